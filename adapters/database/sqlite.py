"""SQLite: one writer connection in a thread of its own, and a few that only read, in theirs."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.sqlite import insert

from adapters.database.claim import claimed
from adapters.database.transaction import Transaction, Work, to_the_end, transaction_on, unavailable
from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable

T = TypeVar("T")
BUSY_SECONDS = 5
READERS = 2


class SqliteDialect:
    """Every transaction holds the whole file, so there is nothing left to lock."""

    insert = staticmethod(insert)

    def lock_newcomer(self, connection: Connection, key: ConversationKey) -> None:
        """The file is ours already."""


class SqliteBackend:
    """A file. Transactions take turns in here; between processes SQLite waits up to `busy` seconds."""

    dialect = SqliteDialect()

    def __init__(self, path: Path, busy: float = BUSY_SECONDS) -> None:
        self._path, self._busy, self._left = path, busy, busy
        self._writer = write_engine(path, lambda: self._left)
        self._reader = _read_engine(path, busy)
        self._writing = ThreadPoolExecutor(1, "sqlite-writer")
        self._reading = ThreadPoolExecutor(READERS, "sqlite-reader")
        self._turn = asyncio.Lock()
        self._claim: int | None = None

    def claim(self) -> bool:
        """Whether no other process has claimed this file; ours ends with this process, however that ends."""
        self._claim = claimed(self._path.with_name(f"{self._path.name}-claim"))
        return self._claim is not None

    @asynccontextmanager
    async def _our_turn(self) -> AsyncIterator[None]:
        """Waiting for the others in here and for other processes takes `busy` seconds in all."""
        asked = time.monotonic()
        with unavailable():
            async with asyncio.timeout(self._busy):
                await self._turn.acquire()
        try:
            self._left = max(self._busy - (time.monotonic() - asked), 0.0)
            yield
        finally:
            self._turn.release()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Begins with its first statement; nobody else writes until it ends."""
        async with self._our_turn(), transaction_on(_Session(self._writer, self._writing)) as transaction:
            yield transaction

    async def write(self, work: Work[T]) -> T:
        """All of it, commit included, in one trip to the thread."""

        def whole() -> T:
            with self._writer.begin() as connection:
                return work(connection)

        async with self._our_turn():
            return await _in(self._writing, whole)

    async def read(self, work: Work[T]) -> T:
        """Beside the writer; sees what was committed."""

        def whole() -> T:
            with self._reader.connect() as connection:
                return work(connection)

        return await _in(self._reading, whole)

    async def close(self) -> None:
        """Waits for what is under way."""
        async with self._turn:
            await _in(self._writing, self._writer.dispose)
        await _in(self._reading, self._reader.dispose)
        self._writing.shutdown(wait=False)
        self._reading.shutdown(wait=False)
        if self._claim is not None:
            os.close(self._claim)


class _Session:
    """The writer connection for as long as one transaction lasts.

    Only the first statement may wait (for other processes) and the last (for the disk): they go to the thread, and so
    do long ones. The others in between would be longer on their way there than at work.
    """

    def __init__(self, engine: Engine, thread: ThreadPoolExecutor) -> None:
        self._engine, self._thread = engine, thread
        self._connection: Connection | None = None

    async def perform(self, work: Work[T], long: bool) -> T:
        """Run it, connected."""
        if long or self._connection is None:
            return await _in(self._thread, lambda: work(self._begun()))
        with unavailable():
            return work(self._connection)

    async def finish(self, work: Work[object]) -> None:
        """Run it and commit."""

        def whole() -> None:
            with closing(self._begun()) as connection:
                work(connection)
                connection.commit()

        await _in(self._thread, whole)

    async def end(self) -> None:
        """Roll back what was not committed."""
        if self._connection is not None and not self._connection.closed:
            await _in(self._thread, self._connection.close)

    def _begun(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection


def write_engine(
    path: Path, patience: Callable[[], float] = lambda: BUSY_SECONDS, keep_references: bool = True
) -> Engine:
    """Transactions are `BEGIN IMMEDIATE`: one that turns to writing later fails at once where others wait.

    They wait for other processes `patience()` seconds.
    """

    def begin(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(f"PRAGMA busy_timeout={round(1000 * patience())}")
        raw.execute("BEGIN IMMEDIATE")

    engine = _engine(path, patience(), 1)
    event.listen(engine, "connect", _prepare("journal_mode=WAL", f"foreign_keys={int(keep_references)}"))
    event.listen(engine, "begin", begin)
    return engine


def _read_engine(path: Path, busy: float) -> Engine:
    engine = _engine(path, busy, READERS)
    event.listen(engine, "connect", _prepare("query_only=1"))
    return engine


def _engine(path: Path, busy: float, connections: int) -> Engine:
    return create_engine(
        f"sqlite:///{path}",
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": busy, "isolation_level": None},
    )


def _prepare(*pragmas: str) -> Callable[[sqlite3.Connection, object], None]:
    def prepare(raw: sqlite3.Connection, _: object) -> None:
        for pragma in ("synchronous=NORMAL", *pragmas):
            raw.execute(f"PRAGMA {pragma}")

    return prepare


async def _in(thread: ThreadPoolExecutor, call: Callable[[], T]) -> T:
    try:
        running = asyncio.get_running_loop().run_in_executor(thread, call)
    except RuntimeError as error:  # the thread has ended
        raise StoreUnavailable("closed") from error
    with unavailable():
        return await to_the_end(running)
