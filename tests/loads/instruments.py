"""What is measured while something is done: time, processor, memory, the event loop's lag, and how long accounts are held."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from core.store import Store, Unit

_TICK, _LOOK = 0.005, 0.01


@dataclass(slots=True)
class Spent:
    """Milliseconds of the wall clock, of our processor, and the longest that the event loop did not turn; megabytes."""

    wall: float = 0.0
    cpu: float = 0.0
    lag: float = 0.0
    memory: float = 0.0


@asynccontextmanager
async def measured() -> AsyncIterator[Spent]:
    """Fills in what the block spent, at its end."""
    spent, stop = Spent(), threading.Event()
    before, peak = _resident(), [0]
    watcher = threading.Thread(target=_watch_memory, args=(peak, stop), daemon=True)
    watcher.start()
    turning = asyncio.create_task(_watch_lag(spent))
    await asyncio.sleep(0)
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        yield spent
    finally:
        spent.wall = (time.perf_counter() - wall) * 1000
        spent.cpu = (time.process_time() - cpu) * 1000
        await asyncio.sleep(2 * _TICK)
        turning.cancel()
        stop.set()
        watcher.join()
        spent.memory = max(0, peak[0] - before) / 1e6


async def _watch_lag(spent: Spent) -> None:
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(_TICK)
        spent.lag = max(spent.lag, (time.perf_counter() - begun - _TICK) * 1000)


def _watch_memory(peak: list[int], stop: threading.Event) -> None:
    while True:
        peak[0] = max(peak[0], _resident())
        if stop.wait(_LOOK):
            return


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@dataclass
class Held:
    """A store that notes how long each unit of work took, and with it the account, in milliseconds."""

    store: Store
    held: list[float] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """One that is looked at."""
        begun = time.perf_counter()
        try:
            async with self.store.unit() as unit:
                yield unit
        finally:
            self.held.append((time.perf_counter() - begun) * 1000)


@dataclass(frozen=True, slots=True)
class Noted:
    """Counts what failed, by what it was and how, where a log would fill up."""

    counted: Counter[str] = field(default_factory=Counter)

    def note(self, what: str, about: UUID | None, error: BaseException) -> None:
        """One more."""
        self.counted[f"{what} {type(error).__name__}"] += 1


def load() -> float:
    """How busy this machine is, as it tells itself."""
    return round(os.getloadavg()[0], 2)
