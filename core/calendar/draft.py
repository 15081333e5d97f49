"""A change that nobody has confirmed yet: what would be added, moved or removed, and what was guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.calendar.event import Event, Original, Response
from core.calendar.recurrence import Recurrence
from core.calendar.time.resolution import Assumption, Doubt
from core.calendar.when import Settled, When

ChangeKind = Literal["create", "update", "delete"]
Scope = Literal["this", "following", "all"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an event would be. An empty title means none was said."""

    title: str
    when: When
    location: str = ""
    attendees: tuple[str, ...] = ()
    notes: str = ""
    recurrence: Recurrence | None = None
    reminders: tuple[int, ...] | None = None
    meeting: bool = False
    response: Response | None = None


def proposal_of(event: Event, when: Settled) -> Proposal:
    """The event as it is, at this time (that of one of its occurrences)."""
    return Proposal(
        title=event.title,
        when=when,
        location=event.location,
        attendees=event.attendees,
        notes=event.notes,
        recurrence=event.recurrence,
        reminders=event.reminders,
        meeting=event.meeting,
        response=event.response,
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """One instance of a new series that is not as its rule says."""

    original: Original
    proposal: Proposal


OriginField = Literal["title", "time", "place", "people", "repeat", "except", "reminder", "meeting", "target"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The user's words that a field was read from; `target`: those by which the event was found."""

    field: OriginField
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposed change. `base` is the event as the user saw it (None when it is new).

    `scope` and `original` say which part of a series is meant, for a draft whose base is one; `was` is when the event,
    or that one of its occurrences, took place on the card. `calendar` is the remote one that a new event goes to,
    `like` the row whose place it takes there; `notify`: guests hear of it by mail. A series that
    comes with dates it leaves out (`excluded`), or with instances that differ (`changed`), is new. `origins` tell what its
    fields were read from, where that is known.
    """

    id: UUID
    kind: ChangeKind
    proposal: Proposal
    base: Event | None = None
    scope: Scope | None = None
    original: Original | None = None
    was: Settled | None = None
    assumptions: tuple[Assumption, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    ticked: bool = True
    calendar: UUID | None = None
    like: UUID | None = None
    notify: bool = False
    excluded: tuple[Original, ...] = ()
    changed: tuple[Changed, ...] = ()
    origins: tuple[Origin, ...] = ()
