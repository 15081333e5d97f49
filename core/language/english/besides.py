"""Two changes of one event in one sentence: move the dentist to 4:30 and invite Sam."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.interpretation import ChangeEvent, Meaning, Patch, Target
from core.language.both import both
from core.language.english.change import change
from core.language.english.correct import correction
from core.language.english.spans import compiled

_VERBS = r"(?:move|change|reschedule|push|postpone|shift|switch|bring|bump|update|make|rename|invite)"
_BESIDES = (
    rf"(?P<first>.*?\b{_VERBS}\s.+?),?\s+(?:and(?:\s+(?:also|then))?|then)\s+(?:please\s+)?"
    r"(?P<rest>(?:invite|add|include|bring\s+along|rename|make\s+it|change\s+(?:it|the)|move\s+it|put\s+it|set\s+(?:it|the))\s.+)"
)


def besides(text: str, plain: str) -> ChangeEvent | None:
    """What both halves come to, where the second says nothing of another event."""
    found = compiled(_BESIDES).fullmatch(plain)
    if found is None:
        return None
    first, second = (_change(text[slice(*found.span(half))], found[half]) for half in ("first", "rest"))
    if not isinstance(first, ChangeEvent) or not isinstance(second, ChangeEvent):
        return None
    if second.target != Target() or Patch() in (first.patch, second.patch):
        return None
    return replace(first, patch=both(first.patch, second.patch))


def _change(text: str, plain: str) -> Meaning | None:
    return change(text, plain) or correction(text, plain)
