"""Mere numbers that are the hour because nothing plainer is: dentist 0900 fri, train 17.32 tomorrow, dinner Friday 7."""

from __future__ import annotations

from core.language.english.clocks import clock_at
from core.language.english.pieces import Piece
from core.language.english.spans import clock_piece, compiled

_LAST = r"\b([a-z']+)\s+((?:1[0-2]|[1-9])(?:[:.][0-5]\d)?)\s*[.!?]?\s*$"
_MORE = r"(?![\w:.-]|\.\d|\s*(?:km|mi|miles|kg|lbs?|mb|gb|v\b|%|x\b|people|pages|dollars|usd|eur|gbp))"
_DOTTED = rf"(?<![\w$£€#.:/-])(?:[01]?\d|2[0-3])\.[0-5]\d{_MORE}"
_MILITARY = rf"(?<![\w$£€#.:/-])(?:(?:[01]\d|2[0-3])[0-5]\d|[1-9][0-5]\d(?=-\d))(?:-(?:1?\d|2[0-3])(?:[0-5]\d)?)?{_MORE}"
NUMBERED = frozenset(
    (
        "room gate terminal chapter floor level unit apt bus flight version season episode week day part grade ch number "
        "no top catch formula route highway pier hall suite table court lane track platform building block step phase "
        "round group team page age score for of volume vol issue question lab module sprint act book section line stage zone "
        "v release order call pay flat house"
    ).split()
)


def loose_hours(text: str, pieces: list[Piece], end: int) -> list[Piece]:
    """The hour that such a number tells, if a day was told and no other hour."""
    if not any(piece.day or piece.repeat or piece.weekdays for piece in pieces):
        return []
    if any(piece.clock or piece.minutes or piece.elapsed for piece in pieces):
        return []
    return _dotted(text, pieces) or _military(text, pieces) or _last_number(text, end)


def _dotted(text: str, pieces: list[Piece]) -> list[Piece]:
    """5.45, where no other number has a dot."""
    found = list(compiled(_DOTTED).finditer(text))
    return _clock(text, found[0].start(), pieces) if len(found) == 1 else []


def _military(text: str, pieces: list[Piece]) -> list[Piece]:
    """0900 or 1845 beside a day."""
    for m in compiled(_MILITARY).finditer(text):
        beside = any(
            not text[min(m.end(), piece.end) : max(m.start(), piece.start)].strip(" ,")
            for piece in pieces
            if piece.day or piece.repeat
        )
        if beside and _word_before(text, m.start()) not in NUMBERED:
            return _clock(text, m.start(), pieces)
    return []


def _clock(text: str, at: int, pieces: list[Piece]) -> list[Piece]:
    piece = clock_piece(text, at, at, bare=True)
    taken = piece and any(piece.start < other.end and other.start < piece.end for other in pieces)
    return [piece] if piece and not taken else []


def _word_before(text: str, at: int) -> str:
    words = text[max(0, at - 20) : at].split()
    return words[-1] if words else ""


def _last_number(text: str, end: int) -> list[Piece]:
    """Dinner friday with Ann 7: a number at the very end."""
    m = compiled(_LAST).search(text, end)
    if m is None or m.start() < end:
        return []
    clock = clock_at(text, m.start(2), bare=True) if m[1] not in NUMBERED else None
    return [Piece(m.start(2), clock[0], clock=clock[1])] if clock else []
