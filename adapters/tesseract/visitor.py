"""Asks the room of this machine, which is behind a socket in a private folder: a copy of it answers one picture."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from pathlib import Path

from adapters.tesseract.frames import HEAD, MAX_ANSWER, READY, pack
from adapters.tesseract.keeper import Patience
from core.errors import NotReady, UnreadableImage

TWICE = 2
"""A copy that died may have been killed from outside; a picture that kills two is broken."""
GONE = (asyncio.IncompleteReadError, ConnectionResetError, BrokenPipeError)


class Visitor:
    """Asks as often as it is asked, side by side."""

    pid: int | None = None

    def __init__(self, door: Path, patience: Patience) -> None:
        self._door, self._patience = door, patience

    def warm(self) -> None:
        """Whoever keeps the room does that."""

    async def ask(self, image: bytes) -> bytes:
        """The copy's answer. Raises UnreadableImage, NotReady, and OSError where nobody keeps a room."""
        try:
            async with asyncio.timeout(self._patience.start + self._patience.limit):
                return await self._asked(image)
        except TimeoutError as error:  # one copy died, and the next was not there in time
            raise NotReady from error

    async def _asked(self, image: bytes) -> bytes:
        for _ in range(TWICE):
            try:
                return await self._visit(image)
            except GONE:
                continue
        raise UnreadableImage("broken")

    async def close(self) -> None:
        """There is nothing to end: the room is another's."""

    async def _visit(self, image: bytes) -> bytes:
        reader, writer = await asyncio.open_unix_connection(self._door)
        try:
            await self._let_in(reader)
            async with asyncio.timeout(self._patience.limit):
                return await _answer(reader, writer, image)
        except TimeoutError as error:
            raise UnreadableImage("timeout") from error
        finally:
            writer.close()

    async def _let_in(self, reader: StreamReader) -> None:
        """Until a copy has time for us. A room that is still loading lets nobody in."""
        try:
            async with asyncio.timeout(self._patience.start):
                ready = await reader.readexactly(len(pack(READY)))
        except TimeoutError as error:
            raise NotReady from error
        if ready != pack(READY):
            raise UnreadableImage("broken")


async def _answer(reader: StreamReader, writer: StreamWriter, image: bytes) -> bytes:
    writer.write(pack(image))
    await writer.drain()
    length = HEAD.unpack(await reader.readexactly(HEAD.size))[0]
    if length > MAX_ANSWER:
        raise UnreadableImage("broken")
    return await reader.readexactly(length)
