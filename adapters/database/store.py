"""The store on a database, SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from adapters.database import answers, debts, due, errands, events, renewal, transcript
from adapters.database.install_store import DatabaseInstallStore
from adapters.database.own_unit import DatabaseOwnStore
from adapters.database.spend_store import DatabaseSpendStore
from adapters.database.unit import DatabaseUnit
from core.calendar.event import Event
from core.calendar.when import Window
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.records import Answer, Debt, Line


class DatabaseStore(DatabaseOwnStore, DatabaseInstallStore, DatabaseSpendStore):
    """Units of work, and the short transactions around them."""

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[DatabaseUnit]:
        """Commits when the block ends well."""
        async with self._backend.transaction() as transaction:
            yield DatabaseUnit(self._books, transaction)

    async def lease(
        self,
        now: datetime,
        until: datetime,
        limit: int,
        only: UUID | None = None,
        platforms: Collection[str] | None = None,
    ) -> tuple[Debt, ...]:
        """Take what is due and free."""
        asked = debts.due(now, limit, only, platforms)
        return await self._backend.write(lambda connection: debts.lease(connection, asked, until))

    async def jobs(self, now: datetime, limit: int) -> tuple[UUID, ...]:
        """What belongs in the queue."""
        return await self._backend.read(lambda connection: debts.jobs(connection, now, limit))

    async def postpone(self, debt: Debt, due: datetime, *, failed: bool = True) -> None:
        """Give a debt back for later."""
        attempts = debt.attempts + failed
        await self._backend.write(lambda connection: debts.postpone(connection, debt, due, attempts))

    async def free(self, debt: UUID) -> None:
        """End its lease."""
        await self._backend.write(lambda connection: debts.release(connection, debt))

    async def sleepers(self, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        """Conversations whose time has come."""
        return await self._backend.read(
            lambda connection: self._books.conversations.sleepers(connection, now, limit)
        )

    async def park(self, key: ConversationKey) -> None:
        """Let it sleep."""
        await self._backend.write(lambda connection: self._books.conversations.park(connection, key))

    async def reply_sent_as(self, key: ConversationKey, sent_as: str) -> UUID | None:
        """Which of our messages the platform knows by that id."""
        return await self._backend.read(lambda connection: transcript.reply_sent_as(connection, key, sent_as))

    async def delivered(self, debt: Debt, sent_as: str | None) -> None:
        """Settle a Say, and keep the platform's id of its message."""

        def note(connection: Connection) -> None:
            debts.settle(connection, debt)
            if isinstance(debt.effect, Say) and sent_as and sent_as != debt.sent_as:
                transcript.remember_sent(connection, debt.effect.reply.id, sent_as)

        await self._backend.write(note)

    async def transcript(self, key: ConversationKey, after: int, limit: int) -> tuple[Line, ...]:
        """Lines that changed since."""
        return await self._backend.read(lambda connection: transcript.since(connection, key, after, limit))

    async def claim(self, request: UUID, key: ConversationKey, digest: str, at: datetime) -> Answer | None:
        """None where the request is new."""
        return await self._backend.write(
            lambda connection: self._books.answers.claim(connection, request, key, digest, at)
        )

    async def keep_answer(self, request: UUID, text: str) -> None:
        """What it was answered."""
        await self._backend.write(lambda connection: answers.keep(connection, request, text))

    async def agenda(self, key: ConversationKey, window: Window) -> tuple[Event, ...]:
        """The events of the account behind this person."""
        return await self._backend.read(lambda connection: events.of_person(connection, key, window))

    async def due_accounts(self, now: datetime, limit: int) -> tuple[UUID, ...]:
        """Whom to look after."""
        return await self._backend.read(lambda connection: due.accounts(connection, now, limit))

    async def next_due(self, after: datetime) -> datetime | None:
        """When to look next."""
        return await self._backend.read(lambda connection: due.next_after(connection, after))

    async def release_all(self) -> None:
        """Nobody holds anything any more. Whoever thinks he does settles nothing."""
        await self._backend.write(_release_all)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._backend.close()


def _release_all(connection: Connection) -> None:
    debts.release(connection)
    connection.execute(errands.RELEASE_ALL)
    connection.execute(renewal.RELEASE_ALL)
