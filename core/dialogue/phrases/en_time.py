"""Days, times and repeats in English: Tue, Nov 17, 3:00 PM."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from core.calendar.recurrence import ONCE, Recurrence
from core.calendar.when import AllDay, Partial, Timed, When

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CODES = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS, strict=True))
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")


def day(value: date, today: date) -> str:
    """Tue, Nov 17, with the year where it is another one."""
    year = "" if value.year == today.year else f", {value.year}"
    return f"{WEEKDAYS[value.weekday()]}, {MONTHS[value.month - 1]} {value.day}{year}"


def clock(value: datetime) -> str:
    """3:00 PM."""
    return f"{(value.hour - 1) % 12 + 1}:{value.minute:02d} {'AM' if value.hour < 12 else 'PM'}"


def hours(value: When) -> str:
    """Only the time of day: 3:00 PM – 4:00 PM."""
    if not isinstance(value, Timed):
        return "all day"
    return clock(value.start) if value.end is None else f"{clock(value.start)} – {clock(value.end)}"


def when(value: When, today: date) -> str:
    """A day and its hours, or a span of days."""
    if isinstance(value, Partial):
        return day(value.day, today) if value.day else "no date yet"
    if isinstance(value, AllDay):
        last = "" if value.first == value.last else f" – {day(value.last, value.first)}"
        return f"{day(value.first, today)}{last}, all day"
    start = day(value.start.date(), today)
    if value.end is None or value.end.date() == value.start.date():
        return f"{start}, {hours(value)}"
    return f"{start}, {clock(value.start)} – {day(value.end.date(), value.start.date())}, {clock(value.end)}"


def repeat(value: Recurrence, today: date) -> str:
    """Every other week on Fri, every month on the first Mon, until Thu, Dec 31."""
    if value == replace(ONCE, also=value.also):
        return f"on {len({*value.also}) + 1} dates"
    words = [_every(value), _days(value)]
    if value.until is not None:
        words.append(f"until {day(value.until, today)}")
    if value.count is not None:
        words.append(f"{value.count} times")
    if value.also:
        words.append(f"and on {len(value.also)} more {'date' if len(value.also) == 1 else 'dates'}")
    return " ".join(word for word in words if word)


def _every(value: Recurrence) -> str:
    if _on_workdays(value) and value.interval == 1:
        return "every weekday"
    unit = _UNITS[value.freq]
    if value.interval == 1:
        return f"every {unit}"
    return f"every other {unit}" if value.interval == 2 else f"every {value.interval} {unit}s"


def _on_workdays(value: Recurrence) -> bool:
    return value.by_day == _WORKDAYS and not value.by_set_pos


def _days(value: Recurrence) -> str:
    if _on_workdays(value):
        return "" if value.interval == 1 else "on weekdays"
    months = "in " + ", ".join(MONTHS[n - 1] for n in value.by_month) if value.by_month else ""
    weeks = f"in the {_numbers(value.by_week_no)} week" if value.by_week_no else ""
    of_year = f"on the {_numbers(value.by_year_day)} day" if value.by_year_day else ""
    days = ", ".join(f"{_number(n)} day" if n < 0 else _ordinal(n) for n in value.by_month_day)
    on = f"on the {days}" if days else of_year
    return " ".join(part for part in (on, _named(value, bool(on)), weeks, months) if part)


def _named(value: Recurrence, narrowed: bool) -> str:
    """On the first Mon; on the last of Mon, Tue; if it is Fri."""
    places = _numbers(value.by_set_pos)
    if value.by_day == _WORKDAYS and places:
        return f"on the {places} weekday"
    named = ", ".join(_weekday(code) for code in value.by_day)
    if named and not narrowed:
        return f"on the {places} of {named}" if places else f"on {named}"
    weekdays = f"if it is {named}" if named else ""
    return f"{weekdays} (the {places})".strip() if places else weekdays


def _weekday(code: str) -> str:
    return f"the {_number(int(code[:-2]))} {_CODES[code[-2:]]}" if code[:-2] else _CODES[code]


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(_number, numbers))


def _number(number: int) -> str:
    if number < 0:
        return "last" if number == -1 else f"{_number(-number)} to last"
    return _NTH.get(number) or _ordinal(number)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
