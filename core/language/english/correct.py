"""Corrections of what we are talking about: actually 7pm, not Friday but Saturday, the office instead."""

from __future__ import annotations

from core.calendar.time.expression import Spoken, WholeWeek
from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.english.shift import shift_in
from core.language.english.spans import compiled
from core.language.english.target import target_in, told_in

_CORRECTS = (
    r"(?:(?:no|nope|nah|wait|actually|better|oops|sorry|hmm|oh|um|i\s+(?:meant?|said)|correction|scratch\s+that|rather|instead|on\s+second\s+thought|make\s+(?:it|that)|change\s+(?:it|that)\s+to|"
    r"repeat(?:\s+(?:it|this|that)|(?=\s+(?:every|each|weekly|daily|monthly)))|(?:can|could)\s+(?:we|you|i)\s+(?:do|say|make\s+(?:it|that))|let'?s\s+(?:do|make\s+it|say|go\s+with)|how\s+about|what\s+about|that'?s\s+(?:wrong|not\s+right)|it'?s|it\s+should\s+be|that\s+should\s+be|should\s+be|not)\b[\s,.!-]*)+"
)
# the words a correction may begin with
_CORRECTING = frozenset(
    (
        "no nope nah wait actually better oops sorry hmm oh um i correction scratch that rather instead on thats make change let lets how "
        "what it its should not can could repeat"
    ).split()
)
_MERE_HOUR = r"\s*\d{1,2}(?::\d\d)?[\s.!?]*"
_DENIED = r"\s*(?:at\s+|on\s+)?(?:(?:this|next|the)\s+)?[\w:]+(?:\s?[ap]m\b)?[\s,.-]+(?:but\s+|it'?s\s+|make\s+it\s+)?(?=\S)"
_NOT_THAT = r"(?<=\w)[\s,]+(?:not|instead\s+of|rather\s+than)\s+(?:at\s+|on\s+)?[\w:]+(?:\s?[ap]m)?[\s.!]*$"
_SAME = r"\s*(?:(?:at\s+)?(?:the\s+)?same\s+(?:time|hour|place|spot|thing)\b[\s,]*(?:and\s+|but\s+|on\s+|just\s+)*)+"
_SAME_AFTER = r"(?<![\s,])[\s,]+(?:at\s+)?(?:the\s+)?same\s+(?:time|hour|place)[\s.!]*$"
_THE_PLACE = r"\s*the\s+(?!(?:other|first|second|third|next|last|same|one|day|time|whole)\b)[\w'&-]+(?:\s+[\w'&-]+){0,3}\s*$"


def correction(text: str, plain: str) -> ChangeEvent | None:
    """Actually 7pm, make it 5, at the office instead: a change of what we are talking about."""
    first = compiled(r"\s*([a-z]+)").match(plain)
    m = compiled(_CORRECTS).match(plain.strip()) if first and first[1] in _CORRECTING else None
    instead = compiled(r"(?<![\s,])[\s,]*\b(?:instead|actually|rather)[\s.!]*$").search(plain)
    if m is None and instead is None:
        return _all_day(plain) or _same(plain) or _shifted(plain) or _not_that(text, plain)
    start = len(plain) - len(plain.lstrip()) + (m.end() if m else 0)
    end = instead.start() if instead else len(plain)
    if m and m[0].rstrip().endswith("not") and (no := compiled(_DENIED).match(plain, start)):
        start = no.end()
    if denied := compiled(_NOT_THAT).search(plain, start, end):
        end = denied.start()
    return _shifted(plain[start:end]) or _corrected(text[start:end], plain[start:end], instead is not None)


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


def _not_that(text: str, plain: str) -> ChangeEvent | None:
    """Thursday, not Friday."""
    denied = compiled(_NOT_THAT).search(plain)
    return _corrected(text[: denied.start()], plain[: denied.start()], False) if denied else None


def _same(plain: str) -> ChangeEvent | None:
    """Same time next week; Friday, same time."""
    before, after = compiled(_SAME).match(plain), compiled(_SAME_AFTER).search(plain)
    if before is None and after is None:
        return None
    words = plain[before.end() :] if before else plain[: after.start()] if after else ""
    told = told_in(words, leading=True).expression
    if not isinstance(told, Spoken) or told != Spoken(told.day) or target_in(words, words).title:
        return None
    match told.day:
        case WholeWeek(int(weeks), (0, 6)):
            return ChangeEvent(Target(), Patch(shift_minutes=weeks * 7 * 24 * 60))
        case _:
            return ChangeEvent(Target(), Patch(time=told))


def _shifted(plain: str) -> ChangeEvent | None:
    """An hour later; 30 minutes shorter."""
    m = compiled(r"\s*(?:an?|half|one|two|\d{1,3})\b").match(plain)
    found = shift_in(" " + plain, 0) if m and len(plain) < 40 else None
    if found is None or found.start > 0 or not found.relative:
        return None
    if not compiled(r"(?:[\s,]+(?:please|pls|plz|thanks|thx|then|instead))?[\s.!?]*$").match(
        plain, found.end - 1
    ):
        return None
    if found.longer:
        return ChangeEvent(Target(), Patch(extend_minutes=found.minutes))
    return ChangeEvent(Target(), Patch(shift_minutes=-abs(found.minutes) if found.sooner else found.minutes))
