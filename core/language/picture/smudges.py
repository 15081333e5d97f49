"""Digits of a picture that the engine is not sure of: the other times that an event may have, were they others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.calendar.time.expression import CalendarDate, Clock, Spoken
from core.dialogue.interpretation import EventProposal
from core.dialogue.misread import LOOKS_LIKE
from core.dialogue.reading import Line
from core.language.picture.moments import find_moments, spoken
from core.language.picture.page import tidy

DIGIT = re.compile(r"\d")
Change = tuple[Spoken, Spoken]
"""A time as it was read, and as it reads with another digit."""


def with_smudges(events: Sequence[EventProposal], lines: Sequence[Line]) -> tuple[EventProposal, ...]:
    """The events, each with what else its time may be."""
    changes = [change for line in lines if line.doubted for change in _changes(line)]
    return tuple(replace(event, misread=tuple(dict.fromkeys(_others(event, changes)))) for event in events)


def _changes(line: Line) -> Iterator[Change]:
    """Every other way to read the times of a line, one digit at a time."""
    text = tidy(line.text)
    if DIGIT.findall(text) != DIGIT.findall(line.text):
        return  # which digit is which can no longer be told
    read = find_moments(text)
    places = [found.start() for found in DIGIT.finditer(text)]
    for place in (places[at] for at in line.doubted if at < len(places)):
        for digit in LOOKS_LIKE[text[place]]:
            again = find_moments(f"{text[:place]}{digit}{text[place + 1 :]}")
            if len(again) == len(read):
                yield from ((spoken(one), spoken(other)) for one, other in zip(read, again, strict=True))


def _others(event: EventProposal, changes: Sequence[Change]) -> Iterator[Spoken]:
    time = event.time
    if not isinstance(time, Spoken):
        return
    for read, other in changes:
        if _same_day(time, read) and isinstance(other.day, CalendarDate) and not _same_day(read, other):
            yield replace(time, day=replace(other.day, year=_year(time, read, other)))
        elif _alike(time.clock, read.clock) and other.clock and not _alike(read.clock, other.clock):
            yield replace(time, clock=_at(time.clock, other.clock))
        elif _alike(time.until_clock, read.until_clock) and other.until_clock:
            yield replace(time, until_clock=_at(time.until_clock, other.until_clock))


def _same_day(one: Spoken, other: Spoken) -> bool:
    if not isinstance(one.day, CalendarDate) or not isinstance(other.day, CalendarDate):
        return False
    return (one.day.month, one.day.day) == (other.day.month, other.day.day)


def _year(time: Spoken, read: Spoken, other: Spoken) -> int | None:
    """The event's own, unless that is what reads otherwise."""
    assert isinstance(time.day, CalendarDate)
    assert isinstance(read.day, CalendarDate)
    assert isinstance(other.day, CalendarDate)
    return time.day.year if read.day.year == other.day.year else other.day.year


def _alike(one: Clock | None, other: Clock | None) -> bool:
    """The same time on a dial: the half of the day may stand elsewhere."""
    if one is None or other is None or one.hour is None or other.hour is None:
        return False
    return (one.hour % 12, one.minute) == (other.hour % 12, other.minute)


def _at(clock: Clock | None, other: Clock) -> Clock:
    """The other time, in the half of the day that is known."""
    return (
        other if clock is None or clock.part is None else replace(clock, hour=other.hour, minute=other.minute)
    )
