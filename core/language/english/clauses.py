"""Where one event ends and the next one begins, in a message that tells several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.calendar.expression import WeekdayIn
from core.language.english.lists import LISTED, heads
from core.language.english.pieces import Piece
from core.language.english.slots import cut
from core.language.english.spans import compiled

_STRONG = rf"(?<!\s)\s*(?:{LISTED}|[;\n•]+|[.!]\s+(?=\S)|,?\s*\b(?:and\s+then|then|after\s+that|afterwards)\b)[\s,]*"
_WEAK = r"(?<!\s)\s*(?:,\s*(?:and\s+|also\s+|plus\s+)?|\s(?:and|also|plus)\s+(?:also\s+)?|\s[&+]\s)"
_EMPTY = r"(?:\b(?:and|then|at|on|in|with|from|to|for|the|also|by|a|an|is|it|actually|no|repeat|repeats|repeating|recurring|please|pm|am|or|of|every|until)\b|[\W\d_])*"
_MEAL = r".*\b(?:breakfast|brunch|lunch|dinner|supper)\b"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the text with the pieces of time in it.

    `joint` is what stands before it. `again`: it says only when, and what happens is the same as before.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    joint: str = ""
    again: bool = False

    @property
    def clock(self) -> bool:
        """Whether it tells a time of day, or something as good."""
        return any(p.clock or p.elapsed is not None or p.part for p in self.pieces)

    @property
    def day(self) -> bool:
        """Whether it tells a day."""
        return any(p.day or p.repeat or p.weekdays for p in self.pieces)

    @property
    def strong(self) -> bool:
        """Whether what stands before it ends a sentence, a line or an item of a list."""
        return compiled(_STRONG).match(self.joint) is not None

    @property
    def joined(self) -> bool:
        """Whether `and` stands before it, not a comma alone."""
        return not self.strong and bool(self.joint.strip(" ,"))


def clauses(text: str, pieces: list[Piece]) -> list[Clause]:
    """The events of a plain text; each but the first has its own time, and its own words or another day."""
    stretches = _stretches(text, pieces)
    items = _items(text, stretches)
    if items:
        return items
    found: list[Clause] = stretches[:1]
    for clause in stretches[1:]:
        before = found[-1]
        if _both_stand(text, before, clause):
            found.append(clause)
        elif _stands_again(text, before, clause):
            found.append(replace(clause, again=True))
        else:
            found[-1] = replace(before, end=clause.end, pieces=before.pieces + clause.pieces)
    return found


def _items(text: str, stretches: list[Clause]) -> list[Clause]:
    """The items of a list with bullets, each an event: those that say when, and all if the head says the day."""
    first = next((n for n, c in enumerate(stretches) if n and compiled(LISTED).search(c.joint)), None)
    if first is None:
        return []
    listed: list[Clause] = []
    for clause in stretches[first:]:
        if compiled(LISTED).search(clause.joint) or clause.joint.lstrip(" ").startswith("\n"):
            listed.append(clause)
        else:
            last = listed[-1]
            listed[-1] = replace(last, end=clause.end, pieces=last.pieces + clause.pieces)
    head = _melted(stretches[:first])
    dated = head.day or not _has_words(text, head)
    stand = [clause for clause in listed if _has_words(text, clause) and (dated or clause.day or clause.clock)]
    return []


def _melted(stretches: Iterable[Clause]) -> Clause:
    first, *others = stretches
    for clause in others:
        first = replace(first, end=clause.end, pieces=first.pieces + clause.pieces)
    return first
