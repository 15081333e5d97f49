"""Makes pictures, and first pages of PDFs, fit to be shown: decoded by a child process, upright, in a plain format, not too large."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from adapters.tesseract.attendant import Attendant
from adapters.tesseract.keeper import Patience
from adapters.tesseract.prints import unwrap
from adapters.tesseract.sniff import admit, format_of
from core.errors import UnreadableImage

MOST = 7_000_000
PLAIN = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
"""What everybody reads. TIFF too, but its pages are not ours to count."""


def can_print() -> bool:
    """Whether pictures can be made anew here."""
    return all(find_spec(name) is not None for name in ("PIL", "pillow_heif", "pypdfium2"))


class Darkroom(Attendant):
    """One picture at a time, and behind a `door` as many as come, in a process that starts with the first, or when it is
    warmed, and ends after a while without one.
    """

    def __init__(
        self, limit: float = 6.0, idle: float = 300.0, start: float = 6.0, door: Path | None = None
    ) -> None:
        super().__init__("print", Patience(limit, idle, start), door)

    async def develop(self, image: bytes) -> bytes:
        """The picture, upright and without what else its file carried, where it can be made anew; else as it is, if
        anybody can read that. Raises UnreadableImage, NotReady, and OSError where nobody is behind the door.
        """
        admit(image)
        if can_print():
            return unwrap(await self._way.ask(image))
        form = format_of(image)
        if form not in PLAIN:
            raise UnreadableImage("pdf" if form == "PDF" else "not_image")
        if len(image) > MOST:
            raise UnreadableImage("too_big")
        return image
