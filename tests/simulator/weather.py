"""Google with its faults: answers that never come, come twice, come late, or say no."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from adapters.memory.remote import MemoryCalendar
from core.errors import AccessExpired, Taken, Throttled, Unreachable
from tests.simulator.stage import Pause

BEFORE, RESENT, AFTER, EXPIRED = 0.06, 0.03, 0.08, 0.02


class Weather:
    """The memory calendar behind a bad line. `fair`: nothing goes wrong any more."""

    def __init__(self, real: MemoryCalendar, chance: Random) -> None:
        self._real, self._chance = real, chance
        self.luck: Callable[[], float] = chance.random
        self.fair = False

    def instance_id(self, *args: Any) -> str:
        return self._real.instance_id(*args)

    async def page(self, *args: Any) -> Any:
        return await self._carried(self._real.page, *args)

    async def get(self, *args: Any) -> Any:
        return await self._carried(self._real.get, *args)

    async def taken_along(self, *args: Any) -> Any:
        return await self._carried(self._real.taken_along, *args)

    async def insert(self, *args: Any) -> Any:
        return await self._carried(self._real.insert, *args, resent=True)

    async def patch(self, *args: Any) -> Any:
        return await self._carried(self._real.patch, *args)

    async def cancel(self, *args: Any) -> Any:
        return await self._carried(self._real.cancel, *args)

    async def _carried(self, ask: Any, *args: Any, resent: bool = False) -> Any:
        await Pause()
        luck = 1.0 if self.fair else self.luck()
        if luck < BEFORE:
            raise self._chance.choice((Throttled("rate", None), Unreachable("503")))
        if luck < BEFORE + EXPIRED:
            raise AccessExpired("401")
        answer = await ask(*args)
        if resent and luck < BEFORE + EXPIRED + RESENT:  # the line was cut, and the same was sent again
            raise Taken("409")
        await Pause()
        if luck < BEFORE + EXPIRED + RESENT + AFTER:
            raise Unreachable("no reply")
        return answer
