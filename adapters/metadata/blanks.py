"""Bytes of a file that are written over where they stand, so that nothing else in it moves."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
"""Where it begins and where it ends."""


def blanked(data: bytes, spans: Iterable[Span]) -> bytes:
    """The same length, with nothing there."""
    clean = bytearray(data)
    for start, end in spans:
        start, end = min(start, len(clean)), min(end, len(clean))
        clean[start:end] = bytes(max(0, end - start))
    return bytes(clean)
