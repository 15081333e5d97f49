"""Meals that are events and not times of day: the 점심 of 12시 점심, 3시 회의."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.calendar.time.expression import Clock, DayPart
from core.language.korean.pieces import Piece, Sign

_HOURS: Mapping[DayPart, range] = {"morning": range(5, 11), "lunch": range(11, 15), "evening": range(17, 22)}
_PAUSE = re.compile("[,/\n]")
_TAKEN = re.compile(
    r"(?P<meal>점심|저녁|브런치|아침(?=\s?(?:식사|밥)))\s(?P<what>약속|식사|미팅|모임|자리|밥)(?![가-힣]{2})"
)


def with_its_meal(title: str, said: str) -> str:
    """내일 점심 약속: the meal tells the hour, and is what the 약속 is."""
    found = _TAKEN.search(said)
    if found is None or found["meal"] in title:
        return title
    return re.sub(rf"(?<![가-힣]){found['what']}", f"{found['meal']} {found['what']}", title, count=1)


def at_mealtime(hour: int, part: DayPart | None) -> bool:
    """Whether an hour, on either clock face, is one at which the meal of that part of the day is taken."""
    hours = _HOURS.get(part or "am", range(0))
    return hour in hours or (hour < 12 and hour + 12 in hours)


def is_meal(said: object) -> bool:
    """Whether it is 점심 or 저녁 without an hour."""
    return isinstance(said, Clock) and said.hour is None and said.part in _HOURS


class Meals:
    """Goes along the pieces of a text, and knows whether an hour was told before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._hour_told = False

    def without(self, group: Sequence[Piece], piece: Piece) -> Piece:
        """The 9시 of 7시 저녁 9시 영화: the meal belongs to the hour before it."""
        before, said = group[-1].said if group else None, piece.said
        if not (isinstance(before, Clock) and isinstance(said, Clock) and piece.joined):
            return piece
        if before.part is not None or not before.hour or not said.hour:
            return piece
        later = said.hour == 12 or said.hour % 12 > before.hour % 12
        paused = _PAUSE.search(self._text, group[-1].end, piece.start)
        if paused or not later or not at_mealtime(before.hour, said.part):
            return piece
        start = next(n for n in range(piece.start, piece.end) if self._text[n].isdigit())
        return replace(piece, start=start, said=replace(said, part=None))

    def ended(self, group: Sequence[Piece], piece: Piece) -> bool:
        """Whether a meal was named on a line of its own or after an hour, and what follows is something else."""
        told_before = self._hour_told
        self._hour_told = told_before or (isinstance(piece.said, Clock) and piece.said.hour is not None)
        if len(group) != 1 or not is_meal(group[0].said):
            return False
        between = self._text[group[0].end : piece.start]
        return "\n" in between or (told_before and (piece.said is Sign.AND or bool(_PAUSE.search(between))))
