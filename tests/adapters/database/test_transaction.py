"""Which errors of a database are the weather, and which are ours; and how long a statement may take."""

from __future__ import annotations

import asyncio
import sqlite3
import time

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from adapters.database.transaction import to_the_end, unavailable
from core.errors import StoreUnavailable

WEATHER = ["08006", "25006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "58030"]
OURS = ["22001", "23505", "25P02", "42601", "42P01", "42703"]


def of_postgres(state: str) -> DBAPIError:
    """As SQLAlchemy raises what the server answered with this SQLSTATE."""
    error = psycopg.errors.lookup(state)("words of a person")
    return DBAPIError.instance("select 1", {}, error, psycopg.Error, dialect=None)


def of_sqlite(kind: type[sqlite3.Error], code: int) -> sqlite3.Error:
    error = kind("words of a person")
    error.sqlite_errorcode = code
    return error


def met(error: Exception) -> None:
    with unavailable():
        raise error


@pytest.mark.parametrize("state", WEATHER)
def test_a_server_that_cannot_just_now_is_unavailable(state):
    with pytest.raises(StoreUnavailable) as told:
        met(of_postgres(state))
    assert "words" not in str(told.value)


@pytest.mark.parametrize("state", OURS)
def test_a_statement_that_is_wrong_stays_what_it_is(state):
    with pytest.raises(DBAPIError):
        met(of_postgres(state))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (sqlite3.OperationalError, sqlite3.SQLITE_BUSY),
        (sqlite3.OperationalError, sqlite3.SQLITE_FULL),
        (sqlite3.OperationalError, sqlite3.SQLITE_IOERR_FSYNC),
        (sqlite3.OperationalError, sqlite3.SQLITE_READONLY),
        (sqlite3.DatabaseError, sqlite3.SQLITE_CORRUPT),
        (sqlite3.DatabaseError, sqlite3.SQLITE_CORRUPT_INDEX),
        (sqlite3.DatabaseError, sqlite3.SQLITE_NOTADB),
    ],
)
def test_a_file_that_cannot_just_now_is_unavailable(kind, code):
    with pytest.raises(StoreUnavailable):
        met(of_sqlite(kind, code))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (sqlite3.OperationalError, sqlite3.SQLITE_ERROR),
        (sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT_UNIQUE),
    ],
)
def test_a_mistake_about_a_file_stays_what_it_is(kind, code):
    with pytest.raises(kind):
        met(of_sqlite(kind, code))


@pytest.mark.parametrize("error", [NoConnectionLeft(), TimeoutError()])
def test_nobody_who_answers_is_unavailable(error):
    with pytest.raises(StoreUnavailable):
        met(error)


class Stubborn:
    """Work that ends only when it was cancelled so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    async def work(self) -> None:
        while self.left:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                self.left -= 1
        raise asyncio.CancelledError


@pytest.mark.parametrize("times", [1, 2, 3])
async def test_what_takes_too_long_is_broken_off_however_stubborn(times):
    begun, stubborn = time.monotonic(), Stubborn(times)
    with pytest.raises(TimeoutError):
        await to_the_end(stubborn.work(), limit=0.05, grace=0.05)
    assert stubborn.left == 0
    assert time.monotonic() - begun < 20


async def test_who_is_cancelled_waits_for_the_end_and_no_longer_than_the_grace():
    done = []

    async def statement(seconds: float) -> None:
        await asyncio.sleep(seconds)
        done.append(seconds)

    for seconds in (0.1, 60):
        task = asyncio.create_task(to_the_end(statement(seconds), grace=0.3))
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert done == [0.1]


async def test_an_error_of_the_statement_is_its_own():
    async def fails() -> None:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        await to_the_end(fails(), limit=1)
