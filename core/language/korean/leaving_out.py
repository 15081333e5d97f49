"""24일은 빼고 · 12월 1일이랑 8일 제외 · 다음 주는 쉬고 · 수요일 말고: what a series leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.calendar.time.days_off import EVERY_PUBLIC_HOLIDAY
from core.calendar.time.expression import Day, Spoken
from core.calendar.time.holiday_names import KOREAN as HOLIDAYS
from core.language.korean.recurrence import WEEKDAY_CODES, WEEKEND, WORKDAYS
from core.language.korean.wording import one_of
from core.language.leaving_out import LeftOut, each_of, in_the_month_before

_DATE = r"(?:(?:올해|내년)\s?)?(?:(?:\d{1,2}월\s?)?\d{1,2}일(?:\s?\([월화수목금토일]\))?|\d{1,2}월(?:\s?달)?|(?:이번|다음)\s?달)"
_WEEKS = r"(?:이번|요번|다음|담|다다음)\s?주(?:\s?[월화수목금토일]요일)?"
_NEAR = r"오늘|내일|모레|글피|\d{1,2}/\d{1,2}(?!\d)"
_WEEKDAY = r"(?<!매주)(?<!매주\s)(?<!격주\s)(?<!매)(?:[월화수목금토일]요일|주말|평일)"
_PUBLIC = r"(?:법정\s?)?공휴일|휴일|빨간\s?날|쉬는\s?날"
_FREE = rf"{_PUBLIC}|방학(?:\s?(?:때|동안|기간))?|연휴"
_HOLIDAY = rf"(?:{one_of(HOLIDAYS)}|설)(?:\s?(?:당일|연휴))?"
_DAY = rf"(?:{_DATE}|{_WEEKS}|{_NEAR}|{_HOLIDAY}|{_FREE})"
_AND = r"(?:\s?[,·~]\s?|(?:이랑|랑|하고|과|와|및)\s?|\s?(?:및|부터)\s)"
_OUT = (
    r"(?:만\s?)?(?:빼고|빼구|제외(?:하고|하구|해서|한)?|말고|건너뛰고|쉬고|쉬어|쉼|휴강(?:이고)?|없이|없고|안\s?하고|패스)"
    r"(?:는|요|이야|이에요)?(?=[\s.,!)~]|$)"
)
_FOUND = re.compile(
    rf"[\s,(]*(?:단\s|근데\s|다만\s)?(?<![\w])(?P<days>{_DAY}(?:{_AND}{_DAY}){{0,9}}(?:까지)?|{_WEEKDAY}(?:{_AND}{_WEEKDAY}){{0,6}})"
    rf"(?:에는|에만|은|는|엔|을|를|에|만|도)?\s?{_OUT}\)?[,\s]*"
)
_WORD = re.compile("빼고|빼구|제외|말고|건너뛰고|쉬고|쉬어|쉼|휴강|없이|없고|안\\s?하고|패스")
_TOKEN = re.compile(rf"{_DAY}|{_WEEKDAY}")


def left_out(text: str) -> LeftOut | None:
    """The first that is said so; None where nothing is."""
    found = _FOUND.search(text) if _WORD.search(text) else None
    if found is None:
        return None
    words = found[0].strip(" ,()")
    days: list[Day] = []
    weekdays: list[str] = []
    for item in _TOKEN.findall(found["days"]):
        weekdays += _weekdays(item)
        days += () if _weekdays(item) else _days(item, days[-1] if days else None)
    if days and re.search("[~]|부터", found["days"]) and len(days) == 2:
        days = list(each_of(days[0], days[1]))
    note = words if EVERY_PUBLIC_HOLIDAY in days or not (days or weekdays) else ""
    return LeftOut(found.start(), found.end(), words, tuple(days), tuple(weekdays), note)


def _weekdays(item: str) -> tuple[str, ...]:
    if item in ("주말", "평일"):
        return WEEKEND if item == "주말" else WORKDAYS
    return (
        (WEEKDAY_CODES["월화수목금토일".index(item[0])],)
        if re.fullmatch("[월화수목금토일]요일", item)
        else ()
    )


def _days(item: str, before: Day | None) -> Iterator[Day]:
    from core.language.korean.time import find_times

    if re.fullmatch(_PUBLIC, item):
        yield EVERY_PUBLIC_HOLIDAY
    for one in find_times(item):
        said = one.expression
        if isinstance(said, Spoken) and said.day is not None:
            for day in each_of(said.day, said.until_day):
                yield in_the_month_before(day, before)
