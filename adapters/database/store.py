"""The store on a database, SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from adapters.database import debts, events, transcript
from adapters.database.transaction import Backend
from adapters.database.unit import Books, DatabaseUnit
from core.calendar.event import Event
from core.calendar.when import Window
from core.dialogue.message import ConversationKey
from core.ports import Debt, Line


class DatabaseStore:
    """Units of work, and the short transactions around them."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._books = Books(backend.dialect)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[DatabaseUnit]:
        """Commits when the block ends well."""
        async with self._backend.transaction() as transaction:
            yield DatabaseUnit(self._books, transaction)

    async def lease(
        self, now: datetime, until: datetime, limit: int, only: UUID | None = None
    ) -> tuple[Debt, ...]:
        """Take what is due and free."""
        return await self._backend.write(lambda connection: debts.lease(connection, now, until, limit, only))

    async def postpone(self, debt: Debt, due: datetime) -> None:
        """Give a debt back for later."""
        await self._backend.write(lambda connection: debts.postpone(connection, debt, due))

    async def sleepers(self, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        """Conversations whose time has come."""
        return await self._backend.read(
            lambda connection: self._books.conversations.sleepers(connection, now, limit)
        )

    async def sent_as(self, reply: UUID) -> str | None:
        """The platform's id of a message of ours."""
        return await self._backend.read(lambda connection: transcript.sent_as(connection, reply))

    async def remember_sent(self, reply: UUID, sent_as: str) -> None:
        """Keep the platform's id of a message of ours."""
        await self._backend.write(lambda connection: transcript.remember_sent(connection, reply, sent_as))

    async def transcript(self, key: ConversationKey, after: int, limit: int) -> tuple[Line, ...]:
        """Lines that changed since."""
        return await self._backend.read(lambda connection: transcript.since(connection, key, after, limit))

    async def agenda(self, key: ConversationKey, window: Window) -> tuple[Event, ...]:
        """The events of the account behind this person."""
        return await self._backend.read(lambda connection: events.of_person(connection, key, window))

    async def close(self) -> None:
        """Let go of every connection."""
        await self._backend.close()
