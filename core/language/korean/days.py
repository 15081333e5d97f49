"""Days counted from today: 모레, 다음주 화요일, 나흘 뒤, 2주 후; and what is said beside a day."""

from __future__ import annotations

import re

from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    Day,
    DaysAway,
    MonthsAway,
    WeekdayIn,
    WholeWeek,
    WholeYear,
)
from core.language.korean.dates import WEEKDAY, WEEKDAYS, YEARS
from core.language.korean.numbers import COUNT, DAY_COUNTS, number
from core.language.korean.pieces import END, DayList, DaySpan, NextTo, Rule, Weekday
from core.language.korean.wording import one_of, tight

AWAY = tight(
    {
        "오늘": 0, "금일": 0, "이따가": 0, "이따": 0, "좀 있다가": 0, "좀따": 0, "쫌따": 0, "내일": 1, "낼": 1, "명일": 1, "모레": 2,
        "내일 모레": 2, "낼 모레": 2, "글피": 3, "그글피": 4, "어제": -1, "어젯": -1, "그저께": -2, "그제": -2, "엊그제": -2,
        "엊그저께": -2, "그끄저께": -3, "그끄제": -3, "그그제": -3, "익일": 1, "익익일": 2, "어저께": -1, "작일": -1, "그그글피": 5,
    }
)  # fmt: skip
WEEKS = tight(
    {
        "이번 주": 0, "요번 주": 0, "금주": 0, "다음 주": 1, "담 주": 1, "차주": 1, "내주": 1, "돌아오는 주": 1, "다가오는 주": 1, "다다음 주": 2,
        "다담 주": 2, "담담 주": 2, "그다음 주": 2, "다다다음 주": 3, "지난 주": -1, "저번 주": -1, "지지난 주": -2, "저저번 주": -2,
    }
)  # fmt: skip
_LOOSE = {
    "이번": 0,
    "요번": 0,
    "다음": 1,
    "담": 1,
    "다다음": 2,
    "지난": -1,
    "저번": -1,
    "오는": None,
    "돌아오는": None,
}
_PARTS = {
    "주말": (5, 6), "말": (5, 6), "평일": (0, 4), "주중": (0, 4), "초": (0, 1), "초반": (0, 2), "중반": (2, 3),
    "후반": (3, 6), "": (0, 6),
}  # fmt: skip
_NEXT_TO = tight(
    {"다음 다음 날": 2, "전전날": -2, "전날": -1, "다음 날": 1, "이튿날": 1, "담날": 1, "다다음 날": 2}
)

_SPACED_WEEK = r"(?:이번|요번|다음|담|다다음|다담|담담|그\s?다음|다다다음|지난|저번|지지난|저저번|돌아오는|다가오는)\s?주|금주|차주|내주(?!부)"
_DAY_NAME = rf"[{WEEKDAYS}](?:요일|욜)?"
WEEK = rf"(?P<week>{_SPACED_WEEK})"
ON = r"\s?(?P<way>뒤|후|있다가|전)"
_FROM_NOW = r"(?:(?:오늘|지금)(?:로|으로)?부터\s?)?"
_TO = r"\s?(?:[~～〜–—-]|에서|부터)\s?"


def tightened(word: str | None) -> str:
    """A word without its spaces."""
    return "".join((word or "").split())


def week_of(match: re.Match[str]) -> int:
    """How many weeks away."""
    return WEEKS[tightened(match["week"])]


def _weekday_of(match: re.Match[str]) -> int:
    return WEEKDAYS.index(match["weekday"][0])


def _weekdays(match: re.Match[str]) -> DaySpan | None:
    week = week_of(match) if match["week"] else None
    first, last = WEEKDAYS.index(match["first"]), WEEKDAYS.index(match["last"])
    return DaySpan(WeekdayIn(first, week), WeekdayIn(last, week)) if first < last else None


def _day_list(match: re.Match[str]) -> DayList | None:
    week = week_of(match) if match["week"] else None
    days = [WEEKDAYS.index(letter) for letter in re.sub("요일|욜|[^월화수목금토일요욜]", "", match["list"])]
    return DayList(tuple(WeekdayIn(day, week) for day in days)) if len(set(days)) == len(days) > 1 else None


def _day_of_loose_week(match: re.Match[str]) -> Day:
    week = _LOOSE[match["loose"]]
    return WholeWeek(week or 0, (5, 6)) if match["weekday"] is None else WeekdayIn(_weekday_of(match), week)


def _military(match: re.Match[str]) -> Clock | None:
    """내일 1530; but 내일 2027 is rather a year."""
    hour, minute = int(match["hour"]), int(match["minute"])
    return None if hour == 20 and 20 <= minute < 40 else Clock(hour, minute)


def _days_on(match: re.Match[str]) -> Day:
    days = DAY_COUNTS[match["word"]] if match["word"] else number(match["count"])
    return DaysAway(-days if match["way"] == "전" else days)


def _weeks_on(match: re.Match[str]) -> Day:
    weeks = (number(match["count"]) if match["count"] else 1) * (-1 if match["way"] == "전" else 1)
    return WeekdayIn(_weekday_of(match), weeks) if match["weekday"] else DaysAway(7 * weeks)


def _days_within(match: re.Match[str]) -> Day:
    if match["word"]:
        return DaysAway(DAY_COUNTS[match["word"]])
    return DaysAway(number(match["count"]) * (7 if match["weeks"] else 1))


def _months_on(match: re.Match[str]) -> Day:
    months = number(match["count"]) * (12 if match["unit"] in ("년", "해") else 1)
    return MonthsAway(-months if match["way"] == "전" else months)


def _after(*units: str) -> str:
    return " ".join(unit + way for unit in units for way in ("뒤", "후", "있", "전"))


DAYS = (
    Rule(
        rf"(?:{WEEK}\s?)?(?P<first>[{WEEKDAYS}])(?:요일|욜)?{_TO}(?P<last>[{WEEKDAYS}])(?:(?:요일|욜)(?:까지)?|{END})",
        _weekdays,
        "~ ～ 〜 – — - 에서 부터",
    ),
    Rule(
        rf"(?:{WEEK}\s?)?(?P<list>{_DAY_NAME}(?:\s?[,·/]\s?{_DAY_NAME}){{1,6}})",
        _day_list,
        ", · /",
        whole=True,
    ),
    Rule(
        rf"{WEEK}\s?(?P<list>[{WEEKDAYS}]{{2,7}})",
        _day_list,
        "번주 음주 담주 난주 오는주 금주 차주",
        whole=True,
    ),
    Rule(
        rf"{WEEK}의?\s?(?P<weekday>{WEEKDAY}|[{WEEKDAYS}]{END})",
        lambda match: WeekdayIn(_weekday_of(match), week_of(match)),
        "번주 음주 담주 난주 오는주 금주 차주",
    ),
    Rule(
        rf"{WEEK}(?:\s?(?P<part>주말|평일|주중|[초중후]반|[말초]{END}))?",
        lambda match: WholeWeek(week_of(match), _PARTS[match["part"] or ""]),
        "번주 음주 담주 난주 오는주 금주 차주",
    ),
    Rule(
        rf"(?P<loose>{one_of(_LOOSE)})\s?(?:(?P<weekday>{WEEKDAY})|주말)", _day_of_loose_week, "요일 욜 주말"
    ),
    Rule(rf"(?P<weekday>{WEEKDAY})(?!의\s[가-힣])", lambda match: WeekdayIn(_weekday_of(match)), "요일 욜"),
    Rule(
        r"(?P<weekday>[월화수목금토])(?=\s(?:오전|오후|저녁|밤|아침|새벽)?\s?\d{1,2}(?:시|:))",
        lambda match: WeekdayIn(_weekday_of(match)),
        "시 :",
    ),
    Rule(r"주말", lambda _: WholeWeek(0, (5, 6)), "주말", whole=True),
    Rule(
        rf"{_FROM_NOW}(?P<count>{COUNT})\s?주일?{ON}(?:에)?(?:\s?(?P<weekday>{WEEKDAY}))?",
        _weeks_on,
        _after("주", "주일"),
    ),
    Rule(
        rf"{_FROM_NOW}(?P<count>일)주일?{ON}(?:\s?(?P<weekday>{WEEKDAY}))?", _weeks_on, _after("주", "주일")
    ),
    Rule(
        rf"{_FROM_NOW}(?:(?P<word>{one_of(DAY_COUNTS)})|(?P<count>{COUNT})\s?일){ON}(?!\s?(?:알림|알려))",
        _days_on,
        _after(*"일루틀흘새레름"),
    ),
    Rule(
        rf"(?:(?P<word>{one_of(DAY_COUNTS)})|(?P<count>{COUNT})\s?(?:(?P<weeks>주일?)|일))(?=\s?(?:안에|안으로|이내|내로|내에))",
        _days_within,
        "안에 안으로 이내 내로 내에",
    ),
    Rule(
        rf"{_FROM_NOW}(?P<count>{COUNT})\s?(?P<unit>개월|달|년|해){ON}",
        _months_on,
        _after("개월", "달", "년", "해"),
    ),
    Rule(
        rf"(?P<away>(?:내일|낼)\s?모레|{one_of(AWAY)})",
        lambda match: DaysAway(AWAY[tightened(match["away"])]),
        " ".join(AWAY),
        whole=True,
    ),
    Rule(
        r"(?:내일\s?|낼\s?)?모래(?=\s?(?:에|까지|부터|오전|오후|아침|점심|저녁|밤|낮|새벽|\d{1,2}\s?(?:시|:\d)|[한두세네]\s?시)|$)",
        lambda _: DaysAway(2),
        "모래",
    ),
    Rule(
        r"(?:그\s)?(?P<next>다음\s?날|이튿날|담날)(?!로|은|이\b)",
        lambda match: NextTo(_NEXT_TO[tightened(match["next"])]),
        "날",
        whole=True,
    ),
    Rule(
        rf"(?P<year>{one_of(YEARS)})",
        lambda match: WholeYear(YEARS[tightened(match["year"])]),
        " ".join(YEARS),
        whole=True,
    ),
)

BESIDE_A_DAY = (
    Rule(r"(?<=[가-힣)]\s)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5][05])(?=\s|에|$)", _military, "0 5"),
    Rule(
        rf"(?P<weekday>[{WEEKDAYS}])(?=\s)(?<=\d\s.)",
        lambda match: Weekday(_weekday_of(match)),
        "월 화 수 목 금 토 일",
    ),
    Rule(r"\(\s?(?P<day>\d\d?)일\s?\)", lambda match: CalendarDate(int(match["day"])), "("),
    Rule(
        r"(?P<weekday>일)(?=\s(?:오전|오후|저녁|밤|아침|새벽)?\s?\d{1,2}(?:시|:))",
        lambda match: WeekdayIn(_weekday_of(match)),
        "시 :",
    ),
    Rule(
        rf"[(\[]\s?(?P<weekday>[{WEEKDAYS}])(?:요일|욜)?\s?[)\]]",
        lambda match: Weekday(_weekday_of(match)),
        "( [",
    ),
    Rule(
        rf"(?P<next>(?:다음\s?)?다?다음\s?날|{one_of(_NEXT_TO)})",
        lambda match: NextTo(_NEXT_TO[tightened(match["next"])]),
        "날",
        whole=True,
    ),
)
