"""Slow work in tasks of this process, one after another. What it loses when it ends, `resume` finds again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

Job: TypeAlias = Callable[[UUID], Awaitable[object]]
AT_ONCE = 1  # as many as the local engine reads: a job that waited for it would wait with its lease running
log = logging.getLogger(__name__)


class InlineQueue:
    """Work that is submitted before `attach` waits for it."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._room = asyncio.Semaphore(at_once)
        self._work: Job | None = None
        self._early: list[UUID] = []
        self._under_way: set[UUID] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def attach(self, work: Job) -> None:
        """What to do with each debt."""
        self._work, early, self._early = work, self._early, []
        for debt in early:
            self._start(work, debt)

    async def submit(self, debt: UUID) -> None:
        """Have it done soon. After `close` it is left to others."""
        if self._closed or debt in self._under_way:
            return
        self._under_way.add(debt)
        if self._work is None:
            self._early.append(debt)
        else:
            self._start(self._work, debt)

    async def close(self, seconds: float = 0.0) -> None:
        """Take no more, let what is under way finish for so long, then stop it."""
        self._closed = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Job, debt: UUID) -> None:
        task = asyncio.create_task(self._carry_out(work, debt))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry_out(self, work: Job, debt: UUID) -> None:
        async with self._room:
            try:
                await work(debt)
            except Exception as error:
                log.warning("a job failed", extra={"debt": str(debt), "error": type(error).__name__})
            finally:
                self._under_way.discard(debt)
