"""PNG: only chunks that the pixels need stay; words, times, EXIF and what programs put there go."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from adapters.metadata.orientation import alone, orientation

KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI",
     b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT")
)  # fmt: skip
WORDS = (b"tEXt", b"zTXt", b"iTXt")
NAME = re.compile(rb"[A-Za-z]{4}")
XMP, RAW = b"XML:com.adobe.xmp", b"Raw profile type exif"
MOST, UNPACKED = 100_000, 1 << 20
FRAME = 12


def png(data: bytes) -> bytes:
    """Up to its end."""
    kept: list[bytes] = [data[:8]]
    said: dict[bytes, bytes] = {}
    for name, body, whole in _chunks(data):
        if name in KEPT:
            kept.append(whole)
        elif name == b"eXIf":
            said[name] = body
        elif name in WORDS:
            said |= _words(name, body)
    kept[2:2] = _upright(said, len(data) - sum(map(len, kept)))
    return b"".join(kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, content, and all of it; what is no chunk ends the file."""
    at = 8
    for _ in range(MOST):
        name = data[at + 4 : at + 8]
        if not NAME.fullmatch(name):
            return
        (length,) = struct.unpack_from(">I", data, at)
        end = at + FRAME + length
        yield name, data[at + 8 : end - 4], data[at:end]
        if name == b"IEND":
            return
        at = end


def _upright(said: dict[bytes, bytes], room: int) -> list[bytes]:
    exif = said.get(b"eXIf", said.get(RAW, b""))
    way = alone(orientation(exif, said.get(XMP, b"")), room - FRAME)
    if not way:
        return []
    body = b"eXIf" + way
    return [struct.pack(">I", len(way)) + body + struct.pack(">I", zlib.crc32(body))]


def _words(name: bytes, body: bytes) -> dict[bytes, bytes]:
    """What is said of the way up in words."""
    key, _, rest = body.partition(b"\x00")
    if key == XMP and name == b"iTXt" and len(rest) >= 2:
        text = rest[2:].split(b"\x00", 2)[-1]
        return {XMP: _unpacked(text) if rest[0] else text}
    if key == RAW and name != b"iTXt":
        text = _unpacked(rest[1:]) if name == b"zTXt" else rest
        return {RAW: _from_hex(b"".join(text.split(b"\n")[3:]))}
    return {}


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, UNPACKED)
    except zlib.error:
        return b""


def _from_hex(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return b""
