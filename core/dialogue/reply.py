"""What a person gets to see: words, buttons, and the drafts behind them for platforms that draw cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.dialogue.buttons import Button
from core.dialogue.conversation import CardKind, CardState

FactKind = Literal[
    "title", "time", "place", "people", "repeat", "reminder", "meeting", "calendar", "scope", "question"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a card tells of a draft, in the reader's words; `was` where a change makes it another."""

    kind: FactKind
    text: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft in plain strings: days as `YYYY-MM-DD` (end included), times RFC 3339 with offset, unsaid ends None.

    `kind` is create, update or delete. `facts` are all that the text tells of it; those and the last four are in the
    reader's language.
    """

    id: str
    kind: str
    ticked: bool
    title: str
    start: str | None
    end: str | None
    all_day: bool
    location: str | None
    attendees: tuple[str, ...]
    rrule: str | None
    facts: tuple[Fact, ...] = ()
    assumptions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Face:
    """The top of a card: its state, what it asks or says became of it, a note above that, and what it is about."""

    state: CardState
    heading: str
    note: str = ""
    about: CardKind = "draft"


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address instead of telling us anything."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to be handed over: in the blob store under `blob`, called `name`."""

    name: str
    blob: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message from us. Saying a reply with an id that is already on the screen changes that message in place.

    `replaces` names an older message of ours whose place this one takes; that one is changed to say so. `face` and
    `drafts` are those of a card, for platforms that draw it. `links` stand below the buttons. `files` come along as
    long as the blob store has them.
    """

    id: UUID
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    drafts: tuple[ShownDraft, ...] = ()
    replaces: UUID | None = None
    face: Face | None = None
    links: tuple[Link, ...] = ()
    files: tuple[File, ...] = ()
