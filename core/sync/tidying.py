"""What becomes of grants by themselves: given back when they are disconnected, forgotten when nobody confirmed them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from core.errors import AccessExpired, RemoteError, SignedOut, Unreachable
from core.records import CalendarEntry, Grant, GrantState
from core.sync.tokens import opened
from core.world import Remote, World

UNCONFIRMED = timedelta(days=1)
"""So long a grant waits for the tap in the chat after its first access token has ended."""
HOUR, SOON = timedelta(hours=1), timedelta(minutes=1)
AT_ONCE, PAGE = 20, 100


class Access(Protocol):
    """How a keyring gives an access token."""

    async def __call__(self, grant_id: UUID, *, fresh: bool = False) -> str:
        """Raises SignedOut and Unreachable."""


class Tidier:
    """Looks after grants. Any number may run: what two do at once is done twice and changes nothing."""

    def __init__(self, world: World, access: Access) -> None:
        self._world = world
        self._access = access
        self._due: dict[tuple[UUID, GrantState], datetime] = {}
        self._look_again: datetime | None = None

    async def tidy(self) -> None:
        """One round, of at most so many grants. Raises StoreUnavailable."""
        remote = self._world.remote
        if remote is None:
            return
        async for grant in self._grants("gone"):
            await self._give_back(remote, grant)
        now = self._world.clock.now()
        if self._look_again is None or self._look_again <= now:
            self._look_again = now + SOON
            await self._look_through(remote)

    async def _look_through(self, remote: Remote) -> None:
        async for grant in self._grants("waiting"):
            if grant.access_until + UNCONFIRMED <= self._world.clock.now():
                await self._forget(grant)
        async for grant in self._grants("active"):
            await self._list(remote, grant)

    async def _grants(self, state: GrantState) -> AsyncIterator[Grant]:
        """Some of those whose time has come."""
        given = 0
        async for grant in self._all(state):
            due = self._due.get((grant.id, grant.state))
            if due is None or due <= self._world.clock.now():
                yield grant
                given += 1
            if given == AT_ONCE:
                return

    async def _all(self, state: GrantState) -> AsyncIterator[Grant]:
        after = None
        while page := await self._world.store.grants_in((state,), after, PAGE):
            for grant in page:
                yield grant
            after = page[-1].id

    async def _give_back(self, remote: Remote, grant: Grant) -> None:
        """Its channels closed, its tokens revoked, nothing of it left. Google being away, later."""
        try:
            await self._close(remote, grant)
        except Unreachable as error:
            self._world.faults.note("revoke", grant.id, error)
            self._due[grant.id, grant.state] = self._world.clock.now() + SOON
            return
        except SignedOut:  # nothing opens it any more, which is what was wanted
            pass
        async with self._world.store.unit() as unit:
            await unit.drop_grant(grant.id)
        self._due.pop((grant.id, grant.state), None)

    async def _close(self, remote: Remote, grant: Grant) -> None:
        channels = await self._world.store.open_channels(grant.id)
        access = await self._last_access(remote, grant) if channels else ""
        for channel in channels:
            try:
                await remote.calendar.stop(access, channel)
            except Unreachable:
                raise
            except RemoteError as error:  # it will end by itself
                self._world.faults.note("unwatch", channel.id, error)
            await self._world.store.forget_channel(channel.id)
        if not await self._is_held_again(grant):
            await remote.consent.revoke(opened(remote.vault, grant, "refresh"))

    async def _last_access(self, remote: Remote, grant: Grant) -> str:
        if grant.access_until > self._world.clock.now():
            return opened(remote.vault, grant, "access")
        return (await remote.consent.refresh(opened(remote.vault, grant, "refresh"))).access

    async def _is_held_again(self, grant: Grant) -> bool:
        """Revoking one token ends all of the same Google account: a newer connection would die with this one."""
        subject = grant.identity.subject
        async with self._world.store.unit() as unit:
            if await unit.holder(subject) is not None:
                return True
        return any([one.identity.subject == subject async for one in self._all("waiting")])

    async def _forget(self, grant: Grant) -> None:
        async with self._world.store.unit() as unit:
            await unit.owner(grant.account)
            now = await unit.grant(grant.id)
            if now is not None and now.state == "waiting":
                await unit.forget_grant(now, self._world.clock.now())

    async def _list(self, remote: Remote, grant: Grant) -> None:
        """Its calendars as they are now: new ones, other names, other rights."""
        now = self._world.clock.now()
        self._due[grant.id, grant.state] = now + SOON
        try:
            entries = await self._entries(remote, grant)
        except RemoteError as error:
            self._world.faults.note("calendars", grant.id, error)
            return
        async with self._world.store.unit() as unit:
            await unit.owner(grant.account)
            still = await unit.grant(grant.id)
            if still is not None and still.state == "active":
                born = {entry.remote_id: self._world.newborn() for entry in entries}
                await unit.list_calendars(still, entries, born)
        self._due[grant.id, grant.state] = now + HOUR

    async def _entries(self, remote: Remote, grant: Grant) -> tuple[CalendarEntry, ...]:
        try:
            return await remote.calendar.calendars(await self._access(grant.id))
        except AccessExpired:
            return await remote.calendar.calendars(await self._access(grant.id, fresh=True))
