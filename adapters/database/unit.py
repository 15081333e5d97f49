"""One unit of work on the database. What answers nothing is sent along with the next thing that does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from adapters.database import accounts, debts, due, events, ledger
from adapters.database.books import Books
from adapters.database.own_unit import DatabaseOwnUnit
from adapters.database.said import Said
from adapters.database.transaction import Transaction
from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.when import Window
from core.dialogue.conversation import Conversation
from core.dialogue.interpretation import Meaning
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.own_inputs import Held
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply
from core.due_store import Due
from core.errors import Unreadable
from core.records import Account, Debt, Line


class DatabaseUnit(DatabaseOwnUnit):
    """A unit of work inside one transaction."""

    def __init__(self, books: Books, transaction: Transaction) -> None:
        super().__init__(books, transaction)
        self._states: dict[ConversationKey, Conversation | None] = {}
        self._said = Said(books.transcript)
        transaction.at_last(self._said.write)

    async def admit(self, input_id: UUID, at: datetime) -> bool:
        """Whether this input is new."""
        return await self._transaction.now(
            lambda connection: self._books.conversations.admit(connection, input_id, at)
        )

    async def account(
        self, key: ConversationKey, newborn: UUID, at: datetime, preferences: Preferences
    ) -> Account:
        """The account, locked; the conversation comes along, because it is asked for next."""
        made = Account(newborn, preferences, key)

        def find(connection: Connection) -> Account:
            account = self._books.accounts.lock(connection, key, made, at)
            with suppress(Unreadable):  # `conversation` says so to whoever wants it
                self._states[key] = self._books.conversations.load(connection, key)
            return account

        return await self._transaction.now(find)

    async def prefer(self, account: Account) -> None:
        """Keep its preferences."""
        self._transaction.later(lambda connection: accounts.prefer(connection, account))
        self._transaction.later(lambda c: due.settled(c, account.id, account.preferences))

    async def due(self, account: Account, now: datetime) -> Due:
        """What is due by now."""
        return await self._transaction.now(lambda connection: due.of_account(connection, account, now))

    async def look_again(
        self, account: Account, rows: Mapping[UUID, datetime | None], day: datetime | None
    ) -> None:
        """Until then nobody looks."""
        self._transaction.later(lambda connection: due.look_again(connection, account, rows, day))

    async def conversation(self, key: ConversationKey) -> Conversation | None:
        """The state, from here where it was loaded or saved in this unit."""
        if key not in self._states:
            load = self._books.conversations.load
            self._states[key] = await self._transaction.now(lambda connection: load(connection, key))
        return self._states[key]

    async def save(self, account: Account, conversation: Conversation) -> None:
        """Keep this state."""
        self._states[conversation.key] = conversation
        self._transaction.later(
            lambda connection: self._books.conversations.save(connection, account, conversation)
        )

    async def owe(
        self, owed: Sequence[Debt], at: datetime, until: datetime | None = None
    ) -> tuple[Debt, ...]:
        """Owe these effects."""
        if owed and until:
            return await self._transaction.now(lambda c: debts.owe_and_lease(c, owed, at, until))
        if owed:
            self._transaction.later(lambda connection: debts.owe(connection, owed, at))
        return tuple(owed)

    async def settle(self, debt: Debt) -> bool:
        """Whether it was still ours to settle."""
        return await self._transaction.now(lambda connection: debts.settle(connection, debt))

    async def events(self, account: Account, windows: Sequence[Window]) -> tuple[Event, ...]:
        """Rows that may take place in any window."""
        return await self._transaction.now(lambda connection: events.in_windows(connection, account, windows))

    async def family(self, account: Account, ids: Sequence[UUID]) -> tuple[Event, ...]:
        """These events, and the changed instances of series."""
        asked = list(ids)
        return await self._transaction.now(lambda c: events.family(c, account, asked, asked))

    async def write(
        self, account: Account, changes: Sequence[Change], at: datetime, key: ConversationKey | None = None
    ) -> None:
        """Into the ledger and the calendar."""
        write = self._books.ledger.write
        self._transaction.later(lambda connection: write(connection, account, changes, at, key))

    async def changes(self, account: Account, group: UUID) -> tuple[Change, ...]:
        """The lines of a group that stands."""
        return await self._transaction.now(lambda connection: ledger.of_group(connection, account, group))

    async def last_change(self, account: Account, since: datetime, origin: str) -> tuple[Change, ...]:
        """The newest group that can be taken back."""
        return await self._transaction.now(
            lambda connection: ledger.newest(connection, account, since, origin)
        )

    async def reborn(self, account: Account, ids: Collection[UUID]) -> Mapping[UUID, UUID]:
        """What was deleted and brought back."""
        return await self._transaction.now(lambda connection: ledger.reborn(connection, account, ids))

    async def note_message(self, key: ConversationKey, line: Line) -> None:
        """Into the transcript."""
        self._said.message(key, line)

    async def note_meaning(self, key: ConversationKey, line: UUID, meaning: Meaning) -> None:
        """Beside the message."""
        self._said.meaning(key, line, meaning)

    async def note_reply(self, key: ConversationKey, reply: Reply, at: datetime) -> None:
        """Into the transcript, or in place of what it said there."""
        self._said.reply(key, reply, at)

    async def held(self, account: Account, since: datetime) -> Held:
        """How much, with what is being said."""
        self._transaction.later(self._said.write)
        return await super().held(account, since)

    async def erase(self, account: Account, at: datetime) -> None:
        """All of it, with what is being said."""
        self._transaction.later(self._said.write)
        await super().erase(account, at)

    async def keep_reading(self, blob: str, reading: Reading, at: datetime) -> None:
        """Keep what was read."""
        keep = self._books.conversations.keep_reading
        self._transaction.later(partial(keep, blob=blob, reading=reading, at=at))

    async def reading(self, blob: str) -> Reading | None:
        """What was read."""
        return await self._transaction.now(
            lambda connection: self._books.conversations.reading(connection, blob)
        )
