"""Errands: calendars that are leased to be pushed to or pulled from, and what there is to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from adapters.memory.line_unit import hold, is_ours, release, renew, to_push
from adapters.memory.things import AT_ONCE, Lease, Linked
from adapters.memory.world import World
from core.calendar.mirror.resource import Resource
from core.records import Errand


class MemoryErrands:
    """Forgets everything when the process ends."""

    def __init__(self) -> None:
        self._world = World()
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def _changing(self) -> AsyncIterator[World]:
        async with self._turn:
            world = self._world.copy()
            yield world
            self._world = world

    async def lease_push(self, now: datetime, until: datetime) -> Errand | None:
        """The calendar whose line waits longest."""
        async with self._changing() as world:
            for entry in list(to_push(world, now)):
                linked = world.linked.get(entry.change.calendar) if entry.change.calendar else None
                if linked and linked.push.is_free(now) and world.grant_of(linked.calendar).state == "active":
                    return _leased(world, linked, "push", until)
            return None

    async def lease_pull(self, now: datetime, until: datetime, only: UUID | None = None) -> Errand | None:
        """The calendar that has been due for longest, or that one."""
        async with self._changing() as world:
            free = [one for one in world.linked.values() if is_open(world, one) and one.pull.is_free(now)]
            asked = [
                one
                for one in free
                if (one.calendar.followed and one.due <= now if only is None else one.calendar.id == only)
            ]
            first = min(asked, key=lambda one: (one.due, one.calendar.id), default=None)
            return None if first is None else _leased(world, first, "pull", until)

    async def renew(self, errand: Errand, until: datetime) -> bool:
        """Whether it is still ours, and the grant active."""
        async with self._changing() as world:
            return renew(world, errand, until)

    async def release(self, errand: Errand) -> None:
        """Let go of it."""
        async with self._changing() as world:
            release(world, errand)

    async def put_off_pull(self, errand: Errand, due: datetime) -> None:
        """Not before then, unless it is hinted at."""
        async with self._changing() as world:
            if is_ours(world, errand):
                hold(world, errand, None)
                linked = world.linked[errand.calendar.id]
                again = AT_ONCE if linked.calendar.dirty > errand.calendar.dirty else due
                world.linked[errand.calendar.id] = replace(linked, due=again)

    async def unswept(self, calendar: UUID, until: datetime) -> tuple[Resource, ...]:
        """What may be gone there."""
        held = (one.resource for (where, _), one in self._world.mirror.items() if where == calendar)
        return tuple(one for one in held if one is not None and one.alive and one.updated <= until)

    async def hint(self, calendar: UUID) -> None:
        """It is due at once."""
        async with self._changing() as world:
            linked = world.linked.get(calendar)
            if linked is not None:
                counted = replace(linked.calendar, dirty=linked.calendar.dirty + 1)
                world.linked[calendar] = replace(linked, calendar=counted, due=AT_ONCE)


def is_readable(world: World, linked: Linked) -> bool:
    return linked.calendar.followed and is_open(world, linked)


def is_open(world: World, linked: Linked) -> bool:
    return linked.calendar.role != "free_busy" and world.grant_of(linked.calendar).state == "active"


def _leased(world: World, linked: Linked, kind: Literal["push", "pull"], until: datetime) -> Errand:
    lease = Lease(until, linked.lease(kind).fence + 1)
    world.linked[linked.calendar.id] = linked.leased(kind, lease)
    return Errand(kind, world.shown(linked), lease.fence)
