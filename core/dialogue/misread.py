"""Doubts that come with the eyes: a digit that was taken for another, and a rule that meets days off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from core.calendar.event import Original
from core.calendar.recurrence import WEEKDAYS, Recurrence
from core.calendar.time.days_off import KOREA, public_holidays
from core.calendar.time.expression import CalendarDate, Spoken
from core.calendar.time.resolution import Doubt, Resolution
from core.calendar.time.resolve import resolve
from core.calendar.when import Partial, Settled, Timed, When
from core.dialogue.interpretation import EventProposal
from core.dialogue.message import Preferences

LOOKS_LIKE = {
    "0": "689",
    "1": "74",
    "2": "7",
    "3": "8",
    "4": "19",
    "5": "68",
    "6": "580",
    "7": "12",
    "8": "360",
    "9": "48",
}
MOST = 5


def with_look_alikes(
    event: EventProposal, meant: Resolution, anchor: datetime, preferences: Preferences
) -> tuple[Doubt, ...]:
    """The doubts of a picture's event. Where date and weekday disagree, also the dates that one misread digit makes
    of the printed one and that agree with the weekday; where the engine doubts a digit, the times that another one
    makes: to be chosen, never to be taken for granted.
    """
    if not meant.doubts:
        return _unsure(event, meant, anchor, preferences)
    return tuple(
        replace(doubt, options=tuple(dict.fromkeys((*doubt.options[:1], *found, *doubt.options[1:])))[:MOST])
        if doubt.kind == "weekday_mismatch" and (found := (*_agreeing(event, anchor, preferences),))
        else doubt
        for doubt in meant.doubts
    )


def _unsure(
    event: EventProposal, meant: Resolution, anchor: datetime, preferences: Preferences
) -> tuple[Doubt, ...]:
    """What was read, and what else it may be; nothing where only the reading agrees with its weekday or is yet to come."""
    others = [resolve(time, anchor, preferences.zone, recurrence=event.recurrence) for time in event.misread]
    found = dict.fromkeys(
        other.when
        for other in others
        if not other.doubts and _rolled(other) <= _rolled(meant) and other.when != meant.when
    )
    if not found or isinstance(meant.when, Partial):
        return ()
    return (Doubt("unsure_digit", (meant.when, *found)[:MOST]),)


def _rolled(meant: Resolution) -> bool:
    """Whether it counts as next year's, since this year's is over."""
    return any(guess.kind == "year" for guess in meant.assumptions)


def _agreeing(event: EventProposal, anchor: datetime, preferences: Preferences) -> Iterator[Settled]:
    said = event.time
    if not isinstance(said, Spoken) or not isinstance(said.day, CalendarDate):
        return
    for day in _look_alikes(said.day):
        found = resolve(replace(said, day=day), anchor, preferences.zone)
        if not found.doubts and not _rolled(found) and not isinstance(found.when, Partial):
            yield found.when


def _look_alikes(day: CalendarDate) -> Iterator[CalendarDate]:
    """The dates that one other digit in the day, or in the month, would make."""
    yield from (replace(day, day=number) for number in _other_numbers(day.day) if 1 <= number <= 31)
    yield from (replace(day, month=number) for number in _other_numbers(day.month) if 1 <= number <= 12)


def _other_numbers(number: int | None) -> Iterator[int]:
    digits = "" if number is None else str(number)
    for at, digit in enumerate(digits):
        yield from (int(f"{digits[:at]}{other}{digits[at + 1 :]}") for other in LOOKS_LIKE[digit])


def days_off(rule: Recurrence | None, when: When) -> tuple[Original, ...]:
    """The starts of a term's lessons that fall on a public holiday, where we know them: in Korea."""
    if rule is None or rule.until is None or not isinstance(when, Timed) or when.zone != KOREA:
        return ()
    start, last = when.start, rule.until
    off = {day for year in range(start.year, last.year + 1) for day in public_holidays(year)}
    return tuple(
        start.replace(year=day.year, month=day.month, day=day.day)
        for day in sorted(off)
        if start.date() <= day <= last and WEEKDAYS[day.weekday()] in rule.by_day
    )
