"""What a person's own things need of a unit of work, on a world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from adapters.memory.grants import of_account
from adapters.memory.mirror_unit import MemoryMirrorUnit
from adapters.memory.possessions import erase, own_keys, pictures_of
from adapters.memory.spending import of_account as spent_by
from core.dialogue.conversation import Conversation
from core.dialogue.message import ConversationKey
from core.dialogue.own_inputs import Held
from core.own_store import LinkCode
from core.records import Account
from core.usage import Usage


class MemoryOwnUnit(MemoryMirrorUnit):
    """Reads and writes one world."""

    async def put_code(self, code: LinkCode) -> None:
        """In place of the one before."""
        for older in [one for one in self._world.codes.values() if one.account == code.account]:
            if older.taker is None:
                del self._world.codes[older.id]
        self._world.codes[code.id] = code

    async def take_code(
        self, digest: str, account: Account, taker: ConversationKey, now: datetime, until: datetime
    ) -> LinkCode | None:
        """Once."""
        for code in [one for one in self._world.codes.values() if one.expires_at <= now]:
            del self._world.codes[code.id]
        open_ones = (one for one in self._world.codes.values() if one.taker is None)
        found = next((one for one in open_ones if one.digest == digest), None)
        if found is None or found.account == account.id:
            return found
        self._world.codes[found.id] = replace(found, taker=taker, expires_at=until)
        return self._world.codes[found.id]

    async def code(self, code: UUID) -> LinkCode | None:
        """As it is now."""
        return self._world.codes.get(code)

    async def drop_code(self, code: UUID) -> None:
        """Of no use any more."""
        self._world.codes.pop(code, None)

    async def conversations_of(self, account: Account) -> tuple[Conversation, ...]:
        """All of them."""
        return tuple(self._world.conversations[key] for key in own_keys(self._world, account.id))

    async def seen(self, account: UUID) -> Account | None:
        """The whole world is locked anyway."""
        return self._world.account(account)

    async def used(self, account: Account, day: date) -> tuple[Usage, ...]:
        """By model."""
        return spent_by(self._world, account.id, day)

    async def held(self, account: Account, since: datetime) -> Held:
        """How much."""
        world = self._world
        grants = of_account(world, account.id)
        return Held(
            events=len(world.events_of(account)),
            messages=sum(world.is_of(said.key, account.id) for said in world.said.values()),
            pictures=len(pictures_of(world, account.id, since)),
            chats=len(own_keys(world, account.id)),
            changes=sum(entry.account == account.id for entry in world.ledger.values()),
            emails=tuple(one.identity.email for one in grants if one.state != "waiting"),
        )

    async def doom(self, blob: str, account: Account, at: datetime) -> None:
        """To be deleted."""
        self._world.doomed[blob] = at, account.id

    async def keep_blobs(self, blobs: Sequence[str]) -> None:
        """No longer lent."""
        for blob in blobs:
            self._world.doomed.pop(blob, None)

    async def erase(self, account: Account, at: datetime) -> None:
        """All of it."""
        erase(self._world, account.id, at)
