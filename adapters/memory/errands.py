"""Errands: calendars that are leased to be pushed to or pulled from, and what there is to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from adapters.memory.mirror_unit import is_ours
from adapters.memory.things import AT_ONCE, Entry, Lease, Linked
from adapters.memory.world import World
from core.calendar.change import Change
from core.calendar.mirror.resource import Resource
from core.records import Errand, Owing


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
            for entry in list(_to_push(world, now)):
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
            if not is_ours(world, errand):
                return False
            linked = world.linked[errand.calendar.id]
            if world.grant_of(linked.calendar).state != "active":
                return False
            _hold(world, errand, until)
            return True

    async def release(self, errand: Errand) -> None:
        """Let go of it."""
        async with self._changing() as world:
            if is_ours(world, errand):
                _hold(world, errand, None)

    async def next_line(self, errand: Errand, now: datetime) -> Owing | None:
        """The first that is due and behind no other."""
        world = self._world
        for entry in _to_push(world, now):
            if entry.change.calendar == errand.calendar.id:
                account = world.account(entry.account)
                own = (each.change for each in world.ledger.values() if each.account == entry.account)
                group = tuple(line for line in own if line.group == entry.change.group)
                return None if account is None else Owing(entry.change, group, account, entry.key)
        return None

    async def put_off(self, errand: Errand, line: UUID, due: datetime) -> None:
        """Not before then."""
        async with self._changing() as world:
            entry = world.ledger.get(line)
            if entry is not None and entry.is_open and is_ours(world, errand):
                tried = replace(entry.change, attempts=entry.change.attempts + 1)
                world.ledger[line] = replace(entry, change=tried, due=due)

    async def put_off_pull(self, errand: Errand, due: datetime) -> None:
        """Not before then, unless it is hinted at."""
        async with self._changing() as world:
            if is_ours(world, errand):
                _hold(world, errand, None)
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


def _hold(world: World, errand: Errand, until: datetime | None) -> None:
    linked = world.linked[errand.calendar.id]
    world.linked[errand.calendar.id] = linked.leased(errand.kind, Lease(until, errand.fence))


def _to_push(world: World, now: datetime) -> Iterable[Entry]:
    """Open lines that are due and behind no other of their saga or their family, or that they take back, oldest first."""
    before: set[tuple[UUID, object]] = set()
    for entry in world.ledger.values():
        if entry.is_open:
            line = entry.change
            kin = _kin(entry.account, line)
            taken_back = (entry.account, line.undoes)
            if entry.due <= now and not kin & before and taken_back not in before:
                yield entry
            before |= kin | {(entry.account, line.group)}


def _kin(account: UUID, line: Change) -> set[tuple[UUID, object]]:
    """What it shares with the lines that it must not overtake."""
    saga: set[tuple[UUID, object]] = {(account, (line.group, line.saga))} if line.saga else set()
    return {(account, line.root), (account, line.left)} | saga
