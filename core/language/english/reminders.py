"""Reminders of what is there already: remind me 10 minutes before, set a reminder an hour before my flight."""

from __future__ import annotations

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, CreateEvents, EventProposal, Meaning, Patch, Target
from core.language.english.clocks import length_at
from core.language.english.spans import compiled
from core.language.english.target import target_in

_ASKS = (
    r"(?:(?:please|pls|and|also|ok|okay|oh|haru|(?:can|could|would|will)\s+you|i\s+(?:want|need)|i'd\s+like)\b[\s,]*)*"
    r"(?:(?:set|add|put|create|give\s+me|get|make|change|move|update)\s+)?(?:(?:a|an|another|the|my|its)\s+)?"
    r"(?:remind|reminders?|alert|alarm|notify|notification|ping|warn|nudge)(?:\s+(?:me|us))?(?:\s+about\s+(?:it|that|this))?"
    r"(?:\s+(?:for|at|to|of|is|should\s+be))?\s*:?\s+"
)
_LENGTHS = {"hour": 60, "day": 24 * 60, "night": 24 * 60, "evening": 24 * 60, "week": 7 * 24 * 60}
_THE_DAY = r"the\s+(hour|day|night|evening|week)(?=\s+before\b)"
_DAYS = r"(\d{1,2}|an?|one|two|three)\s+(day|week)s?\b"
_BEFORE = r"\s+(?:before(?:hand)?|in\s+advance|prior(?:\s+to)?|ahead(?:\s+of)?)\b"
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_A_REMINDER = r"\b(?:reminders?|alert|alarm|notification)\b"
_IT = r"\s*(?:it|that|this|the\s+event|then|too|as\s+well|please|also)?[\s.!]*$"
_THE = r"\s+(?:the|my|our|that|this)\s"


def reminder(text: str, plain: str) -> ChangeEvent | None:
    """A reminder for an event that is not told here in full."""
    text, plain = text.lstrip(), plain.lstrip()
    asks = compiled(_ASKS).match(plain)
    found = _length(plain, asks.end() if asks else 0)
    if found is None:
        return None
    end, minutes = found
    before = compiled(_BEFORE).match(plain, end)
    at = before.end() if before else end
    if compiled(_IT).match(plain, at):
        alone = before or (asks and compiled(_A_REMINDER).search(asks[0]))
        return ChangeEvent(Target(), Patch(reminders=(minutes,))) if alone else None
    return _of(text, plain, at, minutes) if asks and before else None


def _of(text: str, plain: str, at: int, minutes: int) -> ChangeEvent | None:
    """Before the meeting; but before lunch with Ann at 12 tells a new lunch."""
    target = target_in(text[at:], plain[at:])
    said = target.time
    timed = isinstance(said, Spoken) and said.clock is not None
    known = compiled(_THE).match(plain, at) is not None
    whole = timed and isinstance(said, Spoken) and said.day is not None
    return None if whole or (timed and not known) else ChangeEvent(target, Patch(reminders=(minutes,)))


def _length(plain: str, at: int) -> tuple[int, int] | None:
    if m := compiled(_THE_DAY).match(plain, at):
        return m.end(), _LENGTHS[m[1]]
    if m := compiled(_DAYS).match(plain, at):
        return m.end(), (_NUMBERS.get(m[1]) or int(m[1])) * _LENGTHS[m[2]]
    return length_at(plain, at)


def only_reminds(meaning: Meaning) -> Meaning:
    """An event of which nothing is told but its reminder is the one we are talking about."""
    match meaning:
        case CreateEvents((EventProposal(reminders=(_, *_)) as event,)) if event == EventProposal(
            reminders=event.reminders, evidence=event.evidence
        ):
            return ChangeEvent(Target(), Patch(reminders=event.reminders))
        case _:
            return meaning
