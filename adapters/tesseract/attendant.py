"""Whoever gives pictures to another process: to a child of its own, or behind `door` to the room of this machine."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from adapters.tesseract.keeper import Keeper, Patience
from adapters.tesseract.process import Task
from adapters.tesseract.visitor import Visitor


class Attendant:
    """Knows what the other process is for. What it says makes sense to who asks."""

    def __init__(self, task: Task, patience: Patience, door: Path | None) -> None:
        self._way = Visitor(door, patience) if door else Keeper(task, patience)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def pid(self) -> int | None:
        """The id of the child, while there is one."""
        return self._way.pid

    def warm(self) -> None:
        """Have it ready before somebody waits for it."""
        self._way.warm()

    async def close(self) -> None:
        """End the child."""
        await self._way.close()
