"""Mere numbers that are hours because they open the items of a list: 9 standup, 11 review, 2pm dentist."""

from __future__ import annotations

from core.language.english.pieces import Piece
from core.language.english.spans import clock_piece, compiled

_OPENING = r"(?:^|[,;\n•]|:(?=\s)|(?<=[\s,;])and\b)[ ]*(?=[1-9]\d?(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s*-\s*\d{1,2}(?:[:.]\d\d)?)?(?:\s?[ap]\.?m\b\.?)?\s+(?:[a-z]|1:1))"
# 2 eggs, 3 apples: a number before several things counts them
_COUNTED = (
    r"\s+(?!drinks\b|beers\b|cocktails\b|sports\b|errands\b|pilates\b|[a-z]*(?:ss|us|is)\b)[a-z]{3,}s\b(?!')"
)


def item_hours(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with these hours among them: of two items or more, on a day that is told or beside a plain time."""
    if len(text) > 4_000 or not any(piece.day or piece.clock for piece in pieces):
        return pieces
    found = [piece for at in _openings(text, pieces) if (piece := _hour(text, at, pieces))]
    known = {piece.start for piece in pieces}
    new = [piece for piece in found if piece.start not in known]
    plain = len(new) < len(found) or any(piece.day for piece in pieces)
    if not new or len(found) < 2 or not plain:
        return pieces
    return sorted([*pieces, *new], key=lambda piece: piece.start)


def _openings(text: str, pieces: list[Piece]) -> list[int]:
    """Where an item may begin with a number: behind a comma, a line's end, `and`, or a day."""
    after_days = [piece.end for piece in pieces if piece.day and not piece.clock]
    starts = {m.end() for m in compiled(_OPENING).finditer(text)}
    starts |= {m.end() for end in after_days if (m := compiled(r"[ ]+(?=[1-9])").match(text, end))}
    return sorted(starts)


def _hour(text: str, at: int, pieces: list[Piece]) -> Piece | None:
    """The time that is told there: already known, or by a number that would be none elsewhere."""
    here = next((piece for piece in pieces if piece.start <= at < piece.end), None)
    if here is not None:
        return here if here.clock and here.start == at else None
    found = clock_piece(text, at, at, bare=True)
    if found is None or compiled(_COUNTED).match(text, found.end):
        return None
    return None if any(piece.start < found.end and at < piece.end for piece in pieces) else found
