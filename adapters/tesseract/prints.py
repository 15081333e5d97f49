"""A picture made anew from its pixels, as it comes through the pipe from the child: a plain upright JPEG."""

from __future__ import annotations

from adapters.tesseract.frames import told_fault
from core.errors import UnreadableImage

MARK = b"jpeg"


def wrap(jpeg: bytes) -> bytes:
    """A print as the body of a frame."""
    return MARK + jpeg


def unwrap(body: bytes) -> bytes:
    """The print in an answer. Raises UnreadableImage for a refusal, and for what makes no sense."""
    if not body.startswith(MARK) or len(body) == len(MARK):
        raise UnreadableImage(told_fault(body) or "broken")
    return body.removeprefix(MARK)
