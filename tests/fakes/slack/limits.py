"""Rate limits: so many calls of a method a minute and workspace, and a message a second in each channel."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.slack import refusals

MINUTE = 60.0
# "n+ a minute", with some burst tolerated; the lowest tier would not let an app reconnect otherwise.
TIERS = {1: 5, 2: 20, 3: 50, 4: 100}


@dataclass(slots=True)
class Limits:
    """They count real seconds, for it is real pace that they bound; `clock` may be another."""

    burst: int = 3  # messages in a channel at once, before there is one a second
    tiers: dict[int, int] = field(default_factory=lambda: dict(TIERS))
    clock: Callable[[], float] = time.monotonic
    _calls: dict[tuple[str, str], deque[float]] = field(default_factory=dict)
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)

    def call(self, method: str, team: str, tier: int) -> None:
        """Counts a call; refuses it when the minute is full, and then it does not count."""
        now, window = self.clock(), self._calls.setdefault((method, team), deque())
        while window and window[0] <= now - MINUTE:
            window.popleft()
        if len(window) >= self.tiers[tier]:
            raise refusals.ratelimited(math.ceil(window[0] + MINUTE - now))
        window.append(now)

    def post(self, channel: str) -> None:
        """Takes a message's place in a channel."""
        now = self.clock()
        left, at = self._buckets.get(channel, (float(self.burst), now))
        left = min(float(self.burst), left + now - at)
        if left < 1:
            self._buckets[channel] = (left, now)
            raise refusals.ratelimited(max(1, math.ceil(1 - left)))
        self._buckets[channel] = (left - 1, now)
