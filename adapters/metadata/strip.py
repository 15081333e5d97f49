"""A picture without what it tells beside itself: the same pixels, the same way up, never more bytes. Decodes nothing."""

from __future__ import annotations

from adapters.metadata.gif import gif
from adapters.metadata.heif import heif
from adapters.metadata.jpeg import jpeg
from adapters.metadata.png import png
from adapters.metadata.tiff import tiff
from adapters.metadata.webp import webp

KINDS = (
    (0, b"\xff\xd8\xff", jpeg),
    (0, b"\x89PNG\r\n\x1a\n", png),
    (0, b"GIF87a", gif),
    (0, b"GIF89a", gif),
    (8, b"WEBP", webp),
    (0, b"II*\x00", tiff),
    (0, b"MM\x00*", tiff),
    (4, b"ftyp", heif),
)


def bare(data: bytes) -> bytes:
    """What is no picture of a kind that we know comes back as it was. Never raises."""
    for at, signature, strip in KINDS:
        if data.startswith(signature, at):
            return strip(data)
    return data
