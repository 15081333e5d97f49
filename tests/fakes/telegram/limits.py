"""How fast a bot may speak: to one chat, to a group, to everybody. Refused calls do not count."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from tests.fakes.telegram import refusals


@dataclass(slots=True)
class Limits:
    """Messages and edits: overall a second, to one chat in `chat_window` seconds, to a group a minute."""

    overall: int = 30
    per_chat: int = 1
    chat_window: float = 1.0
    per_group: int = 20
    _hits: dict[str, deque[datetime]] = field(default_factory=dict)

    def spend(self, chat: int, group: bool, now: datetime) -> None:
        asked = [("all", self.overall, 1.0), (f"chat {chat}", self.per_chat, self.chat_window)]
        asked += [(f"group {chat}", self.per_group, 60.0)] if group else []
        pauses = [self._pause(name, most, seconds, now) for name, most, seconds in asked]
        if max(pauses) > 0:
            raise refusals.too_many(max(1, ceil(max(pauses))))
        for name, _, _ in asked:
            self._hits[name].append(now)

    def _pause(self, name: str, most: int, seconds: float, now: datetime) -> float:
        """Seconds until there is room again."""
        window = self._hits.setdefault(name, deque())
        while window and window[0] <= now - timedelta(seconds=seconds):
            window.popleft()
        if len(window) < most:
            return 0.0
        return (window[len(window) - most] + timedelta(seconds=seconds) - now).total_seconds()
