"""Push channels: a remote calendar calls us when it changed. Only hints: without them polling finds the same, later."""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Forbidden, Invalid, RemoteError
from core.records import Channel, LinkedCalendar, Spot
from core.sync.grants import Keyring
from core.world import Remote, World

LIFE = timedelta(days=7)
BEFORE_IT_ENDS = LIFE / 5
UNTIL_IT_OPENS = timedelta(minutes=10)
NEVER_MIND, AFTER_TROUBLE = timedelta(days=1), timedelta(minutes=10)
AT_ONCE, LOOKED_AT = 20, 1000


class Watcher:
    """Opens channels, renews them before they end, and listens to them."""

    def __init__(self, world: World, remote: Remote, keyring: Keyring) -> None:
        self._world = world
        self._remote = remote
        self._keyring = keyring
        self._again: dict[UUID, datetime] = {}

    async def ring(self, channel_id: UUID, secret: str, resource_id: str) -> bool:
        """Somebody says that a calendar changed. False: it is none of our channels, or cannot prove it."""
        known = await self._world.store.channel(channel_id)
        if known is None:
            return False
        channel, calendar = known
        proven = hmac.compare_digest(channel.secret.encode(), secret.encode())
        if not proven or (channel.resource_id and channel.resource_id != resource_id):
            return False
        await self._world.store.hint(calendar.id)
        return True

    async def renew(self) -> None:
        """A new channel for each calendar whose last one ends soon, and then the old ones are closed.

        Both are open for a while: what they tell is told twice, which changes nothing. Raises StoreUnavailable.
        """
        now = self._world.clock.now()
        if self._remote.hook is not None:
            wanted = await self._world.store.channels_to_renew(now + BEFORE_IT_ENDS, LOOKED_AT)
            due = [one for one in wanted if self._again.get(one.id, now) <= now]
            for calendar in due[:AT_ONCE]:
                await self._open(calendar)
        for channel, calendar in await self._world.store.stale_channels(now, AT_ONCE):
            await self._close(channel, calendar)

    async def _open(self, calendar: LinkedCalendar) -> None:
        world = self._world
        secret = world.newborn().hex + world.newborn().hex
        channel = Channel(world.newborn(), calendar.id, secret, world.clock.now() + LIFE)
        try:
            soon = replace(channel, expires_at=world.clock.now() + UNTIL_IT_OPENS)
            await world.store.put_channel(soon)  # it may call before we hear that it is open
            spot = Spot(calendar.remote_id, await self._keyring.access(calendar.grant))
            await world.store.put_channel(await self._remote.calendar.watch(spot, channel))
            await world.store.hint(calendar.id)  # what changed before it was open is told by nobody
        except RemoteError as error:  # not every calendar can be watched: one of holidays cannot
            wait = NEVER_MIND if isinstance(error, Invalid | Forbidden) else AFTER_TROUBLE
            self._again[calendar.id] = world.clock.now() + wait
            await world.store.forget_channel(channel.id)
            world.faults.note("watch", calendar.id, error)

    async def _close(self, channel: Channel, calendar: LinkedCalendar) -> None:
        try:
            await self._remote.calendar.stop(await self._keyring.access(calendar.grant), channel)
        except RemoteError as error:
            self._world.faults.note("unwatch", channel.id, error)
        await self._world.store.forget_channel(channel.id)
