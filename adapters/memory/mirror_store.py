"""What synchronising needs beside units of work: errands, tokens and push channels."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adapters.memory.errands import MemoryErrands, is_readable
from core.records import Attempt, Channel, Grant, GrantState, LinkedCalendar, Tokens


class MemoryMirrorStore(MemoryErrands):
    """Forgets everything when the process ends."""

    async def attempt(self, attempt: UUID, now: datetime) -> Attempt | None:
        """Looked at, and left."""
        found = self._world.attempts.get(attempt)
        return found if found is not None and now < found.expires_at else None

    async def read_grant(self, grant: UUID) -> Grant | None:
        """As it is now."""
        return self._world.grants.get(grant)

    async def grants_in(
        self, states: Collection[GrantState], after: UUID | None, limit: int
    ) -> tuple[Grant, ...]:
        """Of everybody, by id."""
        found = [one for one in self._world.grants.values() if one.state in states]
        behind = [one for one in found if after is None or one.id > after]
        return tuple(sorted(behind, key=lambda one: one.id)[:limit])

    async def open_channels(self, grant: UUID) -> tuple[Channel, ...]:
        """Those of its calendars."""
        own = {one.calendar.id for one in self._world.linked.values() if one.calendar.grant == grant}
        return tuple(one for one in self._world.channels.values() if one.calendar in own)

    async def lease_refresh(self, grant: UUID, now: datetime, until: datetime) -> bool:
        """Whether it is ours to refresh."""
        async with self._changing() as world:
            found = world.grants.get(grant)
            if found is None or found.state != "active" or world.refreshing.get(grant, now) > now:
                return False
            world.refreshing[grant] = until
            return True

    async def keep_tokens(self, grant: UUID, tokens: Tokens, seen: str) -> None:
        """In place of the old ones, unless they are others by now."""
        async with self._changing() as world:
            world.refreshing.pop(grant, None)
            found = world.grants.get(grant)
            if found is not None and found.refresh == seen:
                world.grants[grant] = replace(
                    found,
                    access=tokens.access,
                    access_until=tokens.access_until,
                    refresh=found.refresh if tokens.refresh is None else tokens.refresh,
                    scopes=tokens.scopes or found.scopes,
                )

    async def channel(self, channel: UUID) -> tuple[Channel, LinkedCalendar] | None:
        """With its calendar."""
        found = self._world.channels.get(channel)
        return None if found is None else (found, self._calendar(found))

    async def channels_to_renew(self, before: datetime, limit: int) -> tuple[LinkedCalendar, ...]:
        """Calendars that nobody will call us about."""
        world = self._world
        heard = {one.calendar for one in world.channels.values() if one.expires_at > before}
        deaf = [
            one for one in world.linked.values() if is_readable(world, one) and one.calendar.id not in heard
        ]
        return tuple(world.shown(one) for one in sorted(deaf, key=lambda one: one.calendar.id)[:limit])

    async def put_channel(self, channel: Channel) -> None:
        """Keep it."""
        async with self._changing() as world:
            if channel.calendar in world.linked:
                world.channels[channel.id] = channel

    async def stale_channels(self, now: datetime, limit: int) -> tuple[tuple[Channel, LinkedCalendar], ...]:
        """Replaced, or expired."""
        channels = self._world.channels.values()
        last: dict[UUID, datetime] = {}
        for one in channels:
            last[one.calendar] = max(one.expires_at, last.get(one.calendar, one.expires_at))
        stale = [
            one
            for one in channels
            if one.expires_at <= now or one.expires_at < last[one.calendar] or self._is_idle(one)
        ]
        by_end = sorted(stale, key=lambda one: (one.expires_at, one.id))
        return tuple((one, self._calendar(one)) for one in by_end[:limit])

    async def forget_channel(self, channel: UUID) -> None:
        """It is closed."""
        async with self._changing() as world:
            world.channels.pop(channel, None)

    def _is_idle(self, channel: Channel) -> bool:
        """Nobody follows its calendar, and it can be closed."""
        calendar = self._world.linked[channel.calendar].calendar
        return not calendar.followed and self._world.grant_of(calendar).state == "active"

    def _calendar(self, channel: Channel) -> LinkedCalendar:
        return self._world.shown(self._world.linked[channel.calendar])
