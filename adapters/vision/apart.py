"""Calls that block, each in a thread of its own, so that one which never comes back keeps nobody: not even the exit."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

T = TypeVar("T")


async def apart(call: Callable[[], T]) -> T:
    """What the call returns, or raises. Whoever stops waiting leaves it to itself."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def run() -> None:
        try:
            settle = partial(outcome.set_result, call())
        except Exception as error:  # to be raised where somebody waits
            settle = partial(outcome.set_exception, error)
        _tell(loop, outcome, settle)

    threading.Thread(target=run, daemon=True, name="vision").start()
    return await outcome


def _tell(loop: asyncio.AbstractEventLoop, outcome: asyncio.Future[T], settle: Callable[[], None]) -> None:
    def told() -> None:
        if not outcome.done():
            settle()

    with suppress(RuntimeError):  # the loop is closed: nobody waits
        loop.call_soon_threadsafe(told)
