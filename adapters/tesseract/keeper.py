"""Keeps one child at hand: started by the first question, ended when there was none for a while, replaced once broken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from adapters.tesseract.process import Child, ChildError, Task
from core.errors import UnreadableImage


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds: how long one picture may take, a child stays without one, and its start may take."""

    limit: float = 20.0
    idle: float = 300.0
    start: float = 25.0


class Keeper:
    """Asks one thing at a time. Whatever takes too long, or breaks it, costs only the child."""

    def __init__(self, task: Task, patience: Patience) -> None:
        self._task, self._patience = task, patience
        self._turn = asyncio.Lock()
        self._child: Child | None = None
        self._rest: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The id of the process, while there is one."""
        return self._child.pid if self._child is not None and self._child.alive else None

    async def ask(self, image: bytes) -> bytes:
        """The child's answer. Raises UnreadableImage."""
        async with self._turn:
            self._stay()
            body = await self._asked(image)
            self._rest = asyncio.create_task(self._end_after(self._patience.idle))
        return body

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            self._stay()
            await self._end()

    async def _asked(self, image: bytes) -> bytes:
        """Whatever goes wrong, cancellation included, no half-asked child stays behind."""
        try:
            child = await self._warm()
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

    async def _warm(self) -> Child:
        """A child that waits for pictures. Raises UnreadableImage."""
        if self._child is not None and self._child.alive:
            return self._child
        await self._end()
        self._child = await Child.start(self._task)
        try:
            async with asyncio.timeout(self._patience.start):
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
