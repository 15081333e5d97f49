"""Where one event ends and the next one begins, in a message that tells several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.calendar.expression import WeekdayIn
from core.language.english.pieces import Piece
from core.language.english.slots import cut
from core.language.english.spans import compiled

_STRONG = r"(?<!\s)\s*(?:[;\n•]+|[.!]\s+(?=\S)|,?\s*\b(?:and\s+then|then|after\s+that|afterwards)\b)[\s,]*"
_WEAK = r"(?<!\s)\s*(?:,\s*(?:and\s+|also\s+|plus\s+)?|\s(?:and|also|plus)\s+(?:also\s+)?|\s[&+]\s)"
_WORDS = r"[^\W\d_]{2,}"
_EMPTY = r"(?:\b(?:and|then|at|on|in|with|from|to|for|the|also|by|a|an|is|it|actually|no|repeat|repeats|repeating|recurring|please|pm|am|or|of|every|until)\b|[\W\d_])*"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the text with the pieces of time in it."""

    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def clock(self) -> bool:
        """Whether it tells a time of day, or something as good."""
        return any(p.clock or p.elapsed is not None or p.part for p in self.pieces)

    @property
    def day(self) -> bool:
        """Whether it tells a day."""
        return any(p.day or p.repeat or p.weekdays for p in self.pieces)


def clauses(text: str, pieces: list[Piece]) -> list[Clause]:
    """The events of a plain text; each but the first has its own time and its own words."""
    current = None
    found: list[Clause] = []
    for clause, strong in _stretches(text, pieces):
        if current is None:
            current = clause
        elif _both_stand(text, current, clause, strong):
            found.append(current)
            current = clause
        else:
            current = Clause(current.start, clause.end, current.pieces + clause.pieces)
    return found if current is None else [*found, current]


def _stretches(text: str, pieces: list[Piece]) -> Iterator[tuple[Clause, bool]]:
    start, strong = 0, True
    for m in compiled(rf"(?:({_STRONG})|{_WEAK})").finditer(text):
        if not any(piece.start < m.end() and m.start() < piece.end for piece in pieces):
            yield _clause(start, m.start(), pieces), strong
            start, strong = m.end(), bool(m[1])
    yield _clause(start, len(text), pieces), strong


def _clause(start: int, end: int, pieces: list[Piece]) -> Clause:
    return Clause(start, end, tuple(piece for piece in pieces if start <= piece.start < end))


def _both_stand(text: str, one: Clause, two: Clause, strong: bool) -> bool:
    if not (_has_words(text, one) and _has_words(text, two)):
        return False
    if strong:
        return (one.clock or one.day) and (two.clock or two.day)
    if one.clock == two.clock:
        return one.clock or (one.day and two.day)
    return _own_days(one, two)


def _own_days(one: Clause, two: Clause) -> bool:
    """Dinner Friday at 7 and hiking on Saturday; but Friday, Dec 18 at 7 is one day."""
    days = [{p.day for p in c.pieces if p.day and p.role != "until" and not p.repeat} for c in (one, two)]
    if not all(days) or days[0] & days[1]:
        return False
    kinds = [{isinstance(day, WeekdayIn) for day in each} for each in days]
    return kinds[0] == kinds[1] or (one.clock and one.day)


def _has_words(text: str, clause: Clause) -> bool:
    rest = cut(text, [(p.start, p.end) for p in clause.pieces])[clause.start : clause.end].replace(
        "\x00", " "
    )
    rest = compiled(r"\bwith\s+.*").sub("", rest)
    return compiled(_EMPTY).fullmatch(rest) is None


def inherited(clause: Clause, before: Clause) -> Clause:
    """A clause without a day happens on the day of the one before it."""
    if clause.day or any(piece.elapsed is not None for piece in clause.pieces):
        return clause
    days = tuple(
        replace(piece, clock=None, until_clock=None, part=None, minutes=None, zone=None)
        for piece in before.pieces
        if piece.day is not None and piece.role == "at"
    )
    return replace(clause, pieces=days + clause.pieces)
