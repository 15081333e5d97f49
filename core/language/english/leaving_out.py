"""Except the 24th, skipping Dec 1 and 8, but not next week: single days that a series leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.calendar.time.days_off import EVERY_PUBLIC_HOLIDAY
from core.calendar.time.expression import CalendarDate, Day, WholeMonth
from core.language.english.day_rules import MONTH
from core.language.english.exceptions import WORDS
from core.language.english.spans import compiled, day_piece
from core.language.english.text import plain as made_plain
from core.language.english.words import CODES, MONTHS, WEEKDAYS
from core.language.leaving_out import LeftOut, each_of, in_the_month_before, is_date

_NAMED = (
    r"(?:from\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?=(?:the\s+)?\d|[a-z]{3,9}\.?\s\d))?"
)
_SAID = rf"[\s,(]*\b(?:{WORDS}|(?:without|skip|minus|not)\s+(?:on\s+)?(?:the\s+)?(?=\w)){_NAMED}"
_HINT = r"(?i:except|exclu|leave\s+out|\bno\s|skip|apart|other\s+than|but\s+not|\bnot\s|without|minus)"
_AND = r"\s*(?:,\s*(?:and|or)?|and|or|&)\s*(?:also\s+)?(?:on\s+)?(?:the\s+)?"
_BARE = r"(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:[:/.]\d|am\b|pm\b|a\.m|p\.m|o'clock))"
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_WEEKDAYS_ALONE = rf"(?i)\s*(?:(?:but|and|oh)[\s,]+)?(?:except|excluding|skip(?:ping)?|without|not|leave\s+out|no)\s+(?:for\s+|on\s+)?(?:the\s+)?(weekends?|{_DAYS}(?:(?:\s*,\s*|\s+(?:and|or)\s+){_DAYS}){{0,5}})(?:\s+please)?[\s.!]*"
_MOST = 10


def left_out(text: str) -> LeftOut | None:
    """The first that is said so; None where nothing is, or only weekdays, which the rule itself leaves out."""
    if compiled(_HINT).search(text) is None:
        return None
    plain = made_plain(text)
    if alone := compiled(_WEEKDAYS_ALONE).fullmatch(plain):
        named = compiled(_DAYS).findall(alone[1])
        weekdays = tuple(CODES[WEEKDAYS[name.removesuffix("s")]] for name in named)
        return LeftOut(0, len(text), text.strip(), weekdays=weekdays or ("SA", "SU"))
    for said in compiled(_SAID).finditer(plain):
        found = list(_days(plain, said.end()))
        if found:
            end = found[-1][0]
            days = tuple(day for _, some in found for day in some)
            closing = compiled(r"\s*\)").match(plain, end)
            words = text[said.start() : end].strip(" ,(")
            note = words if EVERY_PUBLIC_HOLIDAY in days else ""
            return LeftOut(said.start(), closing.end() if closing else end, words, days, note=note)
    return None


def _days(plain: str, at: int) -> Iterator[tuple[int, tuple[Day, ...]]]:
    """Where each ends, and what it is; a list goes on as long as dates follow."""
    before: Day | None = None
    for _ in range(_MOST):
        found = _bare(plain, at, before) or _whole(plain, at, before)
        if found is None:
            return
        yield found
        end, (*_, before) = found
        more = compiled(_AND).match(plain, end)
        if more is None:
            return
        at = more.end()


def _bare(plain: str, at: int, before: Day | None) -> tuple[int, tuple[Day, ...]] | None:
    """Nov 25, 30: a number goes on with the month before it."""
    number = compiled(_BARE).match(plain, at)
    if number is None or not isinstance(before, CalendarDate) or before.month is None:
        return None
    return number.end(), (replace(before, day=int(number[1])),)


def _whole(plain: str, at: int, before: Day | None) -> tuple[int, tuple[Day, ...]] | None:
    public = compiled(r"(?:(?:public|national|korean)\s+)?holidays\b").match(plain, at)
    if public is not None:
        return public.end(), (EVERY_PUBLIC_HOLIDAY,)
    month = compiled(rf"{MONTH}(?!\s*(?:the\s+)?\d)").match(plain, at)
    if month is not None:
        return month.end(), (WholeMonth(month=MONTHS[month[1]]),)
    piece = day_piece(plain, at, at)
    if piece is None or piece.day is None or not is_date(piece.day):
        return None
    day = in_the_month_before(piece.day, before)
    return piece.end, (*each_of(day, piece.until_day), *(in_the_month_before(one, day) for one in piece.also))
