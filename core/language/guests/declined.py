"""Who is not to be invited: a@x.kr는 초대하지 말고, don't invite a@x.com; and mail that is not to be sent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    ChangeEvent,
    CreateEvents,
    Meaning,
    Patch,
    RemoveEvents,
    Target,
)
from core.dialogue.message import Lang
from core.language.guests.edited import Edited, edited
from core.language.guests.found import Mention, mentions, without_mentions
from core.language.guests.parts import Tongue, in_note
from core.language.guests.refusals import Refusals, refusals


@dataclass(frozen=True, slots=True)
class Declined:
    """A text without what it forbids: `people` are not to come, and `hosted` tells that it names where to."""

    text: Edited
    people: tuple[str, ...] = ()
    hosted: bool = False
    ordered: bool = False

    def bare(self) -> bool:
        """Whether only somebody is left, of whom nothing was said but that no mail is to go."""
        left = self.text.text
        return bool(self.text.changes) and not any(map(str.isalnum, without_mentions(left)))


def declined(text: str, lang: Lang) -> Declined:
    """What is left of a text without those it does not want, and without its words about mail."""
    words, named = refusals(lang), [one for one in mentions(text) if not in_note(text, one)]
    gaps, people, hosted = list[tuple[int, int]](), list[str](), False
    for one in _runs(text, named, words):
        if span := words.refused(text, one.start, one.end):
            gaps.append(span)
            people += one.addresses
            hosted = hosted or words.hosts(text, *span)
        else:
            gaps += words.unmailed(text, one.start, one.end)
    if named:
        silent = (match.span() for match in words.silence.finditer(text))
        gaps += [span for span in silent if _apart(text, span, gaps)]
    left = edited(text, [_gap(text, *gap) for gap in sorted(gaps)])
    return Declined(left, tuple(people), hosted, words.order.search(left.text) is not None)


def spared(meaning: Meaning | None, said: Declined, tongue: Tongue) -> Meaning:
    """What the words that are left mean, with nobody in it who was declined."""
    match meaning:
        case CreateEvents(events) if not said.hosted and (
            said.ordered
            or any((one.title or one.attendees) and (one.time or one.recurrence) for one in events)
        ):
            return meaning
        case RemoveEvents() | AskCalendar() | AskHelp():
            return meaning
        case ChangeEvent(target, patch):
            gone = (*patch.remove_attendees, *said.people)
            return ChangeEvent(target, replace(patch, remove_attendees=gone))
        case None:
            return ChangeEvent(Target(), Patch(remove_attendees=said.people))
        case _:
            return ChangeEvent(tongue.target(said.text.text), Patch(remove_attendees=said.people))


def _runs(text: str, named: list[Mention], words: Refusals) -> list[Mention]:
    """The mentions, those with an "or" between them as one."""
    runs: list[Mention] = []
    for one in named:
        if runs and words.either.fullmatch(text, runs[-1].end, one.start):
            last = runs.pop()
            one = Mention(last.start, one.end, last.addresses + one.addresses)
        runs.append(one)
    return runs


def _apart(text: str, span: tuple[int, int], gaps: list[tuple[int, int]]) -> bool:
    return not in_note(text, Mention(*span, ())) and all(
        span[1] <= start or end <= span[0] for start, end in gaps
    )


def _gap(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Nothing in place of the words, or a comma where there was one beside them."""
    before, after = text[:start].rstrip(" ,;"), text[end:].lstrip(" ,;.!~")
    first, last = len(before), len(text) - len(after)
    paused = any(sign in text[first:start] + text[end:last] for sign in ",;.")
    return (
        first,
        last,
        "" if not before or not after else ", " if paused and before[-1:] not in ".\n" else " ",
    )
