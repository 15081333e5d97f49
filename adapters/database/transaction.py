"""One transaction, whichever the database: what SQLite and PostgreSQL each provide, and what builds on it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from typing import Any, Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable

T = TypeVar("T")
Work: TypeAlias = Callable[[Connection], T]
# SQLSTATE: no connection, read-only (a standby), rolled back, no resources, in use, shut down or cancelled, disk.
WEATHER = ("08", "25006", "40", "53", "55", "57", "58")
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
AWAY = (NoConnectionLeft, TimeoutError, OperationalError, InterfaceError, sqlite3.OperationalError)
COUNTED = {"preserve_rowcount": True}  # an execution option: otherwise nobody counts what an insert added


class Session(Protocol):
    """A connection for as long as one transaction lasts. What it began ends even where the caller is cancelled."""

    async def perform(self, work: Work[T], long: bool) -> T:
        """Run statements; the first begins the transaction. `long` ones must not hold up the event loop."""

    async def finish(self, work: Work[object]) -> None:
        """Run the last statements, and commit."""

    async def end(self) -> None:
        """Let go of the connection; what was not committed is rolled back."""


class Transaction:
    """Statements in the order they were asked for. Those that answer nothing travel with one that does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: list[Work[object]] = []
        self._last: list[Work[object]] = []
        self._long = False

    def later(self, work: Work[object], *, long: bool = False) -> None:
        """To be done before the next answer, or before the commit."""
        self._waiting.append(work)
        self._long = self._long or long

    def at_last(self, work: Work[object]) -> None:
        """To be done before the commit: nobody reads here what it writes."""
        self._last.append(work)

    async def now(self, work: Work[T], *, long: bool = False) -> T:
        """Everything that waits, then this."""
        waiting, long = self._take(), long or self._long
        self._long = False

        def in_order(connection: Connection) -> T:
            for earlier in waiting:
                earlier(connection)
            return work(connection)

        return await self._session.perform(in_order, long)

    async def commit(self) -> None:
        """Everything that waits, for good."""
        waiting = (*self._take(), *self._last)

        def in_order(connection: Connection) -> None:
            for work in waiting:
                work(connection)

        await self._session.finish(in_order)

    def _take(self) -> list[Work[object]]:
        waiting, self._waiting = self._waiting, []
        return waiting


@asynccontextmanager
async def transaction_on(session: Session) -> AsyncIterator[Transaction]:
    """Commits when its block ends well."""
    transaction = Transaction(session)
    try:
        yield transaction
        await transaction.commit()
    finally:
        await session.end()


class Dialect(Protocol):
    """What the databases say differently. Statements are the same otherwise."""

    @property
    def insert(self) -> Callable[[Table], Any]:
        """Makes inserts that know `on_conflict_do_nothing` and `on_conflict_do_update`."""

    def __hash__(self) -> int:
        """There is one of each, and what is prepared for it is kept under it."""

    def lock_newcomer(self, connection: Connection, key: ConversationKey) -> None:
        """Let nobody else make an account for this person until the transaction ends."""


class Backend(Protocol):
    """One database."""

    @property
    def dialect(self) -> Dialect:
        """How it speaks."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Commits when its block ends well, rolls back otherwise."""

    async def write(self, work: Work[T]) -> T:
        """A transaction of one piece of work."""

    async def read(self, work: Work[T]) -> T:
        """Statements that change nothing."""

    async def close(self) -> None:
        """Let go of every connection."""


async def to_the_end(running: Awaitable[T], limit: float | None = None, grace: float | None = None) -> T:
    """Awaits it even when cancelled meanwhile, and is cancelled only then: no statement stays half done.

    But what takes longer than `limit` seconds, or than `grace` once we were cancelled, is broken off. Raises
    TimeoutError.
    """
    task = asyncio.ensure_future(running)
    try:
        await asyncio.wait((task,), timeout=limit)
        if task.done():
            return task.result()
        task.cancel()
        await _ended(task, grace)
        raise TimeoutError
    except asyncio.CancelledError:
        await _ended(task, grace)
        raise


async def _ended(task: asyncio.Future[Any], grace: float | None) -> None:
    """Cancelled again each time `grace` has passed: PostgreSQL's driver first asks the server, then hangs up."""
    while not task.done():
        try:
            await asyncio.wait((task,), timeout=grace)
        except asyncio.CancelledError:
            continue  # we are on our way out already
        if not task.done():
            task.cancel()
    if not task.cancelled():
        task.exception()  # looked at, so that nobody complains that it was not


@contextmanager
def unavailable() -> Iterator[None]:
    """The one place where a database that is locked, full, damaged or away becomes StoreUnavailable."""
    try:
        yield
    except (DBAPIError, NoConnectionLeft, TimeoutError, sqlite3.DatabaseError) as error:
        if _is_our_fault(error):
            raise
        raise StoreUnavailable(type(error).__name__) from error


def _is_our_fault(error: Exception) -> bool:
    """Everything that is not the weather; the drivers' classes alone do not tell."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    kind: int | None = None if code is None else code & 0xFF  # the rest of the code says more about the same
    if kind == sqlite3.SQLITE_ERROR:
        return True
    state: str = getattr(cause, "sqlstate", None) or ""
    return not (isinstance(error, AWAY) or kind in DAMAGED or state.startswith(WEATHER))
