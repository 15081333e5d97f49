"""HEIC and AVIF: what the items for EXIF and XMP hold is written over where it stands. The way up is no part of them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from adapters.metadata.blanks import Span, blanked

BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"avif", b"avis")
)
PRIVATE = (b"Exif", b"mime", b"uri ")
EMPTY = b"\x00\x00\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00"
"""EXIF that says nothing: readers want to find one where one is announced."""
MOST = 10_000
Box = tuple[bytes, int, int]
"""Its name, and where its content begins and ends."""


def heif(data: bytes) -> bytes:
    """The same length, and what cannot be followed as it was."""
    if data[8:12] not in BRANDS:
        return data
    try:
        meta = next((box for box in _boxes(data, 0, len(data)) if box[0] == b"meta"), None)
        return _cleaned(data, *meta[1:]) if meta else data
    except (struct.error, ValueError, IndexError):
        return data


def _cleaned(data: bytes, start: int, end: int) -> bytes:
    inside = {name: (at, until) for name, at, until in _boxes(data, start + 4, end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return data
    private = dict(_private_items(data, *inside[b"iinf"]))
    base = inside.get(b"idat", (0, 0))[0]
    spans = [
        (private[item], span) for item, span in _places(data, inside[b"iloc"][0], base) if item in private
    ]
    clean = bytearray(blanked(data, (span for _, span in spans)))
    for kind, (at, until) in spans:
        if kind == b"Exif" and until - at >= len(EMPTY) and until <= len(clean):
            clean[at : at + len(EMPTY)] = EMPTY
    return bytes(clean)


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    for _ in range(MOST):
        if at + 8 > end:
            return
        size, name = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,), head = struct.unpack_from(">Q", data, at + 8), 16
        until = at + size if size else end
        if size and size < head:
            return
        yield name, at + head, min(until, end)
        at = until


def _private_items(data: bytes, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Their numbers and kinds."""
    first = at + (6 if data[at] == 0 else 8)
    for name, start, until in _boxes(data, first, end):
        if name == b"infe" and data[start] >= 2:
            wide = data[start] > 2
            item, _, kind = struct.unpack_from(">IH4s" if wide else ">HH4s", data, start + 4)
            if kind in PRIVATE and until <= end:
                yield item, kind


def _places(data: bytes, at: int, inner: int) -> Iterator[tuple[int, Span]]:
    """Where the pieces of each item lie in the file."""
    version, sizes = data[at], struct.unpack_from(">H", data, at + 4)[0]
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    reader = _Reader(data, at + 6)
    wide = 4 if version == 2 else 2
    for _ in range(min(reader.number(wide), MOST)):
        item = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        base = reader.number(base_size) + (inner if method == 1 else 0)
        for _ in range(min(reader.number(2), MOST)):
            reader.number(index_size if version else 0)
            start, length = base + reader.number(offset_size), reader.number(length_size)
            if method < 2:
                yield item, (start, start + length)


class _Reader:
    """Numbers of given sizes, one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def number(self, size: int) -> int:
        """Raises ValueError where the file has ended."""
        if self._at + size > len(self._data):
            raise ValueError("cut short")
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")
