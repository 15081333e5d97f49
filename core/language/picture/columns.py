"""Weekdays that stand side by side: which column of a timetable or of a week is which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean

from core.calendar.time.expression import CalendarDate
from core.dialogue.reading import Line
from core.language.picture.dates import MONTH, MONTHS, weekday_number
from core.language.picture.page import Row

KOREAN_DAY = re.compile(
    r"\(?(?P<before>\d{1,2})?\s*일?\s*\(?(?P<name>[월윌화수목금토일])(?:요일)?\)?\s*\(?(?P<after>\d{1,2})?일?\)?"
)
ENGLISH_DAY = re.compile(
    r"(?P<before>\d{1,2})?\s*(?P<name>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|s|r|rs|rsday|urday)?\.?\s*,?\s*(?P<after>\d{1,2})?",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"[월윌화수목금토일](?:\s+[월윌화수목금토일])+|(?:[A-Za-z]{3,9}\s+)+[A-Za-z]{3,9}")
NUMBER = re.compile(r"\W*(\d{1,2})\W*")
HEADINGS = re.compile(r"시간|교시|구분|요일|time|period|hours?|gmt\W?\d*|\W*", re.IGNORECASE)
KOREAN_MONTH = re.compile(r"(?:(?P<year>20\d\d)\s*[년.]\s*)?(?<!\d)(?P<month>1[0-2]|0?[1-9])\s*월(?!\s*\d)")
ENGLISH_MONTH = re.compile(rf"\b{MONTH}(?:\s*[-~]\s*\w+)?\s*,?\s*(?P<year>20\d\d)?(?!\s*\d)", re.IGNORECASE)
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Day:
    """The heading of one column; `place` counts columns as they are printed."""

    place: int
    weekday: int
    middle: float
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns, also those whose heading was not read: they stand at the same distance."""

    at: int
    bottom: float
    days: tuple[Day, ...]
    begins: float
    pitch: float

    def place_of(self, cell: Line) -> int | None:
        """The column in which a cell stands; -1 to the left of all of them, None to their right."""
        place = round(((cell.left + cell.right) / 2 - self.begins) / self.pitch)
        if cell.left < self.begins - 0.5 * self.pitch and cell.right < self.begins:
            return -1
        return place if 0 <= place <= 6 else None if place > 6 else -1

    def weekday(self, place: int) -> int:
        """Monday is 0."""
        return (self.days[0].weekday - self.days[0].place + place) % 7


def _cells(row: Row) -> list[Line]:
    """The cells of a row; several weekdays that were read as one cell are parted."""
    parted: list[Line] = []
    for cell in row.cells:
        words = cell.text.split() if SEVERAL.fullmatch(cell.text.strip()) else [cell.text]
        width = (cell.right - cell.left) / len(words)
        parted += [
            Line(
                word,
                cell.confidence,
                cell.left + n * width,
                cell.top,
                cell.left + (n + 1) * width,
                cell.bottom,
            )
            for n, word in enumerate(words)
        ]
    return parted


def _day(cell: Line) -> tuple[int, int | None] | None:
    """(weekday, number of the day) of a heading."""
    text = cell.text.strip()
    found = KOREAN_DAY.fullmatch(text) or ENGLISH_DAY.fullmatch(text)
    if found is None:
        return None
    number = int(found["before"] or found["after"] or 0)
    return weekday_number(found["name"].replace("윌", "월")[:3]), number if 1 <= number <= 31 else None


def _heading(row: Row) -> list[Day]:
    """The days of a row of headings; none where it is something else."""
    cells = _cells(row)
    found = [(cell, day) for cell in cells if (day := _day(cell)) is not None]
    others = [cell for cell in cells if _day(cell) is None and not HEADINGS.fullmatch(cell.text.strip())]
    if len(found) < FEWEST or len(others) > 1:
        return []
    sunday_first = found[0][1][0] == 6
    days = [
        Day((weekday + sunday_first) % 7, weekday, (cell.left + cell.right) / 2, number)
        for cell, (weekday, number) in found
    ]
    rising = all(one.place < other.place for one, other in pairwise(days))
    return days if rising else []


def _numbered(days: list[Day], pitch: float, row: Row | None) -> list[Day]:
    """The days with the numbers that stand in a row of their own above or below them."""
    if row is None or any(day.number for day in days):
        return days
    numbers = [(cell, int(found[1])) for cell in row.cells if (found := NUMBER.fullmatch(cell.text))]
    if len(numbers) < FEWEST:
        return days
    made = []
    for day in days:
        near = (n for cell, n in numbers if abs((cell.left + cell.right) / 2 - day.middle) < pitch / 2)
        made.append(Day(day.place, day.weekday, day.middle, next(near, None)))
    return made


def columns_of(rows: Sequence[Row]) -> Columns | None:
    """The columns below the first row that names three weekdays or more; None on other pages."""
    for at, row in enumerate(rows):
        days = _heading(row)
        if not days:
            continue
        places, middles = [day.place for day in days], [day.middle for day in days]
        pitch = (middles[-1] - middles[0]) / (places[-1] - places[0])
        begins = fmean(middle - place * pitch for place, middle in zip(places, middles, strict=True))
        above, below = rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
        days = _numbered(_numbered(days, pitch, below), pitch, above)
        return Columns(at, row.bottom, tuple(days), begins, pitch)
    return None


def month_of(rows: Sequence[Row]) -> tuple[int | None, int | None]:
    """(year, month) that a page is headed with; None for what it does not tell."""
    for row in rows:
        if found := KOREAN_MONTH.search(row.text):
            return int(found["year"]) if found["year"] else None, int(found["month"])
        if found := ENGLISH_MONTH.search(row.text):
            month = MONTHS.index(found["name"][:3].lower()) + 1
            return int(found["year"]) if found["year"] else None, month
    return None, None


def _true_month(year: int, month: int, day: Day) -> date | None:
    """The day in that month, or in the one beside it, on which it has its weekday."""
    for ahead in (0, 1, -1):
        years, months = divmod(year * 12 + month - 1 + ahead, 12)
        try:
            found = date(years, months + 1, day.number or 0)
        except ValueError:
            continue
        if found.weekday() == day.weekday:
            return found
    return None


def dates_of(columns: Columns, rows: Sequence[Row]) -> dict[int, CalendarDate]:
    """The date of each column; empty where only weekdays are named."""
    numbered = [day for day in columns.days if day.number is not None]
    if len(numbered) < FEWEST:
        return {}
    year, month = month_of(rows[: columns.at])
    sure = None if year is None or month is None else _true_month(year, month, numbered[0])
    if sure is not None:
        monday = sure - timedelta(days=numbered[0].place)
        days = [monday + timedelta(days=place) for place in range(7)]
        return {place: CalendarDate(day.day, day.month, day.year) for place, day in enumerate(days)}
    first = numbered[0].number or 0
    return {
        day.place: CalendarDate(day.number, _rolled(month, (day.number or 0) < first)) for day in numbered
    }


def _rolled(month: int | None, over: bool) -> int | None:
    return month if month is None or not over else month % 12 + 1
