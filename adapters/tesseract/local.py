"""Serves the Ocr port with the engine of this machine, which runs, and may crash, in a process of its own."""

from __future__ import annotations

from pathlib import Path

from adapters.tesseract.attendant import Attendant
from adapters.tesseract.available import can_read
from adapters.tesseract.frames import unpack
from adapters.tesseract.keeper import Patience
from adapters.tesseract.sniff import admit
from core.dialogue.reading import Reading
from core.errors import UnreadableImage


class LocalOcr(Attendant):
    """Reads one picture at a time, and behind a `door` as many as come. All times are in seconds.

    The process starts with the first picture, or when it is warmed, and ends after `idle` without one, so that who
    sends no pictures pays nothing. A picture that takes longer than `limit`, or breaks it, costs only the process; the
    next picture gets another. All in all, one picture takes less than the lease on its debt: it waits `start` for an
    engine that is still loading, and comes again.
    """

    def __init__(
        self, limit: float = 20.0, idle: float = 300.0, start: float = 25.0, door: Path | None = None
    ) -> None:
        super().__init__("read", Patience(limit, idle, start), door)

    async def read(self, image: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage, NotReady, and OSError where nobody is behind the door."""
        admit(image)
        if not can_read():
            raise UnreadableImage("no_engine")
        return unpack(await self._way.ask(image))
