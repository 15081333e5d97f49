"""Somebody who is not to come, by name: don't invite Eve · do not add Eve to the standup."""

from __future__ import annotations

from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.english.people import called_in, names_in
from core.language.english.spans import compiled
from core.language.english.target import target_in, told_in

_REFUSAL = (
    r"(?:but\s+)?(?:i\s+)?(?:do\s+not|don'?t|never)\s+(?:(?:want|need)\s+(?:you\s+)?to\s+)?(invite|add|include|bring)\s+(.+?)"
    r"(?:\s+(?:to|in|on|for)\s+(.+?))?(?:,?\s+(?:please|anymore|either|though|yet))*[\s.!]*$"
)
_IT = r"(?:it|this|that)(?:\s+one)?|(?:(?:the|my)\s+)?(?:guest\s+list|guests|list|attendees|event)"


def uninvited(text: str, plain: str) -> ChangeEvent | None:
    """Takes them off. Whoever is not to be added must be called as people are, for that is said of other things too."""
    m = compiled(_REFUSAL).match(plain)
    if m is None:
        return None
    who = text[m.start(2) : m.end(2)]
    names = names_in(who) or (called_in(who) if m[1] == "invite" and told_in(m[2]).expression is None else ())
    if not names:
        return None
    listed = m[3] is None or compiled(_IT).fullmatch(m[3])
    target = Target() if listed else target_in(text[m.start(3) : m.end(3)], m[3])
    return ChangeEvent(target, Patch(remove_attendees=names))
