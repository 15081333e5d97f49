"""TIFF: names, words, times, places and previews of programs are written over where they stand; offsets stay right."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from adapters.metadata.blanks import Span, blanked

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
WORDS = frozenset((269, 270, 271, 272, 285, 305, 306, 315, 316, 333, 337, 700, 33432, 33723, 34377, 37510, 42016,
                   40091, 40092, 40093, 40094, 40095, 50341, 50740))  # fmt: skip
EXIF, GPS = 34665, 34853
MOST_PAGES, MOST_ENTRIES = 100, 500


def tiff(data: bytes) -> bytes:
    """Each page of it. The way up is a tag of its own and stays."""
    order = "<" if data[:2] == b"II" else ">"
    try:
        return blanked(data, tuple(_pages(data, order)))
    except struct.error:
        return data


def _pages(data: bytes, order: str) -> Iterator[Span]:
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    seen: set[int] = set()
    while at and at not in seen and len(seen) < MOST_PAGES:
        seen.add(at)
        count = _count(data, order, at)
        for number in range(min(count, MOST_ENTRIES)):
            yield from _entry(data, order, at + 2 + 12 * number)
        if len(data) < at + 6 + 12 * count:
            return
        (at,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)


def _entry(data: bytes, order: str, place: int) -> Iterator[Span]:
    if len(data) < place + 12:
        return
    tag, kind, values, value = struct.unpack_from(f"{order}HHII", data, place)
    if tag in (EXIF, GPS):
        yield from _directory(data, order, value)
    elif tag in WORDS:
        yield _value(kind, values, value, place)


def _directory(data: bytes, order: str, at: int) -> Iterator[Span]:
    """All that a directory of its own says; it stays, and is empty."""
    count = min(_count(data, order, at), MOST_ENTRIES)
    for number in range(count):
        place = at + 2 + 12 * number
        if place + 12 <= len(data):
            _, kind, values, value = struct.unpack_from(f"{order}HHII", data, place)
            yield _value(kind, values, value, place)
    yield at, at + 2 + 12 * count


def _value(kind: int, values: int, value: int, place: int) -> Span:
    size = SIZES.get(kind, 1) * values
    return (value, value + size) if size > 4 else (place + 8, place + 12)


def _count(data: bytes, order: str, at: int) -> int:
    return int(struct.unpack_from(f"{order}H", data, at)[0]) if at + 2 <= len(data) else 0
