"""Slack through the whole stack: signed event in, card out, offline, on SQLite and PostgreSQL, against a floor.

The floor, in the same run: Slack's bare library answers each event with one message, and commits one unit of work.
Acknowledgements are measured as well while a model answers nobody in five other chats, and while Slack's own API
answers nobody at all. Options: --messages N (of each kind, 600), --chats N (at once, 200), --only sqlite|postgres.
"""

from __future__ import annotations

import asyncio
import logging
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import ClientSession
from fastapi import APIRouter, FastAPI, Request
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.responses import Response

from adapters.slack.heard import key_of
from adapters.slack.hook import EVENTS
from adapters.slack.platform import Account, SlackPlatform
from adapters.vault.keys import KeyFile
from adapters.vault.vault import KeyVault
from bot.platforms import living, messengers
from bot.web import carry, listen
from bot.wiring import Place, furnish
from core.assistant import Assistant
from tests.benchmarks.options import number, text
from tests.loads.far_side import FarSide, Stalling, agreed, far_side, with_model
from tests.loads.house import database
from tests.loads.slack_side import SECRET, TEAM

TOKEN = "xoxb-1"
ACK = 250.0
STALLED = 5


def main(options: list[str]) -> dict[str, Any]:
    """Both databases, one after the other."""
    messages, chats = int(number(options, "--messages", 600)), int(number(options, "--chats", 200))
    only = text(options, "--only", "")
    figures: dict[str, float] = {}
    for name, which in (("sqlite", []), ("postgres", ["--postgres"])):
        if only in ("", name):
            with database(which) as url:
                found = asyncio.run(_measured(url, messages, chats))
            figures |= {f"{name}_{what}": value for what, value in found.items()}
    held = [value for what, value in figures.items() if what.endswith("_stalled_ack_p99_ms")]
    return {"figures": figures, "ok": all(value < ACK for value in held)}


async def _measured(url: str | None, messages: int, chats: int) -> dict[str, float]:
    async with AsyncExitStack() as stack:
        far = await stack.enter_async_context(far_side("tests.loads.slack_side", "/api"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        platform = SlackPlatform(Account(TOKEN, SECRET, base=far.url), KeyVault(KeyFile(folder)))
        plain = await furnish(stack, Place(url, folder, fresh=True), messengers=messengers([platform]))
        platform.enter(plain)
        floor = await _floor(far, plain, messages)
        stalling = Stalling(plain.world.interpreter)
        assistant = with_model(plain, stalling)
        await agreed(
            assistant.world, *(key_of(TEAM, f"D{one}", f"U{one}") for one in range(900, 900 + STALLED))
        )
        await stack.enter_async_context(living([platform], assistant, asks=False))
        async with _served(platform.router()) as address:
            await asyncio.sleep(0.1)
            alone = await _apart(far, address, messages)
            same = await _load(far, address, 1, messages)
            busy = await _load(far, address, chats, max(1, messages // chats))
            model = await _stalled_model(far, address, stalling)
            mute = await _load(far, address, min(5, chats), 20, mute=True)
    return {
        "floor_cpu_ms": floor["cpu"],
        "cpu_ms": alone["cpu"],
        "times_floor": round(alone["cpu"] / floor["cpu"], 2),
        "ack_p50_ms": alone["acked_p50"],
        "one_chat_cpu_ms": same["cpu"],
        "card_p50_ms": alone["there_p50"],
        "busy_cpu_ms": busy["cpu"],
        "messages_per_s": busy["per_s"],
        "busy_ack_p99_ms": busy["acked_p99"],
        "busy_card_p99_ms": busy["there_p99"],
        "slack_stalled_ack_p99_ms": mute["acked_p99"],
        "model_stalled_ack_p99_ms": model["acked_p99"],
    }


async def _stalled_model(far: FarSide, address: str, stalling: Stalling) -> dict[str, float]:
    """Five chats whose words a model keeps; the taps of ten others."""
    waiting = asyncio.create_task(_far_load(address, STALLED))
    await asyncio.sleep(1)
    assert stalling.asked == STALLED
    try:
        return await _load(far, address, 10, 20, taps=True, first=600)
    finally:
        stalling.wake()
        await waiting


async def _far_load(address: str, chats: int) -> None:
    async with far_side("tests.loads.slack_side", "/api") as other:
        await other.load({"hook": address, "chats": chats, "each": 1, "mute": True, "first": 900})


async def _floor(far: FarSide, plain: Assistant, messages: int) -> dict[str, float]:
    """Slack's own library as its pages have it, with one shared session; it acknowledges, then answers."""
    logger = logging.getLogger("floor")
    logger.setLevel(logging.CRITICAL)
    async with ClientSession() as session:
        client = AsyncWebClient(token=TOKEN, base_url=far.url, session=session)

        async def who(**_: object) -> Any:
            from slack_bolt.authorization import AuthorizeResult

            return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_token=TOKEN, bot_user_id="UBOT")

        app = AsyncApp(signing_secret=SECRET, client=client, authorize=who, logger=logger)

        @app.event("message")
        async def echo(event: dict[str, Any], say: Any) -> None:
            async with plain.world.store.unit() as unit:
                await unit.admit(uuid4(), plain.world.clock.now())
            await say(event["text"])

        handler, router = AsyncSlackRequestHandler(app), APIRouter()

        @router.post(EVENTS)
        async def called(request: Request) -> Response:
            return await handler.handle(request)

        async with _served(router) as address:
            return await _apart(far, address, messages)


@asynccontextmanager
async def _served(router: APIRouter) -> AsyncIterator[str]:
    app, stop = FastAPI(openapi_url=None), asyncio.Event()
    app.state.closing = asyncio.Event()
    app.include_router(router)
    with listen("127.0.0.1", 0) as listening:
        serving = asyncio.create_task(carry(app, listening, stop))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}{EVENTS}"
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
    told = {"hook": address, "chats": chats, "each": each, **more}
    if not more:
        await far.load(told | {"each": min(each, 100)})
    wall, cpu = time.perf_counter(), time.process_time()
    found = await far.load(told)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    count = len(found["acked"])
    figures = {"cpu": round(1000 * cpu / count, 2), "per_s": round(count / wall)}
    for name, took in found.items():
        cuts = statistics.quantiles(took, n=100, method="inclusive") if len(took) > 1 else [0.0] * 99
        figures |= {f"{name}_p50": round(cuts[49], 1), f"{name}_p99": round(cuts[98], 1)}
    return figures
