"""Tells other processes over Redis that a conversation moved: by a digest of its key, which tells nobody whose it is."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from uuid import UUID, uuid5

from redis.asyncio import Redis as AsyncRedis

from adapters.rq.connection import SECONDS, TROUBLE, connect
from core.dialogue.message import ConversationKey
from core.ports import Hints

CHANNEL = "haru:hints"
SPACE = UUID("0d0f6a1e-6f0c-5c1e-9f0a-2b1d6f3e7a54")
PAUSE, WAITS = 2.0, 30.0


class RedisHints:
    """Hints of this process, and of all others that share its Redis. While that is away, those of this one."""

    def __init__(self, url: str, near: Hints) -> None:
        self._url, self._near = url, near
        self._redis = connect(url)
        self._thread = ThreadPoolExecutor(1, "redis-hints")
        self._away_until = 0.0
        self._keys: dict[bytes, ConversationKey] = {}
        self._waiting: dict[ConversationKey, int] = {}
        self._listening: asyncio.Task[None] | None = None

    def announce(self, key: ConversationKey) -> None:
        """Here at once, elsewhere in a moment."""
        self._near.announce(key)
        with suppress(RuntimeError):  # closed
            self._thread.submit(self._publish, _digest(key))

    async def wait(self, key: ConversationKey, seconds: float) -> bool:
        """Until the next announcement, wherever it is made."""
        if self._listening is None:
            self._listening = asyncio.create_task(self._listen())
        self._keys[_digest(key)] = key
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            return await self._near.wait(key, seconds)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]
                self._keys.pop(_digest(key), None)

    async def close(self) -> None:
        """What was announced is told first, as far as Redis answers."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await asyncio.to_thread(self._thread.shutdown)
        self._redis.close()

    def _publish(self, digest: bytes) -> None:
        if time.monotonic() < self._away_until:
            return
        try:
            self._redis.publish(CHANNEL, digest)
        except TROUBLE:
            self._away_until = time.monotonic() + PAUSE

    async def _listen(self) -> None:
        while True:
            with suppress(*TROUBLE):
                await self._hear()
            await asyncio.sleep(PAUSE)

    async def _hear(self) -> None:
        """Until the line breaks. Raises RedisError."""
        redis = AsyncRedis.from_url(self._url, socket_connect_timeout=SECONDS, socket_timeout=None)
        async with redis, redis.pubsub() as subscribed:
            await subscribed.subscribe(CHANNEL)
            while True:
                told = await subscribed.get_message(ignore_subscribe_messages=True, timeout=WAITS)
                if told is None:
                    await subscribed.ping()
                elif key := self._keys.get(told["data"]):
                    self._near.announce(key)


def _digest(key: ConversationKey) -> bytes:
    return uuid5(SPACE, f"{key.platform}\x1f{key.channel}\x1f{key.user}").hex.encode()
