"""Looks at the first bytes of what claims to be a picture, and turns away what we would not decode."""

from __future__ import annotations

import struct

from adapters.tesseract.headers import declared_size
from core.errors import UnreadableImage

MAX_BYTES = 20 * 2**20
MAX_PIXELS = 50_000_000
MIN_SIDE = 16

SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"%PDF-", "PDF"),
)
HEIF_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"avif", b"avis")
)
BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)


def format_of(data: bytes) -> str | None:
    """The format of a picture, or of pages, by its signature, whatever the file is called; None for everything else."""
    for signature, form in SIGNATURES:
        if data.startswith(signature):
            return form
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        return "HEIF"
    if data[:2] == b"BM" and len(data) >= 18 and struct.unpack_from("<I", data, 14)[0] in BMP_HEADERS:
        return "BMP"  # two letters alone could begin a text
    return None


def admit(data: bytes) -> None:
    """Let through what is worth decoding. Raises UnreadableImage."""
    if not data:
        raise UnreadableImage("empty")
    if len(data) > MAX_BYTES:
        raise UnreadableImage("too_big")
    form = format_of(data)
    if form is None:
        raise UnreadableImage("not_image")
    if form == "PDF":
        return  # how large its pages are, only whoever opens it can say
    size = declared_size(form, data)
    if size is None:
        raise UnreadableImage("broken")
    bound(size)


def bound(size: tuple[int, int]) -> None:
    """Judge a picture by its width and height. Raises UnreadableImage."""
    if size[0] * size[1] > MAX_PIXELS:
        raise UnreadableImage("too_many_pixels")
    if min(size) < MIN_SIDE:
        raise UnreadableImage("broken")
