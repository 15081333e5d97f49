"""How long, how soon, how early: lengths in English and what the words around make of them."""

from __future__ import annotations

from core.language.english.clocks import length_at
from core.language.english.day_rules import NUMBER
from core.language.english.days import number
from core.language.english.pieces import Piece
from core.language.english.spans import compiled
from core.language.english.words import DAYS, one_of

_SOON = r"\s+(?:from\s+now|hence|later)\b"
_BEFORE = (
    r"\s+(?:before(?:hand)?|in\s+advance|prior|ahead|early)\b(?:\s+(?:it|that|the\s+event))?(?!\s+\w*\d)|"
    r"\s+(?:reminder|alert|notification|notice|heads[\s-]up)\b"
)
_CHANGE = r"\s+(?:earlier|later|longer|shorter|forward|back|up|ago|late|past|away|drive|walk|ride)\b"
_DAYS = rf"{NUMBER}[\s-]+({one_of(DAYS)})\b"
_AN_ADJECTIVE = rf"{NUMBER}[\s-]+(day|week)\b(?!s)"
_TIMES = rf"{NUMBER}\s+(?:times|sessions|occurrences|lessons|classes)\b(?!\s+(?:an?|per|each|every)\s+(?:day|week|month|year)\b)"
_LOOSE = rf"(?!an?\b){NUMBER}\s+(weeks|months)\b(?!\s*(?:from|before|after|ago|later|earlier|long|old|notice|pregnant|on|apart)\b)"
_NIGHTS = rf"{NUMBER}[\s-]+nights?\b"


def length_piece(text: str, start: int, at: int) -> Piece | None:
    """90 minute, two hours from now, 10 minutes before, 3-day."""
    found = length_at(text, at)
    if found is None:
        return _days_adjective(text, start, at)
    end, minutes = found
    if m := compiled(_SOON).match(text, end):
        return Piece(start, m.end(), elapsed=minutes)
    if m := compiled(_BEFORE).match(text, end):
        return Piece(start, m.end(), reminder=minutes)
    a_moment = minutes < 10 and (text[at] == "a" or text[end - 1] == "m")
    if a_moment or compiled(_CHANGE).match(text, end) or minutes == 24 * 60:
        return None
    return Piece(start, end, minutes=minutes)


def _days_adjective(text: str, start: int, at: int) -> Piece | None:
    """A 3-day trip, a two week vacation; 1 day before."""
    m = compiled(_DAYS).match(text, at)
    if m is None:
        return None
    days = number(m[1]) * DAYS[m[2]]
    if before := compiled(_BEFORE).match(text, m.end()):
        return Piece(start, before.end(), reminder=days * 24 * 60)
    adjective = compiled(_AN_ADJECTIVE).match(text, at) and m[1] not in {"a", "an"}
    return Piece(start, m.end(), days=days) if adjective and days > 1 else None


def loose_piece(text: str, start: int) -> Piece | None:
    """10 times, ten weeks of: how often, where a repetition is told as well; elsewhere words like any other."""
    if m := compiled(_TIMES).match(text, start):
        return Piece(start, m.end(), times=number(m[1]), bare=True)
    if m := compiled(_LOOSE).match(text, start):
        count = number(m[1])
        if m[2].startswith("month"):
            return Piece(start, m.end(), months=count, bare=True)
        return Piece(start, m.end(), days=count * 7, bare=True)
    return None


def span_piece(text: str, start: int, at: int) -> Piece | None:
    """For 2 hours, for three days, for a week, for 10 times."""
    if m := compiled(_TIMES).match(text, at):
        return Piece(start, m.end(), times=number(m[1]))
    if m := compiled(_DAYS).match(text, at):
        return Piece(start, m.end(), days=number(m[1]) * DAYS[m[2]])
    if m := compiled(rf"{NUMBER}[\s-]+months?\b").match(text, at):
        return Piece(start, m.end(), months=number(m[1]))
    if m := compiled(_NIGHTS).match(text, at):
        return Piece(start, m.end(), days=number(m[1]) + 1)
    found = length_at(text, at)
    return Piece(start, found[0], minutes=found[1]) if found else None
