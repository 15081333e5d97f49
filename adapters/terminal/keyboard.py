"""Lines as they are typed. Nobody has to wait for the next one: a talk that is broken off ends at once."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from threading import Thread


async def typed() -> str | None:
    """The next line, or None at the end."""
    loop = asyncio.get_running_loop()
    line: asyncio.Future[bytes] = loop.create_future()
    # A daemon, for it cannot be woken while nobody types.
    Thread(target=_read, args=(loop, line), daemon=True).start()
    told = await line
    return told.decode("utf-8", "replace").rstrip("\r\n") if told else None


def _read(loop: asyncio.AbstractEventLoop, line: asyncio.Future[bytes]) -> None:
    told = _next_line()
    with suppress(RuntimeError):  # the talk is over, and its loop closed
        loop.call_soon_threadsafe(_told, line, told)


def _told(line: asyncio.Future[bytes], told: bytes) -> None:
    if not line.done():
        line.set_result(told)


def _next_line() -> bytes:
    """Past the buffer, whose lock a thread that waits would still hold when the house is left."""
    try:
        with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as keys:
            return keys.readline()
    except OSError:  # the terminal is gone
        return b""
