"""Days and clocks with what belongs to them: the other end of a range, a zone. Texts are in lower case."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from core.calendar.time.airports import AIRPORTS
from core.calendar.time.expression import CalendarDate, Day, WeekdayIn
from core.language.english.clocks import clock_at
from core.language.english.day_rules import MONTH, NO_CLOCK, WEEKDAY, day_at
from core.language.english.days import year_of
from core.language.english.pieces import Piece
from core.language.english.repeats import weekdays_at
from core.language.english.words import MONTHS, WEEKDAYS, ZONES, one_of

_TO = r"\s*(?:-+|~|to\b|til\b|till\b|until\b|through\b|thru\b|and\b|&)\s*(?:the\s+)?"
# 14:30 - LAX 08:50
_TO_AIRPORT = rf"\s*(?:-+>?|→|to\b)\s*(?:{'|'.join(AIRPORTS).lower()})\s+(?=\d{{1,2}}:\d\d|\d{{1,2}}\s?[ap]m)"
_SHORT = frozenset(name for name in ZONES if len(name) <= 4 and " " not in name) - {
    "la",
    "sf",
    "ny",
    "dc",
    "uk",
    "nyc",
}
_REGIONS = frozenset({"eastern", "central", "mountain", "pacific", "korea standard", "central european"})

_WEEK_OF = r"(?:the\s+)?week\s+(?:of|beginning|commencing|starting)\s+(?:on\s+)?(?=the\b|\w*\d|\w+\s+\d)"
_LISTED = rf"{WEEKDAY}\s*(?:-|to|through|thru)"
_TO_DAY = _TO.replace(r"|and\b|&", "")
_LAST_NUMBER = rf"(\d{{1,2}})(?:st|nd|rd|th)?(?!\w){NO_CLOCK}(?:,?\s+(\d{{4}})\b)?(?![/:-])"
_NUMERAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_NUMBERS_AND = (
    rf"(?:\s*,\s*(?:the\s+)?{_NUMERAL})*\s*,?\s*(?:and|&)\s*(?:the\s+)?{_NUMERAL}{NO_CLOCK}(?!\w|:)"
    r"(?=\s*(?:$|[,.;!?)\n@-]|(?:at|from|in|for|with|to|by)\b))"
)
_AND_WEEKDAY = rf"\s*(?:and|&|\+)\s*{WEEKDAY}(?=\s*(?:$|[,.;!?\n]|\d|at\b|from\b|with\b|for\b))"
_NAMED = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:the\s+)?)?"
_NUMBERS_MONTH = (
    rf"(?:the\s+)?{_NAMED}{_NUMERAL}{_TO}{_NAMED}{_NUMERAL}\s+(?:of\s+)?{MONTH}(?:,?\s*(\d{{4}})(?!\d))?"
)
_ZONE = (
    rf"\s*\(?(?:in\s+)?(?:(?:utc|gmt)\s?([+-]\d{{1,2}})(?::00)?|({one_of(_SHORT)})|"
    rf"({one_of(_REGIONS)})(?:\s+(?:standard\s+|daylight\s+)?time)?|({one_of(ZONES)})(?:'s)?\s+time)\b(?:\s+\(us\s+(?:and|&)\s+canada\)|\s*-\s*[a-z ]{3, 20}(?=\)))?\)?"
)
ZONE_WORDS = frozenset(name.split()[0] for name in (*ZONES, *_REGIONS))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Patterns are compiled when they are first needed: most texts need few of them."""
    return re.compile(pattern)


def day_piece(text: str, start: int, at: int) -> Piece | None:
    """A day, a range of days or a list of weekdays at `at`; the piece begins at `start`."""
    if span := numbers_then_month(text, start, at) or _week_of(text, start, at):
        return span
    found = day_at(text, at)
    if found is None:
        return None
    end, day = found
    if isinstance(day, WeekdayIn) and day.week is None:
        days = weekdays_at(text, at)
        if days and days[0] > end and not compiled(_LISTED).match(text, at):
            return Piece(start, days[0], weekdays=days[1])
    until = _until_day(text, end, day)
    if until is None:
        end, also = _more_days(text, end, day)
        return Piece(start, end, day=day, also=also)
    first, last = in_one_order(day, until[1])
    return Piece(start, until[0], day=first, until_day=last)


def _week_of(text: str, start: int, at: int) -> Piece | None:
    """The week of the 14th: seven days from then."""
    m = compiled(_WEEK_OF).match(text, at)
    found = day_at(text, m.end()) if m else None
    return Piece(start, found[0], day=found[1], days=7) if found else None


def _until_day(text: str, end: int, day: Day) -> tuple[int, Day] | None:
    m = compiled(_TO_DAY).match(text, end)
    if m is None:
        return None
    named = compiled(rf"{_NAMED}(?=\d)").match(text, m.end())
    if found := (named and day_at(text, named.end())) or day_at(text, m.end()):
        return found
    last = compiled(_LAST_NUMBER).match(text, m.end())
    if last is None or not isinstance(day, CalendarDate) or day.month is None:
        return None
    return last.end(), CalendarDate(int(last[1]), day.month if day.year else None, day.year)


def _more_days(text: str, end: int, day: Day) -> tuple[int, tuple[Day, ...]]:
    """Dec 3, 4 and 7: the numbers behind a date, up to the one behind `and`."""
    if isinstance(day, WeekdayIn) and day.week is not None:
        m = compiled(_AND_WEEKDAY).match(text, end)
        return (m.end(), (replace(day, weekday=WEEKDAYS[m[1]]),)) if m else (end, ())
    if not isinstance(day, CalendarDate) or day.month is None or day.slashed:
        return end, ()
    m = compiled(_NUMBERS_AND).match(text, end)
    if m is None:
        return end, ()
    numbers = [int(number) for number in compiled(r"\d+").findall(m[0])]
    if not all(one < two <= 31 for one, two in pairwise([day.day or 0, *numbers])):
        return end, ()
    return m.end(), tuple(replace(day, day=number) for number in numbers)


def in_one_order(first: Day, last: Day) -> tuple[Day, Day]:
    """24/12-02/01: where one end can be read only one way round, so is the other."""
    return _like(first, last), _like(last, first)


def _like(day: Day, other: Day) -> Day:
    match day, other:
        case CalendarDate(int(two), int(one), slashed=True), CalendarDate(_, int(month), slashed=True) if (
            max(one, two) <= 12 < month
        ):
            return replace(day, day=one, month=two, slashed=False)
        case CalendarDate(int(two), slashed=True), CalendarDate(int(number), slashed=True) if (
            two <= 12 < number
        ):
            return replace(day, slashed=False)
        case _:
            return day


def numbers_then_month(text: str, start: int, at: int) -> Piece | None:
    """5-7 Oct, the 5th to the 7th of October 2027."""
    m = compiled(_NUMBERS_MONTH).match(text, at)
    if m is None:
        return None
    month, year = MONTHS[m[3]], year_of(m[4])
    until = CalendarDate(int(m[2]), month, year)
    return Piece(start, m.end(), day=CalendarDate(int(m[1]), month, year), until_day=until)


def clock_piece(text: str, start: int, at: int, bare: bool, spans: bool = False) -> Piece | None:
    """A time of day or a range of it, with its zone; `bare` takes a mere number for an hour."""
    first = clock_at(text, at, True, spans)
    if first is None:
        return None
    told = bare or clock_at(text, at) is not None
    end, clock = first
    end, zone = zone_end(text, end)
    m = compiled(_TO_AIRPORT).match(text, end) or compiled(_TO).match(text, end)
    last = clock_at(text, m.end(), bare=True) if m and not _dated(text, m.end()) else None
    if (
        m is None
        or last is None
        or (
            m[0].strip(" the").startswith(("and", "&"))
            and not text.startswith(("between", "bt", "betw"), start)
        )
    ):
        return Piece(start, end, clock=clock, zone=zone) if told else None
    certain = told or clock_at(text, m.end()) is not None
    if not certain and (
        clock.minute or m[0].strip() not in {"-", "~", "to"} or not 1 <= (clock.hour or 0) <= 24
    ):
        return None
    end, until_zone = zone_end(text, last[0])
    there = until_zone if zone and until_zone != zone else None
    piece = Piece(start, end, clock=clock, until_clock=last[1], zone=zone or until_zone, bare=not certain)
    return replace(piece, until_zone=there)


def _dated(text: str, at: int) -> bool:
    """2027-05-04, 5/4: a day behind the dash, whose first digits are no hour."""
    if text[at : at + 1].isdigit() and (found := day_at(text, at)) and isinstance(found[1], CalendarDate):
        return True
    m = compiled(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}/\d{1,2}\b|\d{1,2}\.\d{1,2}\.\d{2}").match(text, at)
    return m is not None


def end_piece(text: str, at: int) -> Piece | None:
    """Behind a time of day: a dash and the day on which it ends."""
    m = compiled(r"\s*(?:-+>?|~|→|>)\s*").match(text, at)
    piece = day_piece(text, at, m.end()) if m else None
    return replace(piece, role="until") if piece else None


def zone_piece(text: str, start: int) -> Piece | None:
    """Berlin time, PST: a zone that stands apart from its clock."""
    end, zone = zone_end(text, start)
    apart = zone and compiled(r"[a-z]{3,4}|utc.*|gmt.*|.*\btime").fullmatch(text[start:end])
    return Piece(start, end, zone=zone) if apart else None


def zone_end(text: str, end: int) -> tuple[int, str | None]:
    """Where the words of a zone end that may follow a clock, and the zone."""
    word = compiled(r"\s*\(?(?:in\s+)?([a-z]+)").match(text, end)
    m = compiled(_ZONE).match(text, end) if word and word[1] in ZONE_WORDS else None
    if m is None:
        return end, None
    if m[1]:
        hours = int(m[1])
        return m.end(), f"Etc/GMT{-hours:+d}" if -14 <= -hours <= 12 else None
    return m.end(), ZONES[" ".join((m[2] or m[3] or m[4]).split())]
