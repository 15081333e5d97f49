"""Changes told as news: Tuesday's standup moved to 11, they pushed the call to Friday, lunch is off."""

from __future__ import annotations

import re

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from core.language.english.change import change
from core.language.english.shift import shift_in
from core.language.english.spans import compiled
from core.language.english.target import target_in, told_in

_TOLD = r"\b(?:moved|moves|pushed|rescheduled|shifted|bumped|changed|postponed|delayed|brought|switched|cancell?ed|called\s+off|off|now|actually|instead|should)\b"
_ASKING = r"\s*(?:is|was|were|are|has|have|had|did|does|do|will|can|could|should|would|when|what|where|who|why|how|which|if|in|at|on|due)\b|.*\?\s*$"
_BY = r"(?:moved|pushed|rescheduled|shifted|bumped|changed|postponed|delayed|brought|switched)"
_AUX = r"(?:(?:is|was|were|got|gets|has|have|had|been|just|will\s+be|is\s+being|now)\s+|'s\s+|'ve\s+)*"
_PASSIVE = rf"(?:(?:the|my|our)\s+)?(.+?)(?:\s+|(?='s\s)){_AUX}({_BY}|moves)\b"
_ACTIVE = rf"(?:(?:i|we|they|he|she|[a-z]+(?:\s+[a-z]+)?)(?:'ve|'s)?\s+(?:(?:just|has|have|had|already)\s+)*)?{_BY}(?=\s+(?:the|my|our|his|her|their|it|that|this|[a-z]+'s)\b)"
_NOW = r"(?:(?:the|my|our)\s+)?(.+?)\s+(?:(?:is|are)\s+(?:now|actually)|should(?=\s+be\b))"
_LATELY = r"(?:(?:the|my|our)\s+)?(.+?)\s+(?:is|are|starts|begins|will\s+be|will\s+start)\s+(.+?)[\s,]+(?:now|instead)[\s.!]*$"
_OFF = r"(?:(?:the|my|our)\s+)?(.+?)(?:\s+(?:is|was|got|has\s+been|just\s+got)|'s(?:\s+been)?)\s+(?:cancell?ed|called\s+off|off)[\s.!]*$"
_CALLED_OFF = r"(?:i|we|they|he|she|[a-z]+)(?:'ve|'s)?\s+(?:(?:just|has|have|had|already)\s+)*(?:cancell?ed|called\s+off)\s+(?!on\b|by\b|to\b|at\b)(.+?)[\s.!]*$"
_PRONOUN = r"(?:i|we|they|he|she|you|who|what)\b"


def news(text: str, plain: str) -> ChangeEvent | RemoveEvents | None:
    """What the message says has changed, if it tells that."""
    if compiled(_TOLD).search(plain) is None or compiled(_ASKING).match(plain):
        return None
    return _off(text, plain) or _told(text, plain) or _passive(text, plain) or _active(text, plain)


def _off(text: str, plain: str) -> RemoveEvents | None:
    """The 2pm with Bob is cancelled; Ben cancelled lunch."""
    m = compiled(_OFF).match(plain) or compiled(_CALLED_OFF).match(plain)
    if m is None or compiled(_PRONOUN).match(m[1]):
        return None
    target = target_in(text[m.start(1) : m.end(1)], m[1])
    return None if target == Target() and m[1] not in {"it", "that", "this"} else RemoveEvents(target)


def _told(text: str, plain: str) -> ChangeEvent | None:
    """The meeting is now at 4; lunch is at 1 instead."""
    if m := compiled(_LATELY).match(plain):
        return _at_time(text, m, m[2])
    m = compiled(_NOW).match(plain)
    return _at_time(text, m, plain[m.end() :]) if m else None


def _at_time(text: str, m: re.Match[str], words: str) -> ChangeEvent | None:
    told = told_in(words, leading=True)
    if told.expression is None or compiled(_PRONOUN).match(m[1]):
        return None
    return ChangeEvent(target_in(text[m.start(1) : m.end(1)], m[1]), Patch(time=told.expression))


def _passive(text: str, plain: str) -> ChangeEvent | None:
    """My flight got moved to Friday; the call was pushed back 30 minutes."""
    m = compiled(_PASSIVE).match(plain)
    if m is None or compiled(_PRONOUN).match(m[1]):
        return None
    if found := shift_in(plain, m.end()):
        target = target_in(text[m.start(1) : m.end(1)], m[1])
        minutes = -abs(found.minutes) if found.sooner else found.minutes
        return ChangeEvent(target, Patch(shift_minutes=minutes))
    to = compiled(
        r"(?:\s+(?:back|forward|up|out|ahead))?(?:\s+(?:to|until|till|for|from\s+.+?\s+to))?\s+"
    ).match(plain, m.end())
    change = _at_time(text, m, plain[to.end() :]) if to else None
    return None if change is None or _is_length(change) else change


def _is_length(change: ChangeEvent) -> bool:
    said = change.patch.time
    return isinstance(said, Spoken) and said == Spoken(minutes=said.minutes)


def _active(text: str, plain: str) -> ChangeEvent | None:
    """They moved the standup to 11: read as the order would be."""
    m = compiled(_ACTIVE).match(plain)
    meant = change("move" + text[m.end() :], "move" + plain[m.end() :]) if m else None
    if not isinstance(meant, ChangeEvent):
        return None
    return meant if meant.patch.time is not None or meant.patch.shift_minutes is not None else None
