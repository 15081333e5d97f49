"""Serves the Ocr port with the engine that another process of this machine keeps, behind a socket in a private folder."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path

from adapters.tesseract.frames import HEAD, MAX_ANSWER, pack, unpack
from adapters.tesseract.process import HOUSE, environment
from adapters.tesseract.sniff import admit
from core.dialogue.reading import Reading
from core.errors import UnreadableImage

WAITING = 64
TWICE = 2
"""A copy that died may have been killed from outside; a picture that kills two is broken."""


class SharedOcr:
    """A picture takes `limit` seconds at most. Raises OSError where nobody keeps an engine."""

    def __init__(self, door: Path, limit: float = 20.0) -> None:
        self._door, self._limit = door, limit

    async def read(self, image: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage."""
        admit(image)
        try:
            async with asyncio.timeout(self._limit):
                return unpack(await self._asked(image))
        except TimeoutError as error:
            raise UnreadableImage("timeout") from error

    async def close(self) -> None:
        """There is nothing to end: the engine is another's."""

    async def _asked(self, image: bytes) -> bytes:
        for _ in range(TWICE):
            try:
                return await self._visit(image)
            except (asyncio.IncompleteReadError, ConnectionResetError, BrokenPipeError):
                continue
        raise UnreadableImage("broken")

    async def _visit(self, image: bytes) -> bytes:
        reader, writer = await asyncio.open_unix_connection(self._door)
        try:
            writer.write(pack(image))
            await writer.drain()
            length = HEAD.unpack(await reader.readexactly(HEAD.size))[0]
            if length > MAX_ANSWER:
                raise UnreadableImage("broken")
            return await reader.readexactly(length)
        finally:
            writer.close()


class Room:
    """The process that keeps the engine. It may be started anew: whoever waits at the door then is served by the next."""

    def __init__(self, door: Path) -> None:
        self.door = door
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(door))
        self._listener.listen(WAITING)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its process id, while it runs."""
        running = self._process is not None and self._process.poll() is None
        return self._process.pid if self._process is not None and running else None

    def start(self) -> None:
        """A process that is on its way up, unless there is one."""
        if self.pid is not None:
            return
        number = self._listener.fileno()
        command = [sys.executable, "-P", "-m", "adapters.tesseract.room", str(os.getpid()), str(number)]
        self._process = subprocess.Popen(
            command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
            env=environment(os.environ), cwd=HOUSE, pass_fds=[number],
        )  # fmt: skip

    def close(self) -> None:
        """End it."""
        self._listener.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
