"""As it is now, on another day: 내일 이 시간, 일주일 뒤 이 시각, 내년 이맘때."""

from __future__ import annotations

import re

from core.calendar.time.expression import Day, DaysAway, Elapsed, MonthsAway
from core.language.korean.dates import YEARS
from core.language.korean.days import AWAY, ON, WEEK, tightened, week_of
from core.language.korean.numbers import COUNT, DAY_COUNTS, number
from core.language.korean.pieces import Rule
from core.language.korean.wording import one_of, tight

_MONTHS = {"다음 달": 1, "다다음 달": 2, "지난 달": -1, "저번 달": -1}


def _same_hour(match: re.Match[str]) -> Elapsed:
    if match["away"]:
        return Elapsed(0, days=AWAY[tightened(match["away"])])
    if match["week"]:
        return Elapsed(0, days=7 * week_of(match))
    days = DAY_COUNTS.get(match["word"] or "") or number(match["count"]) * (7 if match["weeks"] else 1)
    return Elapsed(0, days=-days if match["way"] == "전" else days)


def _same_day(match: re.Match[str]) -> Day:
    if match["week"]:
        return DaysAway(7 * week_of(match))
    year, month = tightened(match["year"]), tightened(match["month"])
    return MonthsAway(12 * YEARS[year] if year else tight(_MONTHS)[month])


SAME_TIME = (
    Rule(
        rf"(?:(?P<away>{one_of(AWAY)})|{WEEK}|(?:(?P<word>{one_of(DAY_COUNTS)})"
        rf"|(?P<count>{COUNT}|일(?=주))\s?(?:(?P<weeks>주일?)|일)){ON})(?:에)?\s이\s?(?:시간|시각)(?:쯤)?(?:에)?(?![가-힣])",
        _same_hour,
        "이시간 이시각",
    ),
    Rule(
        rf"(?:{WEEK}|(?P<year>{one_of(YEARS)})|(?P<month>{one_of(_MONTHS)}))의?\s?[이요]맘때(?:쯤)?",
        _same_day,
        "맘때",
    ),
)
