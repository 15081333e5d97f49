"""Days that are over: 지난 추석, 지난 3월 5일, 지난 9월, 지난 21일에; and 월요일에 뭐 했어?"""

from __future__ import annotations

import re

from core.calendar.time.expression import (
    CalendarDate,
    Day,
    DaysAway,
    Latest,
    TimeExpression,
    WholeMonth,
)
from core.calendar.time.holiday_names import KOREAN as HOLIDAYS
from core.language.korean.dates import DAY, MONTH_NUMBER, month_of, named_holiday
from core.language.korean.numbers import number
from core.language.korean.pieces import Rule
from core.language.korean.wording import Late, one_of
from core.language.over import the_last

_LAST = r"(?:지난|저번)\s?"
_DONE = Late(
    r"(?:[했갔왔봤샀났잤탔썼줬쳤졌]|먹었)(?:었)?(?:어|니|나|지|습니까|습니다|는데|음|다|네)?요?[\s.?!~ㅋㅎㅠㅜ]*$"
)


def looking_back(text: str, time: TimeExpression | None) -> TimeExpression | None:
    """The time of what was done, where that is told or asked."""
    return the_last(time) if _DONE.search(text) else time


def _latest_date(match: re.Match[str]) -> Day | None:
    return Latest(CalendarDate(number(match["day"]), month_of(match))) if match["day"] else None


PAST = (
    Rule(r"지난\s?(?=밤|저녁)", lambda _: DaysAway(-1), "지난"),
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
