"""Days that are over: 지난 추석, 지난 3월 5일, 지난 9월, 지난 21일에; and 월요일에 뭐 했어?"""

from __future__ import annotations

import re
from dataclasses import replace

from core.calendar.time.expression import (
    CalendarDate,
    Day,
    Holiday,
    Latest,
    Spoken,
    TimeExpression,
    WeekdayIn,
    WholeMonth,
)
from core.calendar.time.holiday_names import KOREAN as HOLIDAYS
from core.language.korean.dates import DAY, MONTH_NUMBER, month_of, named_holiday
from core.language.korean.numbers import number
from core.language.korean.pieces import Rule
from core.language.korean.wording import Late, one_of

_LAST = r"(?:지난|저번)\s?"
_DONE = Late(
    r"(?:[했갔왔봤샀났잤탔썼줬쳤졌]|먹었)(?:었)?(?:어|니|나|지|습니까|습니다|는데|음|다|네)?요?[\s.?!~ㅋㅎㅠㅜ]*$"
)


def looking_back(text: str, time: TimeExpression | None) -> TimeExpression | None:
    """What was done on a Monday was done on the last one."""
    if not isinstance(time, Spoken) or time.until_day is not None or not _comes_round(time.day):
        return time
    return replace(time, day=Latest(time.day)) if time.day and _DONE.search(text) else time


def _comes_round(day: Day | None) -> bool:
    match day:
        case WeekdayIn(week=None) | CalendarDate(year=None, years_away=None):
            return True
        case WholeMonth(month=int(), year=None, years_away=None) | Holiday(year=None, years_away=None):
            return True
        case _:
            return False


def _latest_date(match: re.Match[str]) -> Day | None:
    return Latest(CalendarDate(number(match["day"]), month_of(match))) if match["day"] else None


PAST = (
    Rule(
        rf"{_LAST}(?P<holiday>{one_of(HOLIDAYS)})",
        lambda match: Latest(named_holiday(match)),
        "지난 저번",
        whole=True,
    ),
    Rule(rf"{_LAST}{MONTH_NUMBER}\s?{DAY}", _latest_date, "지난 저번"),
    Rule(
        rf"{_LAST}{MONTH_NUMBER}(?!\s?[초중말하상])",
        lambda match: Latest(WholeMonth(month=month_of(match))),
        "지난 저번",
    ),
    Rule(
        r"지난\s(?P<day>\d\d?)일(?=에(?![가-힣]))",
        lambda match: Latest(CalendarDate(int(match["day"]))),
        "지난",
    ),
)
