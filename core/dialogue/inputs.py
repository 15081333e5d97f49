"""Everything that can happen to a conversation. Failures are inputs too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event
from core.dialogue.account_inputs import (
    CalendarsListed,
    CalendarTuned,
    Claimed,
    ClaimEnded,
    ClaimMade,
    GrantLost,
    Reconnected,
    TargetLost,
)
from core.dialogue.buttons import Press
from core.dialogue.card_inputs import CardCopied, CardFilled
from core.dialogue.file_inputs import FileRead
from core.dialogue.message import CalendarChoice, ConversationKey, Message, Preferences
from core.dialogue.moments import Moment
from core.dialogue.own_inputs import OwnInput
from core.dialogue.remote_inputs import WentAlong
from core.dialogue.results import (
    ChangeFound,
    EventsFound,
    Failed,
    Interpreted,
    OnlyOutside,
    Reconsidered,
    TextRead,
    Written,
)
from core.dialogue.timely_inputs import DayBegins, RemindersDue
from core.errors import Barrier


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Somebody wrote or sent something."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """The words of an earlier message are others now. `private`: nobody else reads along. `moments` and `thread` as in a
    Message; None where it is not known.
    """

    ref: str
    text: str
    private: bool = False
    moments: tuple[Moment, ...] = ()
    thread: str | None = None


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
    """A tap on one of our buttons; `thread` is that of its message, None where it is not known."""

    press: Press
    facts: Facts = Facts()
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The conversation's `wake_at` has come. `current` are the events of reminders that were put off until now."""

    current: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Landed:
    """Every line of this group is in the remote calendar: read back there. `link` opens the event, where it is one."""

    group: UUID
    link: str = ""


@dataclass(frozen=True, slots=True)
class Collided:
    """A line was not written: somebody else changed the same thing in the remote calendar meanwhile.

    `now` is the row as it is there, None where it is gone; `alone`: no other line was given up with this one.
    """

    change: Change
    now: Event | None
    alone: bool = True


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """A line was not written, and never will be: the remote calendar does not allow or understand it."""

    change: Change
    reason: Barrier


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody else's change of one row. No `before`: it is new; no `after`: it is gone."""

    before: Event | None
    after: Event | None


@dataclass(frozen=True, slots=True)
class RemoteChanged:
    """The remote calendar `calendar` was changed by somebody else. `nearby` are the rows around what it holds now."""

    calendar: str
    sightings: tuple[Sighting, ...]
    nearby: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Rechecked:
    """The remote calendars were read again for the card that waits. Those `unread` could not be: they may hold anything.

    `taken` are times at which somebody's calendar tells no more than that it is busy, under its name; `nearby` the
    rows around the card.
    """

    unread: tuple[str, ...] = ()
    taken: tuple[Event, ...] = ()
    nearby: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class DoorOpened:
    """The way to a Google account is open for ten minutes; None where this house knows none."""

    turn: int
    url: str | None


@dataclass(frozen=True, slots=True)
class AccountConnected:
    """Somebody consented in the browser, and `email` waits to be confirmed here before it counts.

    `elsewhere`: another of our users has it, and both would become one. `code` stands in that browser as well.
    """

    grant: UUID
    email: str
    elsewhere: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class ConsentFailed:
    """Nobody was connected: the calendar was left unticked, the person said no, or Google did not answer."""

    reason: Literal["scope", "denied", "away"]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Connected:
    """The grant counts from now on. `local` are the events to come that only we have, and that could be copied."""

    grant: UUID
    email: str
    local: int = 0


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The grant is forgotten, None if there was none; `groups` are the `left` changes that Google never got."""

    turn: int | None
    email: str | None
    groups: tuple[UUID, ...] = ()
    left: int = 0


Input: TypeAlias = (
    IncomingMessage
    | MessageEdited
    | ButtonPressed
    | TextRead
    | OnlyOutside
    | FileRead
    | Interpreted
    | Reconsidered
    | EventsFound
    | ChangeFound
    | Written
    | TimePassed
    | Failed
    | Landed
    | Collided
    | TurnedDown
    | RemoteChanged
    | WentAlong
    | Rechecked
    | DoorOpened
    | AccountConnected
    | ClaimMade
    | Claimed
    | ClaimEnded
    | ConsentFailed
    | Connected
    | Disconnected
    | CalendarTuned
    | CalendarsListed
    | TargetLost
    | GrantLost
    | Reconnected
    | CardCopied
    | CardFilled
    | RemindersDue
    | DayBegins
    | OwnInput
)


@dataclass(frozen=True, slots=True)
class Given:
    """An input as the shell stamps it: its id, the time (aware), whose preferences hold, and their remote calendars.

    `home` is the conversation that hears of what nobody asked for, `model` who outside this house could
    read along, `sees` whether it could look at pictures, `sight` who could read them.
    """

    id: UUID
    at: datetime
    preferences: Preferences
    input: Input
    calendars: tuple[CalendarChoice, ...] = ()
    home: ConversationKey | None = None
    model: str = ""
    sight: str = ""
    sees: bool = False
