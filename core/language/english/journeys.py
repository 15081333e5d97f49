"""When a journey begins and ends: dep 8:15, lands 7:05am London time. Texts are in lower case."""

from __future__ import annotations

from dataclasses import replace

from core.language.english.day_rules import day_at
from core.language.english.pieces import Piece
from core.language.english.spans import clock_piece, compiled, day_piece


def _gap(text: str, at: int, pattern: str) -> int:
    m = compiled(pattern).match(text, at)
    return m.end() if m else at


def arriving(text: str, start: int, at: int) -> Piece | None:
    """Lands 7:05am London time, arr 10:30: the end of a journey."""
    at = _gap(
        text,
        at,
        r"\.?\s*:?\s*(?:time\s*:?\s*)?(?:in\s+[a-z]{3,}(?:\s+[a-z]+)?\s+(?=(?:at|on)\b))?(?:at\s+|on\s+)?",
    )
    piece = clock_piece(text, start, at, bare=True) if not day_at(text, at) else day_piece(text, start, at)
    return replace(piece, role="until") if piece else None


def leaving(text: str, start: int, at: int) -> Piece | None:
    """Dep 8:15, leaves on Friday: its start."""
    at = _gap(text, at, r"\.?\s*:?\s*(?:time\s*:?\s*)?(?:at\s+|on\s+)?")
    return clock_piece(text, start, at, bare=True) or day_piece(text, start, at)
