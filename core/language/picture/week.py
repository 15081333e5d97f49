"""Timetables and weeks: weekdays side by side, hours down the side, and what happens in the fields between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.calendar.recurrence import WEEKDAYS, Recurrence
from core.calendar.time.expression import CalendarDate, Spoken
from core.dialogue.interpretation import EventProposal
from core.dialogue.reading import Line
from core.language.picture.clocks import find_clocks
from core.language.picture.columns import Columns, columns_of, dates_of
from core.language.picture.hours import Mark, clock_of, marks_of, minutes_of, nearest, time_at
from core.language.picture.moments import find_moments, spoken
from core.language.picture.page import Row, joined
from core.language.picture.periods import are_untimed, tells_hours, timed, without_legend
from core.language.picture.table import ROOM, exam_of
from core.language.picture.words import PLACE

MOST = 30
BEGINS = re.compile(r"개강|시작|starts?|begins?|first\s+day", re.IGNORECASE)
ENDS = re.compile(r"종강|종료|ends?|last\s+day", re.IGNORECASE)
NO_EVENT = re.compile(
    r"^(?:점심(?:\s?시간)?|lunch(?:\s?break)?|공강|휴식|break|종일|all[- ]?day)$", re.IGNORECASE
)
FULL = 0.62
"""How much of its column a line fills when its last word may go on below."""


@dataclass(frozen=True, slots=True)
class Field:
    """What stands together in one column, from the top."""

    place: int
    lines: tuple[Line, ...]

    @property
    def own(self) -> Spoken | None:
        """The time that it tells itself."""
        found = [one for line in self.lines for one in find_clocks(line.text)]
        return spoken(found[0]) if found else None


def _words(line: Line) -> str:
    text = line.text
    for found in reversed(find_clocks(text)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return " ".join(text.split()).strip(" ,-~·|")


def _parts(above: Sequence[Line], line: Line) -> bool:
    """Whether a line begins another field than that of the lines above it."""
    height = min(line.bottom - line.top, above[-1].bottom - above[-1].top)
    timed = any(find_clocks(one.text) for one in above)
    time_first = bool(find_clocks(above[0].text)) and not _words(above[0])
    again = timed and (bool(find_clocks(line.text)) if time_first else True)
    return line.top - above[-1].bottom > 0.9 * height or again


def _fields(columns: Columns, cells: dict[int, list[Line]], marks: Sequence[Mark]) -> Iterator[Field]:
    """All fields, column by column. Beside spans of hours, all that stands in one row of them is one field."""
    spans = any(mark.end is not None for mark in marks)
    for place, lines in sorted(cells.items()):
        group: list[Line] = []
        for line in sorted(lines, key=lambda line: line.top):
            if group and (_other_row(marks, group[-1], line) if spans else _parts(group, line)):
                yield Field(place, tuple(group))
                group = []
            group.append(line)
        if group:
            yield Field(place, tuple(group))


def _other_row(marks: Sequence[Mark], one: Line, other: Line) -> bool:
    return nearest(marks, (one.top + one.bottom) / 2) != nearest(marks, (other.top + other.bottom) / 2)


def _named(field: Field, pitch: float) -> tuple[str, str]:
    """(title, place): the lines up to the room; a name that fills its column goes on below."""
    title, place, last = "", "", 0.0
    for line in field.lines:
        words = _words(line)
        if not words:
            continue
        if ROOM.search(words) or (title and PLACE.search(words)):
            place = place or words
        elif not title or last > FULL * pitch:
            title = joined(title, words, tight=last > FULL * pitch) if title else words
            last = line.right - line.left
    return title, place


def _half(minutes: int, beside: int | None) -> int:
    """A bare hour belongs to the half of the day beside which it stands."""
    if beside is None or minutes >= 780:
        return minutes
    return min((minutes, minutes + 720), key=lambda one: abs(one - beside))


def _time(field: Field, marks: Sequence[Mark]) -> Spoken | None:
    """The hours of a field, by its own words or by the side of the page."""
    own, first = field.own, field.lines[0]
    middle = (first.top + first.bottom) / 2
    beside = time_at(marks, middle)
    if own is not None and own.clock is not None:
        return _told(own, beside)
    if any(mark.end is not None for mark in marks):
        mark = nearest(marks, (first.top + field.lines[-1].bottom) / 2)
        return Spoken(clock=clock_of(mark.start), until_clock=clock_of(mark.end) if mark.end else None)
    return None if beside is None else Spoken(clock=clock_of(beside))


def _told(own: Spoken, beside: int | None) -> Spoken:
    start = minutes_of(own.clock) if own.clock is not None else None
    if start is None or own.clock is None or own.clock.part is not None:
        return own
    start = _half(start, beside)
    end = minutes_of(own.until_clock) if own.until_clock is not None else None
    if end is not None and end <= start and end + 720 > start:
        end += 720
    return Spoken(clock=clock_of(start), until_clock=None if end is None else clock_of(end))


def _dates(rows: Sequence[Row], word: re.Pattern[str]) -> CalendarDate | None:
    """The date beside a word."""
    for row in rows:
        for found in find_moments(row.text) if word.search(row.text) else ():
            day = spoken(found).day
            if isinstance(day, CalendarDate):
                return day
    return None


def term_of(rows: Sequence[Row]) -> tuple[CalendarDate, CalendarDate] | None:
    """(first day, last day) of the term that a timetable is for."""
    for row in rows:
        for found in find_moments(row.text):
            said = spoken(found)
            if isinstance(said.day, CalendarDate) and isinstance(said.until_day, CalendarDate):
                return said.day, said.until_day
    first, last = _dates(rows, BEGINS), _dates(rows, ENDS)
    return (first, last) if first is not None and last is not None and first != last else None


def _repeats(said: Spoken, weekday: int, term: tuple[CalendarDate, CalendarDate] | None) -> EventProposal:
    rule = Recurrence("WEEKLY", by_day=(WEEKDAYS[weekday],))
    day = term[0] if term else None
    time = Spoken(day=day, clock=said.clock, until_clock=said.until_clock)
    return EventProposal(time=time, recurrence=rule, repeat_until=term[1] if term else None)


def _sorted(rows: Sequence[Row], columns: Columns) -> tuple[dict[int, list[Line]], list[Line]]:
    """(the cells of each column, the cells at the side) below the headings."""
    cells: dict[int, list[Line]] = {}
    side: list[Line] = []
    for row in without_legend(rows[columns.at + 1 :]):
        for cell in row.cells:
            place = columns.place_of(cell)
            if place == -1:
                side.append(cell)
            elif (
                place is not None and not tells_hours(cell) and any(letter.isalnum() for letter in cell.text)
            ):
                cells.setdefault(place, []).append(cell)
    return cells, side


def lacks_hours(rows: Sequence[Row]) -> bool:
    """Whether this is a timetable whose lessons are numbered, and nobody says when they are."""
    columns = columns_of(rows)
    return columns is not None and are_untimed(_sorted(rows, columns)[1], rows)


def events_in_week(rows: Sequence[Row]) -> list[EventProposal]:
    """One event for each field; weekly ones where only weekdays are named. None on other pages."""
    columns = columns_of(rows)
    if columns is None:
        return []
    dates = dates_of(columns, rows)
    outside = rows[: columns.at]
    if not dates and exam_of("\n".join(row.text for row in outside)):
        return []
    cells, side = _sorted(rows, columns)
    marks = marks_of(timed(side, rows))
    term = term_of([*outside, *rows[-2:]])
    events: list[EventProposal] = []
    for field in _fields(columns, cells, marks):
        said = _time(field, marks)
        title, place = _named(field, columns.pitch)
        if said is None or NO_EVENT.match(title) or sum(letter.isalpha() for letter in title) < 2:
            continue
        events.append(_event(columns, dates, field.place, said, term, title, place))
    return events[:MOST]


def _event(
    columns: Columns,
    dates: dict[int, CalendarDate],
    place: int,
    said: Spoken,
    term: tuple[CalendarDate, CalendarDate] | None,
    title: str,
    room: str,
) -> EventProposal:
    weekday = columns.weekday(place)
    if place in dates:
        time = Spoken(day=dates[place], weekday=weekday, clock=said.clock, until_clock=said.until_clock)
        return EventProposal(title=title, time=time, location=room)
    made = _repeats(said, weekday, term)
    return EventProposal(
        title=title, time=made.time, location=room, recurrence=made.recurrence, repeat_until=made.repeat_until
    )
