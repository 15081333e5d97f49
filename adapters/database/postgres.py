"""PostgreSQL, through psycopg's asyncio. Everything that only PostgreSQL understands is in this file."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, suppress
from typing import TypeVar

from psycopg import AsyncConnection as RawConnection
from psycopg.types.string import TextLoader
from sqlalchemy import URL, Connection, Text, bindparam, event, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from adapters.database.transaction import Transaction, Work, to_the_end, transaction_on, unavailable
from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable

T = TypeVar("T")
CONNECTIONS, SPARE = 10, 10
CONNECT_SECONDS, RENEWED_AFTER = 5, 1800
# What the server keeps to; a little later we hang up, for one that does not answer at all.
LIMITS = {
    "lock_timeout": "10s",
    "statement_timeout": "15s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}
LIMIT, CLOSING, GRACE = 17.0, 2.0, 0.5
# A line that is dead is noticed after 25 seconds in silence, or 10 with something unsent (milliseconds).
ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 10_000}
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
            pool_timeout=CONNECT_SECONDS,
            pool_pre_ping=True,
            pool_recycle=RENEWED_AFTER,
            hide_parameters=True,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "options": " ".join(f"-c {name}={value}" for name, value in LIMITS.items()),
                **ALIVE,
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

    async def perform(self, work: Work[T], long: bool = False) -> T:
        """Run it, connected."""
        with unavailable():
            return await to_the_end(self._connected(work), LIMIT, GRACE)

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
        """Roll back what was not committed. A server that does not hear it rolls back by itself."""
        if self._started:
            with suppress(StoreUnavailable), unavailable():
                await to_the_end(self._connection.close(), CLOSING, GRACE)


def _keep_json_as_text(raw: RawConnection, _: object) -> None:
    """JSONB is read by the driver, our documents by the codec."""
    raw.adapters.register_loader("json", TextLoader)
