"""What is older than anybody needs, struck out of a world."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from adapters.memory.world import World

K = TypeVar("K")


def tidy(world: World, before: datetime, now: datetime, limit: int) -> int:
    """How much went."""
    gone = _lines(world, before, now, limit)
    gone += _idle(world, limit) if gone else 0
    gone += _strike(world.admitted, (one for one, at in world.admitted.items() if at < before), limit)
    gone += _strike(world.answers, (one for one in world.answers if world.answered[one] < before), limit)
    gone += _strike(world.readings, (one for one in world.readings if world.read[one] < before), limit)
    _strike(world.spent, [one for one in world.spent if one[1] < before.date()])
    _strike(world.codes, [one.id for one in world.codes.values() if one.expires_at <= now])
    _strike(world.attempts, [one.id for one in world.attempts.values() if one.expires_at <= now])
    return gone


def _lines(world: World, before: datetime, now: datetime, limit: int) -> int:
    """With what came with them."""
    old = sorted((one for one in world.said.values() if one.line.at < before), key=lambda one: one.line.at)
    for one in old[:limit]:
        for blob in one.line.blobs:
            world.doomed[blob] = now, None
            world.readings.pop(blob, None)
        del world.said[one.line.id]
        world.meanings.pop(one.line.id, None)
        world.sent.pop(one.line.id, None)
    return len(old[:limit])


def _idle(world: World, limit: int) -> int:
    spoken = {one.key for one in world.said.values()}
    awake = {key for key, one in world.conversations.items() if one.wake_at and key not in world.parked}
    idle = [key for key in world.conversations if key not in spoken | awake]
    for key in idle:
        world.parked.pop(key, None)
    return _strike(world.conversations, idle, limit)


def _strike(table: dict[K, Any], keys: Iterable[K], limit: int | None = None) -> int:
    gone = list(islice(keys, limit))
    for key in gone:
        del table[key]
    return len(gone)
