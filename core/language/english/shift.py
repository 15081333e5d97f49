"""By how much: an hour later, back two days, 30 minutes longer."""

from __future__ import annotations

from dataclasses import dataclass

from core.language.english.clocks import length_at
from core.language.english.day_rules import NUMBER
from core.language.english.days import number
from core.language.english.spans import compiled
from core.language.english.words import DAYS, one_of

_LEAD = r"(?:\s*\b(?P<way>back|forward|up|out|ahead|later|earlier|sooner|down)\b)?(?:\s+by)?\s+(?:another\s+|about\s+|an\s+extra\s+)?"
_TRAIL = r"\s*(?:\b(later|earlier|sooner|back|forward|up|ahead|early|longer|shorter)\b)?"
_DAYS = rf"{NUMBER}\s+({one_of(DAYS)})\b"
_SOONER = frozenset({"up", "forward", "earlier", "sooner", "ahead", "early"})


@dataclass(frozen=True, slots=True)
class Shift:
    """Minutes, and the span of the words. `longer`: it is the length that changes. `relative`: a word behind it says so."""

    start: int
    end: int
    minutes: int
    sooner: bool = False
    longer: bool = False
    relative: bool = False


def shift_in(plain: str, start: int) -> Shift | None:
    """The first amount of time behind a verb of moving that is no time of day."""
    for lead in compiled(_LEAD).finditer(plain, start):
        found = _amount(plain, lead.end())
        if found is None:
            continue
        end, minutes = found
        trail = compiled(_TRAIL).match(plain, end)
        after = trail[1] if trail else None
        if after is None and lead["way"] is None and "by" not in lead[0] and not _alone(plain, end):
            continue
        sizes = after in {"longer", "shorter"}
        minutes = -minutes if after == "shorter" else minutes
        return Shift(
            lead.start(),
            trail.end() if trail else end,
            minutes,
            bool({after, lead["way"]} & _SOONER),
            sizes,
            after is not None,
        )
    return None


def _alone(plain: str, end: int) -> bool:
    """Delay the standup 15 minutes: nothing follows the amount; but make it 90 minutes is a length."""
    return not plain[end:].strip(" .!?") and not plain.startswith(("make", "set", "change", "update"))


def _amount(plain: str, at: int) -> tuple[int, int] | None:
    if found := length_at(plain, at):
        return found
    m = compiled(_DAYS).match(plain, at)
    return (m.end(), number(m[1]) * DAYS[m[2]] * 24 * 60) if m else None
