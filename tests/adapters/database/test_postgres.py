"""PostgreSQL: it goes away and comes back, accounts are locked by their row, leases do not wait."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from contextlib import asynccontextmanager, contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from adapters.database import postgres
from adapters.database.open import open_store
from core.errors import StoreUnavailable
from tests.contracts.samples import (
    DAY,
    KEY,
    NOW,
    OTHER,
    account,
    connected,
    created,
    december,
    entry,
    event,
    grant,
    new_id,
    owing,
    placed,
    say,
    titles,
    wrote,
)


@pytest.fixture
async def store(postgres_url, tmp_path):
    made = await open_store(postgres_url, tmp_path, fresh=True)
    yield made
    await made.close()


def hang_up(server, url: str) -> None:
    """End every connection to a database, as a restart does."""
    database = url.rpartition("/")[2]
    server.execute(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'")


async def test_a_server_that_is_not_there_is_unavailable(tmp_path):
    store = await open_store("postgresql://postgres@127.0.0.1:1/none", tmp_path)
    with pytest.raises(StoreUnavailable):
        await store.sleepers(NOW, 1)
    with pytest.raises(StoreUnavailable):
        async with store.unit() as unit:
            await unit.admit(new_id(), NOW)
    await store.close()


async def test_a_server_that_went_away_and_came_back_is_used_again(store, postgres_server, postgres_url):
    await wrote(store, created(event("하나")))
    async with store.unit() as unit:  # two connections, so that more than one is stale
        await account(unit)
        assert await titles(store, december(), OTHER) == []
    hang_up(postgres_server, postgres_url)
    await wrote(store, created(event("둘")))
    assert set(await titles(store, december())) == {"하나", "둘"}


@asynccontextmanager
async def frozen(store):
    """A unit whose server process stands still, as when a machine hangs."""
    async with store.unit() as unit:
        pid = await unit._transaction.now(lambda c: c.scalar(text("select pg_backend_pid()")))
        os.kill(pid, signal.SIGSTOP)
        try:
            yield unit
        finally:
            os.kill(pid, signal.SIGCONT)


@pytest.fixture
def impatient(monkeypatch):
    """While it is entered, hardly anything is waited for."""

    @contextmanager
    def shortly():
        with monkeypatch.context() as patched:
            patched.setattr(postgres, "LIMIT", 0.4)
            patched.setattr(postgres, "CLOSING", 0.4)
            patched.setattr(postgres, "GRACE", 0.2)
            yield

    return shortly


async def test_a_server_that_does_not_answer_is_given_up(store, impatient):
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable), impatient():
        async with frozen(store) as unit:
            await unit.admit(new_id(), NOW)
    assert time.monotonic() - begun < 10
    await wrote(store, created(event("하나")))


async def test_letting_go_of_a_server_that_does_not_answer_takes_no_longer(store, impatient):
    begun = time.monotonic()
    with pytest.raises(RuntimeError), impatient():
        async with frozen(store):
            raise RuntimeError
    assert time.monotonic() - begun < 10
    await wrote(store, created(event("하나")))


async def test_who_is_cancelled_waits_a_little_for_a_server_that_does_not_answer(store, monkeypatch):
    monkeypatch.setattr(postgres, "GRACE", 0.2)

    async def work() -> None:
        async with frozen(store) as unit:
            await unit.admit(new_id(), NOW)

    task = asyncio.create_task(work())
    await asyncio.sleep(0.3)
    task.cancel()
    begun = time.monotonic()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - begun < 10


async def test_the_server_itself_ends_what_takes_too_long(store):
    async def told(name: str) -> str:
        return await store._backend.read(lambda connection: connection.scalar(text(f"show {name}")))

    limits = [await told(name) for name in postgres.LIMITS]
    assert limits == ["10s", "15s", "1min", "UTC"]


async def test_a_standby_that_only_reads_is_unavailable(store):
    async def write() -> None:
        async with store.unit() as unit:
            await unit._transaction.now(lambda c: c.execute(text("set transaction read only")))
            await unit.admit(new_id(), NOW)

    with pytest.raises(StoreUnavailable):
        await write()


async def test_tables_that_are_not_there_are_a_mistake_of_ours(postgres_url, tmp_path):
    store = await open_store(postgres_url, tmp_path)
    with pytest.raises(ProgrammingError):
        await store.sleepers(NOW, 1)
    await store.close()


async def test_a_connection_lost_in_the_middle_of_a_unit_takes_everything_back(
    store, postgres_server, postgres_url
):
    with pytest.raises(StoreUnavailable):
        async with store.unit() as unit:
            owner = await account(unit)
            await unit.write(owner, [created(event())], NOW)
            assert len(await unit.events(owner, [december()])) == 1
            hang_up(postgres_server, postgres_url)
            await unit.events(owner, [december()])
    assert await titles(store, december()) == []


async def test_a_unit_cancelled_in_the_middle_of_a_statement_frees_the_account(store):
    async def work() -> None:
        async with store.unit() as unit:
            await account(unit)
            await unit._transaction.now(lambda connection: connection.execute(text("select pg_sleep(0.3)")))

    task = asyncio.create_task(work())
    await asyncio.sleep(0.15)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(20):
        assert await titles(store, december()) == []


async def test_units_of_different_accounts_run_side_by_side(store):
    async with store.unit() as mine, store.unit() as theirs:
        await account(mine, KEY)
        await account(theirs, OTHER)
        await mine.write(await account(mine, KEY), [created(event())], NOW)
        await theirs.write(await account(theirs, OTHER), [created(event())], NOW)
    assert await titles(store, december()) == await titles(store, december(), OTHER) == ["치과"]


async def test_an_account_that_is_held_too_long_is_unavailable_to_others(store):
    async with store.unit() as unit:
        await account(unit)
        with pytest.raises(StoreUnavailable):
            async with store.unit() as other:
                await other._transaction.now(
                    lambda connection: connection.execute(text("set local lock_timeout = '50ms'"))
                )
                await account(other)
                raise AssertionError("nobody else may hold it")


async def test_whoever_leases_passes_over_what_another_is_just_taking(store):
    await owing(store, say(), say(key=OTHER))
    async with store._backend.transaction() as transaction:
        held = await transaction.now(
            lambda connection: connection.execute(
                text("select id from owed order by seq limit 1 for update")
            ).scalar()
        )
        async with asyncio.timeout(20):
            (taken,) = await store.lease(NOW, NOW, 10)
    assert taken.id != held


async def test_attendees_can_be_searched_and_documents_are_kept_to_the_letter(store):
    await wrote(store, created(event(attendees=("민수", "jun@example.com"))))
    found = await store._backend.read(
        lambda connection: connection.execute(
            text("select count(*), min(json_typeof(body)) from events where attendees ? '민수'")
        ).one()
    )
    assert tuple(found) == (1, "object")


async def test_whoever_takes_a_calendar_passes_over_what_another_is_just_taking(store):
    _, _, calendars = await connected(store, entry("a", primary=True), entry("b"))
    await wrote(store, *(created(placed(event(), one), state="pending") for one in calendars))
    async with store._backend.transaction() as transaction:
        taken = text("select id from calendars where remote_id = 'a' for update")
        held = await transaction.now(lambda connection: connection.execute(taken).scalar())
        async with asyncio.timeout(20):
            pushed = await store.lease_push(NOW, NOW + DAY)
            pulled = await store.lease_pull(NOW, NOW + DAY)
            assert await store.lease_push(NOW, NOW + DAY) is None
    assert {pushed.calendar.remote_id, pulled.calendar.remote_id} == {"b"}
    assert held == calendars[0].id


async def test_of_two_who_connect_the_same_google_account_at_once_one_is_told_to_try_again(store):
    async def connect(key) -> bool:
        async with store.unit() as unit:
            owner = await account(unit, key)
            if await unit.holder("108") is not None:
                return False
            await asyncio.sleep(0.1)
            await unit.put_grant(grant(owner))
            return True

    done = await asyncio.gather(connect(KEY), connect(OTHER), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["StoreUnavailable", "bool"]
    again = KEY if isinstance(done[0], StoreUnavailable) else OTHER
    assert await connect(again) is False


async def test_an_account_is_held_by_whoever_asks_for_it_by_id(store):
    async with store.unit() as unit:
        owner = await account(unit)
    async with store.unit() as unit:
        await unit.owner(owner.id)
        with pytest.raises(StoreUnavailable):
            async with store.unit() as other:
                await other._transaction.now(
                    lambda connection: connection.execute(text("set local lock_timeout = '50ms'"))
                )
                await account(other)
