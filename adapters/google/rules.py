"""How a series repeats: Google's lines of RFC 5545 as a rule and the dates it leaves out, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from adapters.google.loose import words
from adapters.google.moments import compact
from adapters.google.rule_dates import WHEN, StrangeRule, date_lines, kind_of, originals
from core.calendar.event import Event, Original
from core.calendar.instants import days_on, utc, wall
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import key, original_of, rule_day, when_on
from core.calendar.recurrence import ONCE, Recurrence
from core.calendar.rrule import from_rrule, to_rrule
from core.calendar.rule_days import ruled_days
from core.calendar.when import Settled, Timed, first_day

_UNTIL = re.compile(r"(?<=UNTIL=)[^;]*", re.IGNORECASE)
_CLOCK = re.compile(r";BY(HOUR|MINUTE|SECOND)=([0-9,]+)(?=;|$)", re.IGNORECASE | re.ASCII)
_LAST_SECOND = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Repeats:
    """The rule of a series and what it leaves out; no rule for what does not repeat, or in a way that we cannot tell.

    `strange`: the lines say more, or something else, than what is held of them.
    """

    rule: Recurrence | None = None
    excluded: tuple[Original, ...] = ()
    strange: bool = False


def repeats(lines: object, when: Settled) -> Repeats:
    """As much of the lines as can be held. None is too strange to be read."""
    told = words(lines)
    if not told:
        return Repeats(strange=bool(lines))
    rule, strange = _rule(told, when)
    also, odd = _besides(told, when)
    begun = _with_first(rule, also, first_day(when)) if rule else None
    if begun is None:
        return Repeats(strange=True)
    gone, unread = originals(told, "EXDATE", when)
    known = {kind_of(line) for line in told} <= {"RRULE", "RDATE", "EXDATE"}
    return Repeats(begun[0], in_order(gone), strange or odd or begun[1] or bool(unread) or not known)


def rule_of(line: str, when: Settled) -> tuple[Recurrence, bool]:
    """What an RRULE line says of an event at that time, and whether it says more than that. Raises StrangeRule."""
    value, more = _less_clock(line.partition(":")[2].strip(), when)
    try:
        return from_rrule(_UNTIL.sub(lambda found: _last_day(found[0], when), value)), more
    except (ValueError, OverflowError):
        raise StrangeRule from None


def lines_of(event: Event, there: object) -> list[str]:
    """The lines of a series, in the order that they have there. What says the same is kept as it is."""
    rule, when = event.recurrence, event.when
    if rule is None:
        return []
    told, own = words(there), replace(rule, also=())
    rules = [line for line in told if kind_of(line) == "RRULE"]
    kept = _says(rules[0], own, when) if len(rules) == 1 else bool(told) and not rules and own == ONCE
    besides = [original_of(when_on(when, day)) for day in rule.also]
    begins = key(original_of(when_on(when, first_day(when))))
    made = [
        *(rules if kept else [f"RRULE:{_written(own, when)}"]),
        *date_lines("RDATE", besides, told, when, frozenset({begins} if kept else ())),
        *date_lines("EXDATE", event.excluded, told, when),
    ]
    kinds = [*map(kind_of, told), *map(kind_of, made)]
    return (
        list(told)
        if sorted(made) == sorted(told)
        else sorted(made, key=lambda one: kinds.index(kind_of(one)))
    )


# ── reading ──


def _rule(told: tuple[str, ...], when: Settled) -> tuple[Recurrence | None, bool]:
    """The rule without the dates besides it, and whether there is more to it."""
    rules = [line for line in told if kind_of(line) == "RRULE"]
    if not rules and any(kind_of(line) == "RDATE" for line in told):
        return ONCE, False
    try:
        rule, more = rule_of(rules[0], when) if rules else (None, True)
    except StrangeRule:
        return None, True
    return rule, more or len(rules) > 1


def _besides(told: tuple[str, ...], when: Settled) -> tuple[tuple[date, ...], bool]:
    """The days that RDATE names at the clock of the series, and whether it names others."""
    found, unread = originals(told, "RDATE", when)
    days = {key(one): rule_day(when, one) for one in found}
    held = [day for at, day in days.items() if key(original_of(when_on(when, day))) == at]
    return tuple(sorted(held)), bool(unread) or len(held) < len(days)


def _with_first(rule: Recurrence, also: tuple[date, ...], first: date) -> tuple[Recurrence, bool] | None:
    """With all its days, and whether that is a guess: the first one takes place, whatever the rule says of it.

    It stands among the dates besides where the rule does not give it; whether it counts then is told nowhere. None for
    a rule that gives no day.
    """
    given = next(ruled_days(rule, first), None)
    if given is None and not also:
        return None
    others = tuple(day for day in also if day != first)
    if given == first:
        return replace(rule, also=others), False
    guessed = first not in also and (given is None or rule.count is not None)
    return replace(rule, also=tuple(sorted((first, *others)))), guessed


def _less_clock(value: str, when: Settled) -> tuple[str, bool]:
    """Without hours, minutes and seconds that only repeat the start, and whether others are named besides."""
    start = when.start.time() if isinstance(when, Timed) else None
    more = False
    for name, told in _CLOCK.findall(value) if start else ():
        numbers = {int(number[:9]) for number in told.split(",") if number}
        if getattr(start, name.lower()) not in numbers:
            return value, True
        more |= len(numbers) > 1
    if more and "COUNT=" in value.upper():
        return value, True  # how many days that makes is not for us to find out
    return _CLOCK.sub("", value), more


def _last_day(until: str, when: Settled) -> str:
    """The local last day on which it may still begin."""
    found = WHEN.fullmatch(until.strip().upper())
    if not found or not found[2] or not isinstance(when, Timed):
        return until[:8] if found else until
    zone = ZoneInfo(when.zone)
    end = datetime.fromisoformat(f"{found[1]}T{found[2]}").replace(tzinfo=UTC if found[3] else zone)
    last = utc(end).astimezone(zone).date()
    if utc(wall(last, when.start.time().replace(fold=0), when.zone)) > utc(end):
        last = days_on(last, -1)
    return compact(last)


# ── writing ──


def _says(line: str, rule: Recurrence, when: Settled) -> bool:
    until = _UNTIL.search(line)
    if until and ("T" in until[0].upper()) != isinstance(when, Timed):
        return False
    try:
        return rule_of(line, when) == (rule, False)
    except StrangeRule:
        return False


def _written(rule: Recurrence, when: Settled) -> str:
    """As RRULE; of a timed series UNTIL is the last second in which its last day may still see a start, in UTC."""
    text = to_rrule(rule)
    if rule.until is None or not isinstance(when, Timed):
        return text
    end = utc(wall(rule.until, _LAST_SECOND, when.zone))
    return _UNTIL.sub(f"{compact(end)}Z", text)
