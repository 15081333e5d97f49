"""Periodic work: each round again and again by itself, so that none waits for another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from core.assistant import Assistant
from core.errors import StoreUnavailable

GRACE, LONGEST, TIDIED = 0.5, 60.0, 3600.0
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What is done again `every` so many seconds after it is done; `name` is for the log."""

    name: str
    act: Callable[[], Awaitable[object]]
    every: float = 1.0


def own_rounds(assistant: Assistant) -> list[Round]:
    """What goes on with or without a remote calendar: what was left undone is found, what is due by the clock is told, and
    what is older than it is kept goes.
    """
    tidying = Round("tidy", assistant.tidy, TIDIED)
    return [Round("sweep", assistant.resume), Round("remind", assistant.keep_time, 5.0), tidying]


@asynccontextmanager
async def sweeping(rounds: Sequence[Round], stop: asyncio.Event) -> AsyncIterator[None]:
    """While its block runs. What is under way then may take `GRACE` seconds more; it stays owed."""
    sweepers = [asyncio.create_task(sweep(one, stop)) for one in rounds]
    try:
        yield
    finally:
        stop.set()
        if sweepers:
            await asyncio.wait(sweepers, timeout=GRACE)
        for sweeper in sweepers:
            sweeper.cancel()
        await asyncio.gather(*sweepers, return_exceptions=True)


async def sweep(one: Round, stop: asyncio.Event) -> None:
    """Until `stop`. A database that is away is waited for, twice as long each time, up to a minute."""
    wait = one.every
    while not stop.is_set():
        try:
            await one.act()
            wait = one.every
        except StoreUnavailable:
            wait = min(wait * 2, LONGEST)
            log.warning("the database is not answering: %s", one.name)
        except Exception:  # the next round may go well, and nobody else does it
            wait = min(wait * 2, LONGEST)
            log.exception("%s failed", one.name)
        try:
            await asyncio.wait_for(stop.wait(), wait)
        except TimeoutError:
            continue
