"""Days as they are printed: `2027.02.20 SAT`, `2026. 12. 2.(수)`, `12/3(목)`, `December 4-6, 2026`, `'26.12.5 ~ 12.7`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from core.calendar.time.expression import CalendarDate, Spoken
from core.language.found import Found

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
NTH = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<y>20\d{2})"
NOT_A_DAY = r"(?![\d:]|\s*(?:[ap]\.?m\b|시|[/.]\s*\d))"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:(?P<y>20\d{2}|'?\d{2})\s*년\s*)?(?<!\d)(?P<m>\d{1,2})\s*월\s*(?P<d>\d{1,2})\s*일(?!\s?[간차째])",
        rf"(?<![\d.,]){YEAR}\s*[-./]\s*(?P<m>\d{{1,2}})\s*[-./]\s*(?P<d>\d{{1,2}})(?!\d)\.?",
        r"(?<![\d.,:/-])'?(?P<y>2[4-9]|3\d)\s*[./]\s*(?P<m>\d{1,2})\s*[./]\s*(?P<d>\d{1,2})(?![\d:/])\.?",
        rf"(?<![\d./-])(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-]{YEAR}(?!\d)",
        rf"\b{MONTH}\s*{NTH}{NOT_A_DAY}(?:\s*,?\s*{YEAR}(?!\d))?",
        rf"(?<![\d:.]){NTH}\s+(?:of\s+)?{MONTH}(?:\s*,?\s*{YEAR}(?!\d))?",
    )
)
SHORT = re.compile(
    r"(?<![\d./:,-])(?P<m>\d{1,2})\s*(?P<by>[./])\s*(?P<d>\d{1,2})\.?(?![\d/:%]|\s?[점원]|(?!까지|부터|에|오[전후])[가-힣])"
)
AMOUNT = re.compile(
    r"\s?(?:cups?|tsps?|tbsps?|teaspoons?|tablespoons?|oz|lbs?|pounds?|inch(?:es)?|pints?|miles?|컵|큰술|작은술|스푼|숟갈|봉지|마리|쪽|페이지)\b",
    re.IGNORECASE,
)
SHORT_STARTS = re.compile(r"^(?:\s*[^\d\s]{0,12}\s*[:|]?\s*|.*[~-]\s*)$")
SHORT_RANGE = re.compile(r"\s*~\s*\d{1,2}\s*[./]\s*\d{1,2}(?!\d)")
CLOCK_FOLLOWS = re.compile(
    r"[\s,|·]*(?:(?:오전|오후|낮|저녁|밤|아침|am|pm)\s*)?\d{1,2}\s*(?::\d\d|시|[ap]m)", re.IGNORECASE
)
KOREAN_WEEKDAY = re.compile(
    r"\s*[(\[<{]\s*([월화수목금토일])(?:요일)?(?:[^)\]>}\d]{0,8}[)\]>}]|(?=\d|\s|$))|[\s,]*([월화수목금토일])요일"
)
NAMED_WEEKDAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\b\.?"
ENGLISH_WEEKDAY = re.compile(rf"[\s,.(\[|·/]*{NAMED_WEEKDAY}\s*[)\]]?", re.IGNORECASE)
WEEKDAY_BEFORE = re.compile(rf"(?:\b{NAMED_WEEKDAY}|([월화수목금토일])요일)[\s,.(|·]*$", re.IGNORECASE)
GARBLED = re.compile(r"\s?\([^\s()]\)")
KOREAN_DAYS = "월화수목금토일"
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TO = re.compile(r"\s*(?:부터|from)?\s*(?:~|-|→|to\b|until\b|through\b|부터)\s*", re.IGNORECASE)
REST = re.compile(
    r"(?:(?P<m>\d{1,2})\s*[./]\s*)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*(?:일|\.)?(?![\d:]|\s*(?:[ap]\.?m\b|시|[/.]\d))"
    r"(?:\s*,\s*(?P<y>20\d{2}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One printed day, with the weekday beside it."""

    start: int
    end: int
    day: CalendarDate
    weekday: int | None = None


def weekday_number(name: str) -> int:
    """Monday is 0."""
    return KOREAN_DAYS.index(name) if name in KOREAN_DAYS else ENGLISH_DAYS.index(name.lower())


def _year(said: str | None) -> int | None:
    number = None if said is None else int(said.strip("'"))
    return number + 2000 if number is not None and number < 100 else number


def _day(found: re.Match[str]) -> CalendarDate | None:
    """None where there is no such month or day."""
    said = found.groupdict()
    if said.get("a"):
        month, day = int(said["a"]), int(said["b"])
        both = month <= 12 and day <= 12
        month, day = (day, month) if month > 12 else (month, day)
        made = CalendarDate(day, month, _year(said["y"]), slashed=both)
    else:
        name = said.get("name")
        month = MONTHS.index(name[:3].lower()) + 1 if name else int(said["m"])
        made = CalendarDate(int(said["d"]), month, _year(said.get("y")))
    return made if 1 <= (made.month or 0) <= 12 and 1 <= (made.day or 0) <= 31 else None


def _after(text: str, at: int) -> tuple[int | None, int]:
    """(weekday, where it ends) right behind a day."""
    if found := KOREAN_WEEKDAY.match(text, at) or ENGLISH_WEEKDAY.match(text, at):
        name = next(group for group in found.groups() if group)
        return weekday_number(name[:3]), found.end()
    garbled = GARBLED.match(text, at)
    return None, garbled.end() if garbled else at


def _with_weekday(text: str, start: int, end: int, day: CalendarDate) -> Mark:
    weekday, end = _after(text, end)
    before = WEEKDAY_BEFORE.search(text, max(0, start - 14), start)
    if weekday is None and before is not None:
        return Mark(before.start(), end, day, weekday_number((before[1] or before[2])[:3]))
    return Mark(start, end, day, weekday)


def _full(text: str) -> Iterator[Mark]:
    for form in FORMS:
        for found in form.finditer(text):
            day = _day(found)
            if day is not None:
                yield _with_weekday(text, found.start(), found.end(), day)


def _short(text: str) -> Iterator[Mark]:
    """`12/3` and `12.5` are days only where something beside them says so."""
    for found in SHORT.finditer(text):
        day = _day(found)
        if day is None or AMOUNT.match(text, found.end()):
            continue
        mark = _with_weekday(text, found.start(), found.end(), day)
        begins = found["by"] == "/" and SHORT_STARTS.match(text[: found.start()])
        begins = begins or (
            text[found.start() - 1 : found.start()] == "(" and text[found.end() : found.end() + 1] == ")"
        )
        ranged = SHORT_RANGE.match(text, mark.end)
        if mark.weekday is not None or ranged or CLOCK_FOLLOWS.match(text, mark.end) or begins:
            yield mark


def _apart(marks: Iterator[Mark], taken: list[Mark]) -> list[Mark]:
    for mark in marks:
        if all(mark.end <= other.start or mark.start >= other.end for other in taken):
            taken.append(mark)
    return sorted(taken, key=lambda mark: mark.start)


def _rest_of_range(text: str, mark: Mark) -> Mark | None:
    """`~ 7일(월)`, `- 12.06`, `-6, 2026` behind a day."""
    bridge = TO.match(text, mark.end)
    rest = REST.match(text, bridge.end()) if bridge else None
    if rest is None or not 1 <= int(rest["d"]) <= 31:
        return None
    month = int(rest["m"]) if rest["m"] else mark.day.month
    if month is None or not 1 <= month <= 12:
        return None
    year = _year(rest["y"]) or mark.day.year
    weekday, end = _after(text, rest.end())
    return Mark(rest.start(), end, CalendarDate(int(rest["d"]), month, year), weekday)


def _spans(text: str, marks: list[Mark]) -> Iterator[Found]:
    waiting = list(marks)
    while waiting:
        first = waiting.pop(0)
        bridge = TO.match(text, first.end)
        if bridge and waiting and waiting[0].start == bridge.end():
            last: Mark | None = waiting.pop(0)
        else:
            last = _rest_of_range(text, first)
            waiting = [mark for mark in waiting if last is None or mark.start >= last.end]
        said = Spoken(day=first.day, weekday=first.weekday)
        if last is not None:
            yield Found(first.start, last.end, replace(_from(said, last.day), until_day=last.day))
        else:
            yield Found(first.start, first.end, said)


def _from(said: Spoken, last: CalendarDate) -> Spoken:
    """`12.04 - 12.06, 2026`: a year said once holds for both."""
    if isinstance(said.day, CalendarDate) and said.day.year is None and last.year is not None:
        return replace(said, day=replace(said.day, year=last.year))
    return said


@lru_cache(maxsize=2_048)
def find_days(text: str) -> tuple[Found, ...]:
    """Every printed day or range of days in a tidy text, in order."""
    return tuple(_spans(text, _apart(_short(text), _apart(_full(text), []))))
