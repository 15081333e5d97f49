"""How an event of a file repeats: its rule, the days besides it and those it leaves out, as far as we hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from core.calendar.event import Original
from core.calendar.ical.components import Component, Property
from core.calendar.ical.file import Lost
from core.calendar.ical.moments import Moment, Unreadable, moment
from core.calendar.ical.zones import Zones
from core.calendar.instants import days_on, utc, wall
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import key, original_of, rule_day, when_on
from core.calendar.recurrence import ONCE, Frequency, Recurrence
from core.calendar.rrule import from_rrule
from core.calendar.rule_days import ruled_days
from core.calendar.when import Settled, Timed, first_day

_UNTIL = re.compile(r"(?<=UNTIL=)[^;]*", re.IGNORECASE)
_FAR = re.compile(r";UNTIL=(?:2[2-9]|[3-9]\d)\d\d[^;]*", re.IGNORECASE | re.ASCII)
_AWAITED: dict[Frequency, int] = {"DAILY": 400, "WEEKLY": 1500, "MONTHLY": 3000, "YEARLY": 15_000}
"""So many days after its beginning a rule gives its first day, or never: a file may hold hundreds that never do."""
_CLOCK = re.compile(r";BY(HOUR|MINUTE|SECOND)=(\d{1,2})(?=;|$)", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Repeats:
    """No rule: it takes place once, or in a way that we cannot tell; then that is `lost`."""

    rule: Recurrence | None = None
    excluded: tuple[Original, ...] = ()
    lost: tuple[Lost, ...] = ()


def repeats(event: Component, when: Settled, zones: Zones) -> Repeats:
    """What RRULE, RDATE and EXDATE say of an event at that time."""
    rules = event.all("RRULE")
    if not rules and not event.all("RDATE"):
        return Repeats()
    also, odd = _besides(event, when, zones)
    rule = _rule(rules[0], when) if rules else ONCE
    whole = rule and _with_first(rule, also, first_day(when))
    if whole is None or len(rules) > 1 or event.all("EXRULE"):
        return Repeats(lost=("rule_lost",))
    gone, unread = _dates(event.all("EXDATE"), when, zones)
    return Repeats(whole, in_order(gone), ("dates_lost",) if odd or unread else ())


def fitting(at: Moment, when: Settled) -> Original:
    """A date in the form that originals of this series have."""
    return original_on(when, at.day if at.clock is None else at.at)


def original_on(when: Settled, original: Original) -> Original:
    """The same for an original that may have been told in another form."""
    if not isinstance(when, Timed):
        return original.date() if isinstance(original, datetime) else original
    if not isinstance(original, datetime):
        return wall(original, when.start.time().replace(fold=0), when.zone)
    return Timed(original, None, when.zone).start


def _rule(said: Property, when: Settled) -> Recurrence | None:
    """As it is held; None for one that cannot be, or that never gives a day."""
    value = _UNTIL.sub(lambda found: _last_day(found[0], when), _FAR.sub("", said.value.strip()))
    try:
        return from_rrule(_less_clock(value, when))
    except (ValueError, OverflowError):
        return None


def _less_clock(value: str, when: Settled) -> str:
    """Without hours and minutes that only repeat the start."""
    start = when.start.time() if isinstance(when, Timed) else time.min
    told = {name.lower(): int(number) for name, number in _CLOCK.findall(value)}
    same = all(getattr(start, name) == number for name, number in told.items())
    return _CLOCK.sub("", value) if same else value


def _last_day(until: str, when: Settled) -> str:
    """The local last day on which it may still begin."""
    try:
        zone = when.zone if isinstance(when, Timed) else "UTC"
        end = moment(Property(until, {}), Zones(zone, ()))
    except Unreadable:
        return until
    last = end.at.date() if isinstance(when, Timed) else end.day
    if isinstance(when, Timed) and end.clock is not None:
        start = wall(last, when.start.time().replace(fold=0), when.zone)
        last = days_on(last, -1) if utc(start) > utc(end.at) else last
    return last.isoformat().replace("-", "")


def _besides(event: Component, when: Settled, zones: Zones) -> tuple[tuple[date, ...], bool]:
    """The days that RDATE names at the clock of the series, and whether it names others."""
    found, unread = _dates(event.all("RDATE"), when, zones)
    days = {key(one): rule_day(when, one) for one in found}
    held = [day for at, day in days.items() if key(original_of(when_on(when, day))) == at]
    return tuple(sorted(held)), unread or len(held) < len(days)


def _with_first(rule: Recurrence, also: tuple[date, ...], first: date) -> Recurrence | None:
    """With all its days: the first one takes place, whatever the rule says of it. None: the rule gives no day."""
    last = days_on(first, _AWAITED[rule.freq])
    given = next(ruled_days(replace(rule, count=None), first, last=last), None)  # counting takes long
    if given is None and not also:
        return None
    others = {day for day in also if day != first}
    return replace(rule, also=tuple(sorted(others if given == first else {first, *others})))


def _dates(said: Iterable[Property], when: Settled, zones: Zones) -> tuple[list[Original], bool]:
    """Those in all properties, and whether any could not be read."""
    found: list[Original] = []
    unread = False
    for one, value in _values(said):
        try:
            found.append(fitting(moment(one, zones, value.partition("/")[0]), when))
        except Unreadable:
            unread = True
    return found, unread


def _values(said: Iterable[Property]) -> Iterator[tuple[Property, str]]:
    return ((one, value) for one in said for value in one.value.split(",") if value.strip())
