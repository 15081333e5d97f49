"""Pictures: their measures from their first bytes, and the sizes that Telegram makes of a photo."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO

SIZES = (90, 320, 800, 1280)  # longest sides
BROKEN = (1280, 960)  # what is told of a picture that cannot be read
JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class Size:
    width: int
    height: int
    content: bytes


def measures(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, PNG, GIF, WebP or BMP; None for anything else."""
    try:
        if content.startswith(JPEG):
            return _jpeg(content)
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return struct.unpack(">II", content[16:24])
        if content.startswith((b"GIF87a", b"GIF89a")):
            return struct.unpack("<HH", content[6:10])
        if content.startswith(b"BM"):
            width, height = struct.unpack("<ii", content[18:26])
            return width, abs(height)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None


def _webp(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = struct.unpack("<I", content[21:25])[0]
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if kind == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    return None


def sizes(content: bytes, recompress: bool = True) -> list[Size]:
    """The photo as people's clients send it: turned upright, as JPEG, in several sizes, the smallest first.

    Without Pillow, or for what is no picture, every size has the bytes that were given.
    """
    drawn = _drawn(content) if recompress and find_spec("PIL") else None
    if drawn:
        return list(drawn)
    width, height = measures(content) or BROKEN
    return [Size(*_fitted(width, height, side), content) for side in _sides(width, height)]


def _sides(width: int, height: int) -> list[int]:
    longest = max(width, height)
    return [side for side in SIZES if side < longest] + ([longest] if longest <= SIZES[-1] else [])


def _fitted(width: int, height: int, side: int) -> tuple[int, int]:
    scale = min(1.0, side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


@lru_cache(maxsize=64)
def _drawn(content: bytes) -> tuple[Size, ...] | None:
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content)) as given:
            upright = ImageOps.exif_transpose(given).convert("RGB")
    except Exception:
        return None
    made = []
    width, height = upright.size
    for side in _sides(width, height):
        smaller = upright.resize(_fitted(width, height, side)) if side < max(width, height) else upright
        written = BytesIO()
        smaller.save(written, "JPEG", quality=87)
        made.append(Size(smaller.width, smaller.height, written.getvalue()))
    return tuple(made)
