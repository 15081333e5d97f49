"""What synchronising needs beside units of work: errands, tokens and push channels."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from adapters.database import attempts, channels, errands, grants, mirror, renewal
from adapters.database.books import books_in
from adapters.database.transaction import Backend
from core.calendar.mirror.resource import Resource
from core.records import (
    Attempt,
    Channel,
    Errand,
    Grant,
    GrantState,
    LinkedCalendar,
    Tokens,
)


class DatabaseMirrorStore:
    """Short transactions."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._books = books_in(backend.dialect)

    async def lease_push(self, now: datetime, until: datetime) -> Errand | None:
        """The calendar whose line waits longest."""
        return await self._backend.write(lambda c: errands.lease_push(c, now, until))

    async def lease_pull(self, now: datetime, until: datetime, only: UUID | None = None) -> Errand | None:
        """The calendar that has been due for longest, or that one."""
        return await self._backend.write(lambda c: errands.lease_pull(c, now, until, only))

    async def renew(self, errand: Errand, until: datetime) -> bool:
        """Whether it is still ours, and the grant active."""
        return await self._backend.write(lambda c: errands.renew(c, errand, until))

    async def release(self, errand: Errand) -> None:
        """Let go of it."""
        await self._backend.write(lambda c: errands.release(c, errand))

    async def put_off_pull(self, errand: Errand, due: datetime) -> None:
        """Not before then, unless it is hinted at."""
        await self._backend.write(lambda c: errands.put_off_pull(c, errand, due))

    async def unswept(self, calendar: UUID, until: datetime) -> tuple[Resource, ...]:
        """What may be gone there."""
        return await self._backend.read(lambda c: mirror.unswept(c, calendar, until))

    async def hint(self, calendar: UUID) -> None:
        """It is due at once."""
        await self._backend.write(lambda c: errands.hint(c, calendar))

    async def attempt(self, attempt: UUID, now: datetime) -> Attempt | None:
        """Looked at, and left."""
        return await self._backend.read(lambda c: attempts.look_at(c, attempt, now))

    async def read_grant(self, grant: UUID) -> Grant | None:
        """As it is now."""
        return await self._backend.read(lambda c: grants.read(c, grant))

    async def grants_in(
        self, states: Collection[GrantState], after: UUID | None, limit: int
    ) -> tuple[Grant, ...]:
        """Of everybody, by id."""
        return await self._backend.read(lambda c: grants.in_states(c, states, after, limit))

    async def open_channels(self, grant: UUID) -> tuple[Channel, ...]:
        """Those of its calendars."""
        return await self._backend.read(lambda c: channels.of_grant(c, grant))

    async def lease_refresh(self, grant: UUID, now: datetime, until: datetime) -> bool:
        """Whether it is ours to refresh."""
        return await self._backend.write(lambda c: renewal.lease(c, grant, now, until))

    async def keep_tokens(self, grant: UUID, tokens: Tokens, seen: str) -> None:
        """In place of the old ones, unless they are others by now."""
        await self._backend.write(lambda c: renewal.keep(c, grant, tokens, seen))

    async def channel(self, channel: UUID) -> tuple[Channel, LinkedCalendar] | None:
        """With its calendar."""
        return await self._backend.read(lambda c: channels.read(c, channel))

    async def channels_to_renew(self, before: datetime, limit: int) -> tuple[LinkedCalendar, ...]:
        """Calendars that nobody will call us about."""
        return await self._backend.read(lambda c: channels.deaf(c, before, limit))

    async def put_channel(self, channel: Channel) -> None:
        """Keep it."""
        await self._backend.write(lambda c: self._books.channels.put(c, channel))

    async def stale_channels(self, now: datetime, limit: int) -> tuple[tuple[Channel, LinkedCalendar], ...]:
        """Replaced, or expired."""
        return await self._backend.read(lambda c: channels.stale(c, now, limit))

    async def forget_channel(self, channel: UUID) -> None:
        """It is closed."""
        await self._backend.write(lambda c: channels.forget(c, channel))
