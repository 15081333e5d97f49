"""What a person's own things need of the database: codes, their other conversations, all that we hold of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from adapters.database import accounts, erasing, links, possessions, spending, tidying
from adapters.database.mirror_store import DatabaseMirrorStore
from adapters.database.mirror_unit import DatabaseMirrorUnit
from core.dialogue.conversation import Conversation
from core.dialogue.message import ConversationKey
from core.dialogue.own_inputs import Held
from core.own_store import LinkCode, Possessions
from core.records import Account
from core.usage import Usage


class DatabaseOwnUnit(DatabaseMirrorUnit):
    """Whoever calls holds the account."""

    async def put_code(self, code: LinkCode) -> None:
        """In place of the one before."""
        self._transaction.later(lambda c: links.put(c, code))

    async def take_code(
        self, digest: str, account: Account, taker: ConversationKey, now: datetime, until: datetime
    ) -> LinkCode | None:
        """Once."""
        return await self._transaction.now(lambda c: links.take(c, digest, account.id, taker, now, until))

    async def code(self, code: UUID) -> LinkCode | None:
        """As it is now."""
        return await self._transaction.now(lambda c: links.look_at(c, code))

    async def drop_code(self, code: UUID) -> None:
        """Of no use any more."""
        self._transaction.later(lambda c: links.drop(c, code))

    async def conversations_of(self, account: Account) -> tuple[Conversation, ...]:
        """Those that can be read."""
        return await self._transaction.now(lambda c: possessions.talks(c, account.id))

    async def seen(self, account: UUID) -> Account | None:
        """Not locked."""
        return await self._transaction.now(lambda c: accounts.read(c, account))

    async def held(self, account: Account, since: datetime) -> Held:
        """How much."""
        return await self._transaction.now(lambda c: possessions.held(c, account, since))

    async def used(self, account: Account, day: date) -> tuple[Usage, ...]:
        """By model."""
        return await self._transaction.now(lambda c: spending.of_account(c, account.id, day))

    async def doom(self, blob: str, account: Account, at: datetime) -> None:
        """To be deleted."""
        self._transaction.later(lambda c: self._books.dooming.doom(c, [blob], account.id, at))

    async def keep_blobs(self, blobs: Sequence[str]) -> None:
        """No longer lent."""
        if blobs:
            self._transaction.later(lambda c: tidying.keep(c, blobs))

    async def erase(self, account: Account, at: datetime) -> None:
        """All of it."""
        await self._transaction.now(lambda c: self._books.dooming.erase(c, account.id, at), long=True)


class DatabaseOwnStore(DatabaseMirrorStore):
    """Short transactions."""

    async def possessions(self, key: ConversationKey) -> Possessions | None:
        """All of it."""
        return await self._backend.read(lambda c: possessions.possessions(c, key))

    async def lend(self, blob: str, until: datetime) -> None:
        """Doomed, unless it is kept."""
        await self._backend.write(lambda c: self._books.dooming.doom(c, [blob], None, until))

    async def tidy(self, before: datetime, now: datetime, limit: int) -> int:
        """A little at a time."""
        return await self._backend.write(lambda c: tidying.tidy(c, self._books.dooming, before, now, limit))

    async def doomed(self, now: datetime, limit: int) -> tuple[str, ...]:
        """What is to be deleted."""
        return await self._backend.read(lambda c: erasing.due(c, now, limit))

    async def undoom(self, blob: str) -> None:
        """It is."""
        await self._backend.write(lambda c: erasing.deleted(c, blob))
