"""The words that a time, its rhythm and its reminders were told in, letter for letter."""

from __future__ import annotations

from collections.abc import Iterable

from core.dialogue.interpretation import EventProposal, Quote, Quoted
from core.language.english.pieces import Piece


def quotes_of(text: str, pieces: Iterable[Piece], event: EventProposal) -> tuple[Quote, ...]:
    """For those fields that the event has."""
    words: dict[Quoted, list[str]] = {"time": [], "recurrence": [], "reminders": []}
    for piece in pieces:
        if not (piece.void or piece.fix):
            words[_field(piece)].append(" ".join(text[piece.start : piece.end].split()))
    has: dict[Quoted, bool] = {
        "time": event.time is not None,
        "recurrence": event.recurrence is not None,
        "reminders": bool(event.reminders),
    }
    return tuple(Quote(name, " ".join(some)) for name, some in words.items() if some and has[name])


def _field(piece: Piece) -> Quoted:
    if piece.repeat is not None or piece.times is not None or piece.without:
        return "recurrence"
    return "time" if piece.reminder is None else "reminders"
