"""Periodic work: what is owed and was left undone, and conversations whose time has come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from core.assistant import Assistant
from core.errors import StoreUnavailable

EVERY, GRACE = 1.0, 0.5
log = logging.getLogger(__name__)


@asynccontextmanager
async def sweeping(assistant: Assistant, stop: asyncio.Event) -> AsyncIterator[None]:
    """While its block runs. What is under way then may take `GRACE` seconds more; it stays owed."""
    sweeper = asyncio.create_task(sweep(assistant, stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait((sweeper,), timeout=GRACE)
        sweeper.cancel()
        with suppress(asyncio.CancelledError):
            await sweeper


async def sweep(assistant: Assistant, stop: asyncio.Event) -> None:
    """Until `stop`. A database that is away is waited for, twice as long each time, up to a minute."""
    wait = EVERY
    while not stop.is_set():
        try:
            await assistant.resume()
            wait = EVERY
        except StoreUnavailable:
            wait = min(wait * 2, 60.0)
            log.warning("the database is not answering")
        except Exception:  # the next round may go well, and nobody else sweeps
            wait = min(wait * 2, 60.0)
            log.exception("the sweep failed")
        try:
            await asyncio.wait_for(stop.wait(), wait)
        except TimeoutError:
            continue
