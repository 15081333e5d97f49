"""Timetables whose days stand side by side: each cell below a day is an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import EventProposal
from core.dialogue.reading import Line
from core.language.picture.clocks import find_clocks, tells_24_hours
from core.language.picture.moments import blank_out, find_moments, spoken
from core.language.picture.page import Row
from core.language.picture.table import exam_of


def _day_of(cell: Line) -> Spoken | None:
    """The day that a heading names, with nothing else in it."""
    found = find_moments(cell.text)
    whole = len(found) == 1 and found[0].end - found[0].start > 0.8 * len(cell.text)
    said = spoken(found[0]) if whole else Spoken()
    return said if said.day is not None and said.clock is None and said.until_day is None else None


def _heading(rows: Sequence[Row]) -> tuple[int, list[tuple[Line, Spoken]]]:
    """(row, days from left to right) where three days or more stand side by side."""
    for at, row in enumerate(rows):
        days = [(cell, day) for cell in row.cells if (day := _day_of(cell)) is not None]
        if len(days) >= 3 and len(row.cells) - len(days) <= 1:
            return at, days
    return 0, []


def _below(row: Row, days: list[tuple[Line, Spoken]]) -> Iterator[tuple[Line, Spoken]]:
    """The cells of a row, each with the day above it."""
    for cell in row.cells:
        middle = (cell.left + cell.right) / 2
        head, day = min(days, key=lambda one: abs((one[0].left + one[0].right) / 2 - middle))
        if min(cell.right, head.right) > max(cell.left, head.left):
            yield cell, day


def events_in_grid(rows: Sequence[Row]) -> list[EventProposal]:
    """One event for each filled cell; none where the page has no such heading."""
    at, days = _heading(rows)
    if not days:
        return []
    whole_day = tells_24_hours(blank_out("\n".join(row.text for row in rows)))
    suffix = exam_of("\n".join(row.text for row in rows[:at]))
    events: list[EventProposal] = []
    for row in rows[at + 1 :]:
        hours = find_clocks(row.cells[0].text, whole_day)
        clock = spoken(hours[0]) if hours else Spoken()
        for cell, day in _below(row, days):
            if any(letter.isalpha() for letter in cell.text) and len(row.cells) > 1:
                time = Spoken(
                    day=day.day, weekday=day.weekday, clock=clock.clock, until_clock=clock.until_clock
                )
                events.append(EventProposal(title=f"{cell.text} {suffix}".strip(), time=time))
    return events
