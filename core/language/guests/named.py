"""People with an address, called by names that stand for them while a message is read; afterwards their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Meaning,
    Patch,
    RemoveEvents,
    Target,
)


@dataclass(frozen=True, slots=True)
class Person:
    """One or several people who are named in one breath, by address or by name. `words` are the user's own.

    `kept`: an errand is about them (메일 보내기), and they stay in its words. `certain`: the words around them are
    no part of any other sentence.
    """

    called: tuple[str, ...]
    words: str
    kept: bool = False
    certain: bool = False


Known: TypeAlias = Mapping[str, Person]
"""Who the names in a text stand for."""


def unplaced(meaning: Meaning, known: Known, *, again: bool = False) -> tuple[str, ...]:
    """The names that were not taken for people, or not for people alone; the first time those who are certain too."""
    taken = " ".join(_people(meaning))
    told = "\n".join(
        text for text in _texts(meaning) if text not in known or isinstance(meaning, RemoveEvents)
    )
    return tuple(
        name
        for name, person in known.items()
        if not person.kept
        and ((person.certain and not again) or name in told or not (name in taken or _keeps(meaning, name)))
    )


def _people(meaning: Meaning) -> tuple[str, ...]:
    match meaning:
        case CreateEvents(events):
            return tuple(name for event in events for name in event.attendees)
        case AskCalendar():
            return (*meaning.attendees, meaning.title)
        case ChangeEvent(Target("", None), patch) if patch == Patch():
            return ()
        case ChangeEvent(target, patch):
            return (*patch.add_attendees, *patch.remove_attendees, *target.attendees, target.title)
        case RemoveEvents(target) if target.title:
            return (*target.attendees, target.title)
        case _:
            return ()


def _texts(meaning: Meaning) -> tuple[str, ...]:
    """What is no person: where a name stands in it, it was not understood."""
    match meaning:
        case CreateEvents(events):
            return tuple(
                text for event in events for text in (f"{event.title} ", event.location, event.notes)
            )
        case AskCalendar(title=title):
            return (title,)
        case ChangeEvent(target) | RemoveEvents(target):
            return (target.title,)
        case _:
            return ()


def _keeps(meaning: Meaning, name: str) -> bool:
    """A new title, a note and a question for help are the user's own words."""
    match meaning:
        case ChangeEvent(_, patch):
            return name in (patch.title or "") or name in patch.notes
        case AskHelp(topic):
            return name in topic
        case _:
            return False


def restored(meaning: Meaning, known: Known) -> Meaning:
    """The meaning with addresses where the names stand."""
    match meaning:
        case CreateEvents(events):
            return CreateEvents(tuple(_event(event, known) for event in events))
        case AskCalendar():
            target = _target(Target(meaning.title, None, meaning.attendees), known)
            return replace(meaning, title=target.title, attendees=target.attendees)
        case ChangeEvent(target, patch):
            return ChangeEvent(_target(target, known), _patch(patch, known))
        case RemoveEvents(target):
            return RemoveEvents(_target(target, known))
        case AskHelp(topic):
            return AskHelp(_in_words(topic, known))
        case _:
            return meaning


def _event(event: EventProposal, known: Known) -> EventProposal:
    """In a title they stand by what is before the @; whoever is left in it otherwise is a guest after all."""
    told = f"{event.title}\n{event.location}"
    there = [(name, person) for name, person in known.items() if name in told]
    names = {name: _short(person) if person.kept else "" for name, person in there}
    kept = [address for _, person in there if person.kept for address in person.called]
    more = tuple(name for name, person in there if not person.kept)
    return replace(
        event,
        title=_swapped(event.title, names),
        location=_swapped(event.location, names),
        attendees=_addresses((*event.attendees, *more), known),
        notes="\n".join(filter(None, (_in_words(event.notes, known), ", ".join(kept)))),
    )


def _target(target: Target, known: Known) -> Target:
    """The people of an event are found by what stands before the @."""
    names = target.attendees
    if target.title in known:
        target, names = replace(target, title=""), (*names, target.title)
    people = (one.partition("@")[0] if one in _all(known) else one for one in _addresses(names, known))
    title = _swapped(target.title, {name: _short(person) for name, person in known.items()})
    return replace(target, title=title, attendees=tuple(dict.fromkeys(people)))


def _patch(patch: Patch, known: Known) -> Patch:
    words = partial(_in_words, known=known)
    return replace(
        patch,
        title=patch.title and words(patch.title),
        location=patch.location and words(patch.location),
        notes=words(patch.notes),
        add_attendees=_addresses(patch.add_attendees, known),
        remove_attendees=_addresses(patch.remove_attendees, known),
    )


def _addresses(people: Iterable[str], known: Known) -> tuple[str, ...]:
    found: list[str] = []
    for one in people:
        meant = [address for name, person in known.items() if name in one for address in person.called]
        found += meant or [one]
    return tuple(dict.fromkeys(found))


def _all(known: Known) -> frozenset[str]:
    return frozenset(address for person in known.values() for address in person.called)


def _short(person: Person) -> str:
    return ", ".join(address.partition("@")[0].partition("+")[0] for address in person.called)


def _in_words(text: str, known: Known) -> str:
    return _swapped(text, {name: person.words for name, person in known.items()})


def _swapped(text: str, names: Mapping[str, str]) -> str:
    if not any(name in text for name in names):
        return text
    for name, words in names.items():
        text = text.replace(name, words)
    return re.sub(r"[ \t]{2,}", " ", text).strip(" ,")
