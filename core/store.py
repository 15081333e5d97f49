"""Everything the core asks of the database, on one page; beside it `mirror_store.py` and `own_store.py`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.when import Window
from core.dialogue.conversation import Conversation
from core.dialogue.interpretation import Meaning
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply
from core.due_store import DueStore, DueUnit
from core.install_store import InstallStore
from core.mirror_store import MirrorStore, MirrorUnit
from core.own_store import OwnStore, OwnUnit
from core.records import Account, Answer, Debt, Line
from core.spend_store import SpendStore, SpendUnit
from core.tidy_store import TidyStore, TidyUnit


class Unit(DueUnit, MirrorUnit, OwnUnit, SpendUnit, TidyUnit, Protocol):
    """One unit of work: everything in it is saved together, or nothing is."""

    async def admit(self, input_id: UUID, at: datetime) -> bool:
        """Note that this input was taken in. False: it was before, and must be ignored."""

    async def account(
        self, key: ConversationKey, newborn: UUID, at: datetime, preferences: Preferences
    ) -> Account:
        """The account behind this person, made as `newborn` with `preferences` if there is none.

        It stays locked until the unit ends: nobody else reads or writes this account's things meanwhile.
        """

    async def prefer(self, account: Account) -> None:
        """Keep `account.preferences`. What is due of its days is worked out anew."""

    async def conversation(self, key: ConversationKey) -> Conversation | None:
        """Its saved state, whatever version it was saved in. Raises Unreadable."""

    async def save(self, account: Account, conversation: Conversation) -> None:
        """Keep this state and its `wake_at`."""

    async def owe(
        self, debts: Sequence[Debt], at: datetime, until: datetime | None = None
    ) -> tuple[Debt, ...]:
        """Owe these effects of one conversation, due from `at` on; `order` is given by the store.

        They come back as they are owed now: with `until`, Says that nothing stands before are leased to the caller.
        """

    async def settle(self, debt: Debt) -> bool:
        """This debt is paid. False: somebody else holds it by now."""

    async def events(self, account: Account, windows: Sequence[Window]) -> tuple[Event, ...]:
        """Rows that may take place in any window: single events, every series that reaches in, changed instances
        that lie in it or were moved out of it. One that cannot be read is left out."""

    async def family(self, account: Account, ids: Sequence[UUID]) -> tuple[Event, ...]:
        """These events as they are now, and the changed instances of those that are series. Raises Unreadable."""

    async def write(
        self, account: Account, changes: Sequence[Change], at: datetime, key: ConversationKey | None = None
    ) -> None:
        """Put the lines into the ledger and apply them to the calendar. A line whose id is there is skipped.

        `key` is the conversation that hears what becomes of them. A pending line that makes an event of its own in a
        remote calendar reserves an id in the mirror, `event.id.hex`.
        """

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


class Store(DueStore, InstallStore, MirrorStore, OwnStore, SpendStore, TidyStore, Protocol):
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

    async def postpone(self, debt: Debt, due: datetime, *, failed: bool = True) -> None:
        """Give a debt back, to be tried again from `due` on. Not `failed`: that was no attempt."""

    async def free(self, debt: UUID) -> None:
        """End its lease: whoever held it is dead. One who is not settles it all the same, unless somebody was quicker."""

    async def sleepers(self, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        """Conversations whose `wake_at` has come."""

    async def park(self, key: ConversationKey) -> None:
        """Wake this conversation no more until it is saved again: it cannot be woken, and others wait behind it."""

    async def delivered(self, debt: Debt, sent_as: str | None) -> None:
        """Settle a Say, and keep the platform's id of its message."""

    async def reply_sent_as(self, key: ConversationKey, sent_as: str) -> UUID | None:
        """Which of our messages the platform knows by that id in this conversation."""

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
