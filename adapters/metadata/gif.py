"""GIF: comments, words, XMP and what programs put there go; frames and how often they are shown stay."""

from __future__ import annotations

import re

NEXT = re.compile(rb"[\x21\x2c\x3b]")
EXTENSION, PICTURE, END = 0x21, 0x2C, 0x3B
CONTROL, PROGRAM = 0xF9, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
MOST = 100_000


def gif(data: bytes) -> bytes:
    """Up to its end."""
    at = 13 + _colours(data, 10)
    kept = [data[:at]]
    for _ in range(MOST):
        found = NEXT.search(data, at)
        if found is None:
            break
        start, kind = found.start(), found[0][0]
        if kind == END:
            kept.append(found[0])
            break
        at = _end(data, start, kind)
        if kind == PICTURE or _is_needed(data[start + 1 : start + 14]):
            kept.append(data[start:at])
    return b"".join(kept)


def _end(data: bytes, start: int, kind: int) -> int:
    """Where a block that begins here ends."""
    return _skipped(data, start + 2 if kind == EXTENSION else start + 11 + _colours(data, start + 9))


def _skipped(data: bytes, at: int) -> int:
    """Behind the pieces that begin here; an empty one is the last."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return min(at + 1, len(data))


def _is_needed(block: bytes) -> bool:
    return block[:1] == bytes([CONTROL]) or (block[:1] == bytes([PROGRAM]) and block[2:] in LOOPS)


def _colours(data: bytes, at: int) -> int:
    """How long the table of colours is that the byte here announces."""
    flags = data[at] if at < len(data) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0
