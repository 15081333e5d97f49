"""Everything that can happen to a conversation. Failures are inputs too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event
from core.dialogue.buttons import Press
from core.dialogue.interpretation import Interpretation
from core.dialogue.message import Message, Preferences
from core.errors import Fault


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Somebody wrote or sent something."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """The words of an earlier message are others now."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What only the database knows when a button is pressed, read under the account's lock.

    `current` are the events a press is about and the changed instances of their series, as they are now; `nearby`
    those around the drafts; `changes` the ledger's lines of the group that the press names, under the ids that their
    events have now.
    """

    current: tuple[Event, ...] = ()
    nearby: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """A tap on one of our buttons."""

    press: Press
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class TextRead:
    """A picture of this turn was read; the reading lies in the store under `blob`."""

    turn: int
    blob: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Interpreted:
    """Words, or the reading of the picture `blob`, were understood."""

    turn: int
    interpretation: Interpretation
    blob: str | None = None


@dataclass(frozen=True, slots=True)
class EventsFound:
    """What the calendar holds in the windows that were asked for."""

    turn: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """The last change that can be taken back (none: empty), and its events as they are now."""

    turn: int
    changes: tuple[Change, ...]
    current: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The ledger holds the lines of this group, and the calendar shows them."""

    group: UUID


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The conversation's `wake_at` has come."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An effect could not be carried out. `reason` tells the picture's own faults from ours, never a stack trace."""

    turn: int
    what: Literal["read", "interpret"]
    reason: Fault
    blob: str | None = None


Input: TypeAlias = (
    IncomingMessage
    | MessageEdited
    | ButtonPressed
    | TextRead
    | Interpreted
    | EventsFound
    | ChangeFound
    | Written
    | TimePassed
    | Failed
)


@dataclass(frozen=True, slots=True)
class Given:
    """An input as the shell stamps it: its id, the time (aware), and whose preferences hold."""

    id: UUID
    at: datetime
    preferences: Preferences
    input: Input
