"""How a series repeats: Google's lines of RFC 5545 as a rule and the dates it leaves out, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from adapters.google.loose import words
from adapters.google.moments import compact, known_zone
from core.calendar.event import Event, Original
from core.calendar.instants import days_on, utc, wall
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import key
from core.calendar.recurrence import Recurrence
from core.calendar.rrule import from_rrule, to_rrule
from core.calendar.rule_days import rule_days
from core.calendar.when import Settled, Timed, first_day

_UNTIL = re.compile(r"(?<=UNTIL=)[^;]*", re.IGNORECASE)
_WHEN = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)
_LAST_SECOND = time(23, 59, 59)


class StrangeRule(Exception):
    """Lines that say more than a rule of ours can."""


def repeats(lines: object, when: Settled) -> tuple[Recurrence | None, tuple[Original, ...]]:
    """The rule and what it leaves out; None for what does not repeat. Raises StrangeRule."""
    told = words(lines)
    if not told and not lines:
        return None, ()
    rules = [line for line in told if _kind(line) == "RRULE"]
    if len(rules) != 1 or {_kind(line) for line in told} - {"RRULE", "EXDATE"}:
        raise StrangeRule
    rule, first = rule_of(rules[0], when), first_day(when)
    if next(rule_days(rule, first, first, first), None) is None:
        raise StrangeRule  # Google lets the first one take place, whatever the rule says of it
    return rule, excluded(told, when)


def rule_of(line: str, when: Settled) -> Recurrence:
    """What one RRULE line says of an event at that time. Raises StrangeRule."""
    value = line.partition(":")[2]
    try:
        return from_rrule(_UNTIL.sub(lambda found: _last_day(found[0], when), value))
    except (ValueError, OverflowError):
        raise StrangeRule from None


def excluded(lines: Iterable[str], when: Settled) -> tuple[Original, ...]:
    """The originals that EXDATE lines leave out, in order. Raises StrangeRule."""
    found: list[Original] = []
    for line in lines:
        if _kind(line) == "EXDATE":
            head, _, values = line.partition(":")
            zone = next((part[5:] for part in head.split(";") if part.upper().startswith("TZID=")), None)
            found += [_original(value, zone, when) for value in values.split(",")]
    return in_order(found)


def lines_of(event: Event, there: object) -> list[str]:
    """The lines of a series. What stands there is kept as it is where it says the same."""
    if event.recurrence is None:
        return []
    told = words(there)
    rules = [line for line in told if _kind(line) == "RRULE"]
    if len(rules) != 1 or not _says(rules[0], event):
        rules = [f"RRULE:{_written(event.recurrence, event.when)}"]
    return rules + _dates(event, [line for line in told if _kind(line) == "EXDATE"])


def _kind(line: str) -> str:
    return re.split("[:;]", line, maxsplit=1)[0].strip().upper()


def _says(line: str, event: Event) -> bool:
    until = _UNTIL.search(line)
    if until and ("T" in until[0].upper()) != isinstance(event.when, Timed):
        return False
    try:
        return rule_of(line, event.when) == event.recurrence
    except StrangeRule:
        return False


def _dates(event: Event, there: list[str]) -> list[str]:
    gone = in_order(_fitting(one, event.when) for one in event.excluded)
    try:
        same = {key(one) for one in excluded(there, event.when)} == {key(one) for one in gone}
    except StrangeRule:
        same = False
    timed = isinstance(event.when, Timed)
    if same and all(("T" in line.partition(":")[2].upper()) == timed for line in there):
        return there
    return _exdate(event.when, gone)


def _exdate(when: Settled, originals: Sequence[Original]) -> list[str]:
    if not originals:
        return []
    told = ",".join(map(compact, originals))
    return [f"EXDATE;TZID={when.zone}:{told}" if isinstance(when, Timed) else f"EXDATE;VALUE=DATE:{told}"]


def _fitting(original: Original, when: Settled) -> Original:
    """In the form that originals of this series have: one of each day, so its day tells which."""
    if not isinstance(when, Timed):
        return original.date() if isinstance(original, datetime) else original
    if not isinstance(original, datetime):
        return wall(original, when.start.time().replace(fold=0), when.zone)
    return Timed(original, None, when.zone).start


def _written(rule: Recurrence, when: Settled) -> str:
    """As RRULE; of a timed series UNTIL is the last second in which its last day may still see a start, in UTC."""
    text = to_rrule(rule)
    if rule.until is None or not isinstance(when, Timed):
        return text
    end = utc(wall(rule.until, _LAST_SECOND, when.zone))
    return _UNTIL.sub(f"{compact(end)}Z", text)


def _last_day(until: str, when: Settled) -> str:
    """The local last day on which it may still begin."""
    found = _WHEN.fullmatch(until.strip().upper())
    if not found or not found[2] or not isinstance(when, Timed):
        return until[:8] if found else until
    zone = ZoneInfo(when.zone)
    end = datetime.fromisoformat(f"{found[1]}T{found[2]}").replace(tzinfo=UTC if found[3] else zone)
    last = utc(end).astimezone(zone).date()
    if utc(wall(last, when.start.time().replace(fold=0), when.zone)) > utc(end):
        last = days_on(last, -1)
    return compact(last)


def _original(text: str, zone: str | None, when: Settled) -> Original:
    found = _WHEN.fullmatch(text.strip().upper())
    if not found:
        raise StrangeRule
    try:
        at = datetime.fromisoformat(f"{found[1]}T{found[2] or '000000'}")
        if not found[2] or not isinstance(when, Timed):
            return _fitting(at.date(), when)
        source = UTC if found[3] else ZoneInfo(known_zone(zone) or when.zone)
        return _fitting(at.replace(tzinfo=source), when)
    except (ValueError, OverflowError):
        raise StrangeRule from None
