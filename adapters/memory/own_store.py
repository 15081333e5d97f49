"""What a person's own things need beside units of work, on a world."""

from __future__ import annotations

from datetime import datetime

from adapters.memory.grants import of_account
from adapters.memory.mirror_store import MemoryMirrorStore
from adapters.memory.possessions import pictures_of
from adapters.memory.spending import all_of as all_spent
from adapters.memory.tidying import tidy
from core.dialogue.message import ConversationKey
from core.own_store import Possessions, Recorded, Spoken


class MemoryOwnStore(MemoryMirrorStore):
    """Short transactions."""

    async def possessions(self, key: ConversationKey) -> Possessions | None:
        """All of it."""
        world, account = self._world, self._world.account_of(key)
        if account is None:
            return None
        said = sorted(world.said.values(), key=lambda one: one.position)
        blobs = pictures_of(world, account.id)
        return Possessions(
            account,
            people=tuple(person for person, owner in world.people.items() if owner == account.id),
            grants=tuple(of_account(world, account.id)),
            events=tuple(world.events_of(account)),
            spoken=tuple(Spoken(one.key, one.line) for one in said if world.is_of(one.key, account.id)),
            recorded=tuple(
                Recorded(entry.at, entry.change)
                for entry in world.ledger.values()
                if entry.account == account.id
            ),
            spent=all_spent(world, account.id),
            readings={blob: world.readings[blob].text for blob in blobs if blob in world.readings},
        )

    async def lend(self, blob: str, until: datetime) -> None:
        """Doomed, unless it is kept."""
        async with self._changing() as world:
            world.doomed[blob] = until, None

    async def tidy(self, before: datetime, now: datetime, limit: int) -> int:
        """A little at a time."""
        async with self._changing() as world:
            return tidy(world, before, now, limit)

    async def doomed(self, now: datetime, limit: int) -> tuple[str, ...]:
        """What is to be deleted."""
        due = sorted((at, blob) for blob, (at, _) in self._world.doomed.items() if at <= now)
        return tuple(blob for _, blob in due[:limit])

    async def undoom(self, blob: str) -> None:
        """It is."""
        async with self._changing() as world:
            world.doomed.pop(blob, None)
