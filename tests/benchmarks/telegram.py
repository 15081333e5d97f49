"""Telegram through the whole stack: webhook in, card out, offline, on SQLite and PostgreSQL, against a floor.

The floor, in the same run: the bare library answers each update with one message, and commits one unit of work.
Then messages that are brought up to eleven times each, under other numbers, in any order: each is answered once.
Options: --messages N (of each kind, 600), --chats N (at once, 200), --repeated N (messages, 1,000), --seed N.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from telegram import Update

from adapters.telegram.hook import HOOK, hook
from adapters.telegram.platform import Account, TelegramPlatform, bot_of
from adapters.telegram.transport import Transport
from bot.platforms import living, messengers
from bot.web import carry, listen
from bot.wiring import Place, furnish
from core.assistant import Assistant
from core.dialogue.message import ConversationKey
from tests.benchmarks.options import number
from tests.loads.far_side import FarSide, Stalling, agreed, far_side, with_model
from tests.loads.house import database

SECRET, TOKEN = "s3cret", "1:abc"
ACK = 250.0
STALLED = range(900, 905)
"""Chats that wait for a model."""


def main(options: list[str]) -> dict[str, Any]:
    """Both databases, one after the other."""
    messages, chats = int(number(options, "--messages", 600)), int(number(options, "--chats", 200))
    repeated, seed = int(number(options, "--repeated", 1000)), int(number(options, "--seed", 11))
    print(f"seed {seed}", flush=True)
    figures: dict[str, float] = {}
    for name, which in (("sqlite", []), ("postgres", ["--postgres"])):
        with database(which) as url:
            found = asyncio.run(_measured(url, messages, chats, repeated, random.Random(seed)))
        figures |= {f"{name}_{what}": value for what, value in found.items()}
    once = all(figures[f"{name}_answers_to_repeated"] == repeated for name in ("sqlite", "postgres"))
    ok = once and all(figures[f"{name}_tap_answered_p99_ms"] < ACK for name in ("sqlite", "postgres"))
    return {"figures": figures, "ok": ok}


async def _measured(
    url: str | None, messages: int, chats: int, repeated: int, chance: random.Random
) -> dict[str, float]:
    async with AsyncExitStack() as stack:
        far = await stack.enter_async_context(far_side("tests.loads.telegram_side"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        platform = TelegramPlatform(Account(TOKEN, far.url, SECRET, "http://127.0.0.1:1"))
        plain = await furnish(stack, Place(url, folder, fresh=True), messengers=messengers([platform]))
        floor = await _floor(far, plain, messages)
        stalling = Stalling(plain.world.interpreter)
        assistant = with_model(plain, stalling)
        await agreed(assistant.world, *(ConversationKey("telegram", str(one), str(one)) for one in STALLED))
        await stack.enter_async_context(living([platform], assistant, asks=False))
        async with _served(platform.router()) as address:
            while not await platform.take({"update_id": 0}):
                await asyncio.sleep(0.05)
            alone = await _apart(far, address, messages)
            same = await _load(far, address, 1, messages)
            busy = await _load(far, address, chats, max(1, messages // chats))
            waiting = [asyncio.create_task(platform.take(_said(chat))) for chat in STALLED]
            await asyncio.sleep(0.5)
            assert stalling.asked == len(STALLED)
            taps = await _load(far, address, 10, 20, taps=True, first=600)
            stalling.wake()
            await asyncio.gather(*waiting)
        again = await _again_and_again(far, platform, repeated, chance)
    return {
        **again,
        "floor_cpu_ms": floor["cpu"],
        "cpu_ms": alone["cpu"],
        "times_floor": round(alone["cpu"] / floor["cpu"], 2),
        "one_chat_cpu_ms": same["cpu"],
        "card_p50_ms": alone["there_p50"],
        "busy_cpu_ms": busy["cpu"],
        "messages_per_s": busy["per_s"],
        "busy_card_p99_ms": busy["there_p99"],
        "busy_ack_p99_ms": busy["acked_p99"],
        "tap_answered_p99_ms": taps["there_p99"],
    }


async def _again_and_again(
    far: FarSide, platform: TelegramPlatform, messages: int, chance: random.Random
) -> dict[str, float]:
    """What came of messages that Telegram brings again and again; as many at once as it has connections."""
    before = await _answers(far)
    told = [_said(2000 + n % 50, n) for n in range(messages) for _ in range(chance.randint(1, 11))]
    chance.shuffle(told)
    for start in range(0, len(told), 40):
        batch = (update | {"update_id": start + n} for n, update in enumerate(told[start : start + 40]))
        await asyncio.gather(*(platform.take(update) for update in batch))
    seen, now = -1, await _answers(far)
    while seen != now:
        await asyncio.sleep(3)
        seen, now = now, await _answers(far)
    return {"repeated_deliveries": len(told), "answers_to_repeated": now - before}


async def _answers(far: FarSide) -> int:
    return int((await far.load({"count": True}))["messages"][0])


def _said(chat: int, number: int = 1) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "민수"}
    place = {"id": chat, "type": "private", "first_name": "민수"}
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": place,
        "from": person,
        "text": "내일 3시 치과",
    }
    return {"update_id": chat, "message": message}


async def _floor(far: FarSide, plain: Assistant, messages: int) -> dict[str, float]:
    ways = Transport(), Transport()
    bot = bot_of(Account(TOKEN, far.url), ways)
    behind: set[asyncio.Task[Any]] = set()

    async def echo(told: dict[str, Any]) -> bool:
        update = Update.de_json(told, bot)
        async with plain.world.store.unit() as unit:
            await unit.admit(uuid4(), plain.world.clock.now())
        assert update.message
        task = asyncio.create_task(bot.send_message(update.message.chat.id, update.message.text or ""))
        behind.add(task)
        task.add_done_callback(behind.discard)
        return True

    async with _served(hook(SECRET, echo)) as address:
        found = await _apart(far, address, messages)
    for way in ways:
        await way.shutdown()
    return found


@asynccontextmanager
async def _served(router: Any) -> AsyncIterator[str]:
    app, stop = FastAPI(openapi_url=None), asyncio.Event()
    app.state.closing = asyncio.Event()
    app.include_router(router)
    with listen("127.0.0.1", 0) as listening:
        serving = asyncio.create_task(carry(app, listening, stop))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}{HOOK}"
        finally:
            stop.set()
            await serving


async def _apart(far: FarSide, address: str, messages: int) -> dict[str, float]:
    """One message after the other, each from a chat that has said hello before."""
    more: dict[str, Any] = {"apart": True, "first": 10_000}
    await _load(far, address, 1, messages, **more, greets=True)
    return await _load(far, address, 1, messages, **more)


async def _load(far: FarSide, address: str, chats: int, each: int, **more: Any) -> dict[str, float]:
    """Once to warm up, and once measured."""
    told = {"hook": address, "secret": SECRET, "chats": chats, "each": each, **more}
    if not more:
        await far.load(told | {"each": min(each, 100)})
    wall, cpu = time.perf_counter(), time.process_time()
    found = await far.load(told)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    figures = {"cpu": round(1000 * cpu / len(found["there"]), 2), "per_s": round(len(found["there"]) / wall)}
    for name, took in found.items():
        cuts = statistics.quantiles(took, n=100, method="inclusive")
        figures |= {f"{name}_p50": round(cuts[49], 1), f"{name}_p99": round(cuts[98], 1)}
    return figures
