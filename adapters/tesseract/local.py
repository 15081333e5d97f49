"""Serves the Ocr port with the engine of this machine, which runs, and may crash, in a process of its own."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from adapters.tesseract.available import can_read
from adapters.tesseract.frames import unpack
from adapters.tesseract.keeper import Keeper, Patience
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
        self._keeper = Keeper("read", Patience(limit, idle, start))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def pid(self) -> int | None:
        """The id of the process, while there is one."""
        return self._keeper.pid

    async def read(self, image: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage."""
        admit(image)
        if not can_read():
            raise UnreadableImage("no_engine")
        return unpack(await self._keeper.ask(image))

    async def close(self) -> None:
        """End the process."""
        await self._keeper.close()
