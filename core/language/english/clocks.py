"""Times of day and lengths in English, at a given place of a text. Texts are in lower case."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from core.calendar.time.expression import Clock, DayPart
from core.language.english.words import MINUTES, NUMBER_WORDS, NUMBERS, ONES, one_of

Match: TypeAlias = re.Match[str]

_HOUR = one_of(ONES)
_MINUTE = one_of(
    "five ten fifteen twenty twenty-five thirty thirty-five forty forty-five fifty fifty-five".split()
)
_SPOKEN_MINUTE = rf"(?:oh\s+five|{_MINUTE.replace('-', '[- ]')})"
# 5 guys, 7-eleven, 12 Main St, 4 people: a number that is no hour
_NO_HOUR = (
    r"(?![\d:]|[./]\d|\s+\w+\s+(?:street|ave|avenue|road|drive|lane|blvd|square|st)\b|st\b|nd\b|rd\b|th\b|\s?%|\s?x\b|-(?!ish)[a-z]|'|"
    r"\s+(?:guys|eleven|club|main|st|street|ave|avenue|road|rd|broadway|people|persons?|percent|of\s+us|kids|boxes|"
    r"min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?|times|bucks|dollars|points|degrees|"
    r"miles?|km|k|pages?|copies|floors?|nights?|north|south|east|west|more|other|others|different|items|things)\b)"
)


def _part(letter: str | None) -> DayPart | None:
    return None if letter is None else "am" if letter == "a" else "pm"


def _count(words: str) -> int:
    words = " ".join(words.split()).removeprefix("oh ")
    if words.endswith("quarter"):
        return 15
    return 30 if words == "half" else int(words) if words.isdecimal() else NUMBERS[words]


def _numeral(m: Match) -> Clock:
    return Clock(int(m[1]), int(m[2] or 0), _part(m[3] or m[4]))


def _colon(m: Match) -> Clock:
    early = len(m[1]) == 2 and m[1][0] == "0" and m[1] != "00"
    return Clock(int(m[1]), int(m[2]), "am" if early else None)


def _oclock(m: Match) -> Clock:
    return Clock(_count(m[1]))


def _worded(m: Match) -> Clock:
    return Clock(_count(m[1]), _count(m[2]) if m[2] else 0, _part(m[3]))


def _named(m: Match) -> Clock:
    return Clock(None, part="midnight") if m[1] == "midnight" else Clock(12, part="noon")


def _past(m: Match) -> Clock:
    minutes, hour = _count(m[1]), _count(m[3])
    if m[2] in {"past", "after"}:
        return Clock(hour, minutes, _part(m[4]))
    return Clock((hour - 2) % 12 + 1, 60 - minutes, _part(m[4]))


def _half_seven(m: Match) -> Clock:
    return Clock(_count(m[1]), 30, _part(m[2]))


def _part_first(m: Match) -> Clock:
    return Clock(int(m[2]), int(m[3] or 0), _part(m[1]))


def _four(m: Match) -> Clock:
    return Clock(int(m[1]), int(m[2]), "am" if m[1][0] == "0" and m[1] != "00" else None)


def _hour_h(m: Match) -> Clock:
    return Clock(int(m[1] or m[3]), int(m[2] or 0))


def _bare(m: Match) -> Clock:
    return Clock(_count(m[1]), _count(m[2] or m[3]) if m[2] or m[3] else 0)


# 16h, 9h30; but 2h is a length
HOUR_H = r"(?:([6-9]|1\d|2[0-3])h([0-5]\d)|(1[3-9]|2[0-3])h)"
_AFTER_HOUR = r"(?!\d|:\d|st\b|nd\b|rd\b|th\b)\b(?:\s?([ap])\.?m\b\.?)?"
_CERTAIN: tuple[tuple[str, Callable[[Match], Clock]], ...] = (
    (r"(\d{1,2})(?:[:.](\d{2}))?(?:\s?([ap])\.?\s?m\b\.?|([ap])\b(?!'))", _numeral),
    (r"(\d{1,2})(\d{2})\s?([ap])\.?m\b", _numeral),
    (r"(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])", _colon),
    (rf"(\d{{1,2}}|{_HOUR})\s?o'?\s?clock\b", _oclock),
    (rf"({_HOUR})(?:[\s-]({_SPOKEN_MINUTE}))?\s?([ap])\.?m\b", _worded),
    (r"(?:12\s+|high\s+)?(noon|midday|midnight)(?=-?ish\b|\b)", _named),
    (rf"{HOUR_H}(?!\w)", _hour_h),
    (
        rf"(half|(?:a\s+)?quarter|{_MINUTE.replace('-', '[- ]')}|\d{{1,2}}(?=\s+min|\s+past|\s+after))(?:\s+min(?:ute)?s?)?\s+(past|after|to|till|before|of)\s+"
        rf"({_HOUR}|1[0-2]|[1-9]){_AFTER_HOUR}",
        _past,
    ),
    (rf"half\s+({_HOUR}|1[0-2]|[1-9])\b(?!\s*(?:hours?|days?|off|price|-)){_AFTER_HOUR}", _half_seven),
    (r"([01]\d|2[0-4])([0-5]\d)\s?(?:hrs?|hours|h)\b", _four),
    (r"(?:(?<!i )(?<=\s)|^)([ap])\.?m\.?\s*(1[0-2]|0?[1-9]):([0-5]\d)(?![\d:])", _part_first),
)
_BARE: tuple[tuple[str, Callable[[Match], Clock]], ...] = (
    (r"([01]\d|2[0-3])([0-5]\d)\b(?!\s+[a-z]*\s*(?:st|street|ave|road|main)\b)", _four),
    (r"([1-9])([0-5]\d)\b(?!\s+[a-z]*\s*(?:st|street|ave|road|main|people|miles|km|dollars)\b)", _four),
    (rf"(2[0-4]|1?\d|{_HOUR})(?:[\s-]({_SPOKEN_MINUTE})|[:.](\d{{2}}))?(?:\b|(?=-?ish\b)){_NO_HOUR}", _bare),
)
CLOCK_WORDS = frozenset(
    [
        *ONES,
        "half",
        "quarter",
        "a",
        "an",
        "noon",
        "noonish",
        "midday",
        "midnight",
        "high",
        "fifteen",
        "twenty",
        "am",
        "pm",
    ]
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def clock_at(text: str, start: int, bare: bool = False, spans: bool = False) -> tuple[int, Clock] | None:
    """The time of day that is told at this place.

    `bare` takes a mere number for one; `spans`: ten to twelve is a range here.
    """
    for pattern, meaning in (*_CERTAIN, *_BARE) if bare else _CERTAIN:
        m = _compiled(pattern).match(text, start)
        if m is None or (spans and meaning is _past and m[2] in {"to", "till"}):
            continue
        return _end(text, m.end()), meaning(m)
    return None


def _end(text: str, end: int) -> int:
    m = _compiled(r"\s?-?ish\b|\s+(?:sharp|on\s+the\s+dot|exactly)\b").match(text, end)
    return m.end() if m else end


_AMOUNT = rf"(\d{{1,3}}(?:\.\d{{1,2}})?|\.5|{NUMBER_WORDS})"
_LENGTHS: tuple[tuple[str, Callable[[Match], float]], ...] = (
    (r"(?:a\s+)?half(?:\s+an?\s+|\s+|-)hour\b", lambda _: 30),
    (r"(?:a\s+)?quarter\s+(?:of\s+an\s+)?hour\b", lambda _: 15),
    (r"an?\s+hour\s+and\s+a\s+half\b", lambda _: 90),
    (rf"{_AMOUNT}\s+and\s+a\s+half\s+hours?\b", lambda m: _number(m[1]) * 60 + 30),
    (
        rf"{_AMOUNT}\s?(?:hours?|hrs?|h)\s?(?:and\s+)?(\d{{1,2}})\s?(?:minutes?|mins?|m\b|(?![\w:]))",
        lambda m: _number(m[1]) * 60 + int(m[2]),
    ),
    (rf"{_AMOUNT}[\s-]*({one_of(MINUTES)})\b", lambda m: _number(m[1]) * MINUTES[m[2]]),
    (r"(?:one-)?(hour)[\s-]long\b", lambda _: 60),
)


def _number(words: str) -> float:
    return float(words) if "." in words else _count(words)


@cache
def _unit() -> re.Pattern[str]:
    """What every length has in it: looked for first, for the patterns are long and few texts tell one."""
    return re.compile(r"hour|hr|min|(?:[\d\s-]|[a-z]{2})[hm]\b|\dh")


def length_at(text: str, start: int) -> tuple[int, int] | None:
    """Minutes that are told at this place: 90 minutes, an hour and a half, 1h30."""
    if _unit().search(text, start, start + 40) is None:
        return None
    for pattern, minutes in _LENGTHS:
        if m := _compiled(pattern).match(text, start):
            return m.end(), round(minutes(m))
    return None
