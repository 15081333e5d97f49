"""SQLite under pressure: cancelled, locked, full; and asked in a way that its indexes can answer."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from contextlib import asynccontextmanager, closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event as listen
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from adapters.database.open import FILE, open_store
from adapters.database.sqlite import SqliteBackend
from adapters.database.store import DatabaseStore
from core.calendar.recurrence import Recurrence
from core.errors import StoreUnavailable
from core.records import Channel, Tokens
from tests.contracts.samples import (
    HOUR,
    KEY,
    NOW,
    account,
    at,
    connected,
    created,
    december,
    entry,
    event,
    line,
    member,
    mirrored,
    new_id,
    next_line,
    owing,
    placed,
    put_off,
    read_text,
    reply,
    sent,
    sent_as,
    talk,
    titles,
    whole_days,
    wrote,
)


class Slow:
    """A statement that takes a while, and tells when it is under way."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def __call__(self, connection) -> None:
        self.begun.set()
        connection.execute(text("insert into admitted values ('0123', '2026-11-23 00:00:00')"))
        connection.execute(
            text(
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000)"
                " select max(i) from n"
            )
        )


@asynccontextmanager
async def opened(folder: Path, busy: float = 0.2):
    """A store that does not wait long."""
    await (await open_store(None, folder, fresh=True)).close()
    store = DatabaseStore(SqliteBackend(folder / FILE, busy))
    try:
        yield store
    finally:
        await store.close()


def other_process(folder: Path) -> sqlite3.Connection:
    """A connection of somebody else's, who never waits."""
    return sqlite3.connect(folder / FILE, timeout=0, isolation_level=None)


async def cancelled(work, slow: Slow, times: int = 1) -> None:
    """Cancels the work when its statement is under way."""
    task = asyncio.create_task(work)
    await asyncio.to_thread(slow.begun.wait, 20)
    for _ in range(times):
        task.cancel()
        await asyncio.sleep(0.01)
        assert not task.done(), "it left its statement behind"
    with pytest.raises(asyncio.CancelledError):
        await task


def damage(file: Path) -> None:
    """Turns the pages behind the first into noise."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    pages = file.read_bytes()
    file.write_bytes(pages[:4096] + b"\xff" * (len(pages) - 4096))


def is_free(folder: Path) -> bool:
    """Whether somebody who does not wait gets the file."""
    with closing(other_process(folder)) as other:
        other.execute("begin immediate")
        other.execute("rollback")
    return True


async def admitted(store) -> int:
    count = text("select count(*) from admitted")
    return await store._backend.read(lambda connection: connection.scalar(count))


async def test_a_unit_cancelled_in_the_middle_of_a_statement_leaves_the_file_free(tmp_path):
    async with opened(tmp_path) as store:
        slow = Slow()

        async def work() -> None:
            async with store._backend.transaction() as transaction:
                await transaction.now(slow)

        await cancelled(work(), slow)
        assert is_free(tmp_path)
        assert await admitted(store) == 0


async def test_a_unit_cancelled_while_it_commits_is_saved_whole(tmp_path):
    async with opened(tmp_path) as store:
        slow = Slow()

        async def work() -> None:
            async with store.unit() as unit:
                await unit.write(await account(unit), [created(event())], NOW)
                unit._transaction.later(slow)

        await cancelled(work(), slow)
        assert is_free(tmp_path)
        assert await admitted(store) == 1
        assert await titles(store, december()) == ["치과"]


async def test_a_second_cancellation_waits_as_well(tmp_path):
    async with opened(tmp_path) as store:
        slow = Slow()
        await cancelled(store._backend.write(slow), slow, times=3)
        assert is_free(tmp_path)
        assert await admitted(store) == 1


async def test_a_unit_cancelled_before_its_turn_changes_nothing(tmp_path):
    async with opened(tmp_path) as store:
        async with store.unit() as unit:
            await account(unit)
            waiting = asyncio.create_task(wrote(store, created(event())))
            await asyncio.sleep(0.01)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        assert await titles(store, december()) == []


async def test_a_file_that_somebody_else_holds_is_unavailable_and_then_free_again(tmp_path):
    async with opened(tmp_path) as store:
        with closing(other_process(tmp_path)) as other:
            other.execute("begin immediate")
            with pytest.raises(StoreUnavailable):
                await wrote(store, created(event()))
            with pytest.raises(StoreUnavailable):
                await store.lease(NOW, NOW, 1)
            assert await store.agenda(KEY, december()) == (), "reading goes on"
            other.execute("rollback")
        await wrote(store, created(event()))
        assert await titles(store, december()) == ["치과"]


async def test_all_who_wait_for_the_file_wait_the_same_time(tmp_path):
    async with opened(tmp_path, busy=0.4) as store:
        with closing(other_process(tmp_path)) as other:
            other.execute("begin immediate")
            begun = time.monotonic()
            results = await asyncio.gather(
                *(wrote(store, created(event())) for _ in range(3)),
                *(store.lease(NOW, NOW, 1) for _ in range(3)),
                return_exceptions=True,
            )
            assert time.monotonic() - begun < 1, "one after another"
            assert [type(result) for result in results] == [StoreUnavailable] * 6
            other.execute("rollback")
        await wrote(store, created(event()))


async def test_who_waited_in_here_has_that_much_less_patience_with_others(tmp_path):
    async with opened(tmp_path, busy=1) as store:
        async with store.unit() as unit:
            await account(unit)
            late = asyncio.create_task(wrote(store, created(event())))
            await asyncio.sleep(0.7)
        with closing(other_process(tmp_path)) as other:
            other.execute("begin immediate")
            begun = time.monotonic()
            with pytest.raises(StoreUnavailable):
                await late
            assert time.monotonic() - begun < 0.95
            other.execute("rollback")


async def test_a_file_that_is_damaged_is_unavailable(tmp_path):
    await (await open_store(None, tmp_path, fresh=True)).close()
    file = tmp_path / FILE
    await asyncio.to_thread(damage, file)
    store = DatabaseStore(SqliteBackend(file, 0.2))
    with pytest.raises(StoreUnavailable):
        await store.sleepers(NOW, 1)
    with pytest.raises(StoreUnavailable):
        await wrote(store, created(event()))
    await store.close()


async def test_after_closing_everything_is_unavailable(tmp_path):
    store = await open_store(None, tmp_path, fresh=True)
    await store.close()
    with pytest.raises(StoreUnavailable):
        await store.sleepers(NOW, 1)
    with pytest.raises(StoreUnavailable):
        await wrote(store, created(event()))


async def test_what_a_process_held_when_it_died_is_free_for_the_next(tmp_path):
    first = await open_store(None, tmp_path)
    await owing(first, read_text())
    (job,) = await first.jobs(NOW, 1)
    (held,) = await first.lease(NOW, NOW + HOUR, 1, only=job)
    await first.close()
    again = await open_store(None, tmp_path, alone=True)
    (taken,) = await again.lease(NOW, NOW + HOUR, 1, only=job)
    async with again.unit() as unit:
        assert not await unit.settle(held), "whoever held it before settles nothing"
        assert await unit.settle(taken)
    await again.close()


async def test_calendars_that_a_process_held_when_it_died_are_free_for_the_next(tmp_path):
    first = await open_store(None, tmp_path)
    _, way, (calendar,) = await connected(first)
    await wrote(first, created(placed(event(), calendar), state="pending"))
    errands = await first.lease_push(NOW, NOW + HOUR), await first.lease_pull(NOW, NOW + HOUR)
    assert await first.lease_refresh(way.id, NOW, NOW + HOUR)
    await first.close()
    again = await open_store(None, tmp_path, alone=True)
    for errand in errands:
        assert not await again.renew(errand, NOW + HOUR)
    assert (await again.lease_push(NOW, NOW + HOUR)).fence == errands[0].fence + 1
    assert (await again.lease_pull(NOW, NOW + HOUR)).fence == errands[1].fence + 1
    assert await again.lease_refresh(way.id, NOW, NOW + HOUR)
    await again.close()


async def test_what_a_living_process_holds_stays_its_own(tmp_path):
    first = await open_store(None, tmp_path, alone=True)
    await owing(first, read_text())
    (job,) = await first.jobs(NOW, 1)
    assert len(await first.lease(NOW, NOW + HOUR, 1, only=job)) == 1
    for alone in (True, False):
        other = await open_store(None, tmp_path, alone=alone)
        assert await other.jobs(NOW, 1) == ()
        await other.close()
    await first.close()
    last = await open_store(None, tmp_path, alone=True)
    assert await last.jobs(NOW, 1) == (job,)
    await last.close()


async def test_waiting_for_the_file_does_not_hold_up_the_event_loop(tmp_path):
    async with opened(tmp_path, busy=2) as store:
        with closing(other_process(tmp_path)) as other:
            other.execute("begin immediate")
            waiting = asyncio.create_task(wrote(store, created(event())))
            started = time.perf_counter()
            for _ in range(5):
                await asyncio.sleep(0.02)
            assert time.perf_counter() - started < 1.5, "it stood still for the file"
            other.execute("rollback")
            await waiting


async def test_a_full_disk_is_unavailable_and_takes_everything_back(tmp_path):
    async with opened(tmp_path) as store:
        await wrote(store, created(event("하나")))

        def limit(pages: int):
            return lambda connection: connection.exec_driver_sql(f"pragma max_page_count={pages}")

        await store._backend.write(limit(1))  # what is there stays; nothing may be added
        huge = event("둘", notes="가" * 100_000)
        with pytest.raises(StoreUnavailable):
            await wrote(store, created(huge))
        assert await titles(store, december()) == ["하나"]
        await store._backend.write(limit(1_000_000))
        await wrote(store, created(huge))
        assert set(await titles(store, december())) == {"하나", "둘"}


async def test_a_wrong_statement_is_a_mistake_of_ours_and_not_the_weather(tmp_path):
    async with opened(tmp_path) as store:
        with pytest.raises(OperationalError):
            await store._backend.read(lambda connection: connection.execute(text("select * from nowhere")))


async def test_reading_changes_nothing(tmp_path):
    async with opened(tmp_path) as store:
        with pytest.raises(StoreUnavailable):
            await store._backend.read(lambda connection: connection.execute(text("delete from users")))


async def test_what_was_saved_is_there_after_a_restart(tmp_path):
    store = await open_store(None, tmp_path)
    async with store.unit() as unit:
        owner = await account(unit)
        await unit.save(owner, talk(next_turn=5))
        await unit.write(owner, [created(event())], NOW)
    await store.close()
    again = await open_store(None, tmp_path)
    async with again.unit() as unit:
        assert await unit.conversation(KEY) == talk(next_turn=5)
    assert await titles(again, december()) == ["치과"]
    await again.close()


async def test_the_columns_beside_an_event_tell_what_it_is(tmp_path):
    async with opened(tmp_path) as store:
        series = event("제목" * 200, recurrence=Recurrence("WEEKLY", by_day=("TU",)), attendees=("민수",))
        await wrote(
            store, created(series), created(whole_days("출장", date(2026, 12, 10), date(2026, 12, 12)))
        )
        with closing(other_process(tmp_path)) as other:
            rows = other.execute(
                "select length(title), start_time, end_time, all_day, start_date, end_date, tz, recurrence,"
                " attendees, last_instant from events order by start_time"
            ).fetchall()
    assert rows == [
        (255, "2026-12-01 06:00:00.000000", "2026-12-01 07:00:00.000000", 0, None, None, "Asia/Seoul",
         "FREQ=WEEKLY;BYDAY=TU", '["\\ubbfc\\uc218"]', None),
        (2, "2026-12-09 15:00:00.000000", "2026-12-12 15:00:00.000000", 1, "2026-12-10", "2026-12-12", None,
         None, None, "2026-12-13 12:00:00.000000"),
    ]  # fmt: skip


@asynccontextmanager
async def explained(store):
    """What SQLite does for each statement in the block."""
    plans = {}

    def explain(connection, cursor, statement, parameters, context, many) -> None:
        if not many and statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            raw = connection.connection.dbapi_connection
            plans[statement] = [row[3] for row in raw.execute(f"explain query plan {statement}", parameters)]

    for engine in (store._backend._writer, store._backend._reader):
        listen.listen(engine, "before_cursor_execute", explain)
    yield plans


def scans(plan) -> set[str]:
    """Tables that are read from end to end."""
    steps = {step.split()[1] for step in plan if step.startswith("SCAN")}
    return steps - {"CONSTANT"}


async def test_no_question_is_answered_by_reading_a_whole_table(tmp_path):
    async with opened(tmp_path) as store, explained(store) as plans:
        made, card = created(event()), reply()
        async with store.unit() as unit:
            owner = await account(unit)
            await unit.write(owner, [made], NOW)
            await unit.events(owner, [december(), december(3, 5)])
            await unit.family(owner, [made.event, new_id()])
            await unit.changes(owner, made.group)
            await unit.last_change(owner, NOW, "page")
            await unit.save(owner, talk())
            await unit.note_message(KEY, line("하나"))
            await unit.note_reply(KEY, card, NOW)
        await store.agenda(KEY, december())
        await store.transcript(KEY, 0, 10)
        await sent(store, card.id, "1")
        await sent_as(store, card.id)
        await store.sleepers(NOW, 10)
        await store.lease(NOW, NOW, 10)
    assert len(plans) > 10
    for statement, plan in plans.items():
        assert scans(plan) <= {"owed"}, (statement, plan)  # debts are few; they are gone once settled


async def test_nor_is_one_of_synchronising(tmp_path):
    async with opened(tmp_path) as store:
        owner, way, (calendar,) = await connected(store)
        async with explained(store) as plans:
            await synchronised(store, owner, way, calendar)
    assert len(plans) > 30
    for statement, plan in plans.items():  # what waits is little, and so are channels
        assert scans(plan) <= {"pending", "channels"}, (statement, plan)
        if "FROM events" in statement and "mirror" not in statement:
            assert not any("user_id=?" in step for step in plan), "everything of an account is much"


async def synchronised(store, owner, way, calendar) -> None:
    """All that is asked again and again."""
    row = placed(event(), calendar)
    await mirrored(store, owner, calendar, member(row, "abc"), rows=(row,))
    waiting = created(placed(event(), calendar), state="pending")
    await wrote(store, waiting)
    errand = await store.lease_push(NOW, NOW + HOUR)
    await store.renew(errand, NOW + HOUR)
    await next_line(store, errand, NOW)
    await put_off(store, errand, waiting.id, NOW)
    async with store.unit() as unit:
        await unit.owner(owner.id)
        await unit.families(owner, calendar.id, ("abc", "def"))
        await unit.family_of(owner, row.id)
        await unit.close_line(errand, waiting.id, "settled", NOW)
        await unit.group_is_open(owner, waiting.group)
        await unit.holder("108")
        await unit.grants(owner)
        await unit.list_calendars(way, [entry(primary=True)], {})
    for only in (None, calendar.id):
        pull = await store.lease_pull(NOW, NOW + HOUR, only)
        async with store.unit() as unit:
            await unit.finish_pull(pull, "t", NOW + HOUR, NOW, 0)
    await store.put_off_pull(pull, NOW)
    await store.release(pull)
    await store.hint(calendar.id)
    await store.unswept(calendar.id, NOW)
    await store.grants_in(("active",), way.id, 5)
    await store.read_grant(way.id)
    await store.lease_refresh(way.id, NOW, NOW)
    await store.keep_tokens(way.id, Tokens("a", NOW, "b", ("c",)), way.refresh)
    rung = Channel(new_id(), calendar.id, "s", NOW + HOUR)
    await store.put_channel(rung)
    await store.channel(rung.id)
    await store.open_channels(way.id)
    await store.stale_channels(NOW, 5)
    await store.forget_channel(rung.id)


async def test_what_a_pull_brings_at_once_does_not_hold_up_the_event_loop(tmp_path):
    async with opened(tmp_path, busy=5) as store:
        owner, _, (calendar,) = await connected(store)
        rows = tuple(placed(event(str(number)), calendar) for number in range(2000))
        members = [member(row, row.id.hex) for row in rows]
        beats = 0

        async def beat() -> None:
            nonlocal beats
            while True:
                await asyncio.sleep(0.001)
                beats += 1

        heart = asyncio.create_task(beat())
        async with store.unit() as unit:
            await unit.owner(owner.id)
            await unit.keep(calendar.id, members, NOW)
            await unit.show(owner, rows, (), NOW)
            before = beats
            await unit.families(owner, calendar.id, [one.id for one in members])
            assert beats > before + 3, "it stood still"
        heart.cancel()


async def test_a_busy_calendar_is_searched_by_its_window(tmp_path):
    """Thousands of events before and after do not slow down a look at one day."""
    async with opened(tmp_path) as store:
        few = await _seconds_of_a_look(store, 20)
        many = await _seconds_of_a_look(store, 3000)
    assert many < few * 20 + 0.005


async def _seconds_of_a_look(store, events: int) -> float:
    day = december(1, 2)
    await wrote(store, *(created(event(start=at(3, 9), hours=1 + each / events)) for each in range(events)))
    await store.agenda(KEY, day)
    started = time.perf_counter()
    for _ in range(10):
        await store.agenda(KEY, day)
    return (time.perf_counter() - started) / 10


async def test_a_time_without_a_zone_is_refused(tmp_path):
    async with opened(tmp_path) as store:
        with pytest.raises(Exception, match="needs a zone"):
            await store.sleepers(NOW.replace(tzinfo=None), 1)
