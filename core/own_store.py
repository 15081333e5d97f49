"""What a person's own things ask of the database: codes that link, their other conversations, all that we hold of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event
from core.dialogue.conversation import Conversation
from core.dialogue.message import ConversationKey
from core.dialogue.own_inputs import Held
from core.records import Account, Grant, Line
from core.usage import Usage


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A code that was given out in the conversation `key` of an account; `digest` is all that is kept of it.

    `taker` is where it was typed: from then on it opens nothing any more.
    """

    id: UUID
    account: UUID
    key: ConversationKey
    digest: str
    expires_at: datetime
    taker: ConversationKey | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of the transcript, and where it was said."""

    key: ConversationKey
    line: Line


@dataclass(frozen=True, slots=True)
class Recorded:
    """A line of the ledger, and when it was written."""

    at: datetime
    change: Change


@dataclass(frozen=True, slots=True)
class Possessions:
    """Everything that we hold about one person. `people` are who they are on each platform; `readings` by picture;
    `spent` is what a model was asked for them, by day.
    """

    account: Account
    people: tuple[tuple[str, str], ...] = ()
    grants: tuple[Grant, ...] = ()
    events: tuple[Event, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    spent: tuple[tuple[date, Usage], ...] = ()


class OwnUnit(Protocol):
    """The part of a unit of work that a person's own things need."""

    async def put_code(self, code: LinkCode) -> None:
        """Keep it, in place of those of the same account that nobody typed yet."""

    async def take_code(
        self, digest: str, account: Account, taker: ConversationKey, now: datetime, until: datetime
    ) -> LinkCode | None:
        """Once, by whoever comes first; what comes of it is settled before `until`. None: unknown, taken or expired.

        One that this account gave out itself is returned without a taker, and stays.
        """

    async def code(self, code: UUID) -> LinkCode | None:
        """As it is now."""

    async def drop_code(self, code: UUID) -> None:
        """It is of no use any more."""

    async def conversations_of(self, account: Account) -> tuple[Conversation, ...]:
        """All of this account's that can be read."""

    async def seen(self, account: UUID) -> Account | None:
        """The account of this id as it is now, for looking at: it is not locked."""

    async def held(self, account: Account, since: datetime) -> Held:
        """How much we hold about this person; of pictures those that came `since` then."""

    async def doom(self, blob: str, account: Account, at: datetime) -> None:
        """What lies in the blob store under this key is deleted from then on."""

    async def erase(self, account: Account, at: datetime) -> None:
        """Nothing of this person is left but what Google has to be told: grants that are gone, without a name.

        Pictures are doomed at once. Whoever was this person is a stranger from now on.
        """


class OwnStore(Protocol):
    """Short transactions of their own. Each raises StoreUnavailable."""

    async def possessions(self, key: ConversationKey) -> Possessions | None:
        """Everything about the account behind this person; None for a stranger."""

    async def doomed(self, now: datetime, limit: int) -> tuple[str, ...]:
        """Keys of the blob store whose time has come."""

    async def undoom(self, blob: str) -> None:
        """It is deleted."""
