"""Which workers live: each says so again and again, and is forgotten when it no longer does."""

from __future__ import annotations

from typing import cast

from redis import Redis

KEY = "haru:workers"
ALIVE = 8
"""Seconds for which a worker counts after its last sign of life."""


def show(redis: Redis, name: str, processes: int) -> None:
    """A sign of life of `name`, whose so many processes take jobs."""
    with redis.pipeline() as pipeline:
        pipeline.sadd(KEY, name)
        pipeline.set(f"{KEY}:{name}", processes, ex=ALIVE)
        pipeline.execute()


def leave(redis: Redis, name: str) -> None:
    """It takes no more jobs."""
    redis.srem(KEY, name)
    redis.delete(f"{KEY}:{name}")


def hands(redis: Redis) -> int:
    """How many processes take jobs now."""
    names = [name.decode() for name in cast(set[bytes], redis.smembers(KEY))]
    if not names:
        return 0
    found = cast(list[bytes | None], redis.mget([f"{KEY}:{name}" for name in names]))
    gone = [name for name, alive in zip(names, found, strict=True) if alive is None]
    if gone:
        redis.srem(KEY, *gone)
    return sum(int(alive) for alive in found if alive is not None)
