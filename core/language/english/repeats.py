"""Repetition in English, at a given place of a text: every other Friday, monthly on the 1st, on weekdays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from core.calendar.recurrence import Frequency, Recurrence
from core.calendar.time.expression import CalendarDate, DayPart, Holiday
from core.language.english import rules
from core.language.english.day_rules import NTH, WEEKDAY, day_at
from core.language.english.days import number, ordinal
from core.language.english.rules import Repeat
from core.language.english.words import CODES, NUMBER_WORDS, PARTS, SHORT_WEEKDAYS, WEEKDAYS, one_of

Match: TypeAlias = re.Match[str]


_WEEK = ("MO", "TU", "WE", "TH", "FR")
_UNITS: Mapping[str, tuple[Frequency, int]] = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
_ADVERBS: Mapping[str, Recurrence] = {
    "daily": Recurrence("DAILY"),
    "everyday": Recurrence("DAILY"),
    "nightly": Recurrence("DAILY"),
    "weekly": Recurrence("WEEKLY"),
    "biweekly": Recurrence("WEEKLY", 2),
    "fortnightly": Recurrence("WEEKLY", 2),
    "monthly": Recurrence("MONTHLY"),
}
_SLOW: Mapping[str, Recurrence] = {
    "quarterly": Recurrence("MONTHLY", 3),
    "yearly": Recurrence("YEARLY"),
    "annually": Recurrence("YEARLY"),
}
_SETS: Mapping[str, tuple[tuple[str, ...], DayPart | None]] = {
    "weekday": (_WEEK, None),
    "workday": (_WEEK, None),
    "weeknight": (_WEEK, "evening"),
    "weekend": (("SA", "SU"), None),
}
_SKIP = rf"(?:(other|second|2nd|third|3rd|alternate|{NUMBER_WORDS}|\d{{1,2}})\s+)?"
_OF_THE_MONTH = r"\s+(?:of|in)\s+(?:the|each|every)\s+month\b"
_OF_EVERY_MONTH = r"\s+(?:of|in)\s+(?:each|every)\s+month\b"


def _interval(words: str | None) -> int:
    if words in {"other", "alternate"}:
        return 2
    return (
        1
        if words is None
        else ordinal(words)
        if words in {"second", "third", "2nd", "3rd"}
        else number(words)
    )


def _nth_weekday(m: Match) -> Repeat:
    nth = -1 if m[1] == "last" else ordinal(m[1])
    return Repeat(Recurrence("MONTHLY", by_day=(f"{nth}{CODES[WEEKDAYS[m[2]]]}",)))


def _nth_day(m: Match) -> Repeat:
    return Repeat(Recurrence("MONTHLY", by_month_day=(ordinal(m[1]),)))


def _nth_days(m: Match) -> Repeat:
    days = tuple(-1 if word == "last" else ordinal(word) for word in re.findall(rf"{NTH}|last\b", m[1]))
    return Repeat(Recurrence("MONTHLY", by_month_day=days))


def _last_workday(_: Match) -> Repeat:
    return Repeat(Recurrence("MONTHLY", by_day=_WEEK, by_set_pos=(-1,)))


def _last_day(_: Match) -> Repeat:
    return Repeat(Recurrence("MONTHLY", by_month_day=(-1,)))


def _every_unit(m: Match) -> Repeat:
    freq, count = _UNITS[m[2]]
    return Repeat(Recurrence(freq, _interval(m[1]) * count))


def _every_part(m: Match) -> Repeat:
    return Repeat(Recurrence("DAILY"), part=PARTS[m[1]])


def _every_set(m: Match) -> Repeat:
    days, part = _SETS[m[1]]
    return Repeat(Recurrence("WEEKLY", by_day=days), part=part)


def _adverb(m: Match) -> Repeat | None:
    word = m[0].replace("-", "")
    if word not in _ADVERBS:
        return None
    return Repeat(_ADVERBS[word], mild=True, part="evening" if word == "nightly" else None)


def _slow(m: Match) -> Repeat:
    return Repeat(_SLOW[m[1]])


_EVERY = r"(?:every|each)\s+(?:single\s+)?"
_TABLE: tuple[tuple[str, str, Callable[[Match], Repeat | None]], ...] = (
    ("m t tu w th mwf mw wf tth tuth tr mtwthf mtwtf mtwth", rules.CODE, rules.letters),
    ("# the every each ORD", rules.ORDINALS_WEEKDAY, rules.nth_weekdays),
    ("next the", rules.NEXT_WEEKDAYS, rules.next_weekdays),
    ("COUNT", rules.TIMES_A_DAY, rules.times_a_day),
    ("#", rules.ON_OFF, rules.on_off),
    ("the ORD", rf"(?:the\s+)?(last|{NTH})\s+{WEEKDAY}{_OF_EVERY_MONTH}", _nth_weekday),
    ("the last", rf"(?:the\s+)?last\s+(?:working|business|work|week)\s?day{_OF_EVERY_MONTH}", _last_workday),
    ("the last", rf"(?:the\s+)?last\s+day{_OF_EVERY_MONTH}", _last_day),
    (
        "the ORD",
        rf"(?:the\s+)?({NTH}(?:\s*(?:,|,?\s+and|&)\s*(?:the\s+)?(?:{NTH}|last))*)(?:\s+days?)?{_OF_EVERY_MONTH}",
        _nth_days,
    ),
    ("every each", rf"{_EVERY}(last|{NTH})\s+{WEEKDAY}{_OF_THE_MONTH}", _nth_weekday),
    ("every each", rf"{_EVERY}(last|first|1st|third|3rd|fourth|4th)\s+{WEEKDAY}", _nth_weekday),
    (
        "every each",
        rf"{_EVERY}(\d{{1,2}}(?:st|nd|rd|th))(?:\s+day)?(?:{_OF_THE_MONTH}|(?!\s+[a-z]))",
        _nth_day,
    ),
    ("every each", rf"{_EVERY}{_SKIP}({one_of(_UNITS)})s?\b", _every_unit),
    ("once", rf"once\s+(?:an?|every|each)\s+{_SKIP}({one_of(_UNITS)})s?\b", _every_unit),
    ("every each", rf"{_EVERY}(morning|afternoon|evening|night)\b", _every_part),
    ("mornings afternoons evenings", r"(morning|afternoon|evening)s\b", _every_part),
    ("every each", rf"{_EVERY}({one_of(_SETS)})\b", _every_set),
    ("weekdays workdays weeknights weekends", rf"({one_of(_SETS)})s\b", _every_set),
    ("ADVERB bi", r"bi-?weekly\b|[a-z]+", _adverb),
    (
        "SLOW",
        rf"({one_of(_SLOW)})\b(?=\s*(?:$|[,.;]|on\b|at\b|in\b|starting\b|from\b|until\b|till\b|for\b))",
        _slow,
    ),
)


_CLASSES: Mapping[str, frozenset[str]] = {
    "ORD": frozenset({"#", "last", "first", "second", "third", "fourth", "fifth"}),
    "COUNT": frozenset({"#", "once", "twice", "thrice", "two", "three", "four", "five"}),
    "ADVERB": frozenset(_ADVERBS),
    "SLOW": frozenset(_SLOW),
}


def _index() -> Mapping[str, list[int]]:
    rules: dict[str, list[int]] = {}
    for n, (begins, _, _) in enumerate(_TABLE):
        for word in begins.split():
            for first in _CLASSES.get(word, (word,)):
                rules.setdefault(first, []).append(n)
    return rules


_RULES = _index()
_PLURALS = frozenset(f"{name}s" for name in WEEKDAYS if name.endswith("day")) | {"sats", "fris"}
_COUNTS = _CLASSES["COUNT"]
REPEAT_WORDS = frozenset(_RULES) | _PLURALS | _COUNTS | {"alternate"}


@cache
def _pattern(n: int) -> re.Pattern[str]:
    return re.compile(_TABLE[n][1])


def repeat_at(text: str, start: int, word: str) -> tuple[int, Repeat] | None:
    """The repetition that is told at this place, which begins with `word` (`#` for a numeral)."""
    for n in _RULES.get(word, ()):
        if (m := _pattern(n).match(text, start)) and (repeat := _TABLE[n][2](m)):
            return m.end(), repeat
    if word in _PLURALS:
        return _on_days(text, start, 1)
    if word in _COUNTS:
        return _times_a_week(text, start)
    return _every_day(text, start) if word in {"every", "each", "alternate"} else None


@cache
def _every() -> re.Pattern[str]:
    return re.compile(rf"(?:{_EVERY}(?:(other|second|2nd|third|3rd|alternate)\s+)?|(alternate)\s+(?=\w+s\b))")


def _every_day(text: str, start: int) -> tuple[int, Repeat] | None:
    """Every other Friday; every March 5; every Christmas."""
    m = _every().match(text, start)
    if m is None:
        return None
    interval = _interval(m[1] or m[2])
    if found := _on_days(text, m.end(), interval):
        return found
    day = day_at(text, m.end())
    if day is None or not isinstance(day[1], CalendarDate | Holiday):
        return None
    if isinstance(day[1], CalendarDate) and day[1].month is None:
        return _on_numbers(text, day[0], day[1], interval)
    return day[0], Repeat(Recurrence("YEARLY", interval), day=day[1])


def _on_numbers(text: str, end: int, day: CalendarDate, interval: int) -> tuple[int, Repeat]:
    """Every 15th and 30th."""
    numbers = [day.day or 1]
    while m := _next_number().match(text, end):
        numbers.append(ordinal(m[1]))
        end = m.end()
    return end, Repeat(Recurrence("MONTHLY", interval, by_month_day=tuple(dict.fromkeys(numbers))))


@cache
def _so_often() -> re.Pattern[str]:
    return re.compile(
        rf"(?:once|twice|thrice|(?:\d|{NUMBER_WORDS})\s*(?:x|times))\s+(?:an?|per|each|every)\s+week[\s,:(-]*(?:on\s+)?(?={one_of(WEEKDAYS)})"
    )


def _times_a_week(text: str, start: int) -> tuple[int, Repeat] | None:
    """Twice a week on Tue and Thu: the days say how often."""
    m = _so_often().match(text, start)
    return _on_days(text, m.end(), 1) if m else None


@cache
def _next_number() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:,\s*and\b|,|and\b|&)\s*(?:the\s+)?({NTH})(?:\s+(?:of|in)\s+(?:the|each|every)\s+month\b)?"
    )


def _on_days(text: str, start: int, interval: int) -> tuple[int, Repeat] | None:
    found = weekdays_at(text, start)
    return found and (found[0], Repeat(Recurrence("WEEKLY", interval, by_day=found[1])))


@cache
def _lists() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"{WEEKDAY}\s*(?:-|to|through|thru)\s*{WEEKDAY}"),
        re.compile(rf"({one_of(WEEKDAYS)})s?\b\.?"),
        re.compile(
            rf"\s*(?:,\s*and\b|,|and\b|&|/|\+|\s(?={one_of(SHORT_WEEKDAYS)}\b))\s*(?:on\s+|every\s+)?(?={one_of(WEEKDAYS)}s?\b)"
        ),
    )


def weekdays_at(text: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Mon, wed and fri; Monday to Thursday: their RFC 5545 codes."""
    span, day, joint = _lists()
    if m := span.match(text, start):
        first, last = WEEKDAYS[m[1]], WEEKDAYS[m[2]]
        return m.end(), tuple(CODES[(first + n) % 7] for n in range((last - first) % 7 + 1))
    found, end = set(), start
    while m := day.match(text, end):
        found.add(WEEKDAYS[m[1]])
        end = m.end()
        comma = joint.match(text, end)
        if comma is None:
            break
        end = comma.end()
    return (end, tuple(CODES[n] for n in sorted(found))) if found else None
