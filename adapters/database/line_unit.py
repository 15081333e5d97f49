"""What pushing needs of a unit of work on the database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adapters.database import errands, lines
from adapters.database.books import Books
from adapters.database.transaction import Transaction
from core.calendar.change import Change, ChangeState
from core.records import Account, Errand, Owing


class DatabaseLineUnit:
    """Whoever calls holds the account; what answers nothing waits for what does."""

    def __init__(self, books: Books, transaction: Transaction) -> None:
        self._books, self._transaction = books, transaction

    async def renew(self, errand: Errand, until: datetime) -> bool:
        """Whether it is still ours, and the grant active."""
        return await self._transaction.now(lambda c: errands.renew(c, errand, until))

    async def release(self, errand: Errand) -> None:
        """Let go of it."""
        self._transaction.later(lambda c: errands.release(c, errand))

    async def next_line(self, errand: Errand, account: Account, now: datetime) -> Owing | None:
        """The first that is due and behind no other."""
        return await self._transaction.now(lambda c: lines.next_line(c, errand, account, now))

    async def put_off(self, errand: Errand, line: UUID, due: datetime) -> None:
        """Not before then."""
        self._transaction.later(lambda c: errands.put_off(c, errand, line, due))

    async def close_line(self, errand: Errand, line: UUID, state: ChangeState, at: datetime) -> bool:
        """Whether it was ours to close."""
        return await self._transaction.now(lambda c: errands.close_line(c, errand, line, state, at))

    async def taking_back(self, account: Account, group: UUID) -> tuple[Change, ...]:
        """The pending lines that take it back."""
        return await self._transaction.now(lambda c: lines.taking_back(c, account, group))

    async def group_is_open(self, account: Account, group: UUID) -> bool:
        """Whether any line of it is pending."""
        return await self._transaction.now(lambda c: lines.group_is_open(c, account, group))
