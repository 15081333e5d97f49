"""Lessons that a timetable numbers instead of timing them, and the hours of these where the picture tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.dialogue.reading import Line
from core.language.picture.clocks import find_clocks
from core.language.picture.page import Row

FEWEST = 3
PERIOD = re.compile(
    r"제?\s?(?P<korean>\d{1,2})\s?교시|\b(?:period|lesson)\s?(?P<english>\d{1,2})\b|\b(?P<ordinal>\d{1,2})(?:st|nd|rd|th)\s(?:period|lesson)\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
APART = " \n:=|-~·.,()[]"
REACH = 40
"""How many letters behind its number the hours of a period are looked for, and what may stand between."""
BARE = re.compile(r"\W*(\d{1,2})\W*")


def timed(side: Sequence[Line], rows: Sequence[Row]) -> list[Line]:
    """The cells at the side of a timetable, hours in place of the numbers of its periods. Where these stand alone and
    the page does not tell the hours of each, none has any."""
    numbers = _numbers(side)
    if len(numbers) < FEWEST:
        return [replace(cell, text=PERIOD.sub("", cell.text, count=1)) for cell in side]
    told = _hours(rows)
    known = all(number in told for number in numbers.values())
    hours = [replace(side[at], text=told[number]) for at, number in numbers.items()] if known else []
    others = [cell for at, cell in enumerate(side) if at not in numbers and not PERIOD.search(cell.text)]
    below = sum(bool(find_clocks(cell.text)) for cell in others) >= len(numbers)
    return hours or (others if below else [])


def without_legend(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a timetable but for those that only tell the hours of its periods, one beside the other."""
    below = False
    for row in rows:
        numbered = sum(_whole(cell.text) is not None for cell in row.cells) >= FEWEST
        if not numbered and not below:
            yield row
        below = numbered


def tells_hours(cell: Line) -> bool:
    """Whether a cell is about a period, and no lesson."""
    return PERIOD.search(cell.text) is not None


def are_untimed(side: Sequence[Line], rows: Sequence[Row]) -> bool:
    """Whether a timetable numbers its lessons and says nowhere when they are."""
    numbers = _numbers(side)
    return len(numbers) >= FEWEST and not all(number in _hours(rows) for number in numbers.values())


def _numbers(side: Sequence[Line]) -> dict[int, int]:
    """The cells that are a number and nothing else, with it. Bare ones count from one: else they are hours."""
    named = {at: number for at, cell in enumerate(side) if (number := _whole(cell.text)) is not None}
    bare = {at: int(found[1]) for at, cell in enumerate(side) if (found := BARE.fullmatch(cell.text))}
    downwards = [bare[at] for at in sorted(bare, key=lambda at: side[at].top)]
    counted = len(bare) >= FEWEST and downwards == list(range(1, len(bare) + 1))
    return named | (bare if counted else {})


def _whole(text: str) -> int | None:
    text = text.strip(" ()[]·.-:")
    if plain := ORDINAL.fullmatch(text):
        return int(plain[1])
    found = PERIOD.fullmatch(text)
    return None if found is None else _number(found)


def _number(found: re.Match[str]) -> int:
    return int(found["korean"] or found["english"] or found["ordinal"])


def _hours(rows: Sequence[Row]) -> dict[int, str]:
    """The words by which a page times its periods: behind their numbers, or in the row below them."""
    told = dict(_behind("\n".join(row.text for row in rows)))
    for row, below in pairwise(rows):
        told |= dict(_beneath(row, below))
    return told


def _behind(text: str) -> Iterator[tuple[int, str]]:
    """Also at the beginning of the next row, where the page is not wide enough."""
    for mark in PERIOD.finditer(text):
        behind = text[mark.end() : mark.end() + REACH].lstrip(APART)
        found = find_clocks(behind)
        if found and not found[0].start:
            yield _number(mark), behind[: found[0].end]


def _beneath(row: Row, below: Row) -> Iterator[tuple[int, str]]:
    numbers = [(cell, number) for cell in row.cells if (number := _whole(cell.text)) is not None]
    for cell, number in numbers if len(numbers) >= FEWEST else ():
        middle = (cell.left + cell.right) / 2
        under = next((one for one in below.cells if one.left <= middle <= one.right), None)
        if under is not None and find_clocks(under.text):
            yield number, under.text
