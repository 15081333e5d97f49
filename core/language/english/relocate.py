"""Statements that change what is there: standup is in room 5 now, the workshop takes 3 hours, it ends at 6, for 2 hours."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.english.clocks import length_at
from core.language.english.spans import compiled
from core.language.english.target import target_in, told_in

_WHAT = r"\s*(?:(it|that|this)(?:'s)?|(?:the|my|our)\s+)?(?P<what>(?:(?!\b(?:is|are|will|ends)\b)[\w'& ])*?)"
_PLACED = (
    rf"{_WHAT}\s*(?:\bis|'s|\bare|will\s+be)\s+(?P<now>now\s+)?(?:at|in)\s+(?P<place>(?!\d)[^,;.!?]+?)"
    r"(?P<late>\s+(?:now|instead)|\s*,?\s+(?:not|instead\s+of)\s+(?:at\s+|in\s+)?[^,;.!?]+)?[\s.!]*$"
)
_ENDS = r"\s*(?:it|that|this)(?:'ll)?\s+(?:should\s+|will\s+)?(?:ends?|finish(?:es)?|be\s+over|goes|runs)\s+(?:at|by|until|till|to)?\s*(?=\S)"
_ALONE = r"\s*(?:until|till|til)\s+(?=\S)"
_LASTS = (
    r"\s*(?:(?P<it>it|that|this)(?:'s|'ll)?|(?:the|my|our)\s+(?P<what>[\w'& ]{2,40}?))\s*(?:will\s+|should\s+|is\s+going\s+to\s+)?"
    r"(?:take|takes|last|lasts|be|is|runs?)?\s+(?:for\s+|about\s+)?(?=\w)"
)
_FOR = r"\s*for\s+(?:about\s+)?(?=\w)"
_LONG = r"(?:\s+(?:long|in\s+total))?[\s.!]*$"


def statement(text: str, plain: str) -> ChangeEvent | None:
    """What a short statement changes; None where it tells of something new."""
    if len(plain) > 80:
        return None
    return _placed(text, plain) or _ends(plain) or _lasts(text, plain)


def _placed(text: str, plain: str) -> ChangeEvent | None:
    m = compiled(_PLACED).match(plain)
    if m is None or not (m["now"] or m["late"]) or told_in(m["place"]).expression is not None:
        return None
    place = text[m.start("place") : m.end("place")].strip()
    return ChangeEvent(_target(text, m.start("what"), m.end("what")), Patch(location=place))


def _ends(plain: str) -> ChangeEvent | None:
    m = compiled(_ENDS).match(plain) or compiled(_ALONE).match(plain)
    told = told_in(plain[m.end() :], leading=True).expression if m else None
    if m is None or not isinstance(told, Spoken) or told.clock is None or told != Spoken(clock=told.clock):
        return None
    return ChangeEvent(Target(), Patch(time=replace(told, clock=None, until_clock=told.clock)))


def _lasts(text: str, plain: str) -> ChangeEvent | None:
    """A length alone, of it or of what is named."""
    for pattern in (_LASTS, _FOR):
        m = compiled(pattern).match(plain)
        found = length_at(plain, m.end()) if m else None
        if m is not None and found and compiled(_LONG).match(plain, found[0]):
            named = m.start("what") if "what" in m.groupdict() and m["what"] else -1
            target = _target(text, named, m.end("what")) if named >= 0 else Target()
            return ChangeEvent(target, Patch(time=Spoken(minutes=found[1])))
    return None


def _target(text: str, start: int, end: int) -> Target:
    words = text[start:end].strip()
    return target_in(words, words.lower()) if words else Target()
