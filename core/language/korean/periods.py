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
    WholeQuarter,
    WholeWeek,
)
from core.language.korean.dates import YEARS
from core.language.korean.lengths import SPANS, minutes_of
from core.language.korean.numbers import COUNT, DAY_COUNTS, number
from core.language.korean.pieces import END, DaySpan, Length, NextTo, Rule
from core.language.korean.wording import one_of

_YEAR = rf"(?:(?P<year>(?:19|20)\d\d)년|(?P<away>{one_of(YEARS)})(?:의)?)\s?"
_IN_IT = r"(?=에(?!\s?비해)|까지|부터|동안|\s?(?:동안|중에|내에|안에)(?![가-힣])|\s?(?:일정|약속|스케줄|캘린더)|\s*$)"
LENGTH = rf"(?:(?P<word>{one_of(DAY_COUNTS)})|(?P<count>{COUNT}|일(?=주)|며(?=칠)|몇)\s?(?P<unit>[일칠]|주일?|개월|달|년))"
_QUARTERS = {"이번": 0, "다음": 1, "다다음": 2, "지난": -1, "저번": -1}
_SOME = 3
_WITHIN = r"(?=\s?(?:안에|안으로|이내|내로|내에))"
_ON = r"\s?(?P<way>뒤|후|있다가|전)(?=에|의|부터|[^가-힣]|$)(?!에?\s?(?:알림|알려))"


def _of_year(match: re.Match[str], first: int, last: int) -> DaySpan:
    year = int(match["year"]) if match["year"] else None
    away = YEARS["".join(match["away"].split())] if match["away"] else None
    return DaySpan(
        CalendarDate(1, first, year, years_away=away), CalendarDate(-1, last, year, years_away=away)
    )


def _quarter(match: re.Match[str]) -> DaySpan:
    last = 3 * number(match["quarter"])
    return _of_year(match, last - 2, last)


def _half(match: re.Match[str]) -> DaySpan:
    return _of_year(match, 1, 6) if match["half"] == "상" else _of_year(match, 7, 12)


def _ahead(match: re.Match[str]) -> DaySpan:
    """앞으로 사흘: today and the two days after it."""
    months, days = months_and_days(match)
    if months:
        return DaySpan(DaysAway(0), DaysFrom(MonthsAway(months), -1))
    return DaySpan(DaysAway(0), DaysAway(days - 1))


def _behind(match: re.Match[str]) -> DaySpan:
    months, days = months_and_days(match)
    return DaySpan(MonthsAway(-months) if months else DaysAway(-days), DaysAway(0))


def months_and_days(match: re.Match[str]) -> tuple[int, int]:
    """Months and days; 며칠 and 몇 주 are about three."""
    if match["word"]:
        return 0, DAY_COUNTS[match["word"]]
    count = _SOME if match["count"] in ("며", "몇") else number(match["count"])
    if match["unit"] in ("개월", "달", "년"):
        return count * (12 if match["unit"] == "년" else 1), 0
    return 0, count * (7 if match["unit"].startswith("주") else 1)


def _days(match: re.Match[str]) -> int:
    return DAY_COUNTS[match["word"]] if match["word"] else number(match["days"] or "")


def _together(match: re.Match[str]) -> Day | None:
    """Two of them at least; one alone is a count as any other."""
    if sum(match[part] is not None for part in ("years", "months", "weeks", "half", "word", "days")) < 2:
        return None
    months = 12 * number(match["years"] or "") + number(match["months"] or "")
    days = 15 if match["half"] and match["months"] else _days(match)
    days += 7 * number(match["weeks"] or "")
    months += 6 if match["half"] and match["years"] and not match["months"] else 0
    back = -1 if match["way"] == "전" else 1
    if not months:
        return DaysAway(back * days) if match["weeks"] else None
    return DaysFrom(MonthsAway(back * months), back * days) if days else MonthsAway(back * months)


def _just_now(match: re.Match[str]) -> Elapsed:
    """지난 한 시간: the one that ends now."""
    minutes = minutes_of(match)
    return Elapsed(-minutes, length=minutes)


def _from_now(match: re.Match[str]) -> Elapsed:
    return Elapsed(0, length=minutes_of(match))


def _later(match: re.Match[str]) -> NextTo:
    """…에서 이틀 뒤."""
    months, days = months_and_days(match)
    return NextTo(days, months)


def _lasting(match: re.Match[str]) -> Length:
    """내일부터 3주."""
    months, days = months_and_days(match)
    return Length(days=days, months=months)


def _next(match: re.Match[str]) -> DaySpan:
    """다음 3일: from tomorrow; 다음 두 주, 다음 석 달: from next Monday, from the first."""
    months, days = months_and_days(match)
    if match["unit"] == "년":
        return DaySpan(CalendarDate(1, 1, years_away=1), CalendarDate(31, 12, years_away=months // 12))
    if months:
        return DaySpan(MonthsAway(1, 1), MonthsAway(months, -1))
    if match["unit"] and match["unit"].startswith("주"):
        return DaySpan(WholeWeek(1), WholeWeek(days // 7))
    return DaySpan(DaysAway(1), DaysAway(days))


def _within(match: re.Match[str]) -> Day:
    months, days = months_and_days(match)
    return MonthsAway(months) if months else DaysAway(days)


def _end_of_year(match: re.Match[str]) -> Day:
    away = YEARS["".join(match["away"].split())]
    month = 1 if match["third"] == "초" else 12
    return WholeMonth(month=month, third="early" if month == 1 else "late", years_away=away)


PERIODS = (
    Rule(rf"(?P<away>{one_of(YEARS)})의?\s?연?(?P<third>[초말]){END}", _end_of_year, "초 말"),
    Rule(rf"(?:{_YEAR})?(?P<quarter>[1-4일이삼사])\s?(?:사\s?)?분기{_IN_IT}", _quarter, "분기"),
    Rule(
        rf"(?P<which>{one_of(_QUARTERS)})\s?분기{_IN_IT}",
        lambda match: WholeQuarter(_QUARTERS[match["which"]]),
        "분기",
    ),
    Rule(rf"(?:{_YEAR})?(?P<half>[상하])반기{_IN_IT}", _half, "반기"),
    Rule(
        rf"(?:앞으로|향후|다가오는(?!\s?\d+일(?!\s?(?:동안|간|안에))))\s?{LENGTH}(?!\s?(?:뒤|후))(?:\s?(?:동안|간|안에|이내에|내에))?(?:의)?(?![가-힣])",
        _ahead,
        "앞으로 향후 다가오는",
    ),
    *(
        Rule(
            rf"(?:앞으로|지금부터)\s?{span}\s?(?:동안|간|안에|이내에|내에)(?![가-힣])",
            _from_now,
            "앞으로 지금부터",
        )
        for span, _ in SPANS
    ),
    Rule(
        rf"(?:지난|최근|과거)\s?{LENGTH}(?!\s?(?:뒤|후|전))(?:\s?(?:동안|간))?(?:의)?(?![가-힣])",
        _behind,
        "지난 최근 과거",
    ),
    Rule(
        rf"(?:(?P<years>{COUNT})\s?년)?\s?(?:(?P<months>{COUNT})\s?(?:개월|달))?"
        rf"\s?(?:(?P<weeks>{COUNT})\s?주일?)?\s?(?:하고|그리고)?"
        rf"\s?(?:(?P<half>반)|(?P<word>{one_of(DAY_COUNTS)})|(?P<days>{COUNT})\s?일)?(?:{_ON}|(?P<within>{_WITHIN}))",
        _together,
        "년 개월 달 주",
    ),
    Rule(rf"(?P<word>(?!))?(?P<count>{COUNT})\s?(?P<unit>개월|달|년){_WITHIN}", _within, "개월 달 년"),
    Rule(
        r"(?P<word>(?!))?(?P<count>며|몇)\s?(?P<unit>[일칠]|주|달|개월|년)\s?전(?=에|의|부터|\s|$)",
        _behind,
        "며칠 몇",
    ),
    Rule(
        rf"다음\s{LENGTH}(?:(?<!년)|(?=\s?(?:동안|간|안에|$)))(?!\s?(?:뒤|후|전|까지))(?:\s?(?:동안|간|안에|이내에|내에))?(?:의)?(?![가-힣])",
        _next,
        "다음",
    ),
    *(
        Rule(rf"(?:지난|최근|과거)\s?{span}(?:\s?(?:동안|간))?(?![가-힣])", _just_now, needs)
        for span, needs in SPANS
    ),
    *(Rule(rf"다음\s?{span}(?:\s?(?:동안|간|안에))?(?![가-힣])", _from_now, needs) for span, needs in SPANS),
)

FROM_A_DAY = (
    Rule(rf"(?:으?로)?(?:에서|부터)\s?{LENGTH}\s?(?:뒤|후)(?!\s?(?:까지|부터))", _later, "뒤 후"),
    Rule(rf"(?:으?로)부터\s?{LENGTH}{_WITHIN}", _later, "로부터"),
    Rule(
        rf"(?<!\d일)부터\s?{LENGTH}(?=\s|$)(?!\s?(?:까지|뒤|후|안|내|이내|연속|동안|간|짜리|정도))",
        _lasting,
        "부터",
    ),
)
