"""Everything the dialogue can ask of the world."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from core.calendar.change import Change
from core.calendar.when import Window
from core.dialogue.interpretation import Request
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.own_effects import Export, OwnEffect
from core.dialogue.reply import Reply

Tuning: TypeAlias = Literal["follow", "unfollow", "target"]


@dataclass(frozen=True, slots=True)
class Say:
    """Send a message, change one that is there (`edit`), or answer a tap with a line that needs no place (`answer`).

    `thread` is the part of the chat that it belongs to, as the platform calls it.
    """

    reply: Reply
    manner: Literal["send", "edit", "answer"] = "send"
    thread: str = ""


@dataclass(frozen=True, slots=True)
class ReadText:
    """Read the picture or calendar file `blob`, fetched as `file` where it is not here yet.

    Comes back as TextRead, FileRead, OnlyOutside or Failed. `calendar`: it is called a calendar file; `zone` is that of
    its reader; `outside`: whether they let pictures be read elsewhere, None where they were not asked. `bulk`: others of
    the same conversation are read before it, and other people's before that.
    """

    turn: int
    blob: str
    file: str = ""
    zone: str = "UTC"
    calendar: bool = False
    outside: bool | None = None
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class Interpret:
    """Understand words, or the reading of `blob`; comes back as Interpreted or Failed. `shown`: a model that reads along
    may look at the picture.
    """

    turn: int
    request: Request
    blob: str | None = None
    shown: bool = False


@dataclass(frozen=True, slots=True)
class FindEvents:
    """Look at the calendar in these windows, or for the events `only`; comes back as EventsFound."""

    turn: int
    windows: tuple[Window, ...] = ()
    only: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class FindChange:
    """Look up the account's last change since an instant from `origin`; comes back as ChangeFound."""

    turn: int
    since: datetime
    origin: str


@dataclass(frozen=True, slots=True)
class WriteChange:
    """Put these lines into the ledger and the calendar, all or none; comes back as Written."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class AskToConnect:
    """Open the way to a Google account for this person; comes back as DoorOpened."""

    turn: int


@dataclass(frozen=True, slots=True)
class Connect:
    """The person confirmed the Google account: it counts from now on; comes back as Connected.

    `copy` takes the events that only we have along instead, once it counts; that comes to nothing.
    """

    grant: UUID
    copy: bool = False


@dataclass(frozen=True, slots=True)
class AnswerClaim:
    """Whether the person who asks for this Google account in the conversation `asker` is the one who has it here.

    Comes back as ClaimEnded; if so, both are one from now on.
    """

    grant: UUID
    asker: ConversationKey
    yes: bool


@dataclass(frozen=True, slots=True)
class TuneCalendar:
    """Show what a remote calendar holds, or no longer; or have new events go there. Comes back as CalendarTuned."""

    calendar: UUID
    what: Tuning
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Disconnect:
    """Forget this Google account (None: the only one), at Google too; comes back as Disconnected."""

    turn: int | None
    grant: UUID | None = None


@dataclass(frozen=True, slots=True)
class Prefer:
    """The person has settled on this from now on, wherever they talk to us."""

    preferences: Preferences


Owable: TypeAlias = Say | ReadText | Interpret | Export
"""What may be saved as owed, and carried out later."""

Effect: TypeAlias = (
    Say
    | ReadText
    | Interpret
    | FindEvents
    | FindChange
    | WriteChange
    | AskToConnect
    | Connect
    | AnswerClaim
    | TuneCalendar
    | Disconnect
    | Prefer
    | Export
    | OwnEffect
)
