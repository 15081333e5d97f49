"""Days that no calendar prints: the last one of a month on which people work, and one that only its speaker knows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Workday:
    """이번 달 마지막 영업일 (-1, months_away 0) · the third working day of May (3, month 5).

    `nth` 1..23, or -1 for the last. `month` 1..12, or `months_away` from the anchor's month; neither: the next one to
    come.
    """

    nth: int
    month: int | None = None
    months_away: int | None = None
    year: int | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class WorkdaysAway:
    """3영업일 뒤 (3) · the next business day (1): today does not count."""

    days: int


@dataclass(frozen=True, slots=True)
class SomeDay:
    """수능 전날 · the day after the wedding: a day that its words do not tell, and that has to be asked for."""
