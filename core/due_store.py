"""What the database is asked by the clock: whom to look after by now, and when next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.calendar.reminding import DueRow
from core.records import Account


@dataclass(frozen=True, slots=True)
class Due:
    """What is due of an account: rows of its calendar, and since when its day is to be told, if it is.

    Right after the account settled on another time for that, `reminding.UNKNOWN`.
    """

    rows: tuple[DueRow, ...] = ()
    day: datetime | None = None


class DueUnit(Protocol):
    """A unit of work, as far as it is about what is due."""

    async def due(self, account: Account, now: datetime) -> Due:
        """What is due by `now`. A row that cannot be read is left out, and never due again."""

    async def look_again(
        self, account: Account, rows: Mapping[UUID, datetime | None], day: datetime | None
    ) -> None:
        """When to look at these rows again, and when to tell the day; None: never."""


class DueStore(Protocol):
    """Every row of a calendar, and every account that wants its day told, keeps the instant at which it is to be looked at.

    The store sets that of a row whenever the row changes: to its next reminder after that (`reminding.next_due`), unless
    one is overdue and was not told yet. Too early is harmless. Neither question here looks at more than what is due.
    """

    async def due_accounts(self, now: datetime, limit: int) -> tuple[UUID, ...]:
        """Accounts of which anything is due by `now`."""

    async def next_due(self, after: datetime) -> datetime | None:
        """The first instant later than `after` at which anything is due, or a conversation wakes."""
