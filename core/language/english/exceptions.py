"""Which days a repetition leaves out: except weekends, apart from Sundays, skipping April 7."""

from __future__ import annotations

from core.language.english.pieces import Piece
from core.language.english.repeats import weekdays_at
from core.language.english.spans import compiled, day_piece

WORDS = r"(?:except|excluding|skipping|apart\s+from|other\s+than|but\s+not)\b(?:\s+(?:for|on|in|over|during))*\s+(?:the\s+)?"
_FREE_DAYS = (
    r"(?:(?:bank|public|school|national|federal)\s+)?holidays?\b|(?:next|this)\s+week\b|half[\s-]term\b"
)


def excepted(text: str, start: int, _: int) -> Piece | None:
    """Weekdays are left out by the rule; single days are void here, and the notes keep the words."""
    m = compiled(WORDS).match(text, start)
    if m is None:
        return None
    if weekend := compiled(r"weekends?\b").match(text, m.end()):
        return Piece(start, weekend.end(), without=("SA", "SU"))
    if found := weekdays_at(text, m.end()):
        return Piece(start, found[0], without=found[1])
    if free := compiled(_FREE_DAYS).match(text, m.end()):
        return Piece(start, free.end(), void=True)
    day = day_piece(text, start, m.end())
    return Piece(start, day.end, void=True) if day else None
