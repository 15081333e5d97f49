"""What is left of a text without some of its people, and the meaning of both put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.calendar.titles.words import known, words
from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Meaning,
    Patch,
    RemoveEvents,
    SmallTalk,
    Target,
)
from core.language.guests.edited import Edited, edited
from core.language.guests.parts import Phrase, Tongue

_FEW = 24


@dataclass(frozen=True, slots=True)
class Rest:
    """`people` of a text, by the names that stand for them, each with the phrase that belongs to them."""

    text: str
    people: tuple[tuple[str, Phrase], ...]

    def come(self) -> tuple[str, ...]:
        return tuple(name for name, phrase in self.people if not phrase.off)

    def go(self) -> tuple[str, ...]:
        return tuple(name for name, phrase in self.people if phrase.off)

    def asked(self) -> bool:
        """Whether somebody is plainly told to come, or not to."""
        return any(phrase.asked for _, phrase in self.people)

    def hosted(self) -> bool:
        """Whether an event that is there was named beside it."""
        return any(phrase.asked and phrase.hosted for _, phrase in self.people)

    def left(self) -> Edited:
        """The text without them."""
        return edited(self.text, self._gaps())

    def in_company(self, tongue: Tongue) -> Edited:
        """The text with nothing said of them but that they come along."""
        before, after = (words.format(", ".join(self.come())) for words in tongue.company)
        end = len(self.text)
        return edited(self.text, [(0, 0, before), *self._gaps(), (end, end, after)])

    def _gaps(self) -> list[tuple[int, int, str]]:
        end = len(self.text)
        return [
            (one.start, one.end, " " if one.start > 0 and one.end < end else "") for _, one in self.people
        ]


def rest_of(text: str, names: tuple[str, ...], tongue: Tongue) -> Rest:
    """The text and the phrases of these people in it."""
    people: list[tuple[str, Phrase]] = []
    at = 0
    for name in sorted(names, key=text.index):
        phrase = tongue.phrase(text, name)
        end = len(text) - len(text[phrase.end :].lstrip(" "))
        people.append((name, replace(phrase, start=max(at, phrase.start), end=end)))
        at = end
    return Rest(text, tuple(people))


def joined(meaning: Meaning | None, rest: Rest, tongue: Tongue) -> Meaning:
    """The meaning of the words that are left, with the people in their places; None where there are no words."""
    match meaning:
        case AskHelp():
            return meaning
        case ChangeEvent(target, patch):
            return _changed(target, patch, rest)
        case None:
            return ChangeEvent(Target(), _patch(rest))
        case _ if rest.go() or rest.hosted():
            return ChangeEvent(tongue.target(rest.left().text), _patch(rest))
        case _:
            return _in_it(meaning, rest)


def _in_it(meaning: Meaning, rest: Rest) -> Meaning:
    match meaning:
        case CreateEvents(events) if any(one.title or one.time or one.location for one in events):
            return CreateEvents(_invited(events, rest))
        case RemoveEvents(target):
            return RemoveEvents(_with(target, rest))
        case AskCalendar():
            return replace(meaning, attendees=meaning.attendees + rest.come())
        case _ if rest.asked():
            return ChangeEvent(Target(), _patch(rest))
        case SmallTalk(kind="other") if rest.come() and (title := _called(rest)):
            return CreateEvents((EventProposal(title, attendees=rest.come()),))
        case _:
            return meaning


def _called(rest: Rest) -> str:
    """A coffee with a@x.com: few words that name an event, and no time."""
    left = " ".join(rest.left().text.split()).strip(" .,!?~")
    return left if len(left) <= _FEW and any(known(word) for word in words(left)) else ""


def _patch(rest: Rest) -> Patch:
    return Patch(add_attendees=rest.come(), remove_attendees=rest.go())


def _changed(target: Target, patch: Patch, rest: Rest) -> ChangeEvent:
    if not (rest.asked() or patch == Patch()):
        return ChangeEvent(_with(target, rest), patch)
    added, taken = patch.add_attendees + rest.come(), patch.remove_attendees + rest.go()
    return ChangeEvent(target, replace(patch, add_attendees=added, remove_attendees=taken))


def _with(target: Target, rest: Rest) -> Target:
    return replace(target, attendees=target.attendees + rest.come())


def _invited(events: tuple[EventProposal, ...], rest: Rest) -> tuple[EventProposal, ...]:
    """Each to the event whose words they stood in; else to the last one before them."""
    invited, left = list(events), rest.left()
    for name, phrase in rest.people:
        begun = [
            n for n, event in enumerate(events) if left.before((event.evidence or (0, 0))[0]) <= phrase.end
        ]
        host = begun[-1] if begun else 0
        invited[host] = replace(invited[host], attendees=(*invited[host].attendees, name))
    return tuple(invited)
