"""The public holidays of Korea, substitutes included: days on which nobody teaches, meets or works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from core.calendar.time.expression import Holiday
from core.calendar.time.holidays import holiday_date

KOREA = "Asia/Seoul"
"""The zone in which they hold."""
EVERY_PUBLIC_HOLIDAY = Holiday("public_holiday")
"""공휴일 빼고: all of them. No single day, so it resolves to none."""
_OFF = (
    "new_year", "seollal_eve", "seollal", "independence_movement_day", "childrens_day", "buddhas_birthday",
    "memorial_day_kr", "liberation_day", "chuseok_eve", "chuseok", "foundation_day", "hangul_day", "christmas",
    "seollal_substitute", "chuseok_substitute", "independence_movement_day_substitute", "childrens_day_substitute",
    "buddhas_birthday_substitute", "liberation_day_substitute", "foundation_day_substitute", "hangul_day_substitute",
    "christmas_substitute",
)  # fmt: skip
_AFTER = ("seollal", "chuseok")


def public_holidays(year: int) -> Iterator[date]:
    """Those of a year that are known, in no order."""
    for key in _OFF:
        day = holiday_date(key, year)
        if day is not None:
            yield day
            if key in _AFTER:
                yield day + timedelta(days=1)
