"""What a world holds beside the core's own values: with whose it is, when it is due, and who is at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

from core.calendar.change import Change
from core.dialogue.message import ConversationKey
from core.records import Debt, Line, LinkedCalendar

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Owed:
    """A debt, when it is due, and until when somebody holds it."""

    debt: Debt
    due: datetime
    held: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: whose, when it was written, who hears of it, and when it is to be pushed."""

    account: UUID
    change: Change
    at: datetime
    key: ConversationKey | None = None
    due: datetime = AT_ONCE

    @property
    def is_open(self) -> bool:
        """Whether a remote calendar does not have it yet."""
        return self.change.state == "pending" and self.change.calendar is not None


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the transcript and where it belongs."""

    key: ConversationKey
    line: Line
    position: int


@dataclass(frozen=True, slots=True)
class Lease:
    """Until when somebody holds it, None where nobody does; the fence counts who did."""

    until: datetime | None = None
    fence: int = 0

    def is_free(self, now: datetime) -> bool:
        """Whether it can be had."""
        return self.until is None or self.until <= now


@dataclass(frozen=True, slots=True)
class Linked:
    """A remote calendar, when to look there, and who is at it. `listed`: it was in the last list of its grant."""

    calendar: LinkedCalendar
    due: datetime = AT_ONCE
    listed: bool = True
    push: Lease = Lease()
    pull: Lease = Lease()

    def lease(self, kind: Literal["push", "pull"]) -> Lease:
        """One of the two."""
        return self.push if kind == "push" else self.pull

    def leased(self, kind: Literal["push", "pull"], lease: Lease) -> Linked:
        """With one of the two changed."""
        return replace(self, push=lease) if kind == "push" else replace(self, pull=lease)
