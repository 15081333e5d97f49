"""The conversation as a stream of server-sent events: lines as they change, and a hint when the calendar did.

The stream ends when the house closes, or the server would wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing

from adapters.rest.doors import Doors
from adapters.rest.problems import Problem
from adapters.rest.translate import line_out
from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable
from core.records import Line

POLL, HEARTBEAT, MOST = 5.0, 15.0, 200
OPEN_AT_ONCE = 64


class Streams:
    """Those that are open. A page has one; who opens very many is no page."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._open = 0

    def open(self, key: ConversationKey, after: int) -> AsyncIterator[bytes]:
        """A new one. Raises Problem where there are too many."""
        if self._open >= OPEN_AT_ONCE:
            raise Problem("too_many_streams")
        return self._counted(key, after)

    async def _counted(self, key: ConversationKey, after: int) -> AsyncIterator[bytes]:
        self._open += 1
        try:
            async with aclosing(events(self._doors, key, after)) as told:
                async for part in told:
                    yield part
        finally:
            self._open -= 1


async def events(doors: Doors, key: ConversationKey, after: int) -> AsyncGenerator[bytes, None]:
    """Everything that changes after `after`, for as long as somebody listens."""
    yield b"retry: 1000\n\n"
    quiet, hinted = 0.0, False
    while not doors.closing.is_set():
        waiting = asyncio.create_task(_hint(doors, key))  # before looking, or a change in between is missed
        try:
            lines = await _changed(doors, key, after)
            if lines:
                after = max(line.changed for line in lines)
                yield _batch(lines, after, doors.zone)
            if lines or hinted:
                yield b"event: calendar\ndata: {}\n\n"
            hinted = await _moved(doors, waiting)
        finally:
            waiting.cancel()
        quiet = 0.0 if lines or hinted else quiet + POLL
        if quiet >= HEARTBEAT:
            quiet, hinted = 0.0, True  # a sign of life, and the page finds what no hint told of


async def _changed(doors: Doors, key: ConversationKey, after: int) -> Sequence[Line]:
    """All of them: the store gives the newest, so where it gives as many as it was asked for, there may be more."""
    asked = MOST
    try:
        while len(lines := await doors.store.transcript(key, after, asked)) == asked:
            asked *= 2
    except StoreUnavailable:
        return ()  # the next round looks again
    return lines


async def _hint(doors: Doors, key: ConversationKey) -> bool:
    return await doors.hints.wait(key, POLL)


async def _moved(doors: Doors, waiting: asyncio.Task[bool]) -> bool:
    """Whether a hint came, or time went by, or the house closes: whatever is first."""
    closing = asyncio.create_task(doors.closing.wait())
    try:
        await asyncio.wait((waiting, closing), return_when=asyncio.FIRST_COMPLETED)
    finally:
        closing.cancel()
    return waiting.done() and waiting.result()


def _batch(lines: Sequence[Line], newest: int, zone: str) -> bytes:
    """Only the last of a batch carries an id: whoever is cut off in the middle gets all of it again."""
    told = [f"event: line\ndata: {line_out(line, zone).model_dump_json()}\n" for line in lines]
    return ("\n".join(told) + f"id: {newest}\n\n").encode()
