"""Requests that carry an Idempotency-Key are answered once; who asks again hears the same answer.

The store sees to it that nothing happens twice, whatever process is asked; this only remembers what was said.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from uuid import UUID

from adapters.rest.problems import Problem
from adapters.rest.shapes import TurnOut

KEPT = 512


class Replays:
    """The latest answers of this process."""

    def __init__(self) -> None:
        self._kept: dict[UUID, tuple[Hashable, asyncio.Future[TurnOut]]] = {}

    async def once(self, key: UUID, request: Hashable, answer: Callable[[], Awaitable[TurnOut]]) -> TurnOut:
        """The answer to `request`, or the one that was given when `key` was first used. Raises Problem."""
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = (request, asyncio.ensure_future(answer()))
            if len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
        if kept[0] != request:
            raise Problem("key_reused")
        try:
            return await asyncio.shield(kept[1])
        except Exception:
            self._kept.pop(key, None)  # nothing was saved: asking again is a new attempt
            raise
