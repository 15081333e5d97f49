"""Keeps one child at hand: started before or by the first question, ended when there was none for a while, replaced once broken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from adapters.tesseract.process import Child, ChildError, Task
from core.errors import NotReady, UnreadableImage


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds: how long one picture may take, a child stays without one, and one picture waits for a child that starts."""

    limit: float = 20.0
    idle: float = 300.0
    start: float = 25.0


LONGEST_START = 120.0
"""A child that is not there by then never will be."""


class Keeper:
    """Asks one thing at a time. Whatever takes too long, or breaks it, costs only the child."""

    def __init__(self, task: Task, patience: Patience) -> None:
        self._task, self._patience = task, patience
        self._turn = asyncio.Lock()
        self._child: Child | None = None
        self._coming: asyncio.Task[Child] | None = None
        self._rest: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The id of the process, while there is one."""
        return self._child.pid if self._child is not None and self._child.alive else None

    def warm(self) -> None:
        """Have a child on its way before somebody waits for it. It leaves like any other that nobody asks."""
        if self._coming is None:
            self._coming = asyncio.create_task(self._come())
            self._leave_later()

    async def ask(self, image: bytes) -> bytes:
        """The child's answer. Raises UnreadableImage, and NotReady."""
        async with self._turn:
            self._stay()
            try:
                return await self._asked(await self._ready(), image)
            finally:
                self._leave_later()

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            self._stay()
            await self._end()

    async def _asked(self, child: Child, image: bytes) -> bytes:
        """Whatever goes wrong, cancellation included, no half-asked child stays behind."""
        try:
            async with asyncio.timeout(self._patience.limit):
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

    async def _ready(self) -> Child:
        """A child that waits for pictures. One that needs longer goes on starting, for whoever asks next.

        Raises UnreadableImage where none comes up, and NotReady.
        """
        if self._child is not None and not self._child.alive:
            await self._end()
        self._coming = self._coming or asyncio.create_task(self._come())
        try:
            async with asyncio.timeout(self._patience.start):
                return await asyncio.shield(self._coming)
        except TimeoutError as error:
            raise NotReady from error
        except ChildError as error:
            await self._end()
            raise UnreadableImage("no_engine") from error

    async def _come(self) -> Child:
        self._child = await Child.start(self._task)
        try:
            async with asyncio.timeout(LONGEST_START):
                await self._child.warm()
        except TimeoutError as error:
            raise ChildError from error
        return self._child

    def _stay(self) -> None:
        """Forget about ending: there is work."""
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _leave_later(self) -> None:
        self._rest = asyncio.create_task(self._end_after(self._patience.idle))

    async def _end_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._end()

    async def _end(self) -> None:
        coming, self._coming = self._coming, None
        if coming is not None:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
        child, self._child = self._child, None
        if child is not None:
            await child.end()
