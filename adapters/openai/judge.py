"""Holds what a model answered against what was really said: words that nobody used are dropped, or sent back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from adapters.openai.grounds import Grounds, hull, tidy
from core.dialogue.interpretation import (
    AboutMe,
    AskCalendar,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Interpretation,
    ManageAccount,
    Meaning,
    Patch,
    RemoveEvents,
    Request,
    SmallTalk,
    Target,
)

MUST_BE_QUOTED = ("time", "recurrence", "repeat_until", "excluded")
"""Without words of the user's that say so, these make another event out of it."""
NO_MORE_TITLE = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left of a reading. `complaints` say what must not stand so; `hopeless`: without it nothing is left."""

    reading: Interpretation
    complaints: tuple[str, ...] = ()
    hopeless: bool = False


def judged(reading: Interpretation, request: Request) -> Verdict:
    """The reading, with nothing in it that stands nowhere. Of a picture only events are read."""
    if request.reading is not None and not isinstance(reading.meaning, CreateEvents):
        return Verdict(replace(reading, meaning=SmallTalk()))
    judge = _Judge(request)
    meaning = judge.meaning(reading.meaning)
    return Verdict(replace(reading, meaning=meaning), tuple(judge.complaints), judge.hopeless)


class _Judge:
    def __init__(self, request: Request) -> None:
        text = request.text if request.reading is None else request.reading.text
        self._said = Grounds(text)
        before = [turn.text for turn in request.talk] if request.reading is None else []
        titles = request.open_titles if request.reading is None else ()
        self._known = Grounds("\n".join([text, *before, *titles]))
        self.complaints: list[str] = []
        self.hopeless = False

    def meaning(self, meaning: Meaning) -> Meaning:
        match meaning:
            case CreateEvents(events):
                return CreateEvents(tuple(self._events(events)))
            case ChangeEvent(target, patch):
                return ChangeEvent(self._target(target), self._patch(patch))
            case RemoveEvents(target):
                return RemoveEvents(self._target(target))
            case AskCalendar(_, _, title, people):
                self._meant(title, *people)
                return replace(meaning, title=tidy(title), attendees=_tidied(people))
            case ManageAccount(_, name):
                self._meant(name)
                return meaning
            case AboutMe(_, value):
                self._meant(value)
                return meaning
            case _:
                return meaning

    def _events(self, events: tuple[EventProposal, ...]) -> Iterator[EventProposal]:
        start = 0
        for event in events:
            read = self._event(event, start)
            start = read.evidence[1] if read.evidence is not None else start
            yield read

    def _event(self, event: EventProposal, start: int) -> EventProposal:
        if replace(event, quotes=()) == EventProposal():
            self._complain("an event holds nothing")
        found = {quote: self._said.trace(quote.words, start) for quote in event.quotes}
        quotes = tuple(quote for quote, span in found.items() if span is not None)
        event = self._proven(replace(event, quotes=quotes))
        title = tidy(event.title)
        if not self._said.holds(title) or len(title) > NO_MORE_TITLE:
            self.complaints.append(f"the title {title[:80]!r} is not made of the message's own words")
            title = ""
        spans = [span for span in found.values() if span is not None]
        if title and (where := self._said.trace(title, start)) is not None:
            spans.append(where)
        return replace(
            event,
            title=title,
            location=self._kept(event.location),
            attendees=self._people(event.attendees),
            notes=self._kept(event.notes),
            evidence=hull(spans),
        )

    def _proven(self, event: EventProposal) -> EventProposal:
        """What no quote supports is dropped, but for what makes the event another one."""
        proven = {quote.field for quote in event.quotes}
        for name in MUST_BE_QUOTED:
            if getattr(event, name) not in (None, ()) and name not in proven:
                self.complaints.append(f"'from' of {name} must be copied from the message, letter for letter")
                self.hopeless = True
        return replace(
            event,
            reminders=event.reminders if "reminders" in proven else (),
            anchor=event.anchor if "anchor" in proven else None,
            meeting=event.meeting and "meeting" in proven,
        )

    def _patch(self, patch: Patch) -> Patch:
        kept = replace(
            patch,
            title=None if patch.title is None else self._kept(patch.title) or None,
            location=None if patch.location is None else self._kept(patch.location) or None,
            add_attendees=self._people(patch.add_attendees),
            remove_attendees=self._people(patch.remove_attendees),
            notes=self._kept(patch.notes),
        )
        if kept == Patch():
            self._complain("the patch holds nothing that the message says")
        return kept

    def _target(self, target: Target) -> Target:
        self._meant(target.title, *target.attendees)
        return replace(target, title=tidy(target.title), attendees=_tidied(target.attendees))

    def _meant(self, *words: str) -> None:
        """What is looked up must have been said, here or before: otherwise something else would be found."""
        for each in words:
            if not self._known.holds(each):
                self._complain(f"{each[:80]!r} was said nowhere")

    def _complain(self, sentence: str) -> None:
        self.complaints.append(sentence)
        self.hopeless = True

    def _people(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """In one piece: of two addresses no third is made."""
        return tuple(name for name in map(tidy, names) if self._said.find(name) is not None)

    def _kept(self, words: str) -> str:
        plain = tidy(words)
        return plain if self._said.holds(plain) else ""


def _tidied(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(tidy, words)))
