"""What a job of `haru worker` does in the process that was forked for it: one debt, in a world of its own."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from bot.house import furnished
from bot.platforms import platforms_of
from bot.settings import Settings
from bot.wiring import place_of
from core.assistant import Assistant
from core.carrier import GIVING_BACK
from core.errors import StoreUnavailable

MEMORY, CPU_SECONDS = 3 * 2**30, 120
SECONDS = 170
"""Every part of a job has limits of its own; this one is for what nobody thought of, and less than RQ's."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Called with a debt, and whether the process that had it before died over it. `engine` is where pictures are read,
    and `darkroom` where they are made anew.
    """

    settings: Settings
    engine: Path | None = None
    darkroom: Path | None = None

    def __call__(self, debt: UUID, left_behind: bool) -> None:
        """Carry it out. Told to stop, it gives back what it holds: the sweep finds it."""
        limit_itself()
        asyncio.run(_until_told(self._carry_out(debt, left_behind)))

    async def _carry_out(self, debt: UUID, left_behind: bool) -> None:
        async with AsyncExitStack() as stack:
            platforms = platforms_of(self.settings)
            for one in platforms:
                stack.push_async_callback(one.close)
            place = replace(place_of(self.settings), ready=True, engine=self.engine, darkroom=self.darkroom)
            assistant = await furnished(stack, self.settings, platforms, place)
            try:
                async with asyncio.timeout(SECONDS):
                    await assistant.work(debt, left_behind=left_behind)
            except (asyncio.CancelledError, TimeoutError):
                await _given_back(assistant, debt)
                raise


async def _given_back(assistant: Assistant, debt: UUID) -> None:
    """It may have become ours in the very moment in which we were stopped."""
    with suppress(StoreUnavailable, TimeoutError):
        async with asyncio.timeout(GIVING_BACK):
            await assistant.world.store.free(debt)


async def _until_told(work: Coroutine[Any, Any, None]) -> None:
    """SIGTERM ends it early, and that is no failure."""
    task = asyncio.create_task(work)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


def limit_itself() -> None:
    """No endless memory or computing, and no dumps of what it holds."""
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (most, most))
