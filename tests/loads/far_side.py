"""A platform's side of a load, in a process of its own, and a model that answers nobody for as long as it stalls."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from core.assistant import Assistant
from core.dialogue.interpretation import Interpretation, Request

STALL = 60.0


class Stalling:
    """The offline reader; far, and silent, while it stalls."""

    def __init__(self, plain: Assistant) -> None:
        self._reader = plain.world.interpreter
        self._awake = asyncio.Event()
        self.stall = False

    @property
    def far(self) -> bool:
        """As a model is."""
        return self.stall

    async def interpret(self, request: Request) -> Interpretation:
        """Once it is awake."""
        if self.stall:
            await asyncio.wait_for(self._awake.wait(), STALL)
        return await self._reader.interpret(request)

    def wake(self) -> None:
        """For good."""
        self.stall = False
        self._awake.set()


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
