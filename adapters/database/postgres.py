"""PostgreSQL, through psycopg's asyncio. Everything that only PostgreSQL understands is in this file."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import TypeVar

from psycopg import AsyncConnection as RawConnection
from psycopg.types.string import TextLoader
from sqlalchemy import URL, Connection, Text, bindparam, event, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from adapters.database.transaction import Transaction, Work, to_the_end, transaction_on, unavailable
from core.dialogue.message import ConversationKey

T = TypeVar("T")
CONNECTIONS, SPARE = 10, 10
LOCK_SECONDS, CONNECT_SECONDS = 10, 5
_WHO = func.concat(bindparam("platform", type_=Text), func.chr(31), bindparam("person", type_=Text))
_NEWCOMER = select(func.pg_advisory_xact_lock(func.hashtextextended(_WHO, 0)))


class PostgresDialect:
    """Accounts are locked by their row in `users`; somebody who has none yet, by an advisory lock."""

    insert = staticmethod(insert)

    def lock_newcomer(self, connection: Connection, key: ConversationKey) -> None:
        """Two first messages at once make one account."""
        connection.execute(_NEWCOMER, {"platform": key.platform, "person": key.user})


class PostgresBackend:
    """A server. Each transaction has a connection of its own; those of one account wait for each other."""

    dialect = PostgresDialect()

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(
            url,
            pool_size=CONNECTIONS,
            max_overflow=SPARE,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "options": f"-c lock_timeout={LOCK_SECONDS}s -c timezone=UTC",
            },
        )
        event.listen(self._engine.sync_engine, "connect", _keep_json_as_text)

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """READ COMMITTED; what must not change meanwhile is locked first."""
        return transaction_on(_Session(self._engine.connect()))

    async def write(self, work: Work[T]) -> T:
        """One transaction."""
        async with self.transaction() as transaction:
            return await transaction.now(work)

    async def read(self, work: Work[T]) -> T:
        """One transaction that is never committed."""
        session = _Session(self._engine.connect())
        try:
            return await session.perform(work)
        finally:
            await session.end()

    async def close(self) -> None:
        """Closes the connections that are idle, and the others when they come back."""
        await self._engine.dispose()


class _Session:
    """A connection of the pool for as long as one transaction lasts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection, self._started = connection, False

    async def perform(self, work: Work[T]) -> T:
        """Run it, connected."""
        with unavailable():
            return await to_the_end(self._connected(work))

    async def _connected(self, work: Work[T]) -> T:
        if not self._started:
            await self._connection.start()
            self._started = True
        return await self._connection.run_sync(work)

    async def finish(self, work: Work[object]) -> None:
        """Run it and commit."""

        def whole(connection: Connection) -> None:
            work(connection)
            connection.commit()

        await self.perform(whole)

    async def end(self) -> None:
        """Roll back what was not committed."""
        if self._started:
            with unavailable():
                await to_the_end(self._connection.close())


def _keep_json_as_text(raw: RawConnection, _: object) -> None:
    """JSONB is read by the driver, our documents by the codec."""
    raw.adapters.register_loader("json", TextLoader)
