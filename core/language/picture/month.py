"""A month on one page: weekdays side by side, rows of numbered days below, and under each number what happens then."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from core.calendar.time.expression import CalendarDate, Spoken
from core.dialogue.interpretation import EventProposal
from core.dialogue.reading import Line
from core.language.picture.clocks import find_clocks
from core.language.picture.columns import Columns, columns_of, month_of
from core.language.picture.moments import spoken
from core.language.picture.page import Row, joined

MOST = 30
FEWEST = 3
COMMON_YEAR = 2001
"""Stands for a year that nobody tells."""
NUMBERED = re.compile(r"(?P<day>[1-9]|[12]\d|3[01])일?(?:\s+(?P<rest>\D.*))?")
NUMBERS = re.compile(r"\d{1,2}(?:\s+\d{1,2})+")
FRAME = " |[]"
"""What lines around a field are read as."""
NO_TITLE = re.compile(
    r"[\W\d]*|음력?\s?[\d.\s]+|\W*\d*\s?(?:개|건|more|others?|더|더\s?보기|개\s?더)?\W*|오늘|today",
    re.IGNORECASE,
)
HOLIDAY = re.compile(
    r"(?:신정|설날?|추석|(?:설|추석)\s?연휴|삼일절|3\.1절|어린이날|부처님\s?오신\s?날|석가탄신일|현충일|제헌절|광복절|개천절|한글날|성탄절"
    r"|크리스마스(?:\s?이브)?|(?:임시|대체)?\s?공휴일|휴일|근로자의\s?날|노동절|new year'?s(?: day| eve)?|christmas(?: day| eve)?"
    r"|thanksgiving(?: day)?|memorial day|labou?r day|independence day|good friday|easter(?: sunday| monday)?|(?:public |bank )?holiday)"
    r"(?:\s?\(.*\))?",
    re.IGNORECASE,
)
FULL, CLOSE = 0.75, 0.35
"""How much of its column a line fills whose words may go on below, and how near that is, in heights of the line."""


@dataclass(frozen=True, slots=True)
class Week:
    """A row of numbered days: its edges, and the day that its first column is, counted from the first of the month."""

    top: float
    bottom: float
    first: int


def events_in_month(rows: Sequence[Row]) -> list[EventProposal] | None:
    """One event for each line below a day, none where nobody says which month it is; None on other pages."""
    columns = columns_of(rows)
    if columns is None:
        return None
    below = [Row(tuple(_parted(row))) for row in rows[columns.at + 1 :]]
    weeks = _weeks(columns, below)
    if not weeks:
        return None
    year, month = month_of(rows[: columns.at])
    return [] if month is None else list(_events(columns, weeks, below, year, month))[:MOST]


def _events(
    columns: Columns, weeks: Sequence[Week], below: Sequence[Row], year: int | None, month: int
) -> Iterator[EventProposal]:
    for week, place, text in _entries(columns, weeks, below):
        day, (title, time) = _date(year, month, week.first + place), _told(text)
        if not NO_TITLE.fullmatch(title) and not HOLIDAY.fullmatch(title):
            said = Spoken(
                day=day, weekday=columns.weekday(place), clock=time.clock, until_clock=time.until_clock
            )
            yield EventProposal(title=title, time=said)


def _parted(row: Row) -> Iterator[Line]:
    """The cells of a row; several numbers that were read as one are parted."""
    for cell in row.cells:
        text = cell.text.strip(FRAME)
        words = text.split() if NUMBERS.fullmatch(text) else [text]
        width = (cell.right - cell.left) / len(words)
        for at, word in enumerate(words):
            left = cell.left + at * width
            yield replace(cell, text=word, left=left, right=left + width)


def _place(columns: Columns, cell: Line) -> int | None:
    """The column in which a cell begins, or stands where it fits into one; None beside the month."""
    wide = cell.right - cell.left > columns.pitch
    at = cell.left if wide else (cell.left + cell.right) / 2
    place = round((at - columns.begins) / columns.pitch)
    return place if 0 <= place <= 6 else None


def _firsts(columns: Columns, row: Row) -> Counter[int]:
    """By each number in a row, the one that the first column would have: frames make a 16 of a 6, and nothing of a 25."""
    found = ((_place(columns, cell), NUMBERED.fullmatch(cell.text)) for cell in row.cells)
    return Counter(int(number["day"]) - place for place, number in found if place is not None and number)


def _weeks(columns: Columns, rows: Sequence[Row]) -> list[Week]:
    """The rows of numbers, each whole weeks from one in the middle of the month; fewer than three are no month."""
    found = [(row, firsts) for row in rows if (firsts := _firsts(columns, row))]
    whole = [
        Week(row.top, row.bottom, first)
        for row, firsts in found
        for first, count in firsts.most_common(1)
        if count >= FEWEST and 2 * count > firsts.total()
    ]
    if len(whole) < FEWEST:
        return []
    middle = whole[len(whole) // 2]
    weeks = [week for row, firsts in found if (week := _beside(middle, row, firsts)) is not None]
    rising = all(one.first < other.first for one, other in pairwise(weeks))
    return weeks if rising and len(weeks) >= FEWEST else []


def _beside(middle: Week, row: Row, firsts: Counter[int]) -> Week | None:
    """The week of a row of numbers; None where none of them is whole weeks away from the one in the middle."""
    for first, _ in firsts.most_common():
        ahead = first - middle.first
        if ahead % 7 == 0 and (ahead < 0) == (row.top < middle.top):
            return Week(row.top, row.bottom, first)
    return None


def _entries(columns: Columns, weeks: Sequence[Week], rows: Sequence[Row]) -> Iterator[tuple[Week, int, str]]:
    """(week, column, words) of what stands below the numbers, day by day."""
    end = weeks[-1].top + median(other.top - one.top for one, other in pairwise(weeks))
    kept: dict[tuple[int, int], list[Line]] = {}
    for row in rows:
        for cell in row.cells:
            place = _place(columns, cell)
            at = sum(week.top <= (cell.top + cell.bottom) / 2 for week in weeks) - 1
            beside = at >= 0 and (cell.top + cell.bottom) / 2 < weeks[at].bottom
            if place is not None and at >= 0 and cell.bottom < end and (line := _entry(cell, beside)):
                kept.setdefault((at, place), []).append(line)
    for (at, place), lines in sorted(kept.items()):
        yield from ((weeks[at], place, text) for text in _texts(lines, columns.pitch))


def _entry(cell: Line, beside: bool) -> Line | None:
    """What a cell tells besides its number. What is short and stands beside numbers is one that was misread."""
    found = NUMBERED.fullmatch(cell.text)
    if found is not None:
        return replace(cell, text=found["rest"]) if found["rest"] else None
    return None if beside and len(cell.text) < FEWEST + 1 and cell.text.isascii() else cell


def _texts(lines: Sequence[Line], pitch: float) -> Iterator[str]:
    """What happens on one day; a line that fills its column and has another close below goes on there."""
    text, above = "", None
    for line in sorted(lines, key=lambda line: line.top):
        near = above is not None and line.top - above.bottom < CLOSE * (line.bottom - line.top)
        if above is not None and near and above.right - above.left > FULL * pitch:
            text = joined(text, line.text, tight=True)
        else:
            if text:
                yield text
            text = line.text
        above = line
    yield text


def _date(year: int | None, month: int, counted: int) -> CalendarDate:
    """The day that is so many days into a month: before its first and after its last those of its neighbours."""
    day = date(year or COMMON_YEAR, month, 1) + timedelta(days=counted - 1)
    return CalendarDate(day.day, day.month, None if year is None else day.year)


def _told(text: str) -> tuple[str, Spoken]:
    """(title, time) of a line."""
    found = find_clocks(text)
    time = spoken(found[0]) if found else Spoken()
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return " ".join(text.split()).strip(" ,-~·•|"), time
