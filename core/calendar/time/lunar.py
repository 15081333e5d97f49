"""Days of the Korean lunar calendar in ours: by the official tables up to 2050, computed up to 2100."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from korean_lunar_calendar import KoreanLunarCalendar

_TABLES = range(1600, 2051)


@lru_cache(maxsize=1024)
def lunar_to_solar(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one, or None where there is no such day or no table for its year."""
    if year not in _TABLES:
        return _computed(year, month, day, leap)
    calendar = KoreanLunarCalendar()
    if not calendar.setLunarDate(year, month, day, leap):
        return None
    return date(calendar.solarYear, calendar.solarMonth, calendar.solarDay)


def _computed(year: int, month: int, day: int, leap: bool) -> date | None:
    from korean_datetime import lunar_to_solar as compute

    try:
        return compute(year, month, day, leap)
    except ValueError:
        return None


def next_lunar(month: int, day: int, today: date, leap: bool = False) -> date | None:
    """The first such lunar day that is not before today. A leap month may take many years to come round."""
    years = range(today.year - 1, today.year + (40 if leap else 3))
    days = (lunar_to_solar(year, month, day, leap) for year in years)
    return next((found for found in days if found is not None and found >= today), None)
