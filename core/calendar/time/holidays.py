"""Named days: the key of a `Holiday` and its date in a year; and the words people call them by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from core.calendar.time.lunar import lunar_to_solar
from core.calendar.time.substitutes import ANY, SUBSTITUTED, SUFFIX, substitute

_SOLAR: Mapping[str, tuple[int, int]] = {
    "new_year": (1, 1),
    "valentines": (2, 14),
    "st_patricks": (3, 17),
    "independence_movement_day": (3, 1),
    "white_day": (3, 14),
    "april_fools": (4, 1),
    "arbor_day": (4, 5),
    "may_day": (5, 1),
    "childrens_day": (5, 5),
    "parents_day": (5, 8),
    "teachers_day": (5, 15),
    "couples_day": (5, 21),
    "memorial_day_kr": (6, 6),
    "juneteenth": (6, 19),
    "independence_day_us": (7, 4),
    "constitution_day": (7, 17),
    "liberation_day": (8, 15),
    "armed_forces_day": (10, 1),
    "foundation_day": (10, 3),
    "hangul_day": (10, 9),
    "halloween": (10, 31),
    "guy_fawkes_uk": (11, 5),
    "pepero_day": (11, 11),
    "veterans_day_us": (11, 11),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "boxing_day_uk": (12, 26),
    "new_years_eve": (12, 31),
}

_LUNAR: Mapping[str, tuple[int, int]] = {
    "seollal": (1, 1),
    "daeboreum": (1, 15),
    "buddhas_birthday": (4, 8),
    "dano": (5, 5),
    "chilseok": (7, 7),
    "chuseok": (8, 15),
}

# month, weekday (Monday 0), which one of the month (-1: the last), days after it
_NTH: Mapping[str, tuple[int, int, int, int]] = {
    "mlk_day_us": (1, 0, 3, 0),
    "presidents_day_us": (2, 0, 3, 0),
    "early_may_uk": (5, 0, 1, 0),
    "mothers_day_us": (5, 6, 2, 0),
    "memorial_day_us": (5, 0, -1, 0),
    "spring_bank_uk": (5, 0, -1, 0),
    "fathers_day": (6, 6, 3, 0),
    "summer_bank_uk": (8, 0, -1, 0),
    "labor_day_us": (9, 0, 1, 0),
    "columbus_day_us": (10, 0, 2, 0),
    "thanksgiving_us": (11, 3, 4, 0),
    "black_friday": (11, 3, 4, 1),
    "cyber_monday": (11, 3, 4, 4),
}

# days after Easter Sunday
_EASTER: Mapping[str, int] = {
    "ash_wednesday": -46,
    "mothers_day_uk": -21,
    "palm_sunday": -7,
    "good_friday": -2,
    "easter": 0,
    "easter_monday": 1,
    "pentecost": 49,
}

# days after a lunar holiday
_BESIDE: Mapping[str, tuple[str, int]] = {"seollal_eve": ("seollal", -1), "chuseok_eve": ("chuseok", -1)}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (1..5, -1 the last) such weekday of a month, or None where it has no such one."""
    first = date(year, month, 1)
    days = [
        day
        for n in range(31)
        if (day := first + timedelta(days=n)).month == month and day.weekday() == weekday
    ]
    index = nth - 1 if nth > 0 else nth
    return days[index] if nth != 0 and -len(days) <= index < len(days) else None


def _solar(key: str, year: int) -> date | None:
    month, day = _SOLAR[key]
    return date(year, month, day)


def solar_day(key: str) -> int | None:
    """The day of the month on which a holiday is every year, if it is."""
    return _SOLAR[key][1] if key in _SOLAR else None


def moves_with_the_moon(key: str) -> bool:
    """Whether a holiday's solar date is another one every year because it is a lunar day."""
    return key in _LUNAR


def _lunar(key: str, year: int) -> date | None:
    month, day = _LUNAR[key]
    return lunar_to_solar(year, month, day)


def _nth(key: str, year: int) -> date | None:
    month, weekday, nth, after = _NTH[key]
    day = nth_weekday(year, month, weekday, nth)
    return None if day is None else day + timedelta(days=after)


def _from_easter(key: str, year: int) -> date | None:
    return easter(year) + timedelta(days=_EASTER[key])


def _beside(key: str, year: int) -> date | None:
    key, after = _BESIDE[key]
    day = _lunar(key, year)
    return None if day is None else day + timedelta(days=after)


def _substitute(key: str, year: int) -> date | None:
    return substitute(key, year, holiday_date)


_SUBSTITUTES = dict.fromkeys((ANY, *(name + SUFFIX for name in SUBSTITUTED)))

_RULES: tuple[tuple[Mapping[str, object], Callable[[str, int], date | None]], ...] = (
    (_SOLAR, _solar),
    (_LUNAR, _lunar),
    (_NTH, _nth),
    (_EASTER, _from_easter),
    (_BESIDE, _beside),
    (_SUBSTITUTES, _substitute),
)

_MOST_YEARS = 12  # a substitute may be long in coming
KEYS = frozenset(key for table, _ in _RULES for key in table)


def holiday_date(key: str, year: int) -> date | None:
    """The day of a holiday in a year; None for an unknown key, or a year that no table covers."""
    if not 1 <= year <= 9999:
        return None
    return next((rule(key, year) for table, rule in _RULES if key in table), None)


def next_holiday(key: str, today: date) -> date | None:
    """The first such day that is not before today."""
    days = (holiday_date(key, year) for year in range(today.year, today.year + _MOST_YEARS))
    return next((day for day in days if day is not None and day >= today), None)
