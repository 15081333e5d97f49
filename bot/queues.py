"""Who does slow work: workers over Redis where there are any, this process while there are none."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from uuid import UUID

from adapters.inline.hints import InlineHints
from adapters.inline.queue import InlineQueue
from adapters.rq.hints import RedisHints
from adapters.rq.queue import RqQueue
from core.errors import QueueUnavailable
from core.ports import Hints

LOOKS_AGAIN = 1.0
PATIENCE = 120.0
"""Seconds for which a process that reads no pictures leaves them to workers that may come; then it says that it cannot."""
log = logging.getLogger(__name__)


class StaffedQueue:
    """To the workers, as long as one lives. The sweep brings again what they died over, and then it is done here."""

    def __init__(
        self, far: RqQueue, near: InlineQueue, able: Callable[[], bool], patience: float = PATIENCE
    ) -> None:
        self._far, self._near, self._able, self._patience = far, near, able, patience
        self._staffed, self._looked = True, 0.0
        self._late: dict[UUID, float] = {}

    async def submit(self, debt: UUID, *, bulk: bool = False) -> None:
        """Raises QueueUnavailable where nobody does it yet."""
        if await self._has_hands():
            try:
                await self._far.submit(debt, bulk=bulk)
            except QueueUnavailable:
                self._note(staffed=False)
            else:
                self._late.pop(debt, None)
                return
        await self._here(debt, bulk)

    async def _here(self, debt: UUID, bulk: bool) -> None:
        now = time.monotonic()
        if not self._able() and now - self._late.setdefault(debt, now) < self._patience:
            raise QueueUnavailable("nobody works there, and nobody here reads")
        self._late.pop(debt, None)
        await self._near.submit(debt, bulk=bulk)

    async def _has_hands(self) -> bool:
        if time.monotonic() - self._looked < LOOKS_AGAIN:
            return self._staffed
        try:
            self._note(staffed=await self._far.hands() > 0)
        except QueueUnavailable:
            self._note(staffed=False)
        return self._staffed

    def _note(self, *, staffed: bool) -> None:
        if staffed != self._staffed:
            log.warning("workers do slow work" if staffed else "no worker answers: slow work is done here")
        self._staffed, self._looked = staffed, time.monotonic()


def staffed(
    stack: AsyncExitStack, redis: str, near: InlineQueue, able: Callable[[], bool]
) -> tuple[StaffedQueue, Hints]:
    """Over Redis; `near` does it here while nobody else does. `stack` takes them down again."""
    far, hints = RqQueue(redis), RedisHints(redis, InlineHints())
    stack.push_async_callback(far.close)
    stack.push_async_callback(hints.close)
    return StaffedQueue(far, near, able), hints
