"""Serves the Ocr port with the engine of this machine, which runs, and may crash, in a process of its own."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self

from adapters.tesseract.available import can_read
from adapters.tesseract.frames import unpack
from adapters.tesseract.process import Child, ChildError
from adapters.tesseract.sniff import admit
from core.dialogue.reading import Reading
from core.errors import UnreadableImage


class LocalOcr:
    """Reads one picture at a time. All times are in seconds.

    The process starts with the first picture and ends after `idle` without one, so that who sends no pictures
    pays nothing. A picture that takes longer than `limit`, or breaks it, costs only the process; the next picture
    gets another. All in all, one picture takes less than the lease on its debt.
    """

    def __init__(self, limit: float = 20.0, idle: float = 300.0, start: float = 25.0) -> None:
        self._limit, self._idle, self._start = limit, idle, start
        self._turn = asyncio.Lock()
        self._child: Child | None = None
        self._rest: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def pid(self) -> int | None:
        """The id of the process, while there is one."""
        return self._child.pid if self._child is not None and self._child.alive else None

    async def read(self, image: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage."""
        admit(image)
        if not can_read():
            raise UnreadableImage("no_engine")
        async with self._turn:
            self._stay()
            body = await self._asked(image)
            self._rest = asyncio.create_task(self._end_after(self._idle))
        return unpack(body)

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            self._stay()
            await self._end()

    async def _asked(self, image: bytes) -> bytes:
        """The child's answer. Whatever goes wrong, cancellation included, no half-asked child stays behind."""
        try:
            child = await self._warm()
            async with asyncio.timeout(self._limit):
                return await child.ask(image)
        except TimeoutError as error:
            await self._end()
            raise UnreadableImage("timeout") from error
        except ChildError as error:
            await self._end()
            raise UnreadableImage("broken") from error
        except BaseException:
            await self._end()
            raise

    async def _warm(self) -> Child:
        """A child that waits for pictures. Raises UnreadableImage."""
        if self._child is not None and self._child.alive:
            return self._child
        await self._end()
        self._child = await Child.start()
        try:
            async with asyncio.timeout(self._start):
                await self._child.warm()
        except (ChildError, TimeoutError) as error:
            raise UnreadableImage("no_engine") from error
        return self._child

    def _stay(self) -> None:
        """Forget about ending: there is work."""
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    async def _end_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._end()

    async def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await child.end()
