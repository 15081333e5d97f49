"""Days with a name in the calendar: dates, parts of a month, holidays, the lunar calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from core.calendar.time.expression import (
    CalendarDate,
    Day,
    DaysFrom,
    Holiday,
    LunarDate,
    MonthsAway,
    MonthThird,
    WeekdayOf,
    WeekOf,
    WholeMonth,
)
from core.calendar.time.holiday_names import KOREAN as HOLIDAYS
from core.language.korean.numbers import ORDINAL, number, ordinal
from core.language.korean.pieces import END, DaySpan, Rule
from core.language.korean.wording import one_of, tight

WEEKDAYS = "월화수목금토일"
WEEKDAY = rf"[{WEEKDAYS}](?:요일|욜)"

_Dated = TypeVar(
    "_Dated",
    CalendarDate,
    Holiday,
    WeekOf,
    WeekdayOf,
    WholeMonth,
    CalendarDate | WeekdayOf | WholeMonth,
)

_MONTH_WORDS = dict(zip("일 이 삼 사 오 유 칠 팔 구 시 십일 십이".split(), range(1, 13), strict=True))
YEARS = {
    "올해": 0, "올 해": 0, "금년": 0, "내년": 1, "다음해": 1, "내후년": 2, "작년": -1, "지난해": -1, "재작년": -2,
    "익년": 1, "명년": 1, "전년": -1, "재재작년": -3,
}  # fmt: skip
MONTHS_AWAY = tight(
    {
        "이번 달": 0, "요번 달": 0, "이달": 0, "돌아오는 달": 1, "금월": 0, "당월": 0, "다음 달": 1, "담 달": 1, "내달": 1, "익월": 1,
        "다다음 달": 2, "다다다음 달": 3, "지난 달": -1, "저번 달": -1, "전월": -1, "지지난 달": -2, "저저번 달": -2, "전전월": -2,
    }
)  # fmt: skip
_PARTS_OF_WEEK = {"주말": (5, 6), "평일": (0, 4), "주중": (0, 4), "": (0, 6)}
_THIRDS: dict[str, MonthThird] = {
    "초": "early", "상순": "early", "중순": "middle", "하순": "late", "말": "late",
}  # fmt: skip
_SEASONS: dict[str, WholeMonth] = {
    "연말": WholeMonth(month=12, third="late"),
    "연초": WholeMonth(month=1, third="early"),
    "월초": WholeMonth(0, third="early"),
    "월말": WholeMonth(0, third="late"),
}
_LUNAR_MONTHS = {"정월": 1, "동짓달": 11, "섣달": 12}
_LUNAR_DAYS = {"초하루": 1, "보름": 15, "그믐": 30}
_NAMED = tight(HOLIDAYS) | {"설": "seollal"}

_NUMBER_OF_MONTH = r"(?:1[0-2]|0?[1-9])"
_NUMBER_OF_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
NAMED_MONTH = rf"(?:{one_of(MONTHS_AWAY)}|(?:이번|요번|이|다음|담|다다음|지난|저번|지지난|돌아오는|다다다음|저저번)\s달)"
_DIGITS_MONTH = rf"(?P<month>{_NUMBER_OF_MONTH})"
# with 월 and 일 beside them they are a date, if one that does not exist: 13월 5일, 2월 32일
MONTH_NUMBER = rf"(?P<month>\d\d?|{one_of(_MONTH_WORDS)})월(?:달(?!력))?"
_MONTH = rf"(?:(?:이번|다음|오는|돌아오는|다가오는)\s)?{MONTH_NUMBER}"
_DIGITS_DAY = rf"(?P<day>{_NUMBER_OF_DAY})"
DAY = r"(?P<day>\d\d?(?!\d)|(?:[이삼]?십)?[일이삼사오육칠팔구]?)일"
_YEAR = r"(?P<year>(?:19|20)?\d\d|이천[이삼]?십?[일이삼사오육칠팔구]?)"
_ANY_YEAR = rf"(?:{_YEAR}(?:년|(?<=20\d\d)(?=\s))|(?P<away>{one_of(YEARS)}|올(?=\s))(?:의|에)?)"
# 9월 21일, 1978; without a comma it may as well be a time: 12월 3일 1930
_YEAR_AFTER = r"(?:\s?,\s?|\s(?=19[6-9]|20[23]))(?P<year>(?:19|20)\d\d)(?![\d:시])년?"
_OLD = 70  # 99년 is not 2099
_LAST = r"(?P<last>\d\d?)"
_TO = r"\s?[~～〜–—-]\s?"
_PART = (
    rf"(?:(?P<nth>{ORDINAL})\s?주?\s?(?P<weekday>{WEEKDAY})|(?P<end>말일|마지막\s?날)|(?P<start>첫째?\s?날)"
    rf"|(?P<third>초|상순|중순|하순|말){END})"
)
_FRACTION = r"(?!\s?(?:컵|인분|조각|정도|만큼|쪽|봉|스푼|큰술|작은술|티스푼|지점|이상|이하|확률|배\b|점\b|버전|%|[개회]\b)|[./\-:]?\d)"
_MONTH_ALONE = r"(?=에|까지|부터|중|내\b|안\b|동안|\s?한\s?달|의?\s?(?:일정|약속|스케줄|캘린더|뭐)|\s?$)"
_DAY_ALONE = (
    r"(?![장권치차식간]|\s[차간](?![가-힣])|\s?(?:동안|마다|뒤|후|전\b|짜리|이내|안에|내로|연속|만에))"
)


def month_of(match: re.Match[str]) -> int:
    """The month's number."""
    said = match["month"]
    return int(said) if said.isdecimal() else _MONTH_WORDS[said]


def named_holiday(match: re.Match[str]) -> Holiday:
    """The holiday of that name."""
    return Holiday(_NAMED["".join(match["holiday"].split())])


def _in_its_year(day: _Dated, match: re.Match[str]) -> _Dated:
    said = match.groupdict()
    if said.get("away"):
        return replace(day, years_away=YEARS.get("".join(said["away"].split()), 0))
    if not said.get("year"):
        return day
    year = number(said["year"])
    return replace(day, year=year + (2000 if year < _OLD else 1900) if year < 100 else year)


def _date(match: re.Match[str]) -> Day | None:
    said = match["day"]
    return _in_its_year(CalendarDate(number(said), month_of(match)), match) if said else None


def _slashed(match: re.Match[str]) -> CalendarDate:
    return CalendarDate(int(match["day"]), int(match["month"]), slashed=True)


def _date_span(match: re.Match[str]) -> DaySpan | None:
    first, last = CalendarDate(int(match["day"]), month_of(match)), int(match["last"])
    return DaySpan(first, replace(first, day=last)) if int(match["day"]) < last <= 31 else None


def _day_span(match: re.Match[str]) -> DaySpan | None:
    first, last = int(match["day"]), int(match["last"])
    return DaySpan(CalendarDate(first), CalendarDate(last)) if first < last <= 31 else None


def _day_of_month(match: re.Match[str]) -> Day:
    return CalendarDate(int(match["day"]))


def _whole_month(match: re.Match[str]) -> Day:
    return _in_its_year(WholeMonth(month=month_of(match)), match)


def _part(match: re.Match[str], away: int | None = None, month: int | None = None) -> WeekdayOf | WholeMonth:
    if match["nth"]:
        return WeekdayOf(WEEKDAYS.index(match["weekday"][0]), ordinal(match["nth"]), month, away)
    return WholeMonth(away, month, third=_THIRDS[match["third"]])


def _part_of_month(match: re.Match[str]) -> Day:
    month = month_of(match)
    if match["end"] or match["start"]:
        return _in_its_year(CalendarDate(-1 if match["end"] else 1, month), match)
    day = _part(match, month=month)
    return _in_its_year(day, match)


def _part_of_month_away(match: re.Match[str]) -> Day:
    away = MONTHS_AWAY["".join(match["months"].split())]
    if match["end"] or match["start"]:
        return MonthsAway(away, -1 if match["end"] else 1)
    return _part(match, away)


def _day_of_month_away(match: re.Match[str]) -> Day:
    away = MONTHS_AWAY["".join(match["months"].split())]
    return MonthsAway(away, int(match["day"])) if match["day"] else WholeMonth(away)


def _week_of(match: re.Match[str]) -> Day | None:
    days = [WEEKDAYS.index(letter) for letter in match["list"] or ""]
    if days != list(range(days[0], days[-1] + 1) if days else ()):
        return None
    picked = (days[0], days[-1]) if days else _PARTS_OF_WEEK[match["part"] or ""]
    if match["months"]:
        return WeekOf(ordinal(match["nth"]), None, MONTHS_AWAY["".join(match["months"].split())], days=picked)
    return _in_its_year(WeekOf(ordinal(match["nth"]), month_of(match), days=picked), match)


def _week_of_year(match: re.Match[str]) -> Day | None:
    nth = ordinal(match["nth"]) if match["nth"] else int(match["week"])
    return _in_its_year(WeekOf(nth), match)


def _nth_weekday(match: re.Match[str]) -> Day:
    return WeekdayOf(WEEKDAYS.index(match["weekday"][0]), ordinal(match["nth"]))


def _holiday(match: re.Match[str]) -> Day | DaySpan:
    holiday = named_holiday(match)
    name = f"{holiday.name}_substitute" if match["instead"] else holiday.name
    day = _in_its_year(replace(holiday, name=name), match)
    if match["long"]:
        return DaySpan(DaysFrom(day, -1), DaysFrom(day, 1))
    if match["count"] is None:
        return day
    days = int(match["count"]) * (7 if match["unit"] == "주" else 1)
    return DaysFrom(day, -days if match["way"] == "전" else days)


def _lunar(match: re.Match[str]) -> Day | None:
    month = _LUNAR_MONTHS.get(match["named"] or "") or number(match["month"] or "")
    day = _LUNAR_DAYS.get(match["word"] or "") or number(match["day"] or "")
    return LunarDate(month, day, leap=bool(match["leap"])) if month and day else None


DATES = (
    Rule(
        rf"(?:{_ANY_YEAR}\s?)?(?:음력\s)?(?P<holiday>{one_of(HOLIDAYS)}|설(?=\s?연휴|에(?![가-힣])))"
        r"(?:\s?(?:(?P<instead>대체\s?(?:공휴일|휴일|휴무일?))|(?P<count>\d\d?)(?P<unit>[일주])\s?(?P<way>전|후|뒤)|(?P<long>연휴)))?",
        _holiday,
        " ".join(_NAMED).lower(),
        whole=True,
    ),
    Rule(
        r"음력\s?(?P<leap>윤달?\s?)?(?:(?P<named>정월|동짓달|섣달)|(?P<month>\d\d?|[일이삼사오유칠팔구시십]{1,2})[월/.])"
        r"\s?(?:(?P<word>초하루|보름|그믐)|(?P<day>\d\d?|[일이삼사오육칠팔구십]{1,3})일?)",
        _lunar,
        "음력",
    ),
    Rule(
        r"(?P<month>\d\d?)(?P<sign>[-./])(?P<day>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)",
        lambda match: replace(_slashed(match), year=int(match["year"])),
        "- . /",
    ),
    Rule(rf"{_YEAR}\s?[-./]\s?{_DIGITS_MONTH}\s?[-./]\s?{_DIGITS_DAY}\.?", _date, "- . /"),
    Rule(r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)", _date, "20"),
    Rule(
        rf"(?:(?P<months>{NAMED_MONTH})|(?:{_ANY_YEAR}\s?)?{_MONTH})의?\s?(?P<nth>{ORDINAL})\s?(?:(?=주말)|주의?)"
        rf"(?:\s?(?P<part>주말|평일|주중)|\s?(?P<list>[{WEEKDAYS}]{{2,7}}))?{END}(?!\s?{WEEKDAY})",
        _week_of,
        "째주 첫주 막주 마지막주",
    ),
    Rule(
        rf"(?:{_ANY_YEAR}\s?(?:(?P<nth>{ORDINAL})\s?주|(?P<week>\d\d?)\s?(?:번째\s?주|주차)))(?:의)?{END}(?!\s?{WEEKDAY})",
        _week_of_year,
        "째주 첫주 막주 주차",
    ),
    Rule(
        rf"(?P<away>{one_of(YEARS)})의?\s?마지막\s?날",
        lambda match: CalendarDate(31, 12, years_away=YEARS["".join(match["away"].split())]),
        "마지막날",
    ),
    Rule(rf"{_ANY_YEAR}\s?{_MONTH}\s?{DAY}", _date, "년 해 올 20"),
    Rule(rf"{_ANY_YEAR}\s?{_MONTH}의?\s?{_PART}", _part_of_month, "년 해 올 20"),
    Rule(rf"{_ANY_YEAR}\s?{_MONTH}", _whole_month, "년 해 올 20"),
    Rule(rf"{_MONTH}\s?{DAY}{_YEAR_AFTER}", _date, "월"),
    Rule(rf"{_DIGITS_MONTH}/{_DIGITS_DAY}{_YEAR_AFTER}", _date, "/"),
    Rule(
        rf"이번\s{MONTH_NUMBER}{_MONTH_ALONE}",
        lambda match: WholeMonth(month=month_of(match), years_away=0),
        "이번",
    ),
    Rule(rf"{_MONTH}\s?{_DIGITS_DAY}일?{_TO}{_LAST}일(?!간)", _date_span, "~ ～ 〜 – — -"),
    Rule(rf"{_DIGITS_MONTH}[/.]{_DIGITS_DAY}{_TO}{_LAST}일?(?![\d시:/.월])", _date_span, "~ ～ 〜 – — -"),
    Rule(rf"{_DIGITS_DAY}일?{_TO}{_LAST}일(?!간)", _day_span, "~ ～ 〜 – — -"),
    Rule(rf"{_MONTH}\s?{DAY}", _date, "월"),
    Rule(rf"{_MONTH}의?\s?{_PART}", _part_of_month, "월"),
    Rule(rf"{_DIGITS_MONTH}/{_DIGITS_DAY}{_FRACTION}", _slashed, "/"),
    Rule(rf"(?P<month>1[0-2])\.{_DIGITS_DAY}{_FRACTION}(?=[\s(~에부까일]|$)", _slashed, "."),
    Rule(rf"{_DIGITS_MONTH}\.(?P<day>[12]\d|3[01]){_FRACTION}(?=[\s(~에부까일]|$)", _slashed, "."),
    Rule(rf"{_DIGITS_MONTH}\.{_DIGITS_DAY}(?=\s?\([{WEEKDAYS}](?:요일)?\))", _slashed, "."),
    Rule(rf"{_MONTH}{_MONTH_ALONE}", _whole_month, "월"),
    Rule(
        rf"(?P<months>{NAMED_MONTH})의?\s?{_PART}",
        _part_of_month_away,
        "달 금월 당월 익월 전월 전전월",
    ),
    Rule(
        rf"(?P<months>{NAMED_MONTH})(?:에|의)?(?:\s?(?P<day>\d\d?)일)?",
        _day_of_month_away,
        "달 금월 당월 익월 전월 전전월",
    ),
    Rule(rf"(?P<nth>{ORDINAL})\s?주?\s?(?P<weekday>{WEEKDAY})", _nth_weekday, "째 첫 마지막"),
    Rule(
        rf"{_DIGITS_DAY}일{_DAY_ALONE}", _day_of_month, "0일 1일 2일 3일 4일 5일 6일 7일 8일 9일", whole=True
    ),
    Rule(
        rf"(?P<day>3[2-9])일{_DAY_ALONE}(?!\s?(?:남|째|만에|연속))",
        _day_of_month,
        "2일 3일 4일 5일 6일 7일 8일 9일",
        whole=True,
    ),
    Rule(
        rf"(?P<word>이?십[일이삼사오육칠팔구]?|삼십일?)일{_DAY_ALONE}",
        lambda match: CalendarDate(number(match["word"])),
        "십",
        whole=True,
    ),
    Rule(r"새해(?=에(?![가-힣]))", lambda _: Holiday("new_year"), "새해"),
    Rule(r"말일", lambda _: CalendarDate(-1), "말일"),
    Rule(
        rf"(?P<season>{one_of(_SEASONS)})(?=에|까지|쯤|\s?(?:일정|약속)|\s*$)",
        lambda match: _SEASONS[match["season"]],
        " ".join(_SEASONS),
    ),
)
