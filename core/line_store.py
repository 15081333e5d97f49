"""What pushing asks of a unit of work: the ledger's open lines, and the calendar that is held while they go out."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.calendar.change import Change, ChangeState
from core.records import Account, Errand, Owing


class LineUnit(Protocol):
    """The part of a unit of work that lines need on their way to a remote calendar."""

    async def renew(self, errand: Errand, until: datetime) -> bool:
        """Hold it longer. False: somebody else has it, or the grant is no longer active; nothing may be written."""

    async def release(self, errand: Errand) -> None:
        """Let somebody else have it."""

    async def next_line(self, errand: Errand, account: Account, now: datetime) -> Owing | None:
        """The oldest pending line of the calendar that is due and behind no other of its group's saga or its family.

        Raises Unreadable, about the line.
        """

    async def put_off(self, errand: Errand, line: UUID, due: datetime) -> None:
        """It is tried again from then on, and so is nothing behind it before. Counts an attempt."""

    async def close_line(self, errand: Errand, line: UUID, state: ChangeState, at: datetime) -> bool:
        """A pending line has come to this. False: the errand is no longer ours, or the line is closed."""

    async def taking_back(self, account: Account, group: UUID) -> tuple[Change, ...]:
        """The pending lines that take this group back, oldest first. Raises Unreadable."""

    async def group_is_open(self, account: Account, group: UUID) -> bool:
        """Whether any line of it is pending."""
