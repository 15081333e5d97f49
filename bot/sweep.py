"""Periodic work: what is owed and was left undone, and conversations whose time has come."""

from __future__ import annotations

import asyncio
import sys

from core.assistant import Assistant
from core.errors import StoreUnavailable

EVERY = 1.0


async def sweep(assistant: Assistant, stop: asyncio.Event) -> None:
    """Until `stop`. A database that is away is waited for, twice as long each time, up to a minute."""
    wait = EVERY
    while not stop.is_set():
        try:
            await assistant.resume()
            wait = EVERY
        except StoreUnavailable:
            wait = min(wait * 2, 60.0)
            print("haru: the database is not answering", file=sys.stderr)
        except Exception as error:  # the next round may go well, and nobody else sweeps
            wait = min(wait * 2, 60.0)
            print(f"haru: the sweep failed: {type(error).__name__}", file=sys.stderr)
        try:
            await asyncio.wait_for(stop.wait(), wait)
        except TimeoutError:
            continue
