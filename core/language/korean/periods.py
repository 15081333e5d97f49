"""Stretches of time: 3분기, 하반기, 앞으로 2주, 지난 열흘 동안, 1년 6개월 뒤."""

from __future__ import annotations

import re

from core.calendar.time.expression import (
    CalendarDate,
    Day,
    DaysAway,
    DaysFrom,
    Elapsed,
    MonthsAway,
    WholeMonth,
)
from core.language.korean.dates import YEARS
from core.language.korean.lengths import SPANS, minutes_of
from core.language.korean.numbers import COUNT, DAY_COUNTS, number
from core.language.korean.pieces import END, DaySpan, Rule
from core.language.korean.wording import one_of

_YEAR = rf"(?:(?P<year>(?:19|20)\d\d)년|(?P<away>{one_of(YEARS)})(?:의)?)\s?"
_IN_IT = (
    r"(?=에(?!\s?비해)|까지|부터|동안|\s?(?:동안|중에|내에|안에)(?![가-힣])|\s?(?:일정|약속|스케줄|캘린더))"
)
_LENGTH = rf"(?:(?P<word>{one_of(DAY_COUNTS)})|(?P<count>{COUNT}|일(?=주))\s?(?P<unit>일|주일?|개월|달|년))"
_ON = r"\s?(?P<way>뒤|후|있다가|전)(?=에|의|부터|[^가-힣]|$)(?!에?\s?(?:알림|알려))"


def _of_year(match: re.Match[str], first: int, last: int) -> DaySpan:
    year = int(match["year"]) if match["year"] else None
    away = YEARS["".join(match["away"].split())] if match["away"] else None
    return DaySpan(
        CalendarDate(1, first, year, years_away=away), CalendarDate(-1, last, year, years_away=away)
    )


def _quarter(match: re.Match[str]) -> DaySpan:
    last = 3 * int(match["quarter"])
    return _of_year(match, last - 2, last)


def _half(match: re.Match[str]) -> DaySpan:
    return _of_year(match, 1, 6) if match["half"] == "상" else _of_year(match, 7, 12)


def _ahead(match: re.Match[str]) -> DaySpan:
    """앞으로 사흘: today and the two days after it."""
    months, days = _length(match)
    if months:
        return DaySpan(DaysAway(0), DaysFrom(MonthsAway(months), -1))
    return DaySpan(DaysAway(0), DaysAway(days - 1))


def _behind(match: re.Match[str]) -> DaySpan:
    months, days = _length(match)
    return DaySpan(MonthsAway(-months) if months else DaysAway(-days), DaysAway(0))


def _length(match: re.Match[str]) -> tuple[int, int]:
    """Months and days."""
    if match["word"]:
        return 0, DAY_COUNTS[match["word"]]
    count = number(match["count"])
    if match["unit"] in ("개월", "달", "년"):
        return count * (12 if match["unit"] == "년" else 1), 0
    return 0, count * (7 if match["unit"].startswith("주") else 1)


def _months_and_days(match: re.Match[str]) -> Day | None:
    """Two of them at least; one alone is a count as any other."""
    if sum(match[part] is not None for part in ("years", "months", "half", "days")) < 2:
        return None
    months = 12 * number(match["years"] or "") + number(match["months"] or "")
    days = 15 if match["half"] and match["months"] else number(match["days"] or "")
    months += 6 if match["half"] and not match["months"] else 0
    if not months:
        return None
    back = -1 if match["way"] == "전" else 1
    return DaysFrom(MonthsAway(back * months), back * days) if days else MonthsAway(back * months)


def _end_of_year(match: re.Match[str]) -> Day:
    away = YEARS["".join(match["away"].split())]
    month = 1 if match["third"] == "초" else 12
    return WholeMonth(month=month, third="early" if month == 1 else "late", years_away=away)


PERIODS = (
    Rule(rf"(?P<away>{one_of(YEARS)})의?\s?연?(?P<third>[초말]){END}", _end_of_year, "초 말"),
    Rule(rf"(?:{_YEAR})?(?P<quarter>[1-4])\s?(?:사\s?)?분기{_IN_IT}", _quarter, "분기"),
    Rule(rf"(?:{_YEAR})?(?P<half>[상하])반기{_IN_IT}", _half, "반기"),
    Rule(
        rf"(?:앞으로|향후|다가오는(?!\s?\d+일(?!\s?(?:동안|간|안에))))\s?{_LENGTH}(?!\s?(?:뒤|후))(?:\s?(?:동안|간|안에|이내에|내에))?(?:의)?(?![가-힣])",
        _ahead,
        "앞으로 향후 다가오는",
    ),
    *(
        Rule(
            rf"(?:앞으로|지금부터)\s?{span}\s?(?:동안|간|안에|이내에|내에)(?![가-힣])",
            lambda match: Elapsed(0, length=minutes_of(match)),
            "앞으로 지금부터",
        )
        for span, _ in SPANS
    ),
    Rule(
        rf"(?:지난|최근|과거)\s?{_LENGTH}(?!\s?(?:뒤|후|전))(?:\s?(?:동안|간))?(?:의)?(?![가-힣])",
        _behind,
        "지난 최근 과거",
    ),
    Rule(
        rf"(?:(?P<years>{COUNT})\s?년)?\s?(?:(?P<months>{COUNT})\s?(?:개월|달))?"
        rf"\s?(?:하고|그리고)?\s?(?:(?P<half>반)|(?P<days>{COUNT})\s?일)?{_ON}",
        _months_and_days,
        "년 개월 달",
    ),
)
