"""Events as calendar files (RFC 5545) that every calendar program reads, ours too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from core.calendar.event import Event, Original
from core.calendar.ical.file import MAX_EVENTS
from core.calendar.ical.lines import escaped, folded, quoted
from core.calendar.ical.written_zones import zone_lines
from core.calendar.instants import utc, wall
from core.calendar.occurrences import key, original_of, when_on
from core.calendar.recurrence import ONCE, Recurrence
from core.calendar.rrule import to_rrule
from core.calendar.when import AllDay, Settled, Timed, first_day

_YEARS_AHEAD, _DATES_A_LINE = 5, 50
_UTC = ("UTC", "Etc/UTC")


def write(events: Iterable[Event], now: datetime) -> tuple[bytes, ...]:
    """Files of at most 500 events each, a series with its changed instances in one; an empty one where there are none."""
    rows = sorted(events, key=lambda row: (first_day(row.when), str(row.id)))
    return tuple(_file(families, now) for families in _parts(_families(rows)))


def _families(rows: Sequence[Event]) -> list[list[Event]]:
    """Each series before its changed instances; one whose series is not there stands alone."""
    families = {row.id: [row] for row in rows if row.series is None}
    for row in rows:
        if row.series is not None:
            families.setdefault(row.series if row.series in families else row.id, []).append(row)
    return list(families.values())


def _parts(families: Iterable[list[Event]]) -> list[list[list[Event]]]:
    parts: list[list[list[Event]]] = [[]]
    for family in families:
        if sum(map(len, parts[-1])) + len(family) > MAX_EVENTS and parts[-1]:
            parts.append([])
        parts[-1].append(family)
    return parts


def _file(families: Sequence[list[Event]], now: datetime) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Haru//Haru//KO", "CALSCALE:GREGORIAN"]
    rows = [row for family in families for row in family]
    for zone in sorted({zone for row in rows for zone in _zones(row.when)}):
        days = [first_day(row.when) for row in rows if zone in _zones(row.when)]
        lines += zone_lines(zone, min(days).year, max(*days, now.date()).year + _YEARS_AHEAD)
    for family in families:
        for row in family:
            lines += _event(row, family, now)
    return "".join(folded(line) for line in (*lines, "END:VCALENDAR")).encode("utf-8", "replace")


def _zones(when: Settled) -> set[str]:
    """Those that its clocks are told in."""
    return {when.zone, when.end_zone or when.zone} - {*_UTC} if isinstance(when, Timed) else set()


def _event(row: Event, family: Sequence[Event], now: datetime) -> Iterator[str]:
    head = family[0]
    yield from ("BEGIN:VEVENT", f"UID:{_uid(head)}", f"DTSTAMP:{_instant(now)}")
    if row is not head and row.original is not None:
        yield _named("RECURRENCE-ID", _at_original(head.when, row.original))
    yield _named("DTSTART", row.when)
    yield from _end(row.when)
    if row.recurrence is not None:
        yield from _repeats(row, row.recurrence, {key(one.original) for one in family if one.original})
    for name, text in (("SUMMARY", row.title), ("LOCATION", row.location), ("DESCRIPTION", row.notes)):
        if text:
            yield f"{name}:{escaped(text)}"
    yield from map(_guest, row.attendees)
    for minutes in row.reminders or ():
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(row.title)}")
        yield from (f"TRIGGER:-PT{minutes}M", "END:VALARM")
    yield "END:VEVENT"


def _uid(head: Event) -> str:
    """The one that all calendars share, where there is one."""
    return (head.placement.uid if head.placement else "") or f"{head.id}@haru"


def _end(when: Settled) -> Iterator[str]:
    if isinstance(when, AllDay):
        yield f"DTEND;VALUE=DATE:{_day(date.fromordinal(when.last.toordinal() + 1))}"
    elif when.end is not None:
        yield _named("DTEND", Timed(when.end, None, when.end_zone or when.zone))


def _repeats(row: Event, rule: Recurrence, changed: set[Original]) -> Iterator[str]:
    """The rule, the days besides it, and those on which nothing takes place."""
    bare = replace(rule, also=())
    if bare != ONCE:
        yield f"RRULE:{_with_until(bare, row.when)}"
    also = [original_of(when_on(row.when, day)) for day in rule.also]
    gone = [one for one in row.excluded if key(one) not in changed]
    for name, dates in (("RDATE", also), ("EXDATE", gone)):
        for start in range(0, len(dates), _DATES_A_LINE):
            told = [_at_original(row.when, one) for one in dates[start : start + _DATES_A_LINE]]
            yield f"{name}{_parameter(row.when)}:{','.join(map(_value, told))}"


def _with_until(rule: Recurrence, when: Settled) -> str:
    """Its last day as what begins then (RFC 5545 §3.3.10)."""
    if rule.until is None or not isinstance(when, Timed):
        return to_rrule(rule)
    last = wall(rule.until, when.start.time().replace(fold=0), when.zone)
    return f"{to_rrule(replace(rule, until=None))};UNTIL={_instant(last)}"


def _guest(name: str) -> str:
    address = f"mailto:{escaped(name)}" if "@" in name else "invalid:nomail"
    return f"ATTENDEE;CN={quoted(name)}:{address}"


def _at_original(series: Settled, original: Original) -> Settled:
    """A date of the series, in the form and zone of its start."""
    if isinstance(series, Timed) and isinstance(original, datetime):
        return Timed(original, None, series.zone)
    day = original.date() if isinstance(original, datetime) else original
    return when_on(series, day)


def _named(name: str, when: Settled) -> str:
    return f"{name}{_parameter(when)}:{_value(when)}"


def _parameter(when: Settled) -> str:
    if isinstance(when, AllDay):
        return ";VALUE=DATE"
    return "" if when.zone in _UTC else f";TZID={when.zone}"


def _value(when: Settled) -> str:
    if isinstance(when, AllDay):
        return _day(when.first)
    return _instant(when.start) if when.zone in _UTC else f"{_day(when.start)}T{when.start:%H%M%S}"


def _instant(at: datetime) -> str:
    at = utc(at).astimezone(UTC)
    return f"{_day(at)}T{at:%H%M%S}Z"


def _day(at: date) -> str:
    return f"{at.year:04d}{at.month:02d}{at.day:02d}"
