"""The keys to connected accounts: opened when they are needed, renewed before they end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from core.dialogue.account_inputs import GrantLost
from core.dialogue.inputs import Input
from core.dialogue.message import ConversationKey
from core.errors import RemoteError, SignedOut, Unreachable
from core.intake import Intake
from core.receipt import Receipt
from core.records import Grant, Tokens
from core.store import Unit
from core.sync.tidying import Tidier
from core.sync.tokens import opened, sealed
from core.world import Remote, World

EARLY = timedelta(seconds=225)
"""An access token that ends so soon is renewed first."""
LEASE = timedelta(seconds=10)
"""Longer than Google may take to answer once; who asks again holds on to it first."""
PAUSE, PAUSES = 0.2, 160


class Keyring:
    """Access tokens for grants. One refresh at a time for each, in this process and across all of them."""

    def __init__(self, world: World, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._world = world
        self._intake = Intake(world)
        self._pause = pause
        self._locks: dict[UUID, asyncio.Lock] = {}
        self._tidier = Tidier(world, self.access, self._hear)

    async def access(self, grant_id: UUID, *, fresh: bool = False) -> str:
        """An access token that lives for a while. `fresh`: another one than is kept now, which is not taken any more.

        Raises SignedOut, Unreachable and StoreUnavailable.
        """
        return await self.opened(await self._active(grant_id), fresh=fresh)

    async def opened(self, grant: Grant, *, fresh: bool = False) -> str:
        """The same, of a grant in use as it was just read."""
        vault = self._remote.vault
        if fresh or not self._lives(grant):
            async with self._locks.setdefault(grant.id, asyncio.Lock()):
                grant = await self._other_than(grant)
        try:
            return opened(vault, grant, "access")
        except SignedOut:
            await self._lose(grant)
            raise

    async def tidy(self) -> None:
        """Give back what was disconnected, forget what was never confirmed, look for new calendars once an hour."""
        await self._tidier.tidy()

    async def look_again(self, grants: Collection[UUID]) -> bool:
        """Ask which calendars there are, where that was not done for a minute. Whether anybody answered."""
        return await self._tidier.look_again(grants)

    def doubt(self, grant: UUID) -> None:
        """Its calendars do not let us what we thought they do: they are listed with the next tidying."""
        self._tidier.doubt(grant)

    async def _hear(self, unit: Unit, key: ConversationKey, input_id: UUID, happened: Input) -> Receipt:
        return await self._intake.hear(unit, key, input_id, happened)

    @property
    def _remote(self) -> Remote:
        if self._world.remote is None:
            raise SignedOut("there is no remote calendar here")
        return self._world.remote

    async def _active(self, grant_id: UUID) -> Grant:
        grant = await self._world.store.read_grant(grant_id)
        if grant is None or grant.state != "active":
            raise SignedOut("the grant is not in use")
        return grant

    def _lives(self, grant: Grant) -> bool:
        return grant.access_until - EARLY > self._world.clock.now()

    async def _other_than(self, seen: Grant) -> Grant:
        """With an access token that lives and is another than we saw: somebody's who was faster, or a new one."""
        store = self._world.store
        for _ in range(PAUSES):
            now = self._world.clock.now()
            until = now + LEASE
            ours = await store.lease_refresh(seen.id, now, until)
            grant = await self._active(seen.id)
            if grant.access != seen.access and self._lives(grant):
                if ours:
                    await self._let_go(grant)
                return grant
            if ours:
                return await self._refresh(grant, until)
            await self._pause(PAUSE)
        raise Unreachable("somebody else has been refreshing it for long")

    async def _refresh(self, grant: Grant, until: datetime) -> Grant:
        try:
            asked, tokens = await self._asked(grant, until)
        except SignedOut:
            await self._lose(grant)
            raise
        except RemoteError:
            await self._let_go(grant)
            raise
        kept = sealed(self._remote.vault, grant.id, tokens)
        await self._world.store.keep_tokens(grant.id, kept, asked.refresh)
        return replace(asked, access=kept.access, access_until=kept.access_until)

    async def _asked(self, grant: Grant, until: datetime) -> tuple[Grant, Tokens]:
        """Google's no counts the second time: the person may have connected anew while we asked.

        Nobody's lease but ours ends `until` then, or before.
        """
        consent, vault = self._remote.consent, self._remote.vault
        try:
            return grant, await consent.refresh(opened(vault, grant, "refresh"))
        except SignedOut:
            now = await self._active(grant.id)
            if not await self._world.store.lease_refresh(grant.id, until, self._world.clock.now() + LEASE):
                raise Unreachable("somebody else is refreshing it by now") from None
            return now, await consent.refresh(opened(vault, now, "refresh"))

    async def _let_go(self, grant: Grant) -> None:
        """Nothing came of it; whoever is next need not wait for the lease."""
        same = Tokens(grant.access, grant.access_until, None, grant.scopes)
        await self._world.store.keep_tokens(grant.id, same, grant.refresh)

    async def _lose(self, grant: Grant) -> None:
        """It is signed out, and its person hears of it, once; what is pending waits for them, as its cards say."""
        told: tuple[ConversationKey, ...] = ()
        async with self._world.store.unit() as unit:
            account = await unit.owner(grant.account)
            now = await unit.grant(grant.id)
            if account is None or now is None or (now.state, now.refresh) != ("active", grant.refresh):
                return
            await unit.put_grant(replace(now, state="signed_out"))
            waiting = [one.key for one in await unit.afloat(account) if one.grant == now.id]
            told = tuple(dict.fromkeys(key for key in (account.home, *waiting) if key is not None))
            for key in told:
                lost = GrantLost(now.identity.email, at_home=key == account.home)
                await self._intake.hear(
                    unit, key, uuid5(now.id, f"lost {now.refresh} {key.platform} {key.channel}"), lost
                )
        for key in told:
            self._world.hints.announce(key)
