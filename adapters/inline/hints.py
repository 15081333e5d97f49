"""Wakes whoever waits for a conversation in this process."""

from __future__ import annotations

import asyncio

from core.dialogue.message import ConversationKey


class InlineHints:
    """Who waits now is woken; nothing is kept for later."""

    def __init__(self) -> None:
        self._waiting: dict[ConversationKey, set[asyncio.Event]] = {}

    def announce(self, key: ConversationKey) -> None:
        """Wake everybody who waits for it."""
        for bell in self._waiting.get(key, ()):
            bell.set()

    async def wait(self, key: ConversationKey, seconds: float) -> bool:
        """Until it is announced, or so long; whether it was."""
        bell = asyncio.Event()
        self._waiting.setdefault(key, set()).add(bell)
        try:
            async with asyncio.timeout(seconds):
                return await bell.wait()
        except TimeoutError:
            return False
        finally:
            self._leave(key, bell)

    def _leave(self, key: ConversationKey, bell: asyncio.Event) -> None:
        others = self._waiting[key]
        others.discard(bell)
        if not others:
            del self._waiting[key]
