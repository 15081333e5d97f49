"""The store as a world in memory: one unit at a time, each on a copy."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adapters.memory import debts, due
from adapters.memory.installs import MemoryInstallStore
from adapters.memory.own_store import MemoryOwnStore
from adapters.memory.spending import MemorySpendStore
from adapters.memory.things import Owed
from adapters.memory.unit import MemoryUnit
from core.calendar.event import Event
from core.calendar.when import Window
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.records import Answer, Debt, Line


class MemoryStore(MemoryOwnStore, MemoryInstallStore, MemorySpendStore):
    """Forgets everything when the process ends."""

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[MemoryUnit]:
        """What it did counts when the block ends well."""
        async with self._changing() as world:
            yield MemoryUnit(world)

    async def lease(
        self,
        now: datetime,
        until: datetime,
        limit: int,
        only: UUID | None = None,
        platforms: Collection[str] | None = None,
    ) -> tuple[Debt, ...]:
        """Take what is due and free."""
        async with self._changing() as world:
            free = [
                owed for owed in world.owed.values() if _is_free(owed, now) and debts.is_first(world, owed)
            ]
            asked = [owed for owed in free if _is_asked(owed, only, platforms)][:limit]
            return tuple([debts.lease(world, owed, until) for owed in asked])

    async def jobs(self, now: datetime, limit: int) -> tuple[UUID, ...]:
        """What belongs in the queue."""
        free = [owed for owed in self._world.owed.values() if _is_free(owed, now) and not _is_say(owed)]
        return tuple(owed.debt.id for owed in free[:limit])

    async def free(self, debt: UUID) -> None:
        """End its lease."""
        async with self._changing() as world:
            found = world.owed.get(debt)
            if found is not None:
                world.owed[debt] = replace(found, held=None)

    async def postpone(self, debt: Debt, due: datetime, *, failed: bool = True) -> None:
        """Give a debt back for later."""
        async with self._changing() as world:
            found = world.owed.get(debt.id)
            if found is not None and found.debt.token == debt.token:
                given = replace(found.debt, attempts=debt.attempts + failed)
                world.owed[debt.id] = Owed(given, due)

    async def sleepers(self, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        """Conversations whose time has come."""
        awake = [c for c in self._world.conversations.values() if c.key not in self._world.parked]
        woken = [(c.wake_at, c.key) for c in awake if c.wake_at is not None]
        due = sorted((at, (key.platform, key.channel, key.user)) for at, key in woken if at <= now)
        return tuple(ConversationKey(*parts) for _, parts in due[:limit])

    async def park(self, key: ConversationKey) -> None:
        """Let it sleep."""
        async with self._changing() as world:
            world.parked[key] = True

    async def reply_sent_as(self, key: ConversationKey, sent_as: str) -> UUID | None:
        """Which of our messages the platform knows by that id."""
        found = (reply for reply, name in self._world.sent.items() if name == sent_as)
        return next((reply for reply in found if self._world.said[reply].key == key), None)

    async def delivered(self, debt: Debt, sent_as: str | None) -> None:
        """Settle a Say, and keep the platform's id of a message that the transcript knows."""
        async with self._changing() as world:
            debts.settle(world, debt)
            if isinstance(debt.effect, Say) and sent_as and debt.effect.reply.id in world.said:
                world.sent[debt.effect.reply.id] = sent_as

    async def transcript(self, key: ConversationKey, after: int, limit: int) -> tuple[Line, ...]:
        """Lines that changed since."""
        changed = [
            said for said in self._world.said.values() if said.key == key and said.line.changed > after
        ]
        in_order = sorted(changed, key=lambda said: said.position)
        return tuple(said.line for said in in_order[max(len(in_order) - limit, 0) :])

    async def claim(self, request: UUID, key: ConversationKey, digest: str, at: datetime) -> Answer | None:
        """None where the request is new."""
        async with self._changing() as world:
            newest = max((said.line.changed for said in world.said.values() if said.key == key), default=0)
            known = world.answers.get(request)
            world.answers.setdefault(request, Answer(digest, newest))
            world.answered.setdefault(request, at)
            return known

    async def keep_answer(self, request: UUID, text: str) -> None:
        """What it was answered."""
        async with self._changing() as world:
            if request in world.answers:
                world.answers[request] = replace(world.answers[request], text=text)

    async def agenda(self, key: ConversationKey, window: Window) -> tuple[Event, ...]:
        """The events of the account behind this person."""
        account = self._world.account_of(key)
        return () if account is None else self._world.in_windows(account, [window])

    async def due_accounts(self, now: datetime, limit: int) -> tuple[UUID, ...]:
        """Whom to look after."""
        return due.accounts(self._world, now)[:limit]

    async def next_due(self, after: datetime) -> datetime | None:
        """When to look next."""
        return due.next_after(self._world, after)

    async def close(self) -> None:
        """There is nothing to let go of."""


def _is_free(owed: Owed, now: datetime) -> bool:
    return owed.due <= now and (owed.held is None or owed.held <= now)


def _is_asked(owed: Owed, only: UUID | None, platforms: Collection[str] | None) -> bool:
    if only is not None:
        return owed.debt.id == only
    there = platforms is None or owed.debt.key.platform.partition(":")[0] in platforms
    return there and _is_say(owed)


def _is_say(owed: Owed) -> bool:
    return isinstance(owed.debt.effect, Say)
