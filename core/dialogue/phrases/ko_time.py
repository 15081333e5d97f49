"""Days, times and repeats in Korean: 11월 17일(화) 오후 3:00."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from core.calendar.recurrence import ONCE, Recurrence
from core.calendar.when import AllDay, Partial, Timed, When

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
WEEKDAYS = "월화수목금토일"
_CODES = {"MO": "월", "TU": "화", "WE": "수", "TH": "목", "FR": "금", "SA": "토", "SU": "일"}
_EVERY = {"DAILY": "매일", "WEEKLY": "매주", "MONTHLY": "매월", "YEARLY": "매년"}
_UNITS = {"DAILY": "일", "WEEKLY": "주", "MONTHLY": "개월", "YEARLY": "년"}
_NTH = {1: "첫째", 2: "둘째", 3: "셋째", 4: "넷째", 5: "다섯째", -1: "마지막"}
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")


def day(value: date, today: date) -> str:
    """11월 17일(화), with the year where it is another one."""
    year = "" if value.year == today.year else f"{value.year}년 "
    return f"{year}{value.month}월 {value.day}일({WEEKDAYS[value.weekday()]})"


def clock(value: datetime) -> str:
    """오후 3:00, 낮 12시는 오후 12:00, 밤 12시는 오전 0:00."""
    half = "오전" if value.hour < 12 else "오후"
    return f"{half} {value.hour if value.hour <= 12 else value.hour - 12}:{value.minute:02d}"


def spoken(text: str) -> str:
    """As one says it in a sentence: 오후 3시, 오후 3시 30분."""
    return _CLOCK.sub(lambda at: f"{at[1]}시" + (f" {int(at[2])}분" if int(at[2]) else ""), text)


def hours(value: When) -> str:
    """Only the time of day: 오후 3:00–4:00."""
    if not isinstance(value, Timed):
        return "하루 종일"
    if value.end is None:
        return clock(value.start)
    end = clock(value.end)
    same_half = (value.start.hour < 12) == (value.end.hour < 12) and value.start.date() == value.end.date()
    return f"{clock(value.start)}–{end.split(' ')[1] if same_half else end}"


def when(value: When, today: date) -> str:
    """A day and its hours, or a span of days."""
    if isinstance(value, Partial):
        return day(value.day, today) if value.day else "날짜 미정"
    if isinstance(value, AllDay):
        last = "" if value.first == value.last else f" – {day(value.last, value.first)}"
        return f"{day(value.first, today)}{last} 하루 종일"
    start = day(value.start.date(), today)
    if value.end is None or value.end.date() == value.start.date():
        return f"{start} {hours(value)}"
    return f"{start} {clock(value.start)} – {day(value.end.date(), value.start.date())} {clock(value.end)}"


def repeat(value: Recurrence, today: date) -> str:
    """격주 금요일, 매월 첫째 월요일, 매월 마지막 평일, 12월 31일(목)까지."""
    if value == replace(ONCE, also=value.also):
        return f"정해 둔 날짜에 {len({*value.also}) + 1}번"
    words = [_every(value), _days(value)]
    if value.until is not None:
        words.append(f"{day(value.until, today)}까지")
    if value.count is not None:
        words.append(f"{value.count}번")
    if value.also:
        words.append(f"(따로 더한 날 {len(value.also)}일)")
    return " ".join(word for word in words if word)


def _every(value: Recurrence) -> str:
    if value.interval == 1:
        return "" if _on_workdays(value) else _EVERY[value.freq]
    if value.freq == "WEEKLY" and value.interval == 2:
        return "격주"
    return f"{value.interval}{_UNITS[value.freq]}마다"


def _on_workdays(value: Recurrence) -> bool:
    return value.by_day == _WORKDAYS and not value.by_set_pos


def _days(value: Recurrence) -> str:
    if _on_workdays(value):
        return "평일마다"
    months = "·".join(map(str, value.by_month)) + "월" if value.by_month else ""
    weeks = "·".join(_number(n) for n in value.by_week_no) + " 주" if value.by_week_no else ""
    of_year = ", ".join(f"{_number(n)} 날" for n in value.by_year_day)
    days = ", ".join(
        "말일" if n == -1 else f"{n}일" if n > 0 else f"{_number(n)} 날" for n in value.by_month_day
    )
    return " ".join(
        part for part in (months, weeks, of_year, days, _named(value, bool(days or of_year))) if part
    )


def _named(value: Recurrence, narrowed: bool) -> str:
    """첫째 월요일; 평일 중 마지막; 그날이 금요일일 때."""
    places = "·".join(_number(n) for n in value.by_set_pos)
    if value.by_day == _WORKDAYS and places:
        return f"{places} 평일"
    named = "·".join(_weekday(code) for code in value.by_day)
    weekdays = f"{named}요일{'일 때' if narrowed else ''}" if named else ""
    return f"{weekdays} 중 {places}".strip() if places else weekdays


def _weekday(code: str) -> str:
    nth = f"{_number(int(code[:-2]))} " if code[:-2] else ""
    return f"{nth}{_CODES[code[-2:]]}"


def _number(number: int) -> str:
    if -2 < number < 6:
        return _NTH[number]
    return f"{number}번째" if number > 0 else f"끝에서 {-number}번째"
