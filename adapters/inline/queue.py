"""Slow work in tasks of this process, one after another. What it loses when it ends, `resume` finds again."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

Job: TypeAlias = Callable[[UUID], Awaitable[object]]
AT_ONCE = 1  # as many as the local engine reads: a job that waited for it would wait with its lease running
log = logging.getLogger(__name__)


class InlineQueue:
    """Work that is submitted before `attach` waits for it."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._work: Job | None = None
        self._first: deque[UUID] = deque()
        self._bulk: deque[UUID] = deque()
        self._known: set[UUID] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def attach(self, work: Job) -> None:
        """What to do with each debt."""
        self._work = work
        self._start()

    async def submit(self, debt: UUID, *, bulk: bool = False) -> None:
        """Have it done soon. After `close` it is left to others."""
        if self._closed or debt in self._known:
            return
        self._known.add(debt)
        (self._bulk if bulk else self._first).append(debt)
        self._start()

    async def close(self, seconds: float = 0.0) -> None:
        """Take no more, let what is here finish for so long, then stop it."""
        self._closed = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self) -> None:
        """As many hands as there may be, while there is something for them."""
        waiting = len(self._first) + len(self._bulk)
        while self._work is not None and waiting and len(self._tasks) < self._at_once:
            waiting -= 1
            task = asyncio.create_task(self._go_on(self._work))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _go_on(self, work: Job) -> None:
        while queue := self._first or self._bulk:
            debt = queue.popleft()
            try:
                await work(debt)
            except Exception as error:
                log.warning("a job failed", extra={"debt": str(debt), "error": type(error).__name__})
            finally:
                self._known.discard(debt)
