"""Days with a name in the calendar: dates, parts of a month, holidays, the lunar calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from core.calendar.expression import (
    CalendarDate,
    Day,
    DaysFrom,
    Holiday,
    LunarDate,
    MonthsAway,
    MonthThird,
    Phrase,
    WeekdayOf,
    WholeMonth,
)
from core.calendar.holiday_names import KOREAN as HOLIDAYS
from core.language.korean.numbers import ORDINAL, number, ordinal
from core.language.korean.pieces import END, DaySpan, Rule
from core.language.korean.wording import one_of, tight

WEEKDAYS = "월화수목금토일"
WEEKDAY = rf"[{WEEKDAYS}](?:요일|욜)"

_MONTH_WORDS = dict(zip("일 이 삼 사 오 유 칠 팔 구 시 십일 십이".split(), range(1, 13), strict=True))
_AWAY = tight(
    {
        "이번 달": 0, "요번 달": 0, "이달": 0, "금월": 0, "당월": 0, "다음 달": 1, "담 달": 1, "내달": 1, "익월": 1,
        "다다음 달": 2, "지난 달": -1, "저번 달": -1, "지지난 달": -2,
    }
)  # fmt: skip
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
_HOLIDAYS = tight(HOLIDAYS) | {"설": "seollal"}

_NUMBER_OF_MONTH = r"(?:1[0-2]|0?[1-9])"
_NUMBER_OF_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_DIGITS_MONTH = rf"(?P<month>{_NUMBER_OF_MONTH})"
_MONTH = rf"(?P<month>{_NUMBER_OF_MONTH}|{one_of(_MONTH_WORDS)})월"
_DIGITS_DAY = rf"(?P<day>{_NUMBER_OF_DAY})"
_DAY = rf"(?P<day>{_NUMBER_OF_DAY}|(?:[이삼]?십)?[일이삼사오육칠팔구]?)일"
_YEAR = r"(?P<year>(?:20)?\d\d|이천[이삼]?십?[일이삼사오육칠팔구]?)"
_LAST = r"(?P<last>\d\d?)"
_TO = r"\s?[~～〜–—-]\s?"
_PART = (
    rf"(?:(?P<nth>{ORDINAL})\s?주?\s?(?P<weekday>{WEEKDAY})|(?P<end>말일|마지막\s?날)"
    rf"|(?P<third>초|상순|중순|하순|말){END})"
)
_GREAT_DAYS = r"(?:설날|추석|크리스마스|성탄절|어린이날|어버이날|부처님\s?오신\s?날|신정|광복절|개천절|한글날|현충일|삼일절)"
_FRACTION = r"(?!\s?(?:컵|인분|조각|정도|만큼|쪽|봉|스푼|큰술|작은술|티스푼|지점|이상|이하|확률|배\b|점\b|버전|%|[개회]\b)|[./\-:]?\d)"
_MONTH_ALONE = r"(?=에|까지|부터|중|내\b|안\b|동안|\s?한\s?달|의?\s?(?:일정|약속|스케줄|캘린더|뭐)|\s?$)"
_DAY_ALONE = r"(?!\s?(?:장|권|치|차|식|동안|간|마다|뒤|후|전\b|짜리|이내|안에|내로))"


def _month_of(match: re.Match[str]) -> int:
    said = match["month"]
    return int(said) if said.isdecimal() else _MONTH_WORDS[said]


def _year_of(match: re.Match[str]) -> int | None:
    if "year" not in match.groupdict():
        return None
    year = number(match["year"])
    return year + 2000 if year < 100 else year


def _date(match: re.Match[str]) -> Day | None:
    day = number(match["day"])
    return CalendarDate(day, _month_of(match), _year_of(match)) if day else None


def _slashed(match: re.Match[str]) -> Day:
    return CalendarDate(int(match["day"]), int(match["month"]), slashed=True)


def _date_span(match: re.Match[str]) -> DaySpan | None:
    first, last = CalendarDate(int(match["day"]), _month_of(match)), int(match["last"])
    return DaySpan(first, replace(first, day=last)) if int(match["day"]) < last <= 31 else None


def _day_span(match: re.Match[str]) -> DaySpan | None:
    first, last = int(match["day"]), int(match["last"])
    return DaySpan(CalendarDate(first), CalendarDate(last)) if first < last <= 31 else None


def _day_of_month(match: re.Match[str]) -> Day:
    return CalendarDate(int(match["day"]))


def _whole_month(match: re.Match[str]) -> Day:
    return WholeMonth(month=_month_of(match), year=_year_of(match))


def _part(match: re.Match[str], away: int | None = None, month: int | None = None) -> Day:
    if match["nth"]:
        return WeekdayOf(WEEKDAYS.index(match["weekday"][0]), ordinal(match["nth"]), month, away)
    return WholeMonth(away, month, third=_THIRDS[match["third"]])


def _part_of_month(match: re.Match[str]) -> Day:
    month = _month_of(match)
    return CalendarDate(-1, month) if match["end"] else _part(match, month=month)


def _part_of_month_away(match: re.Match[str]) -> Day:
    away = _AWAY["".join(match["months"].split())]
    return MonthsAway(away, -1) if match["end"] else _part(match, away)


def _day_of_month_away(match: re.Match[str]) -> Day:
    away = _AWAY["".join(match["months"].split())]
    return MonthsAway(away, int(match["day"])) if match["day"] else WholeMonth(away)


def _nth_weekday(match: re.Match[str]) -> Day:
    return WeekdayOf(WEEKDAYS.index(match["weekday"][0]), ordinal(match["nth"]))


def _holiday(match: re.Match[str]) -> Day | DaySpan:
    day = Holiday(_HOLIDAYS["".join(match["holiday"].split())])
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
        rf"(?:음력\s)?(?P<holiday>{one_of(HOLIDAYS)}|설(?=\s?연휴))"
        r"(?:\s?(?:(?P<count>\d\d?)(?P<unit>[일주])\s?(?P<way>전|후|뒤)|(?P<long>연휴)))?",
        _holiday,
        whole=True,
    ),
    Rule(
        r"음력\s?(?P<leap>윤달?\s?)?(?:(?P<named>정월|동짓달|섣달)|(?P<month>\d\d?|[일이삼사오유칠팔구시십]{1,2})[월/.])"
        r"\s?(?:(?P<word>초하루|보름|그믐)|(?P<day>\d\d?|[일이삼사오육칠팔구십]{1,3})일?)",
        _lunar,
    ),
    Rule(rf"내년\s?{_MONTH}(?:\s?말)?(?=까지)", lambda match: WholeMonth(month=_month_of(match))),
    Rule(
        rf"(?:재?작년|내년|내후년|올해)\s?(?:{_NUMBER_OF_MONTH}월(?:\s?(?:\d\d?일|말일|초|중순|말{END}))?|{_GREAT_DAYS})",
        lambda match: Phrase(match[0], "ko"),
    ),
    Rule(rf"{_YEAR}\s?[-./]\s?{_DIGITS_MONTH}\s?[-./]\s?{_DIGITS_DAY}\.?", _date),
    Rule(r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)", _date),
    Rule(rf"{_YEAR}년\s?{_MONTH}\s?{_DAY}", _date),
    Rule(rf"{_YEAR}년\s?{_MONTH}", _whole_month),
    Rule(rf"{_MONTH}\s?{_DIGITS_DAY}일?{_TO}{_LAST}일(?!간)", _date_span),
    Rule(rf"{_DIGITS_MONTH}[/.]{_DIGITS_DAY}{_TO}{_LAST}일?(?![\d시:/.월])", _date_span),
    Rule(rf"{_DIGITS_DAY}일?{_TO}{_LAST}일(?!간)", _day_span),
    Rule(rf"{_MONTH}\s?{_DAY}", _date),
    Rule(rf"{_MONTH}\s?{_PART}", _part_of_month),
    Rule(rf"{_DIGITS_MONTH}/{_DIGITS_DAY}{_FRACTION}", _slashed),
    Rule(rf"(?P<month>1[0-2])\.{_DIGITS_DAY}{_FRACTION}(?=[\s(~에부까일]|$)", _slashed),
    Rule(rf"{_DIGITS_MONTH}\.(?P<day>[12]\d|3[01]){_FRACTION}(?=[\s(~에부까일]|$)", _slashed),
    Rule(rf"{_DIGITS_MONTH}\.{_DIGITS_DAY}(?=\s?\([{WEEKDAYS}](?:요일)?\))", _slashed),
    Rule(rf"{_MONTH}{_MONTH_ALONE}", _whole_month),
    Rule(
        rf"(?P<months>{one_of(_AWAY)}|(?:이번|요번|다음|담|다다음|지난|저번|지지난)\s달)의?\s?{_PART}",
        _part_of_month_away,
    ),
    Rule(
        rf"(?P<months>{one_of(_AWAY)}|(?:이번|요번|다음|담|다다음|지난|저번|지지난)\s달)(?:에|의)?(?:\s?(?P<day>\d\d?)일)?",
        _day_of_month_away,
    ),
    Rule(rf"(?P<nth>{ORDINAL})\s?주?\s?(?P<weekday>{WEEKDAY})", _nth_weekday),
    Rule(rf"{_DIGITS_DAY}일{_DAY_ALONE}", _day_of_month, whole=True),
    Rule(r"말일", lambda _: CalendarDate(-1)),
    Rule(
        rf"(?P<season>{one_of(_SEASONS)})(?=에|까지|쯤|\s?(?:일정|약속)|\s*$)",
        lambda match: _SEASONS[match["season"]],
    ),
)
