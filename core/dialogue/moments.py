"""Moments that a message names exactly: their words give way to the moment itself, spelt out for whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_HANGUL = re.compile(r"[가-힣]")
_UNTIL = re.compile(r"\s*(?:-|–|—|~|to|until|till)\s*")
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Moment:
    """What `words` of a message stand for, whatever they say: the instant `at` (aware), or only its day."""

    words: str
    at: datetime
    day_only: bool = False


def spelt_out(text: str, moments: Iterable[Moment], zone: str) -> str:
    """The text with each moment in full, on the clocks of `zone`. They stand in it in their order; others are left."""
    korean, done, rest = bool(_HANGUL.search(text)), "", text
    before: datetime | None = None
    for one in moments:
        head, words, tail = rest.partition(one.words) if one.words else (rest, "", "")
        if not words:
            continue
        local = one.at.astimezone(ZoneInfo(zone))
        ends = before is not None and before.date() == local.date() and _UNTIL.fullmatch(head)
        done += head + (_clock(local, korean) if ends else _whole(local, korean, one.day_only))
        before, rest = (None if one.day_only else local), tail
    return done + rest


def _whole(at: datetime, korean: bool, day_only: bool) -> str:
    if day_only:
        return _day(at, korean)
    if (
        at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()
    ):  # the clocks show it twice that night
        at = at.astimezone(UTC)
        return f"{_day(at, korean)} {_clock(at, korean)} UTC"
    return f"{_day(at, korean)} {_clock(at, korean)}"


def _day(at: datetime, korean: bool) -> str:
    if korean:
        return f"{at.year}년 {at.month}월 {at.day}일"
    return f"{_MONTHS[at.month - 1]} {at.day}, {at.year}"


def _clock(at: datetime, korean: bool) -> str:
    if korean:
        return (
            f"{'오전' if at.hour < 12 else '오후'} {(at.hour - 1) % 12 + 1 if at.hour else 0}시 {at.minute}분"
        )
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"
