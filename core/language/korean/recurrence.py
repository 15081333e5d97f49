"""How often: 매일, 격주 금요일, 매달 첫째 주 월요일, 3일마다, 월수금."""

from __future__ import annotations

import re

from core.calendar.recurrence import Frequency, Recurrence
from core.calendar.time.expression import CalendarDate, Day, LunarDate, WeekdayOf
from core.language.korean.dates import WEEKDAYS
from core.language.korean.numbers import COUNT, DAY_COUNTS, ORDINAL, number, ordinal
from core.language.korean.pieces import END, Repeat, Rule
from core.language.korean.wording import one_of

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS, WEEKEND = WEEKDAY_CODES[:5], WEEKDAY_CODES[5:]

_ONE_DAY = rf"[{WEEKDAYS}](?:요일|욜)?"
_SEP = r"(?:\s?(?:[,·/&]|와|과|하고|이랑|랑|및)\s?|\s)?"
_DAY_RUN = rf"[{WEEKDAYS}](?:요일|욜)?\s?(?:[~-]|부터|에서)\s?[{WEEKDAYS}](?:요일|욜)?(?:까지)?"
_DAY_LIST = rf"{_ONE_DAY}(?:{_SEP}{_ONE_DAY}){{0,6}}"
_WEEKDAYS = rf"(?P<days>(?:{_DAY_RUN}|{_DAY_LIST}){END}|주말|평일)"
_EVERY = r"\s?(?:마다|에\s?한\s?번(?:씩)?|에\s?1번(?:씩)?|에\s?1회(?:씩)?|간격(?:으로)?|한\s?번씩)"
_UNITS: dict[str, Frequency] = {
    "일": "DAILY", "주": "WEEKLY", "주일": "WEEKLY", "달": "MONTHLY", "개월": "MONTHLY", "년": "YEARLY", "해": "YEARLY",
}  # fmt: skip
_DATES = r"\d\d?일?(?:(?:\s?[,·/와과]\s?|(?<=일)\s)\d\d?일?){0,4}"
_NTHS = rf"{ORDINAL}(?:(?:\s?주?\s?[,·/와과]\s?|\s){ORDINAL}){{0,3}}"


def weekday_codes(words: str) -> tuple[str, ...]:
    """RFC 5545 codes of weekdays as listed: 월수금, 화요일과 목요일, 월~금, 주말, 평일."""
    if words in ("주말", "평일"):
        return WEEKEND if words == "주말" else WORKDAYS
    letters = re.findall(rf"[{WEEKDAYS}](?=요일|욜)|[{WEEKDAYS}](?!요일|욜)", re.sub("요일|욜", "", words))
    indexes = [WEEKDAYS.index(letter) for letter in letters]
    if re.search("[~-]|부터|에서", words) and len(indexes) == 2 and indexes[0] < indexes[1]:
        indexes = list(range(indexes[0], indexes[1] + 1))
    return tuple(WEEKDAY_CODES[index] for index in sorted(set(indexes)))


def _weekly(match: re.Match[str]) -> Repeat:
    interval = 2 if match["every"].startswith("격") else 1
    return Repeat(Recurrence("WEEKLY", interval, weekday_codes(match["days"])))


def _weekdays(match: re.Match[str]) -> Repeat:
    return Repeat(Recurrence("WEEKLY", by_day=weekday_codes(match["days"])))


def _bare_weekdays(match: re.Match[str]) -> Repeat | None:
    days = match["days"]
    rising = list(days) == sorted(days, key=WEEKDAYS.index) and len(set(days)) == len(days)
    return Repeat(Recurrence("WEEKLY", by_day=weekday_codes(days)), bare=True) if rising else None


def _interval(match: re.Match[str]) -> Repeat | None:
    count = DAY_COUNTS.get(match["word"] or "") or number(match["count"] or "1")
    freq = "DAILY" if match["word"] else _UNITS[match["unit"]]
    if not count:
        return None
    by_day = weekday_codes(match["days"]) if match["days"] else ()
    return Repeat(Recurrence(freq, count, by_day))


def _named(match: re.Match[str]) -> Repeat:
    return Repeat(_NAMED["".join(match["named"].split())])


def _month_days(match: re.Match[str]) -> Repeat | None:
    interval = 2 if match["every"].startswith("격") else 1
    if match["end"]:
        return Repeat(Recurrence("MONTHLY", interval, by_month_day=(-1,)), CalendarDate(-1))
    days = tuple(int(day) for day in re.findall(r"\d+", match["dates"]))
    if not all(1 <= day <= 31 for day in days):
        return None
    first = CalendarDate(days[0]) if len(days) == 1 else None
    return Repeat(Recurrence("MONTHLY", interval, by_month_day=days), first)


def _month_weekdays(match: re.Match[str]) -> Repeat:
    nths = [ordinal(word) for word in re.findall(ORDINAL, match["nths"])]
    codes = weekday_codes(match["days"])
    interval = 2 if match["every"].startswith("격") else 1
    rule = Recurrence("MONTHLY", interval, tuple(f"{nth}{code}" for nth in nths for code in codes))
    first = WeekdayOf(WEEKDAY_CODES.index(codes[0]), nths[0]) if len(nths) == len(codes) == 1 else None
    return Repeat(rule, first)


def _yearly(match: re.Match[str]) -> Repeat:
    month, date = int(match["month"]), int(match["day"])
    day: Day = LunarDate(month, date) if match["lunar"] else CalendarDate(date, month)
    return Repeat(Recurrence("YEARLY"), day)


_NAMED = {
    "매일": Recurrence("DAILY"),
    "날마다": Recurrence("DAILY"),
    "격일": Recurrence("DAILY", 2),
    "하루걸러": Recurrence("DAILY", 2),
    "매주": Recurrence("WEEKLY"),
    "주마다": Recurrence("WEEKLY"),
    "격주": Recurrence("WEEKLY", 2),
    "매월": Recurrence("MONTHLY"),
    "매달": Recurrence("MONTHLY"),
    "다달이": Recurrence("MONTHLY"),
    "달마다": Recurrence("MONTHLY"),
    "격월": Recurrence("MONTHLY", 2),
    "매분기": Recurrence("MONTHLY", 3),
    "분기마다": Recurrence("MONTHLY", 3),
    "매년": Recurrence("YEARLY"),
    "해마다": Recurrence("YEARLY"),
    "매해": Recurrence("YEARLY"),
}
_MONTHLY = r"(?P<every>매월|매달|격월|달마다|다달이)(?:에)?\s?"

REPEATS = (
    Rule(
        rf"(?P<every>매주|격주|주마다)(?:에|로)?\s?(?:마다\s?)?{_WEEKDAYS}(?:마다)?",
        _weekly,
        "매주 격주 주마다",
    ),
    Rule(
        rf"(?:매\s)?(?:(?P<word>{one_of(DAY_COUNTS)})|(?P<count>{COUNT})\s?(?P<unit>주일|주|일|개월|달|년)){_EVERY}(?:\s?{_WEEKDAYS})?",
        _interval,
        "마다 한번 1번 1회 간격",
    ),
    Rule(
        rf"{_MONTHLY}(?P<nths>{_NTHS})\s?주?\s?{_WEEKDAYS}", _month_weekdays, "매월 매달 격월 달마다 다달이"
    ),
    Rule(
        rf"{_MONTHLY}(?:(?P<end>말일|마지막\s?날|말{END})|(?P<dates>{_DATES}(?<=일)))",
        _month_days,
        "매월 매달 격월 달마다 다달이",
    ),
    Rule(
        r"(?:매\s?분기|분기마다)\s?(?:(?P<end>말일|마지막\s?날|말)|첫\s?날)",
        lambda match: Repeat(
            Recurrence("MONTHLY", by_month_day=(-1,), by_month=(3, 6, 9, 12))
            if match["end"]
            else Recurrence("MONTHLY", by_month_day=(1,), by_month=(1, 4, 7, 10))
        ),
        "매분기 분기마다",
    ),
    Rule(
        r"(?:매년|해마다|매해)\s?(?P<lunar>음력\s?)?(?P<month>1[0-2]|0?[1-9])(?:월\s?|[/.])(?P<day>3[01]|[12]?\d)일?(?!\d)",
        _yearly,
        "매년 해마다 매해",
    ),
    Rule(
        rf"(?!매일)(?:매\s?)?(?P<days>{_DAY_LIST}|주말|평일)(?:\s?(?:아침|점심|저녁|밤|오전|오후|새벽))?마다",
        _weekdays,
        "마다",
    ),
    Rule(rf"매\s?(?P<days>[{WEEKDAYS}]요일)", _weekdays, "매", whole=True),
    Rule(
        rf"(?P<named>{one_of(_NAMED)})(?=(?:로|으로)?(?![가-힣]))(?!\s?(?:다르|똑같|같))(?:마다)?",
        _named,
        " ".join(_NAMED),
    ),
    Rule(r"매일(?=\s?(?:아침|점심|저녁|밤|오전|오후|새벽|\d))", lambda _: Repeat(_NAMED["매일"]), "매일"),
    Rule(
        r"(?=(?:아침|점심|저녁|밤|새벽|오전|오후)마다)(?:아침|점심|저녁|밤|새벽|오전|오후)마다",
        lambda _: Repeat(_NAMED["매일"]),
        "마다",
    ),
    Rule(r"(?P<days>평일)(?:\s?(?:아침|저녁))?(?=\s|에|$|\d)", _weekdays, "평일"),
    Rule(
        r"(?P<days>[월화수목금]{2,5}[토일]{0,2}|(?:금토|금토일|토일)(?=\s?(?:오전|오후|아침|점심|저녁|밤|새벽|\d\d?시|\d\d?:)))(?:요일)?(?=\s|에|$)",
        _bare_weekdays,
        "금토 토일 월화 월수 월목 월금 화수 화목 화금 수목 수금 목금",
    ),
)
