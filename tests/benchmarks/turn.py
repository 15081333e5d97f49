"""One text turn offline, from request to card: alone, 100 always busy, and 100 people at one turn a second each.

Options: --seconds N (of each load, 10), --url DATABASE_URL (SQLite in a temporary folder, and PostgreSQL, unless
given), --users N (100).
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

from adapters.database.migrate import migrate
from bot.wiring import Place, furnish
from core.assistant import Assistant
from core.dialogue.inputs import IncomingMessage
from core.dialogue.message import ConversationKey, Message
from tests.benchmarks.options import number, text
from tests.fakes.postgres import new_home, server, stop

TEXTS = (
    "다음주 화요일 오후 3시 강남역에서 민수랑 커피",
    "내일 10시 팀 회의",
    "lunch with Ben friday 12-1 at Chipotle",
)


def main(options: list[str]) -> dict[str, Any]:
    """Measure on each database."""
    seconds, users = number(options, "--seconds", 10.0), int(number(options, "--users", 100))
    url = text(options, "--url", "")
    figures: dict[str, float] = {}
    if url:
        figures |= _named("given", asyncio.run(measure(url, seconds, users)))
    else:
        figures |= _named("sqlite", asyncio.run(measure(None, seconds, users)))
        figures |= _named("postgres", _on_own_postgres(seconds, users))
    return {"figures": figures, "ok": all(v < 2000 for k, v in figures.items() if k.endswith("p95_ms"))}


def _on_own_postgres(seconds: float, users: int) -> dict[str, float]:
    home = new_home()
    try:
        postgres = server(home, os.getpid())
        return asyncio.run(measure(postgres.url(postgres.create()), seconds, users))
    finally:
        stop(home)


async def measure(url: str | None, seconds: float, users: int) -> dict[str, float]:
    """Three loads on one database, brought up to date first."""
    with tempfile.TemporaryDirectory() as folder:
        await asyncio.to_thread(migrate, url, Path(folder))
        async with AsyncExitStack() as stack:
            assistant = await furnish(stack, Place(url, Path(folder)))
            await _turn(assistant, 0, 0)
            alone = await _closed(assistant, 1, seconds)
            busy = await _closed(assistant, users, seconds)
            people = await _open(assistant, users, seconds)
    return _figures("alone", alone) | _figures("busy", busy) | _figures("people", people)


async def _turn(assistant: Assistant, user: int, number: int) -> float:
    key = ConversationKey("local", "page", f"user{user}")
    message = Message(str(uuid4()), TEXTS[number % len(TEXTS)], assistant.world.clock.now())
    started = time.perf_counter()
    outcome = await assistant.handle(key, uuid4(), IncomingMessage(message))
    assert outcome.says
    return time.perf_counter() - started


async def _closed(assistant: Assistant, users: int, seconds: float) -> list[float]:
    async def busy(user: int, end: float) -> list[float]:
        took, number = [], 0
        while time.perf_counter() < end:
            took.append(await _turn(assistant, user, number))
            number += 1
        return took

    return await _all(busy, users, seconds)


async def _open(assistant: Assistant, users: int, seconds: float) -> list[float]:
    async def person(user: int, end: float) -> list[float]:
        took: list[float] = []
        due, number = time.perf_counter() + user / users, 0
        while due < end:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            late = time.perf_counter() - due
            took.append(late + await _turn(assistant, user, number))
            due, number = due + 1.0, number + 1
        return took

    return await _all(person, users, seconds)


async def _all(
    one: Callable[[int, float], Awaitable[list[float]]], users: int, seconds: float
) -> list[float]:
    end = time.perf_counter() + seconds
    return [t for took in await asyncio.gather(*(one(user, end) for user in range(users))) for t in took]


def _figures(load: str, took: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(took, n=100)
    return {
        f"{load}_turns": len(took),
        f"{load}_p50_ms": round(1000 * cuts[49], 1),
        f"{load}_p95_ms": round(1000 * cuts[94], 1),
    }


def _named(database: str, figures: dict[str, float]) -> dict[str, float]:
    return {f"{database}_{name}": value for name, value in figures.items()}
