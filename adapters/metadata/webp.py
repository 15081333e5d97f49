"""WebP: EXIF, XMP and chunks that nobody knows go; the flags of the file and its length follow."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from adapters.metadata.orientation import alone, orientation

KEPT = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
EXIF, XMP = 0x08, 0x04
MOST, HEAD = 100_000, 8


def webp(data: bytes) -> bytes:
    """Up to where the file says that it ends."""
    if not data.startswith(b"RIFF"):
        return data
    (size,) = struct.unpack_from("<I", data, 4)
    data = data[: HEAD + size]
    kept: list[bytes] = []
    said: dict[bytes, bytes] = {}
    whole = 0
    for name, body, chunk, end in _chunks(data):
        whole = end
        if name in KEPT:
            kept.append(chunk)
        else:
            said[name] = body
    lost = max(0, whole - 12 - sum(map(len, kept)))
    way = alone(orientation(said.get(b"EXIF", b""), said.get(b"XMP ", b"")), lost - HEAD)
    if way:
        kept.append(b"EXIF" + struct.pack("<I", len(way)) + way)
    parts = [_flagged(part, bool(way)) for part in kept]
    missing = max(0, HEAD + size - max(len(data), whole))
    inside = min(size, 4 + sum(map(len, parts)) + missing)
    return b"RIFF" + struct.pack("<I", inside) + data[8:12] + b"".join(parts)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes, int]]:
    """Name, content, all of it, and where it ends in what there is."""
    at = 12
    for _ in range(MOST):
        if len(data) < at + HEAD:
            return
        (length,) = struct.unpack_from("<I", data, at + 4)
        end = min(at + HEAD + length + length % 2, len(data))
        yield data[at : at + 4], data[at + HEAD : at + HEAD + length], data[at:end], end
        at = end


def _flagged(chunk: bytes, turned: bool) -> bytes:
    """The head of an extended file says what is in it."""
    if chunk[:4] != b"VP8X" or len(chunk) <= HEAD:
        return chunk
    flags = (chunk[HEAD] & ~(EXIF | XMP)) | (EXIF if turned else 0)
    return chunk[:HEAD] + bytes([flags]) + chunk[HEAD + 1 :]
