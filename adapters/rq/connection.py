"""Redis, asked with little patience: who hands work over has something better to do than to wait."""

from __future__ import annotations

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

SECONDS = 0.5
TROUBLE = (RedisError, OSError, ValueError)
"""ValueError: the address makes no sense."""


def connect(url: str, seconds: float | None = SECONDS) -> Redis:
    """A client; nothing is asked yet. Once more where a line turns out to be dead, and not again. Raises ValueError."""
    return Redis.from_url(
        url, socket_timeout=seconds, socket_connect_timeout=seconds or SECONDS, retry=Retry(NoBackoff(), 1)
    )
