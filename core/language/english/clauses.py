"""Where one event ends and the next one begins, in a message that tells several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.calendar.time.expression import WeekdayIn
from core.language.english.lists import LABEL, Block, wordless
from core.language.english.pieces import Piece
from core.language.english.spans import compiled
from core.language.english.words import EVENT_WORDS

_STRONG = r"(?<!\s)\s*(?:[;\n•]+|[.!]\s+(?=\S)|,?\s*\b(?:and\s+then|then|after\s+that|afterwards)\b)[\s,]*"
_WEAK = r"(?<!\s)\s*(?:,\s*(?:and\s+|also\s+|plus\s+)?|\s(?:and|also|plus)\s+(?:also\s+)?|\s[&+]\s)"
_EMPTY = r"(?:\b(?:and|then|at|on|in|with|from|to|for|the|also|by|a|an|is|it|actually|no|repeat|repeats|repeating|recurring|please|pm|am|or|of|every|until)\b|[\W\d_])*"
_NO_OPENING = r"\s*(?:(?:at|on|in|with|from|to|for|by|until|till|w)\b|[@(])"
_MOST = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the text with the pieces of time in it.

    `joint` is what stands before it. `again`: it tells only when, and what happens is what happened before.
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
    def dated(self) -> bool:
        """Whether it tells a day or a rule of its own, not merely an end."""
        return bool(self.own_days) or any(p.repeat or p.weekdays for p in self.pieces)

    @property
    def own_days(self) -> set[object]:
        """The days it names, but for ends and rules."""
        return {p.day for p in self.pieces if p.day and p.role != "until" and not p.repeat}

    @property
    def strong(self) -> bool:
        """Whether a sentence or a line ends before it."""
        return compiled(_STRONG).fullmatch(self.joint) is not None

    @property
    def joined(self) -> bool:
        """Whether `and` stands before it, not a comma alone."""
        return not self.strong and bool(self.joint.strip(" ,"))


def clauses(text: str, block: Block) -> list[Clause]:
    """The events of a plain text; each but the first has its own time, and its own words or another day."""
    if len(compiled(LABEL).findall(text, block.start, block.end)) > 1:
        return [Clause(block.start, block.end, block.pieces)]
    found: list[Clause] = []
    for clause in _stretches(text, block):
        before = found[-1] if found else None
        if before is None or _both_stand(text, before, clause):
            found.append(clause)
        elif _stands_again(text, before, clause):
            found.append(replace(clause, again=True))
        else:
            found[-1] = replace(before, end=clause.end, pieces=before.pieces + clause.pieces)
    return found


def _stretches(text: str, block: Block) -> Iterator[Clause]:
    start, first, joint, found = block.start, 0, "", 0
    ends = [piece.end for piece in block.pieces]
    for m in compiled(rf"(?:{_STRONG}|{_WEAK})").finditer(text, block.start, block.end):
        n = bisect_right(ends, m.start())
        if n == len(ends) or block.pieces[n].start >= m.end():
            yield Clause(start, m.start(), block.pieces[first:n], joint)
            start, first, joint, found = m.end(), n, m[0], found + 1
        if found == _MOST:
            break
    yield Clause(start, block.end, block.pieces[first:], joint)


def _both_stand(text: str, one: Clause, two: Clause) -> bool:
    if not (_has_words(text, one) and _has_words(text, two)):
        return False
    if two.strong:
        return (one.clock or one.day) and (two.clock or two.day)
    if one.clock and two.clock:
        return True
    return _other_day(text, one, two) or (two.joined and _two_occasions(text, one, two))


def _other_day(text: str, one: Clause, two: Clause) -> bool:
    """Dinner Friday at 7 and hiking on Saturday; but Friday, Dec 18 at 7 is one day."""
    if not (one.dated and two.dated) or one.own_days & two.own_days:
        return False
    if two.joined or _opens_with_words(text, two):
        return True
    return _kinds(one) == _kinds(two) or (one.clock and bool(one.own_days and two.own_days))


def _two_occasions(text: str, one: Clause, two: Clause) -> bool:
    """Lunch tomorrow and dinner at 8: each says when, and each names an occasion."""
    told = (one.clock or one.day) and (two.clock or two.day)
    return told and all(compiled(EVENT_WORDS).search(text, c.start, c.end) for c in (one, two))


def _stands_again(text: str, one: Clause, two: Clause) -> bool:
    """Dinner Friday at 7 and Saturday at 8: two dinners."""
    if two.strong or any(piece.fix for piece in two.pieces) or not (one.again or _has_words(text, one)):
        return False
    if _has_words(text, two) or not (one.own_days and two.own_days) or one.own_days & two.own_days:
        return False
    if _kinds(one) != _kinds(two) and not two.joined:
        return False
    return one.clock and (two.clock or two.joined) and " between " not in text[one.start : one.end]


def _kinds(clause: Clause) -> set[bool]:
    return {isinstance(day, WeekdayIn) for day in clause.own_days}


def _opens_with_words(text: str, clause: Clause) -> bool:
    opening = text[clause.start : clause.pieces[0].start]
    return bool(opening.strip()) and compiled(_NO_OPENING).match(opening) is None


def _has_words(text: str, clause: Clause) -> bool:
    rest = wordless(text, clause.start, clause.end, clause.pieces)
    rest = compiled(r"\bwith\s+.*").sub("", rest).replace("1:1", "one")
    return compiled(_EMPTY).fullmatch(rest) is None


def inherited(clause: Clause, before: tuple[Piece, ...]) -> Clause:
    """A clause without a day happens on the day of the one before it."""
    if clause.day or any(piece.elapsed is not None for piece in clause.pieces):
        return clause
    days = tuple(
        replace(piece, clock=None, until_clock=None, part=None, minutes=None, zone=None)
        for piece in before
        if piece.day is not None and piece.role != "until"
    )
    return replace(clause, pieces=days + clause.pieces)
