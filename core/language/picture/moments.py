"""Days and times of day that belong together in one text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from core.calendar.time.expression import Spoken
from core.language.found import Found
from core.language.picture.clocks import find_clocks
from core.language.picture.dates import find_days

GLUE = re.compile(
    r"[\s,.()\[\]·|/:@*-]*(?:at|from|on|시간|시각|time|당일|오는|doors)?[\s,.()\[\]·|/:@*-]*", re.IGNORECASE
)
UNTIL = re.compile(r"\s*(?:~|-|→|to|until|부터)\s*", re.IGNORECASE)
MAY_TELL = re.compile(r"\d|정오|자정|noon|midnight", re.IGNORECASE)
NO_CLOCK = re.compile(
    r"\d{2,4}\s?-\s?\d{3,4}\s?-\s?\d{4}|[₩$€£]\s?[\d,.]+|[\d,]+\s?원|\S+@\S+|https?://\S+|www\.\S+"
)


Join = Callable[[Found, Found, str], Found | None]


def blank_out(text: str) -> str:
    """The text with telephone numbers, prices and addresses of the net covered, at the same length."""
    return NO_CLOCK.sub(lambda found: "#" * len(found[0]), text)


def spoken(found: Found) -> Spoken:
    """Printed times are always of this kind."""
    if not isinstance(found.expression, Spoken):
        raise TypeError(found.expression)
    return found.expression


def _day_then_clock(a: Found, b: Found, between: str) -> Found | None:
    one, two = spoken(a), spoken(b)
    fits = one.day is not None and one.clock is None and two.day is None
    if not fits or not GLUE.fullmatch(between):
        return None
    # Hours behind several days are opening hours of each.
    return Found(a.start, b.end, one if one.until_day is not None else _with_clock(one, two))


def _clock_then_day(a: Found, b: Found, between: str) -> Found | None:
    one, two = spoken(a), spoken(b)
    fits = one.day is None and two.day is not None and two.clock is None
    return Found(a.start, b.end, _with_clock(two, one)) if fits and GLUE.fullmatch(between) else None


def _two_ends(a: Found, b: Found, between: str) -> Found | None:
    """`12.4 10:00 ~ 12.6 18:00`."""
    one, two = spoken(a), spoken(b)
    if one.day is None or one.clock is None or two.day is None or not UNTIL.fullmatch(between):
        return None
    return Found(a.start, b.end, replace(one, until_day=two.day, until_clock=two.clock))


def _with_clock(day: Spoken, clock: Spoken) -> Spoken:
    return replace(day, clock=clock.clock, until_clock=clock.until_clock, minutes=clock.minutes)


def _merged(parts: list[Found], text: str, join: Join) -> list[Found]:
    merged: list[Found] = []
    for part in parts:
        joined = join(merged[-1], part, text[merged[-1].end : part.start]) if merged else None
        if joined is None:
            merged.append(part)
        else:
            merged[-1] = joined
    return merged


def _outside(founds: tuple[Found, ...], taken: tuple[Found, ...]) -> list[Found]:
    return [one for one in founds if all(one.end <= other.start or one.start >= other.end for other in taken)]


@lru_cache(maxsize=2_048)
def find_moments(text: str, whole_day: bool = False) -> tuple[Found, ...]:
    """Every printed day and time in a tidy text, those that belong together as one. In order."""
    if not MAY_TELL.search(text):
        return ()
    covered = blank_out(text)
    days = find_days(covered)
    clocks = _outside(find_clocks(covered, whole_day), days)
    parts = sorted([*days, *clocks], key=lambda found: found.start)
    for join in (_day_then_clock, _clock_then_day, _two_ends):
        parts = _merged(parts, covered, join)
    return tuple(parts)
