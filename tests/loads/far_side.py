"""A platform's side of a load, in a process of its own, and a model that answers nobody until it is woken."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.assistant import Assistant
from core.dialogue.interpretation import Interpretation, Request
from core.dialogue.message import ConversationKey
from core.ports import Interpreter
from core.world import Model, World

STALL = 60.0


class Stalling:
    """A model that is silent until it is woken, and then reads as we do."""

    def __init__(self, reader: Interpreter) -> None:
        self._reader = reader
        self._awake = asyncio.Event()
        self.asked = 0

    async def interpret(self, request: Request) -> Interpretation:
        """Once it is awake."""
        self.asked += 1
        await asyncio.wait_for(self._awake.wait(), STALL)
        return await self._reader.interpret(request)

    def wake(self) -> None:
        """For good."""
        self._awake.set()


def with_model(plain: Assistant, model: Stalling) -> Assistant:
    """The same house, in which a model reads along for those who agreed."""
    return Assistant(replace(plain.world, model=Model(model, "a model")))


async def agreed(world: World, *keys: ConversationKey) -> None:
    """These people let a model read along."""
    for key in keys:
        async with world.store.unit() as unit:
            account = await unit.account(key, world.newborn(), world.clock.now(), world.defaults)
            await unit.prefer(replace(account, preferences=replace(account.preferences, outside=True)))


class FarSide:
    """The other process; `url` is where its API is."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self._process = process
        self.url = url

    async def load(self, told: dict[str, Any]) -> dict[str, list[float]]:
        """What it is told to do; milliseconds by name."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(told).encode() + b"\n")
        found: dict[str, list[float]] = json.loads(await self._process.stdout.readline())
        return found


@asynccontextmanager
async def far_side(module: str, path: str = "") -> AsyncIterator[FarSide]:
    """The process of `module`, which says its port first; `path` is that of its API."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", module,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**24,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )  # fmt: skip
    assert process.stdout
    try:
        yield FarSide(process, f"http://127.0.0.1:{int(await process.stdout.readline())}{path}")
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
