"""Reads a message with mail addresses: first as if people were called by names, then without those it missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.dialogue.interpretation import CreateEvents, Meaning, Request, SmallTalk
from core.dialogue.message import Lang
from core.language.guests.declined import declined, spared
from core.language.guests.edited import Edited, edited
from core.language.guests.found import mentions
from core.language.guests.named import Known, Person, restored, unplaced
from core.language.guests.parts import Part, Tongue
from core.language.guests.rest import Rest, joined, rest_of

_LONGEST = 4_000
Reader = Callable[[Request], Meaning]


def read(request: Request, lang: Lang, reader: Reader) -> Meaning:
    """What the message means, its words being read by a reader that knows no addresses."""
    said = declined(request.text[:_LONGEST], lang)
    left = replace(request, text=said.text.text)
    if not said.people:
        if said.bare():
            return SmallTalk()
        return _of_guests(left, [said.text], lang, reader)
    told = any(map(str.isalnum, left.text))
    return spared(_of_guests(left, [said.text], lang, reader) if told else None, said, _tongue(lang))


def _of_guests(request: Request, steps: list[Edited], lang: Lang, reader: Reader) -> Meaning:
    """What a message means that has guests and forbids nothing; `steps` are how it became of the user's own."""
    tongue = _tongue(lang)
    named, known = _named(request, tongue)
    meaning, steps = reader(replace(request, text=named.text)), [*steps, named]
    if missed := unplaced(meaning, known):
        rest = rest_of(named.text, missed, tongue)
        meaning, text = _read_again(request, rest, known, tongue, reader)
        steps.append(text)
        if request.text.rstrip().endswith("?") and _plans_nothing(meaning):
            return SmallTalk()
    return restored(_placed(meaning, steps), known)


def _tongue(lang: Lang) -> Tongue:
    if lang == "en":
        from core.language.guests.english import ENGLISH

        return ENGLISH
    from core.language.guests.korean import KOREAN

    return KOREAN


def _named(request: Request, tongue: Tongue) -> tuple[Edited, Known]:
    """The text with names for people who may come, and without whom one only writes to.

    To the question when it is, 내일 3시, a@x.kr도 초대 answers and says more.
    """
    text, certain = request.text[:_LONGEST], request.awaiting == "time"
    free = (name for name in tongue.names if name not in text)
    known: dict[str, Person] = {}
    words: list[tuple[int, int, str]] = []
    for one in mentions(text):
        part = tongue.part(text, one)
        name = "" if part.role == "contact" else next(free, "")
        if name:
            kept, apart = part.role == "kept", part.certain or certain
            known[name] = Person(part.names, text[one.start : one.end], kept, apart)
        words.append(_apart(text, part, name and name + part.particle))
        words += [(*part.later, "")] if part.later else []
    return edited(text, sorted(words)), known


def _apart(text: str, part: Part, word: str) -> tuple[int, int, str]:
    """The word instead, with a space where it would run into a letter, and never two of them."""
    start, end = part.start, part.end
    if not word:
        return _cut(text, start, end)
    left = " " if start and text[start - 1].isalnum() else ""
    runs = text[end : end + 1].isalnum() and (part.particle or text[end].isascii())
    return start, end, f"{left}{word}{' ' if runs else ''}"


def _cut(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Nothing instead, and of the brackets and commas around it no more than is needed."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    if before.endswith(("(", "[")) and after.startswith((")", "]")):
        before, after = before[:-1].rstrip(" "), after[1:].lstrip(" ")
    if not after.partition("\n")[0].strip(" .,!?~"):
        return len(before.rstrip(" ,./|·")), len(text) - len(after), ""
    return len(before), len(text) - len(after), " " if before else ""


def _read_again(
    request: Request, rest: Rest, known: Known, tongue: Tongue, reader: Reader
) -> tuple[Meaning, Edited]:
    """The words that are left, and the people with them. With somebody, 점심 12시 is what it is called."""
    left = rest.left()
    meaning = reader(replace(request, text=left.text)) if any(map(str.isalnum, left.text)) else None
    if not rest.go() and not rest.hosted() and isinstance(meaning, CreateEvents) and not _titled(meaning):
        together = rest.in_company(tongue)
        other = reader(replace(request, text=together.text))
        if _titled(other) and not unplaced(other, known, again=True):
            return other, together
    return joined(meaning, rest, tongue), left


def _plans_nothing(meaning: Meaning) -> bool:
    """Is a@x.com coming?"""
    return isinstance(meaning, CreateEvents) and not any(
        event.time or event.recurrence for event in meaning.events
    )


def _titled(meaning: Meaning) -> bool:
    return isinstance(meaning, CreateEvents) and all(event.title for event in meaning.events)


def _placed(meaning: Meaning, steps: list[Edited]) -> Meaning:
    """The meaning with its evidence where it stands in the user's own text."""
    if not isinstance(meaning, CreateEvents):
        return meaning
    return CreateEvents(tuple(replace(one, evidence=_before(one.evidence, steps)) for one in meaning.events))


def _before(span: tuple[int, int] | None, steps: list[Edited]) -> tuple[int, int] | None:
    for step in reversed(steps):
        span = span and (step.before(span[0]), step.before(span[1], last=True))
    return span
