"""Which calendars each Google account sees: asked once an hour, at once where there is doubt, and when somebody asks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias
from uuid import UUID

from core.dialogue.account_inputs import TargetLost
from core.dialogue.inputs import Input
from core.dialogue.message import ConversationKey
from core.doorway import target_of
from core.errors import AccessExpired, RemoteError, StoreUnavailable
from core.receipt import Receipt
from core.records import Account, CalendarEntry, Grant, GrantState
from core.store import Unit
from core.world import Remote, World

HOUR, SOON = timedelta(hours=1), timedelta(minutes=1)
AT_ONCE, PAGE, PATIENCE = 20, 100, 1.5
ACTIVE: tuple[GrantState] = ("active",)
Hear: TypeAlias = Callable[[Unit, ConversationKey, UUID, Input], Awaitable[Receipt]]


class Access(Protocol):
    """How a keyring gives an access token."""

    async def __call__(self, grant_id: UUID, *, fresh: bool = False) -> str:
        """Raises SignedOut and Unreachable."""


class Lister:
    """Takes lists of calendars over. Any number may run: the same list twice changes nothing."""

    def __init__(self, world: World, access: Access, hear: Hear) -> None:
        self._world = world
        self._access, self._hear = access, hear
        self._due: dict[UUID, datetime] = {}
        self._listed: dict[UUID, datetime] = {}
        self._doubted: dict[UUID, None] = {}
        self._behind: UUID | None = None
        self._going_on: set[asyncio.Task[bool]] = set()

    def doubt(self, grant: UUID) -> None:
        """It is among the first in the next round."""
        self._doubted[grant] = None

    async def go_round(self, remote: Remote) -> None:
        """Some of those in doubt, and of the others that are due, going on where the last round ended."""
        now = self._world.clock.now()
        for old in [grant for grant, due in self._due.items() if due <= now - HOUR]:
            self._forget(old)  # it is gone; or its turn comes all the same, as that of one we know nothing of
        for grant_id in list(self._doubted)[:AT_ONCE]:
            await self._list_one(remote, grant_id)
        page = await self._world.store.grants_in(ACTIVE, self._behind, PAGE)
        due = [grant for grant in page if self._due.get(grant.id, now) <= now]
        last = due[AT_ONCE - 1 :] or page[PAGE - 1 :]
        self._behind = last[0].id if last else None
        for grant in due[:AT_ONCE]:
            await self._list(remote, grant)

    async def look_again(self, remote: Remote, grants: Collection[UUID]) -> bool:
        """Those that were not listed for a minute, at once. Whether any was in time; what takes longer goes on."""
        now = self._world.clock.now()
        old = [one for one in grants if one not in self._listed or now - self._listed[one] >= SOON]
        looks = {asyncio.create_task(self._look(remote, one)) for one in old}
        if not looks:
            return False
        self._going_on |= looks
        for look in looks:
            look.add_done_callback(self._going_on.discard)
        done, _ = await asyncio.wait(looks, timeout=PATIENCE)
        return any(look.result() for look in done)

    async def _look(self, remote: Remote, grant: UUID) -> bool:
        """Without the database it is no news that nothing is new."""
        try:
            return await self._list_one(remote, grant)
        except StoreUnavailable:
            return False

    async def _list_one(self, remote: Remote, grant_id: UUID) -> bool:
        grant = await self._world.store.read_grant(grant_id)
        if grant is None or grant.state != "active":
            self._doubted.pop(grant_id, None)
            self._forget(grant_id)
            return False
        return await self._list(remote, grant)

    async def _list(self, remote: Remote, grant: Grant) -> bool:
        """Its calendars as they are now: new ones, other names, other rights. Whether Google told."""
        now = self._world.clock.now()
        self._due[grant.id] = now + SOON
        self._doubted.pop(grant.id, None)
        try:
            entries = await self._entries(remote, grant)
        except RemoteError as error:
            self._world.faults.note("calendars", grant.id, error)
            return False
        told = None
        async with self._world.store.unit() as unit:
            account, still = await unit.owner(grant.account), await unit.grant(grant.id)
            if account is not None and still is not None and still.state == "active":
                born = {entry.remote_id: self._world.newborn() for entry in entries}
                await unit.list_calendars(still, entries, born)
                told = await self._tell_of_target(unit, account)
        if told is not None:
            self._world.hints.announce(told)
        self._due[grant.id], self._listed[grant.id] = now + HOUR, now
        return True

    def _forget(self, grant: UUID) -> None:
        self._due.pop(grant, None)
        self._listed.pop(grant, None)

    async def _entries(self, remote: Remote, grant: Grant) -> tuple[CalendarEntry, ...]:
        try:
            return await remote.calendar.calendars(await self._access(grant.id))
        except AccessExpired:
            return await remote.calendar.calendars(await self._access(grant.id, fresh=True))

    async def _tell_of_target(self, unit: Unit, account: Account) -> ConversationKey | None:
        """Where new events went they cannot go any more: who adds some has to know."""
        before, now = target_of(account.calendars), target_of(await unit.calendars(account))
        if before is None or account.home is None or (now is not None and now.id == before.id):
            return None
        await self._hear(unit, account.home, self._world.newborn(), TargetLost(before.name))
        return account.home
