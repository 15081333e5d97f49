"""What the database is asked about tokens: what a model was asked, by whom, and on which day."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from core.dialogue.message import ConversationKey
from core.records import Account
from core.usage import Spent, Usage


class SpendUnit(Protocol):
    """A unit of work, as far as it is about tokens."""

    async def used(self, account: Account, day: date) -> tuple[Usage, ...]:
        """What this account asked on that day, by model."""


class SpendStore(Protocol):
    """Short transactions of their own. Each raises StoreUnavailable."""

    async def spend(self, key: ConversationKey, day: date, usage: Usage) -> None:
        """Add this to the day of the account behind this person, and to that of the house; to the latter alone for a
        stranger, who may have been erased meanwhile.

        Additions at the same time lose nothing of each other. It is added once for each reading that came to an end, right
        after it did: a crash in between loses that one reading.
        """

    async def spent(self, key: ConversationKey, day: date) -> Spent:
        """What was asked on that day, by the account behind this person and by everybody."""
