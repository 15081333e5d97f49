"""The hours down the side of a timetable or of a week, and what time it is at a height of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.calendar.time.expression import Clock, Spoken
from core.dialogue.reading import Line
from core.language.picture.clocks import find_clocks
from core.language.picture.moments import spoken

HOUR = re.compile(r"\W*(\d{1,2})\s?시?\W*")
DAY = 24 * 60
NOON = 12 * 60
SNAP = 0.3
HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """A time at the side: minutes from midnight, and where it stands. `end` where a span is printed."""

    middle: float
    start: int
    end: int | None = None


def minutes_of(clock: Clock) -> int | None:
    """Minutes from midnight; a bare hour is taken as it stands."""
    if clock.hour is None:
        return NOON if clock.part == "noon" else None
    hour = clock.hour
    if clock.part in ("pm", "evening", "night", "afternoon") and hour < 12:
        hour += 12
    if clock.part in ("am", "dawn", "morning") and hour == 12:
        hour = 0
    return hour * 60 + clock.minute


def clock_of(minutes: int) -> Clock:
    """A time of day that nobody can take for another."""
    hour, minute = divmod(minutes % DAY, 60)
    return Clock(hour, minute, "am" if hour < 12 else None)


def _said(text: str) -> Spoken | None:
    if bare := HOUR.fullmatch(text):
        return Spoken(clock=Clock(int(bare[1]))) if int(bare[1]) <= 24 else None
    found = find_clocks(text)
    return spoken(found[0]) if len(found) == 1 else None


def _mark(cell: Line) -> Mark | None:
    said = _said(cell.text)
    start = minutes_of(said.clock) if said is not None and said.clock is not None else None
    if said is None or start is None:
        return None
    end = minutes_of(said.until_clock) if said.until_clock is not None else None
    if end is not None and said.clock is not None and said.clock.part is None and end - start >= NOON:
        start += NOON  # 1:00 - 1:50 PM
    return Mark((cell.top + cell.bottom) / 2, start, end)


def _rising(marks: Sequence[Mark]) -> list[Mark]:
    """After noon a clock begins anew: 11, 12, 1, 2."""
    rising: list[Mark] = []
    for mark in marks:
        last = rising[-1].start if rising else 0
        if mark.start <= last and mark.start + NOON > last:
            mark = replace(mark, start=mark.start + NOON)
        if mark.end is not None and mark.end < mark.start:
            mark = replace(mark, end=mark.end + NOON)
        if mark.start > last or not rising:
            rising.append(mark)
    return rising


def marks_of(cells: Sequence[Line]) -> list[Mark]:
    """The times at the side, from the top."""
    found = (_mark(cell) for cell in sorted(cells, key=lambda cell: cell.top))
    return _rising([mark for mark in found if mark is not None])


def nearest(marks: Sequence[Mark], height: float) -> Mark:
    """The mark beside a height."""
    return min(marks, key=lambda mark: abs(mark.middle - height))


def time_at(marks: Sequence[Mark], height: float) -> int | None:
    """The minutes at a height between the marks, on the mark that is near or to the half hour; None far off."""
    if len(marks) < 2:
        return None
    below = next((n for n, mark in enumerate(marks) if mark.middle > height), len(marks) - 1)
    one, other = marks[max(0, below - 1)], marks[max(1, below)]
    share = (height - one.middle) / (other.middle - one.middle)
    if not -SNAP <= share <= 1.9:
        return None
    if abs(share - round(share)) <= SNAP:
        return one.start + round(share) * (other.start - one.start)
    return round((one.start + share * (other.start - one.start)) / HALF_HOUR) * HALF_HOUR
