"""Korean substitute holidays: the working day that is given for a public holiday which falls on a day off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

DateOf: TypeAlias = Callable[[str, int], date | None]
SUFFIX = "_substitute"
ANY = "any_substitute"

_SINGLE = (
    "independence_movement_day", "childrens_day", "buddhas_birthday", "liberation_day", "foundation_day", "hangul_day",
    "christmas",
)  # fmt: skip
_LONG = ("seollal", "chuseok")
_WITHOUT = ("new_year", "memorial_day_kr")
SUBSTITUTED = frozenset((*_SINGLE, *_LONG))
_SATURDAY, _SUNDAY = 5, 6


def substitute(key: str, year: int, date_of: DateOf) -> date | None:
    """The substitute of a holiday of that year; None where it falls on no other day off, or has none by law."""
    if key == ANY:
        days = (substitute(f"{name}{SUFFIX}", year, date_of) for name in SUBSTITUTED)
        return min((day for day in days if day is not None), default=None)
    name = key.removesuffix(SUFFIX)
    own = _days(name, year, date_of)
    taken = {name: _days(name, year, date_of) for name in (*_SINGLE, *_LONG, *_WITHOUT)}
    if name not in SUBSTITUTED or not any(_lost(day, name, taken) for day in own):
        return None
    off = frozenset(day for days in taken.values() for day in days)
    after = own[-1] + timedelta(days=1)
    while after in off or after.weekday() >= _SATURDAY:
        after += timedelta(days=1)
    return after


def _days(name: str, year: int, date_of: DateOf) -> tuple[date, ...]:
    day = date_of(name, year)
    if day is None:
        return ()
    return tuple(day + timedelta(days=n) for n in ((-1, 0, 1) if name in _LONG else (0,)))


def _lost(day: date, name: str, taken: dict[str, tuple[date, ...]]) -> bool:
    """Whether it would have been a day off anyway; a Saturday counts for single days alone."""
    weekend = day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and name not in _LONG)
    return weekend or any(day in days for other, days in taken.items() if other != name)
