"""How fast Google may be asked: never more than its quota in any minute, slower for whom it turned away, all by the clock
that is given."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from core.errors import Throttled

LONGEST = 3.0
"""So many seconds a request waits for its turn; one that would wait longer is put off."""
LEAST, RECOVERY = 1 / 16, 60.0
MANY = 10_000


@dataclass(frozen=True, slots=True)
class Bucket:
    """`size` requests at once, and `rate` a second: no more than both together within any stretch of time.

    `level` are those that could be made `at` that second, below zero where some wait already. `share` of the rate is used,
    after Google said that it was too much; it doubles each minute.
    """

    rate: float
    size: float
    level: float
    at: float
    share: float = 1.0

    def filled(self, now: float) -> Bucket:
        """As it is by then."""
        passed = max(now - self.at, 0.0)
        level = min(self.size, self.level + passed * self.rate * self.share)
        doubled = 2 ** min(passed / RECOVERY, 10.0)  # the first look may be days after nothing
        return replace(self, level=level, at=now, share=min(1.0, self.share * doubled))

    @property
    def wait(self) -> float:
        """Seconds until the next may go."""
        return max(0.0, (1.0 - self.level) / (self.rate * self.share))

    def taken(self) -> Bucket:
        """With one less."""
        return replace(self, level=self.level - 1.0)

    def lowered(self) -> Bucket:
        """Half as fast from now on, and nothing at once."""
        return replace(self, level=min(self.level, 0.0), share=max(self.share / 2, LEAST))


OF_A_USER = Bucket(rate=9.5, size=25.0, level=25.0, at=0.0)
"""600 in a minute, which is Google's quota: 25 + 60 · 9.5 = 595."""
OF_THE_PROJECT = Bucket(rate=150.0, size=900.0, level=900.0, at=0.0)
"""10,000 in a minute: 900 + 60 · 150 = 9,900. Several processes are not bounded together: Google bounds them."""


class Pace:
    """Gives turns. `who` is anything that tells one Google account from another."""

    def __init__(
        self, now: Callable[[], float], pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._now, self._pause = now, pause
        self._project = OF_THE_PROJECT
        self._users: dict[str, Bucket] = {}

    async def turn(self, who: str) -> None:
        """Waits until it is. Raises Throttled where that would take long."""
        now = self._now()
        project, own = self._project.filled(now), self._of(who).filled(now)
        wait = max(project.wait, own.wait)
        if wait > LONGEST:
            raise Throttled("our own pace", wait)
        self._project, self._users[who] = project.taken(), own.taken()
        if wait:
            await self._pause(wait)

    def too_fast(self, who: str) -> None:
        """Google turned this one away."""
        self._users[who] = self._of(who).filled(self._now()).lowered()

    def _of(self, who: str) -> Bucket:
        """What nobody needs to know any more is forgotten from time to time: a full bucket is as good as a new one."""
        if len(self._users) >= MANY:
            now = self._now()
            filled = {name: bucket.filled(now) for name, bucket in self._users.items()}
            self._users = {
                name: one for name, one in filled.items() if (one.level, one.share) < (one.size, 1.0)
            }
        return self._users.get(who, OF_A_USER)
