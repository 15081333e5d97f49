"""A look at the remote calendars while a card waits: what was not read for a minute is read again, but not for long."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from core.calendar.event import Event
from core.calendar.when import Timed, Window
from core.errors import RemoteError, StoreUnavailable
from core.records import LinkedCalendar
from core.sync.grants import Keyring
from core.sync.pulling import Puller
from core.world import Remote, World

OLD, PATIENCE = timedelta(seconds=60), 1.5


@dataclass(frozen=True, slots=True)
class Seen:
    """Names of calendars that could not be read in time, and when others are busy that tell no more."""

    unread: tuple[str, ...] = ()
    taken: tuple[Event, ...] = ()


class Freshener:
    """Reads what belongs to one person, at once."""

    def __init__(self, world: World, remote: Remote, keyring: Keyring, puller: Puller) -> None:
        self._world, self._remote = world, remote
        self._keyring, self._puller = keyring, puller
        self._going_on: set[asyncio.Task[tuple[Event, ...] | None]] = set()

    async def look(self, calendars: Sequence[LinkedCalendar], windows: Collection[Window]) -> Seen | None:
        """What takes longer goes on, and is told as news when it is there. None: all of it is known well enough."""
        looks = {asyncio.create_task(self._read(one, windows)): one for one in calendars if self._is_old(one)}
        if not looks:
            return None
        self._going_on |= looks.keys()
        for task in looks:
            task.add_done_callback(self._going_on.discard)
        done, _ = await asyncio.wait(looks, timeout=PATIENCE)
        found = {one.name: task.result() if task in done else None for task, one in looks.items()}
        unread = tuple(name for name, rows in found.items() if rows is None)
        return Seen(unread, tuple(row for rows in found.values() for row in rows or ()))

    def _is_old(self, calendar: LinkedCalendar) -> bool:
        read = calendar.pulled_at
        return calendar.followed and (read is None or self._world.clock.now() - read > OLD)

    async def _read(self, calendar: LinkedCalendar, windows: Collection[Window]) -> tuple[Event, ...] | None:
        """None where nobody can tell what is there."""
        try:
            if calendar.role == "free_busy":
                return await self._busy(calendar, windows)
            pulled = await self._puller.pull(calendar.id)
        except (RemoteError, StoreUnavailable):
            return None
        return () if pulled is not None and pulled.complete else None

    async def _busy(self, calendar: LinkedCalendar, windows: Collection[Window]) -> tuple[Event, ...] | None:
        access = await self._keyring.access(calendar.grant)
        rows: list[Event] = []
        for window in windows:
            busy = (await self._remote.calendar.busy(access, [calendar.remote_id], window))[
                calendar.remote_id
            ]
            if busy is None:
                return None
            rows += [_taken(calendar, one) for one in busy]
        return tuple(rows)


def _taken(calendar: LinkedCalendar, window: Window) -> Event:
    row: UUID = uuid5(calendar.id, window.start.isoformat())
    return Event(row, calendar.name, Timed(window.start, window.end, calendar.zone))
