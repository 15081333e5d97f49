"""Today, and what is told from now: this afternoon, tonight, this time next week, right now, first thing."""

from __future__ import annotations

from core.calendar.time.expression import DaysAway
from core.language.english.pieces import Piece
from core.language.english.spans import compiled
from core.language.english.words import PARTS, one_of

_PARTS = one_of(PARTS)
_THIS_TIME = r"\s+time\s+(?:(tomorrow|tmrw|tmr|tmw)|next\s+week)\b"


def this(text: str, start: int, at: int) -> Piece | None:
    """This afternoon; this time next week, at the hour it is now."""
    if m := compiled(_THIS_TIME).match(text, at):
        return Piece(start, m.end(), day=DaysAway(1 if m[1] else 7), elapsed=0)
    m = compiled(rf"\s+(?:(?:late|early|mid)[\s-]+)?({_PARTS}|aft)\b").match(text, at)
    return Piece(start, m.end(), day=DaysAway(0), part=PARTS.get(m[1], "afternoon")) if m else None


def now(text: str, start: int, at: int) -> Piece | None:
    """Call Bob right now: nothing follows."""
    m = compiled(r"(?:right\s+)?now[\s.!]*$").match(text, start)
    return Piece(start, at if text.startswith("now", start) else m.end(), elapsed=0) if m else None


def tonight(_: str, start: int, at: int) -> Piece | None:
    return Piece(start, at, day=DaysAway(0), part="evening")


def first_thing(text: str, start: int, at: int) -> Piece | None:
    """First thing tomorrow: in the morning."""
    m = compiled(
        r"\s+thing(?:\s+in\s+the\s+morning|(?=\s+(?:on\s+)?(?:tomorrow|tmrw|tmr|tmw|this|next|mon|tue|wed|thu|fri|sat|sun))|\s*$)"
    ).match(text, at)
    return Piece(start, m.end(), part="morning") if m else None
