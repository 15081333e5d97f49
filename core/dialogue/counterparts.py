"""Two readers of one picture: which of our own events is which of the model's."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.interpretation import EventProposal

Events = tuple[EventProposal, ...]
NOBODY = EventProposal()
"""Where one of them read an event alone: it tells no time, and so contradicts nothing."""


def counterparts(read: Events, ours: Events) -> Events:
    """For each event that was read the one of ours: that of its name, the same in order where several have it; where its
    name is unknown, the one at its place, if both read as many.
    """
    return tuple(_counterpart(number, read, ours) for number in range(len(read)))


def as_doubted(event: EventProposal, own: EventProposal) -> EventProposal:
    """With what doubted digits may make of it: whoever read lines alone could not see that they are hard to read."""
    if own.time is None or not own.misread:
        return event
    return replace(event, misread=(own.time, *own.misread))


def padded(events: Events, length: int) -> Events:
    """As many as there are, and nobody for the rest."""
    return events + (NOBODY,) * (length - len(events))


def _counterpart(number: int, read: Events, ours: Events) -> EventProposal:
    name = _name(read[number])
    called = [own for own in ours if _name(own) == name]
    if called:
        before = sum(_name(event) == name for event in read[:number])
        same = next((own for own in called if own.time == read[number].time), None)
        return same or (called[before] if before < len(called) else NOBODY)
    there = ours[number] if len(ours) == len(read) else NOBODY
    return NOBODY if _name(there) in map(_name, read) else there


def _name(event: EventProposal) -> str:
    return "".join(event.title.casefold().split())
