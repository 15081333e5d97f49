"""What becomes of grants by themselves: given back when they are disconnected, forgotten when nobody confirmed them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from datetime import datetime, timedelta
from uuid import UUID

from core.records import Grant, GrantState
from core.sync.listing import AT_ONCE, PAGE, SOON, Access, Hear, Lister
from core.sync.returning import give_back
from core.world import World

UNCONFIRMED = timedelta(days=1)
"""So long a grant waits for the tap in the chat after its first access token has ended."""


class Tidier:
    """Looks after grants. Any number may run: what two do at once is done twice and changes nothing."""

    def __init__(self, world: World, access: Access, hear: Hear) -> None:
        self._world = world
        self._lister = Lister(world, access, hear)
        self._later: dict[UUID, datetime] = {}
        self._look_again: datetime | None = None

    async def tidy(self) -> None:
        """One round, of at most so many grants. Raises StoreUnavailable."""
        remote = self._world.remote
        if remote is None:
            return
        now = self._world.clock.now()
        gone = (one async for one in self._all("gone") if self._later.get(one.id, now) <= now)
        for grant in await _some(gone):
            if not await give_back(self._world, remote, grant):
                self._later[grant.id] = now + SOON
        if self._look_again is None or self._look_again <= now:
            self._look_again = now + SOON
            old = (one async for one in self._all("waiting") if one.access_until + UNCONFIRMED <= now)
            for grant in await _some(old):
                await self._forget(grant)
        await self._lister.go_round(remote)

    async def look_again(self, grants: Collection[UUID]) -> bool:
        """Which calendars these have, where nobody asked for a minute. Whether anybody answered."""
        remote = self._world.remote
        return remote is not None and await self._lister.look_again(remote, grants)

    def doubt(self, grant: UUID) -> None:
        """Its calendars are listed in the next round."""
        self._lister.doubt(grant)

    async def _all(self, state: GrantState) -> AsyncIterator[Grant]:
        after = None
        while page := await self._world.store.grants_in((state,), after, PAGE):
            for grant in page:
                yield grant
            after = page[-1].id

    async def _forget(self, grant: Grant) -> None:
        async with self._world.store.unit() as unit:
            await unit.owner(grant.account)
            now = await unit.grant(grant.id)
            if now is not None and now.state == "waiting":
                await unit.forget_grant(now, self._world.clock.now())


async def _some(grants: AsyncIterator[Grant]) -> list[Grant]:
    """The first few: the others in the next round."""
    found: list[Grant] = []
    async for grant in grants:
        found.append(grant)
        if len(found) == AT_ONCE:
            break
    return found
