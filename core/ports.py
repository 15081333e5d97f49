"""Everything the core asks of the world. One page; each technology that serves a port is one folder in adapters/."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
from core.dialogue.interpretation import Interpretation, Meaning, Request
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

    async def has(self, key: str) -> bool:
        """Whether there is anything under `key`."""

    async def delete(self, key: str) -> None:
        """Forget `key`; a key that is not there is no error."""


class Messenger(Protocol):
    """Brings what we say to where the person is."""

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        """Send, or change the message that the platform knows as `sent_as`; returns the platform's id of it.

        Raises Undeliverable where trying again is of no use; any other error is tried again.
        """


class JobQueue(Protocol):
    """Carries slow work to a worker, by id only."""

    async def submit(self, debt: UUID) -> None:
        """Have what is owed under this id carried out soon, somewhere. An id that waits already is the same job.

        Losing it is harmless: `resume` finds it.
        """


class Hints(Protocol):
    """Says that a conversation moved, to whoever shows it live. Only a hint: polling is the truth."""

    def announce(self, key: ConversationKey) -> None:
        """Something changed in this conversation or its account's calendar."""

    async def wait(self, key: ConversationKey, seconds: float) -> bool:
        """Until the next announcement for `key`, at most so long; whether there was one."""


class Faults(Protocol):
    """Keeps what went wrong where no person waits for the answer."""

    def note(self, what: str, about: UUID | None, error: BaseException) -> None:
        """One fault: what was tried, the id it was about, and the error, of which only the class is kept."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who owns events and preferences."""

    id: UUID
    preferences: Preferences


@dataclass(frozen=True, slots=True)
class Debt:
    """An effect that is owed: saved with the decision that asked for it, gone only when it is settled.

    `order` counts within the conversation; `attempts` the leases before this one; `token` fences a lease: settling
    with an older one does nothing.
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


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered that may be asked again. Without `text` nobody knows: it came, and that is all.

    `digest` tells one request from another; `since` is the newest `changed` of its conversation when it came.
    """

    digest: str
    since: int
    text: str | None = None


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
        """Its saved state, whatever version it was saved in. Raises Unreadable."""

    async def save(self, account: Account, conversation: Conversation) -> None:
        """Keep this state and its `wake_at`."""

    async def owe(self, debts: Sequence[Debt], at: datetime) -> None:
        """Owe these effects, due from `at` on; `order` is given by the store."""

    async def settle(self, debt: Debt) -> bool:
        """This debt is paid. False: somebody else holds it by now."""

    async def events(self, account: Account, windows: Sequence[Window]) -> tuple[Event, ...]:
        """Rows that may take place in any window: single events, every series that reaches in, changed instances
        that lie in it or were moved out of it. One that cannot be read is left out."""

    async def family(self, account: Account, ids: Sequence[UUID]) -> tuple[Event, ...]:
        """These events as they are now, and the changed instances of those that are series. Raises Unreadable."""

    async def write(self, account: Account, changes: Sequence[Change], at: datetime) -> None:
        """Put the lines into the ledger and apply them to the calendar. A line whose id is there is skipped."""

    async def changes(self, account: Account, group: UUID) -> tuple[Change, ...]:
        """The lines of a group, in order; none when it is another account's or was taken back already.

        Raises Unreadable.
        """

    async def last_change(self, account: Account, since: datetime, origin: str) -> tuple[Change, ...]:
        """The newest group since then from this origin that is not an undo and was not taken back. Raises Unreadable."""

    async def reborn(self, account: Account, ids: Collection[UUID]) -> Mapping[UUID, UUID]:
        """Which of these events were deleted and brought back, and the ids they have now."""

    async def note_message(self, key: ConversationKey, line: Line) -> None:
        """Add what the person said to the transcript, or its new words; pictures it came with stay.

        A line of another conversation, or one of ours, is let be.
        """

    async def note_meaning(self, key: ConversationKey, line: UUID, meaning: Meaning) -> None:
        """Keep beside a message what it was understood to mean. A line that is not there is let be."""

    async def note_reply(self, key: ConversationKey, reply: Reply, at: datetime) -> None:
        """Add our reply to the transcript, or change it where its id is there already."""

    async def keep_reading(self, blob: str, reading: Reading, at: datetime) -> None:
        """Keep what was read in a picture."""

    async def reading(self, blob: str) -> Reading | None:
        """What was read in a picture. Raises Unreadable."""


class Store(Protocol):
    """The database. Every method but `unit` is a short transaction of its own. Raises StoreUnavailable."""

    def unit(self) -> AbstractAsyncContextManager[Unit]:
        """A unit of work: commits when its block ends well, takes everything back otherwise."""

    async def lease(
        self,
        now: datetime,
        until: datetime,
        limit: int,
        only: UUID | None = None,
        platforms: Collection[str] | None = None,
    ) -> tuple[Debt, ...]:
        """Take Says that are due and held by nobody, oldest first, of each conversation only the first.

        They are ours until `until`; then somebody else may take them. `only` asks for one debt, a job among them;
        `platforms` for those of conversations on these, whatever the workspace. A debt that cannot be read is set
        aside and holds up nothing.
        """

    async def jobs(self, now: datetime, limit: int) -> tuple[UUID, ...]:
        """Slow debts that are due and held by nobody, oldest first. They belong in the queue; nothing is taken."""

    async def postpone(self, debt: Debt, due: datetime) -> None:
        """Give a debt back, to be tried again from `due` on."""

    async def sleepers(self, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        """Conversations whose `wake_at` has come."""

    async def park(self, key: ConversationKey) -> None:
        """Wake this conversation no more until it is saved again: it cannot be woken, and others wait behind it."""

    async def sent_as(self, reply: UUID) -> str | None:
        """The platform's id of a message of ours."""

    async def remember_sent(self, reply: UUID, sent_as: str) -> None:
        """Keep the platform's id of a message of ours."""

    async def transcript(self, key: ConversationKey, after: int, limit: int) -> tuple[Line, ...]:
        """Lines changed after `changed` = after, in the order they were first said; the newest `limit` of them.

        A reply that cannot be read is its words alone.
        """

    async def claim(self, request: UUID, key: ConversationKey, digest: str, at: datetime) -> Answer | None:
        """Note that this request came. None: it is new; otherwise what is known of the one that came first."""

    async def keep_answer(self, request: UUID, text: str) -> None:
        """Keep what a claimed request was answered."""

    async def agenda(self, key: ConversationKey, window: Window) -> tuple[Event, ...]:
        """The events of the account behind this person, as `Unit.events` does; none for a stranger."""

    async def close(self) -> None:
        """Let go of every connection."""
