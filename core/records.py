"""What the ports speak of: accounts, debts, lines of the transcript; grants, remote calendars and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from core.calendar.change import Change
from core.calendar.mirror.resource import Resource
from core.dialogue.effects import Owable
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reply import Reply


@dataclass(frozen=True, slots=True)
class Account:
    """Who owns events and preferences.

    `home` is the private conversation that hears of what nobody asked for; `calendars` those of connected accounts.
    """

    id: UUID
    preferences: Preferences
    home: ConversationKey | None = None
    calendars: tuple[LinkedCalendar, ...] = ()


SAY_LEASE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Debt:
    """An effect that is owed: saved with the decision that asked for it, gone only when it is settled.

    `order` counts within the conversation; `attempts` the leases before this one; `token` fences a lease: settling
    with an older one does nothing. `until` is when our lease ends, `sent_as` how the platform knew the message then.
    """

    id: UUID
    key: ConversationKey
    order: int
    effect: Owable
    attempts: int = 0
    token: int = 0
    until: datetime | None = None
    sent_as: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the transcript. Our own are the replies as they look now; `changed` counts every change, per store.

    `text` is what the person wrote, or the reply's words.
    """

    id: UUID
    role: Literal["user", "assistant"]
    text: str
    at: datetime
    changed: int
    reply: Reply | None = None
    blobs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered that may be asked again. Without `text` nobody knows: it came, and that is all.

    `digest` tells one request from another; `since` is the newest `changed` of its conversation when it came.
    """

    digest: str
    since: int
    text: str | None = None


Role = Literal["owner", "writer", "reader", "free_busy"]
"""What a remote calendar allows us: whatever we do not know counts as the least."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One calendar of a Google account's list. `zone` is an IANA name; `chosen`: its owner sees it by default."""

    remote_id: str
    name: str
    zone: str
    role: Role
    primary: bool = False
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class LinkedCalendar:
    """A remote calendar as we know it. `email` is the address of its grant; `followed`: it is mirrored here; `target`: new events go there.

    `token` is the sync token of its last listing, None before the first. `dirty` counts hints that it changed.
    `quiet`: what it holds was never told yet, so nothing of it is news. `listed_at` is when all of it was listed last.
    `listed`: its Google account still sees it. `signed_out`: nobody reads it until the person has connected again.
    """

    id: UUID
    grant: UUID
    account: UUID
    remote_id: str
    name: str
    zone: str
    role: Role
    email: str
    primary: bool = False
    followed: bool = True
    target: bool = False
    token: str | None = None
    dirty: int = 0
    pulled_at: datetime | None = None
    listed_at: datetime | None = None
    listed: bool = True
    signed_out: bool = False

    @property
    def quiet(self) -> bool:
        """Before its first listing is complete, and while nobody looks at it here."""
        return not self.followed or (self.token is None and self.pulled_at is None)

    @property
    def writable(self) -> bool:
        """Whether events can be changed there."""
        return self.role in ("owner", "writer")


@dataclass(frozen=True, slots=True)
class Errand:
    """A calendar that is ours to push to or to pull from, until the lease runs out; `fence` proves it."""

    kind: Literal["push", "pull"]
    calendar: LinkedCalendar
    fence: int


@dataclass(frozen=True, slots=True)
class Owing:
    """A line that the remote calendar does not have yet: with its whole group, and the conversation it came from."""

    line: Change
    group: tuple[Change, ...]
    account: Account
    key: ConversationKey | None


@dataclass(frozen=True, slots=True)
class Afloat:
    """A change that a Google account does not have yet: what is pending of one saga, and of which group that is.

    `key` is the conversation it was confirmed in, where one is known.
    """

    grant: UUID
    group: UUID
    saga: UUID
    key: ConversationKey | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a listing. `token` only on the last; `updated` is when the calendar last changed."""

    resources: tuple[Resource, ...]
    updated: datetime
    next_page: str | None = None
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Which remote calendar, and the access token that opens it."""

    calendar: str
    access: str


@dataclass(frozen=True, slots=True)
class Wish:
    """How to write: the marker to leave, and whether guests hear of it by mail."""

    marker: str
    notify: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Who consented: Google's own id of them, their address, their name and picture."""

    subject: str
    email: str
    name: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What opens a Google account. `refresh` is None where the old one stays; `scopes` are those that were granted."""

    access: str
    access_until: datetime
    refresh: str | None = None
    scopes: tuple[str, ...] = ()


GrantState = Literal["waiting", "active", "signed_out", "gone"]
"""Not confirmed in the chat yet · in use · the person must connect again · disconnected."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A Google account that a person connected. Both tokens are sealed; `default`: new events go to its calendars."""

    id: UUID
    account: UUID
    identity: Identity
    scopes: tuple[str, ...]
    refresh: str
    access: str
    access_until: datetime
    state: GrantState = "waiting"
    default: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way to Google that was opened for one person, and may be gone once. `verifier` is sealed."""

    id: UUID
    key: ConversationKey
    verifier: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """A push channel: it calls us when its calendar changed, and proves by `secret` that it is the one we opened."""

    id: UUID
    calendar: UUID
    secret: str
    expires_at: datetime
    resource_id: str = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """A workspace of a chat platform that let us in, named as in a ConversationKey: `slack:T…`. The tokens are sealed.

    `refresh` brings the next token before `expires_at`; one that lives on has neither.
    """

    workspace: str
    token: str
    refresh: str = ""
    expires_at: datetime | None = None
