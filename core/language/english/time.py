"""Finds the times that an English text tells, each with its place."""

from __future__ import annotations

import re

from core.language.english.pieces import Piece
from core.language.english.scan import scan
from core.language.english.tell import tell
from core.language.english.text import plain
from core.language.found import Found

_LONGEST = 10_000
_GLUE = re.compile(r"[\s,(@-]*(?:\b(?:at|on|from|and|the)\b)?[\s,(@]*")


def find_times(text: str) -> tuple[Found, ...]:
    """Neighbouring words about time are one find: `Friday, Dec 18 at 3pm` is."""
    lowered = plain(text[:_LONGEST])
    found = []
    for group in groups(lowered, scan(lowered)):
        told = tell(group)
        if told.expression is not None:
            found.append(Found(group[0].start, group[-1].end, told.expression))
    return tuple(found)


def groups(text: str, pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces with nothing between them but glue, and no two times of day."""
    listed: list[list[Piece]] = []
    for piece in pieces:
        if listed and _belongs(text, listed[-1], piece):
            listed[-1].append(piece)
        else:
            listed.append([piece])
    return listed


def _belongs(text: str, group: list[Piece], piece: Piece) -> bool:
    if not _GLUE.fullmatch(text, group[-1].end, piece.start):
        return False
    return piece.clock is None or piece.role == "until" or all(other.clock is None for other in group)
