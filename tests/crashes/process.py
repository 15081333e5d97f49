"""The product as a process of its own: the real wiring and rounds, a platform and a killer at the other end of a pipe.

What comes in are JSON lines: messages and taps of a person, calls of Google's push channels, what to kill. What goes
out: that something was received, messages to the platform, boundaries.
"""

from __future__ import annotations

import asyncio
import contextvars
import json
import os
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from adapters.database import postgres
from bot.google import Google
from bot.house import rounds_of, synchroniser_of
from bot.sweep import Round, sweeping
from bot.wiring import Place, furnish
from core.assistant import Assistant
from core.dialogue.buttons import pack, unpack
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input
from core.dialogue.message import ConversationKey, Message
from core.errors import BlobMissing, StoreUnavailable
from core.intake import Intake
from core.sync.connecting import Connecting
from core.world import World
from tests.adapters.google.dance import addresses
from tests.crashes.killer import ROLE, Killer
from tests.fakes.google.grants import CLIENT, SECRET

KEY = ConversationKey("platform", "chat", "me")
PACE = {"sweep": 2.0, "care": 1.0}
CONNECTIONS, SPARE = 5, 0  # many small houses share one server here, and opening a connection is dear


@dataclass(frozen=True)
class Ground:
    """Where a house stands: its database, folder and Google, and where Google calls it back."""

    database: str | None
    folder: str
    google: str
    origin: str
    traces: bool = False


class Pipe:
    """Lines in and out. Writing never waits for the event loop: the last word before a kill has to get out."""

    def __init__(self, inward: int, outward: int) -> None:
        self._inward, self._outward = inward, outward

    def tell(self, told: dict[str, Any]) -> None:
        line = json.dumps(told, ensure_ascii=False).encode() + b"\n"
        while line:
            line = line[os.write(self._outward, line) :]

    async def lines(self) -> asyncio.StreamReader:
        reader = asyncio.StreamReader(limit=2**20)
        loop = asyncio.get_running_loop()
        await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(self._inward, "rb", 0)
        )
        return reader


class Platform:
    """A messenger's service, reached through the pipe; it gives every new message an id."""

    def __init__(self, pipe: Pipe, killer: Killer) -> None:
        self._pipe, self._killer = pipe, killer
        self._waiting: dict[int, asyncio.Future[str]] = {}

    async def fetch(self, _key: ConversationKey, file: str) -> bytes:
        raise BlobMissing(file)

    async def deliver(self, _key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        kind = "answer" if say.manner == "answer" else "edit" if sent_as else "new"
        number = len(self._waiting)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        buttons = [[button.press.verb, pack(button.press)] for row in say.reply.buttons for button in row]
        told = {"reply": str(say.reply.id), "text": say.reply.text, "buttons": buttons, "to": sent_as}
        self._killer.touch(f"before platform.{kind}")
        if kind == "new":
            self._killer.sent(say.reply.id)
        self._pipe.tell({"deliver": number, "kind": kind} | told)
        sent = await self._waiting[number]
        self._killer.touch(f"after platform.{kind}")
        return None if kind == "answer" else sent

    def sent(self, number: int, sent_as: str) -> None:
        self._waiting[number].set_result(sent_as)


class House:
    """One life of the product."""

    def __init__(self, world: World, pipe: Pipe, killer: Killer, platform: Platform) -> None:
        self._pipe, self._killer, self._platform = pipe, killer, platform
        self._assistant = Assistant(world)
        self._sync = synchroniser_of(self._assistant)
        self._connecting = Connecting(world, Intake(world))

    def rounds(self) -> list[Round]:
        """Those of the product, at the pace that is measured."""
        return [
            replace(one, act=_as(one.name, one.act), every=PACE.get(one.name, one.every))
            for one in rounds_of(self._assistant, self._sync)
        ]

    async def hear(self, told: dict[str, Any]) -> None:
        match told:
            case {"sent": number, "as": sent_as}:
                self._platform.sent(number, sent_as)
            case {"arm": name, "nth": nth}:
                self._killer.arm(name, nth)
            case {"input": input_id}:
                ROLE.set("door")
                receipt = await self._assistant.receive(KEY, UUID(input_id), _input(told))
                self._pipe.tell({"ack": input_id})
                await self._assistant.carry_out(receipt)
            case {"ring": number, "channel": channel, "secret": secret, "resource": resource}:
                ROLE.set("ring")
                assert self._sync is not None
                await self._sync.watcher.ring(UUID(channel), secret, resource)
                self._pipe.tell({"rung": number})
            case {"connect": _}:
                await self._connect()

    async def _connect(self) -> None:
        """A person follows the link, and consents."""
        state = parse_qs(urlsplit(await self._connecting.open(KEY)).query)["state"][0]
        url = await self._connecting.start(state)
        assert url is not None
        back = await asyncio.to_thread(_visited, url)
        await self._connecting.finish(back["state"][0], back["code"][0], None)
        self._pipe.tell({"connected": True})


def live(ground: Ground, inward: int, outward: int) -> None:
    """Until the pipe ends, or the killer strikes."""
    asyncio.run(_live(ground, Pipe(inward, outward)))


async def _live(ground: Ground, pipe: Pipe) -> None:
    _carry_context_into_threads()
    postgres.CONNECTIONS, postgres.SPARE = CONNECTIONS, SPARE  # type: ignore[misc]
    killer = Killer(pipe.tell, traces=ground.traces)
    killer.listen()
    platform = Platform(pipe, killer)
    async with AsyncExitStack() as stack:
        place = Place(ground.database, Path(ground.folder), alone=ground.database is None)
        google = Google(CLIENT, SECRET, ground.origin, addresses(ground.google), ground.google)
        assistant = await furnish(stack, place, messengers={KEY.platform: platform}, google=google)
        house = House(_watched(assistant.world, killer), pipe, killer, platform)
        stop = asyncio.Event()
        lines = await pipe.lines()
        pipe.tell({"up": os.getpid()})
        await stack.enter_async_context(sweeping(house.rounds(), stop))
        async with asyncio.TaskGroup() as talking:
            while line := await lines.readline():
                talking.create_task(house.hear(json.loads(line)))


def _watched(world: World, killer: Killer) -> World:
    assert world.remote is not None
    remote = replace(
        world.remote,
        calendar=killer.port("google", world.remote.calendar),
        consent=killer.port("oauth", world.remote.consent),
    )
    return replace(world, store=killer.store(world.store), remote=remote)


def _as(role: str, act: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[object]]:
    async def played() -> object:
        ROLE.set(role)
        try:
            return await act()
        except StoreUnavailable as error:
            print(f"{role}: {error!r} because of {error.__cause__!r}"[:300], flush=True)
            raise

    return played


def _input(told: dict[str, Any]) -> Input:
    if "press" in told:
        return ButtonPressed(unpack(told["press"]))
    return IncomingMessage(Message(told["input"], told["say"], datetime.now(UTC)))


def _carry_context_into_threads() -> None:
    """SQLite commits in a thread: whose call that is has to be known there too."""
    loop = asyncio.get_running_loop()
    run = loop.run_in_executor

    def carried(executor: Any, function: Any, *args: Any) -> Any:
        return run(executor, contextvars.copy_context().run, function, *args)

    loop.run_in_executor = carried  # type: ignore[method-assign]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_what: Any) -> None:
        return None


def _visited(url: str) -> dict[str, list[str]]:
    """What the way back from the consent screen carries."""
    try:
        with urllib.request.build_opener(_Stay).open(url, timeout=10):
            return {}
    except urllib.error.HTTPError as error:
        with error:
            return parse_qs(urlsplit(error.headers.get("location", "")).query)
