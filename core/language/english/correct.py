"""Corrections of what we are talking about: actually 7pm, not Friday but Saturday, the office instead."""

from __future__ import annotations

from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.english.spans import compiled
from core.language.english.target import target_in, told_in

_CORRECTS = (
    r"(?:(?:no|nope|nah|wait|actually|oops|sorry|hmm|oh|um|i\s+meant?|correction|scratch\s+that|rather|instead|on\s+second\s+thought|make\s+(?:it|that)|change\s+(?:it|that)\s+to|"
    r"repeat\s+(?:it|this|that)|(?:can|could)\s+(?:we|you|i)\s+(?:do|say|make\s+(?:it|that))|let'?s\s+(?:do|make\s+it|say|go\s+with)|how\s+about|what\s+about|that'?s\s+(?:wrong|not\s+right)|it'?s|it\s+should\s+be|that\s+should\s+be|should\s+be|not)\b[\s,.!-]*)+"
)
# the words a correction may begin with
_CORRECTING = frozenset(
    (
        "no nope nah wait actually oops sorry hmm oh um i correction scratch that rather instead on thats make change let lets how "
        "what it its should not can could repeat"
    ).split()
)
_MERE_HOUR = r"\s*\d{1,2}(?::\d\d)?[\s.!?]*"
_DENIED = r"\s*(?:at\s+|on\s+)?[\w:]+(?:\s?[ap]m\b)?[\s,.-]+(?:but\s+|it'?s\s+|make\s+it\s+)?(?=\S)"
_THE_PLACE = r"\s*the\s+(?!(?:other|first|second|third|next|last|same|one|day|time|whole)\b)[\w'&-]+(?:\s+[\w'&-]+){0,3}\s*$"


def correction(text: str, plain: str) -> ChangeEvent | None:
    """Actually 7pm, make it 5, at the office instead: a change of what we are talking about."""
    first = compiled(r"\s*([a-z]+)").match(plain)
    m = compiled(_CORRECTS).match(plain.strip()) if first and first[1] in _CORRECTING else None
    instead = compiled(r"(?<![\s,])[\s,]*\b(?:instead|actually|rather)[\s.!]*$").search(plain)
    if m is None and instead is None:
        return _all_day(plain)
    start = len(plain) - len(plain.lstrip()) + (m.end() if m else 0)
    end = instead.start() if instead else len(plain)
    if m and m[0].rstrip().endswith("not") and (no := compiled(_DENIED).match(plain, start)):
        start = no.end()
    if denied := compiled(r"(?<=\w)[\s,]+not\s+(?:at\s+|on\s+)?[\w:]+[\s.!]*$").search(plain, start, end):
        end = denied.start()
    return _corrected(text[start:end], plain[start:end], instead is not None)


def _corrected(text: str, plain: str, instead: bool) -> ChangeEvent | None:
    told = told_in(plain)
    rest = Target() if compiled(_MERE_HOUR).fullmatch(plain) else target_in(text, plain)
    if not rest.title and not rest.attendees and (told.expression or told.recurrence or told.all_day):
        return ChangeEvent(
            Target(), Patch(time=told.expression, recurrence=told.recurrence, all_day=told.all_day)
        )
    if told.expression is None and (m := compiled(r"(?i:\s*(?:at|in|@)\s+(.+?)[\s.!]*$)").match(text)):
        return ChangeEvent(Target(), Patch(location=m[1]))
    if told.expression is None and instead and compiled(_THE_PLACE).match(plain):
        return ChangeEvent(Target(), Patch(location=text.strip(" .,!")))
    if told.expression is None and rest.attendees and not rest.title:
        return ChangeEvent(Target(), Patch(add_attendees=rest.attendees))
    return None


def _all_day(plain: str) -> ChangeEvent | None:
    alone = compiled(r"\s*(?:all|the\s+whole)[\s-]day[\s.!]*").fullmatch(plain)
    return ChangeEvent(Target(), Patch(all_day=True)) if alone else None
