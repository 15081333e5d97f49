"""CPU and wall time of one unit of work, the database's part of a text turn, on SQLite and PostgreSQL.

Options: --units N (measured after as many to warm up, 500), --events N (on the calendar, 300), --at-once N.
The floor is the same number of bare statements, through the driver alone.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from adapters.database.open import open_store
from core.calendar.change import Change
from core.calendar.draft import Draft, Proposal
from core.calendar.event import Event
from core.calendar.recurrence import Recurrence
from core.calendar.when import Timed, Window
from core.dialogue.buttons import Button, Press
from core.dialogue.conversation import Card, Conversation, Remarks
from core.dialogue.interpretation import Utterance
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reply import Reply, ShownDraft
from core.records import Line
from core.store import Store
from tests.benchmarks.options import number
from tests.fakes.postgres import new_home, server, stop

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
STATEMENTS = 9
FLOORS = 30  # what all of it may cost on SQLite, in bare statements of the same machine


def main(options: list[str]) -> dict[str, Any]:
    """Both databases, one after the other."""
    units, events = int(number(options, "--units", 500)), int(number(options, "--events", 300))
    at_once = int(number(options, "--at-once", 20))
    with tempfile.TemporaryDirectory() as folder:
        figures = {"floor_sqlite_cpu_ms": floor(Path(folder) / "floor.db", units)}
        sqlite = asyncio.run(measure(None, Path(folder), units, events, at_once))
    home = new_home()
    try:
        running = server(home, os.getpid())
        url = running.url(running.create())
        postgres = asyncio.run(measure(url, home, units, events, at_once))
    finally:
        stop(home)
    figures |= {f"sqlite_{name}": value for name, value in sqlite.items()}
    figures |= {f"postgres_{name}": value for name, value in postgres.items()}
    return {"figures": figures, "ok": sqlite["unit_cpu_ms"] < FLOORS * figures["floor_sqlite_cpu_ms"]}


async def measure(url: str | None, folder: Path, units: int, events: int, at_once: int) -> dict[str, float]:
    """One person alone, then `at_once` people who write as fast as they can."""
    store = await open_store(url, folder, fresh=True)
    try:
        keys = [ConversationKey("page", "home", f"p{each}") for each in range(at_once)]
        for key in keys:
            await fill(store, key, events)
        await rounds(store, keys[:1], units)
        alone = await rounds(store, keys[:1], units)
        together = await rounds(store, keys, units // at_once)
    finally:
        await store.close()
    return {
        "unit_cpu_ms": alone["cpu"],
        "unit_wall_ms": alone["wall"],
        "busy_unit_cpu_ms": together["cpu"],
        "busy_units_per_s": round(1000 / together["wall"]),
    }


async def rounds(store: Store, keys: list[ConversationKey], each: int) -> dict[str, float]:
    """Milliseconds a unit, when each person does so many, one after the other."""

    async def person(key: ConversationKey) -> None:
        for turn in range(each):
            await text_turn(store, key, turn)

    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(person(key) for key in keys))
    total = each * len(keys)
    return {
        "wall": round((time.perf_counter() - wall) * 1000 / total, 2),
        "cpu": round((time.process_time() - cpu) * 1000 / total, 2),
    }


async def text_turn(store: Store, key: ConversationKey, turn: int) -> None:
    """What a confirmed sentence asks of the store: nine things, all in one transaction."""
    at = NOW + timedelta(seconds=turn)
    async with store.unit() as unit:
        assert await unit.admit(uuid4(), at)
        account = await unit.account(key, uuid4(), NOW, Preferences())
        before = await unit.conversation(key)
        assert before is not None
        found = await unit.events(account, [Window(NOW, NOW + timedelta(days=1))])
        assert len(found) >= 5
        await unit.write(account, [creation(turn, f"회의 {turn}", uuid4())], at)
        await unit.save(account, replace(before, next_turn=before.next_turn + 1))
        await unit.note_message(key, Line(uuid4(), "user", "내일 오후 3시 강남에서 회의", at, 0))
        await unit.note_reply(key, card_reply(uuid4()), at)


async def fill(store: Store, key: ConversationKey, events: int) -> None:
    """A calendar that somebody lives with."""
    rule = Recurrence("WEEKLY", by_day=("MO",))
    async with store.unit() as unit:
        account = await unit.account(key, uuid4(), NOW, Preferences())
        changes = [creation(day, f"일정 {day}", uuid4()) for day in range(-events, 0)]
        series = [replace(made.after, recurrence=rule) for made in changes[:5] if made.after]
        await unit.write(account, [*changes, *(_create(replace(one, id=uuid4())) for one in series)], NOW)
        await unit.save(account, state(key, 1))


def creation(day: int, title: str, made: UUID) -> Change:
    start = NOW + timedelta(days=day + 30, hours=day % 9)
    return _create(
        Event(made, title, Timed(start, start + timedelta(hours=1), "Asia/Seoul"), location="강남")
    )


def _create(event: Event) -> Change:
    return Change(uuid4(), event.id, "create", None, event, "page", uuid4())


def state(key: ConversationKey, turn: int) -> Conversation:
    """Three cards and ten turns of talk."""
    when = Timed(NOW, NOW + timedelta(hours=1), "Asia/Seoul")
    draft = Draft(UUID(int=turn), "create", Proposal(f"회의 {turn}", when, "강남"))
    card = Card(UUID(int=turn), 1, (draft,), (Remarks(),), "m1", NOW, UUID(int=turn), NOW, turn)
    talk = tuple(Utterance("user", f"내일 오후 {each}시에 회의 잡아줘") for each in range(10))
    return Conversation(key, UUID(int=1), "ko", (), (card, card, card), talk=talk, next_turn=turn)


def card_reply(made: UUID) -> Reply:
    draft = ShownDraft(
        "d", "create", True, "회의", "2026-11-24T15:00:00+09:00", None, False, "강남", (), None
    )
    row = tuple(Button(label, Press("confirm", made, 1)) for label in ("추가", "고치기", "취소"))
    return Reply(made, "회의를 추가할까요?", (row,), (draft,))


def floor(path: Path, units: int) -> float:
    """The same number of statements in one transaction, by sqlite3 alone and without a thread."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=normal")
    connection.execute("create table things (id text primary key, body text)")
    started = time.process_time()
    for _ in range(units):
        connection.execute("begin immediate")
        for each in range(STATEMENTS):
            if each % 2:
                connection.execute("select body from things where id = ?", ("x",)).fetchall()
            else:
                connection.execute("insert into things values (?, ?)", (uuid4().hex, "x" * 500))
        connection.execute("commit")
    spent = time.process_time() - started
    connection.close()
    return round(spent * 1000 / units, 2)
