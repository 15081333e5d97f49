"""What the keeper of a house asks of its Redis: whether it answers, and whether anybody takes work from it."""

from __future__ import annotations

from urllib.parse import urlsplit

from adapters.rq.queue import RqQueue
from bot.doctor import Finding
from core.errors import QueueUnavailable

PATIENCE = 3.0


async def examine(address: str) -> Finding:
    """Nothing is wrong without it: whoever gets a picture reads it then."""
    parts = urlsplit(address)
    facts = {"address": parts.netloc.rpartition("@")[2] or parts.path}
    queue = RqQueue(address, PATIENCE)
    try:
        number = await queue.hands()
    except QueueUnavailable as error:
        return Finding("queue", "redis", "note", "redis_away", facts | {"reason": str(error)}, "redis_url")
    finally:
        await queue.close()
    if not number:
        return Finding("queue", "redis", "note", "no_hands", facts, "worker")
    return Finding("queue", "redis", "fine", "staffed", facts | {"number": str(number)})
