"""Everything the core asks of the world. One page; each technology that serves a port is one folder in adapters/."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.when import Window
from core.dialogue.conversation import Conversation
from core.dialogue.effects import ReadText, Say
from core.dialogue.interpretation import Interpretation, Request
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The present instant, aware."""


class Interpreter(Protocol):
    """Understands words; the only thing a language model may do here."""

    async def interpret(self, request: Request) -> Interpretation:
        """One reading of one message. Never acts."""


class Ocr(Protocol):
    """Reads the text in a picture."""

    async def read(self, image: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage."""


class BlobStore(Protocol):
    """Keeps pictures, privately."""

    async def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`; the same key again replaces it."""

    async def get(self, key: str) -> bytes:
        """The bytes under `key`. Raises BlobMissing."""

    async def delete(self, key: str) -> None:
        """Forget `key`; a key that is not there is no error."""


class Messenger(Protocol):
    """Brings what we say to where the person is."""

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        """Send, or change the message that the platform knows as `sent_as`; returns the platform's id of it."""


class JobQueue(Protocol):
    """Carries slow work to a worker, by id only."""

    async def submit(self, debt: UUID) -> None:
        """Have what is owed under this id carried out soon, somewhere. Losing it is harmless: `resume` finds it."""


class Hints(Protocol):
    """Says that a conversation moved, to whoever shows it live. Only a hint: polling is the truth."""

    def announce(self, key: ConversationKey) -> None:
        """Something changed in this conversation or its account's calendar."""

    async def wait(self, key: ConversationKey, seconds: float) -> bool:
        """Until the next announcement for `key`, at most so long; whether there was one."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who owns events and preferences."""

    id: UUID
    preferences: Preferences


@dataclass(frozen=True, slots=True)
class Debt:
    """An effect that is owed: saved with the decision that asked for it, gone only when it is settled.

    `order` counts within the conversation; `token` fences a lease: settling with an older one does nothing.
    """

    id: UUID
    key: ConversationKey
    order: int
    effect: Say | ReadText
    attempts: int = 0
    token: int = 0


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


class Unit(Protocol):
    """One unit of work: everything in it is saved together, or nothing is."""

    async def admit(self, input_id: UUID, at: datetime) -> bool:
        """Note that this input was taken in. False: it was before, and must be ignored."""

    async def account(
        self, key: ConversationKey, newborn: UUID, at: datetime, preferences: Preferences
    ) -> Account:
        """The account behind this person, made as `newborn` with `preferences` if there is none.

        It stays locked until the unit ends: nobody else reads or writes this account's things meanwhile.
        """

    async def conversation(self, key: ConversationKey) -> Conversation | None:
        """Its saved state, whatever version it was saved in."""

    async def save(self, account: Account, conversation: Conversation) -> None:
        """Keep this state and its `wake_at`."""

    async def owe(self, debts: Sequence[Debt], at: datetime) -> None:
        """Owe these effects, due from `at` on; `order` is given by the store."""

    async def settle(self, debt: Debt) -> bool:
        """This debt is paid. False: somebody else holds it by now."""

    async def events(self, account: Account, windows: Sequence[Window]) -> tuple[Event, ...]:
        """Rows that may take place in any window: single events, every series that reaches in, changed instances
        that lie in it or were moved out of it."""

    async def family(self, account: Account, ids: Sequence[UUID]) -> tuple[Event, ...]:
        """These events as they are now, and the changed instances of those that are series."""

    async def write(self, account: Account, changes: Sequence[Change], at: datetime) -> None:
        """Put the lines into the ledger and apply them to the calendar. A line whose id is there is skipped."""

    async def changes(self, account: Account, group: UUID) -> tuple[Change, ...]:
        """The lines of a group, in order; none when it is another account's or was taken back already."""

    async def last_change(self, account: Account, since: datetime) -> tuple[Change, ...]:
        """The newest group since then that is not an undo and was not taken back."""

    async def note_message(self, key: ConversationKey, line: Line) -> None:
        """Add what the person said to the transcript."""

    async def note_reply(self, key: ConversationKey, reply: Reply, at: datetime) -> None:
        """Add our reply to the transcript, or change it where its id is there already."""

    async def keep_reading(self, blob: str, reading: Reading, at: datetime) -> None:
        """Keep what was read in a picture."""

    async def reading(self, blob: str) -> Reading | None:
        """What was read in a picture."""


class Store(Protocol):
    """The database. Every method but `unit` is a short transaction of its own. Raises StoreUnavailable."""

    def unit(self) -> AbstractAsyncContextManager[Unit]:
        """A unit of work: commits when its block ends well, takes everything back otherwise."""

    async def lease(
        self, now: datetime, until: datetime, limit: int, only: UUID | None = None
    ) -> tuple[Debt, ...]:
        """Take debts that are due and held by nobody, oldest first, of each conversation's Says only the first.

        They are ours until `until`; then somebody else may take them. `only` asks for one debt.
        """

    async def postpone(self, debt: Debt, due: datetime) -> None:
        """Give a debt back, to be tried again from `due` on, with one more attempt counted."""

    async def sleepers(self, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        """Conversations whose `wake_at` has come."""

    async def sent_as(self, reply: UUID) -> str | None:
        """The platform's id of a message of ours."""

    async def remember_sent(self, reply: UUID, sent_as: str) -> None:
        """Keep the platform's id of a message of ours."""

    async def transcript(self, key: ConversationKey, after: int, limit: int) -> tuple[Line, ...]:
        """Lines changed after `changed` = after, in the order they were first said; the newest `limit` of them."""

    async def agenda(self, key: ConversationKey, window: Window) -> tuple[Event, ...]:
        """The events of the account behind this person, as `Unit.events` does; none for a stranger."""

    async def close(self) -> None:
        """Let go of every connection."""
