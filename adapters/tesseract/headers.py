"""The size that a picture file declares, read from its first bytes and without decoding anything."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

Size = tuple[int, int]

JPEG_SEGMENTS = 2_000  # real files have a few hundred at most
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_BARE = frozenset(range(0xD0, 0xD9)) | {0x01}
HEIF_AREAS = 500


def png(data: bytes) -> Size:
    """The first chunk must be IHDR."""
    if data[12:16] != b"IHDR":
        raise ValueError("no IHDR")
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def gif(data: bytes) -> Size:
    """The logical screen."""
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def bmp(data: bytes) -> Size:
    """Old headers use 16 bits; a negative height means top-down."""
    if struct.unpack_from("<I", data, 14)[0] == 12:
        width, height = struct.unpack_from("<HH", data, 18)
        return width, height
    width, height = struct.unpack_from("<ii", data, 18)
    return abs(width), abs(height)


def webp(data: bytes) -> Size:
    """Lossy, lossless and extended files keep it in different places."""
    form = data[12:16]
    if form == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if form == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    raise ValueError("unknown WEBP form")


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """(marker, where its content begins) of every JPEG segment up to the picture itself."""
    at = 2
    for _ in range(JPEG_SEGMENTS):
        if data[at] != 0xFF:
            return
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in JPEG_BARE:
            at += 2
        else:
            yield marker, at + 4
            at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])


def jpeg(data: bytes) -> Size:
    """The first frame header; thumbnails lie inside other segments and are stepped over."""
    for marker, at in _segments(data):
        if marker in JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 1)
            return width, height
    raise ValueError("no frame header")


def tiff(data: bytes) -> Size:
    """Tags 256 and 257 of the first directory."""
    order = "<" if data[:2] == b"II" else ">"
    directory = struct.unpack_from(f"{order}I", data, 4)[0]
    sizes: dict[int, int] = {}
    for entry in range(struct.unpack_from(f"{order}H", data, directory)[0]):
        tag, kind = struct.unpack_from(f"{order}HH", data, directory + 2 + 12 * entry)
        if tag in (256, 257):
            width_of = "H" if kind == 3 else "I"
            sizes[tag] = struct.unpack_from(order + width_of, data, directory + 10 + 12 * entry)[0]
    return sizes[256], sizes[257]


def heif(data: bytes) -> Size:
    """The largest `ispe` property: a big picture is made of tiles that declare their own sizes."""
    sizes: list[Size] = []
    at = data.find(b"ispe")
    while at >= 0 and len(sizes) < HEIF_AREAS:
        width, height = struct.unpack_from(">II", data, at + 8)
        sizes.append((width, height))
        at = data.find(b"ispe", at + 4)
    return max(sizes, key=lambda size: size[0] * size[1])


BY_FORMAT: dict[str, Callable[[bytes], Size]] = {
    "JPEG": jpeg,
    "PNG": png,
    "WEBP": webp,
    "GIF": gif,
    "BMP": bmp,
    "TIFF": tiff,
    "HEIF": heif,
}


def declared_size(form: str, data: bytes) -> Size | None:
    """Width and height in pixels; None where the header is cut short or makes no sense."""
    try:
        return BY_FORMAT[form](data)
    except (struct.error, IndexError, KeyError, ValueError):
        return None
