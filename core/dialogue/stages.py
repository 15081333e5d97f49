"""How far a turn has come, and what a look at the calendar is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from core.calendar.draft import Draft
from core.calendar.event import Event, Occurrence
from core.calendar.ical.file import CalendarFile
from core.calendar.when import When
from core.dialogue.interpretation import AskCalendar, ChangeEvent, EventProposal, RemoveEvents
from core.dialogue.message import ConversationKey
from core.dialogue.own_stages import Bringing, Joining, SettingUp, Telling
from core.errors import ReadFault


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words that wait until the turn before them is understood."""


@dataclass(frozen=True, slots=True)
class ReadingPictures:
    """Pictures are being read: those still out, and the events found in the others.

    With none out the interpreter has their caption, unless more may come: until `until` what has the mark `bundle` is
    of this turn too, and that may be words alone. `count` is how many pictures came; `filed`: a calendar file among them has a card of its own.
    Those `unasked` can be read elsewhere alone, and wait until their sender has said whether they may be; `near`: one was
    to be read elsewhere, and was not, and this machine is not sure of it. `tell_at`: who still waits then hears why. `known` is
    what pictures became that came before. `card` shows what they hold already, or `drafts` are that: only their caption is
    read anew.
    """

    blobs: tuple[str, ...]
    found: tuple[EventProposal, ...] = ()
    failures: tuple[ReadFault, ...] = ()
    count: int = 0
    bundle: str = ""
    until: datetime | None = None
    filed: bool = False
    unasked: tuple[str, ...] = ()
    near: bool = False
    tell_at: datetime | None = None
    known: tuple[Event, ...] = ()
    drafts: tuple[Draft, ...] = ()
    card: UUID | None = None


@dataclass(frozen=True, slots=True)
class Interpreting:
    """The words are with the interpreter."""


@dataclass(frozen=True, slots=True)
class Proposing:
    """Goal of a look-up: show these drafts with their clashes, on a new card or as a revision of `card`."""

    drafts: tuple[Draft, ...]
    card: UUID | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """Goal of a look-up: answer a question about `span` (None: anywhere), with that page where it is long."""

    query: AskCalendar
    span: When | None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Targeting:
    """Goal of a look-up: find what should be changed or removed, among the events `only` where they are known."""

    meaning: ChangeEvent | RemoveEvents
    span: When | None = None
    only: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Goal of a look-up: the last change, to undo it."""


@dataclass(frozen=True, slots=True)
class Importing:
    """Goal of a look-up: show what a calendar file holds, beside what is there already."""

    file: CalendarFile


Goal: TypeAlias = Proposing | Answering | Targeting | TakingBack | Importing


@dataclass(frozen=True, slots=True)
class Looking:
    """The calendar is being searched."""

    goal: Goal


@dataclass(frozen=True, slots=True)
class Asking:
    """One question is open: when, what it is called, or which of two readings (`doubt`) of the draft `about`.

    `id` names the question on its buttons and `reply` the message that asks. `card` is the card that it interrupts;
    then `drafts` are those that differ from the card's, otherwise all that are on their way.
    """

    id: UUID
    reply: UUID
    question: Literal["time", "title", "doubt"]
    about: UUID
    drafts: tuple[Draft, ...]
    card: UUID | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """Several events fit a description; the user says which. `left_out`: so many more fit and are not offered."""

    id: UUID
    reply: UUID
    meaning: ChangeEvent | RemoveEvents
    options: tuple[Occurrence, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Consenting:
    """The way to a Google account is open in the browser; the message that leads there waits."""

    reply: UUID


@dataclass(frozen=True, slots=True)
class Linking:
    """A Google account waits for a tap: to be connected, to be let go of, or to be given the events that only we have.

    `id` names the grant, on its buttons too; `reply` the message that asks. `claim`: somebody wants to connect it in the
    conversation `asker`, and is this person or not; `claimed`: so it was asked in another one, on the platform `where`.
    `code` stands in the browser that consented as well.
    """

    id: UUID
    reply: UUID
    question: Literal["connect", "copy", "disconnect", "claim", "claimed"]
    email: str
    elsewhere: bool = False
    local: int = 0
    asker: ConversationKey | None = None
    where: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of remote calendars is on the screen, as `reply`, which says `text`; it is kept as they are."""

    reply: UUID
    text: str


Stage: TypeAlias = (
    Waiting | ReadingPictures | Interpreting | Looking | Asking | Choosing | Consenting | Linking | Listing
    | SettingUp | Joining | Bringing | Telling
)  # fmt: skip
