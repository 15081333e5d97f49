"""A repeating rule: RFC 5545 RRULE parts as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`by_day` holds RFC 5545 weekdays, with an ordinal where there is one (`MO`, `1TU`, `-1FR`).

    `until` is the local last day on which it may still begin, included. `count` and `until` exclude one another.
    """

    freq: Frequency
    interval: int = 1
    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
