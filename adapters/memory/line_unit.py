"""What pushing needs of a unit of work, on a world: open lines, and who holds a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adapters.memory.things import Entry, Lease
from adapters.memory.world import World
from core.calendar.change import Change, ChangeState
from core.records import Account, Errand, Owing


class MemoryLineUnit:
    """Reads and writes one world; nobody else does meanwhile."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def renew(self, errand: Errand, until: datetime) -> bool:
        """Whether it is still ours, and the grant active."""
        return renew(self._world, errand, until)

    async def release(self, errand: Errand) -> None:
        """Let go of it."""
        release(self._world, errand)

    async def next_line(self, errand: Errand, account: Account, now: datetime) -> Owing | None:
        """The first that is due and behind no other."""
        for entry in to_push(self._world, now):
            if entry.change.calendar == errand.calendar.id:
                own = (each.change for each in self._world.ledger.values() if each.account == entry.account)
                group = tuple(line for line in own if line.group == entry.change.group)
                return Owing(entry.change, group, account, entry.key)
        return None

    async def put_off(self, errand: Errand, line: UUID, due: datetime) -> None:
        """Not before then."""
        entry = self._world.ledger.get(line)
        if entry is not None and entry.is_open and is_ours(self._world, errand):
            tried = replace(entry.change, attempts=entry.change.attempts + 1)
            self._world.ledger[line] = replace(entry, change=tried, due=due)

    async def close_line(self, errand: Errand, line: UUID, state: ChangeState, at: datetime) -> bool:
        """Whether it was ours to close."""
        entry = self._world.ledger.get(line)
        if not is_ours(self._world, errand) or entry is None or not entry.is_open:
            return False
        self._world.ledger[line] = replace(entry, change=replace(entry.change, state=state))
        return True

    async def taking_back(self, account: Account, group: UUID) -> tuple[Change, ...]:
        """The pending lines that take it back."""
        lines = (entry.change for entry in self._world.open_lines(account.id))
        return tuple(line for line in lines if line.undoes == group)

    async def group_is_open(self, account: Account, group: UUID) -> bool:
        """Whether any line of it is pending."""
        return any(entry.change.group == group for entry in self._world.open_lines(account.id))


def is_ours(world: World, errand: Errand) -> bool:
    """Whether nobody took it over, and it was not given back."""
    linked = world.linked.get(errand.calendar.id)
    if linked is None:
        return False
    lease = linked.lease(errand.kind)
    return lease.until is not None and lease.fence == errand.fence


def hold(world: World, errand: Errand, until: datetime | None) -> None:
    linked = world.linked[errand.calendar.id]
    world.linked[errand.calendar.id] = linked.leased(errand.kind, Lease(until, errand.fence))


def renew(world: World, errand: Errand, until: datetime) -> bool:
    """Whether it is still ours, and the grant active."""
    if not is_ours(world, errand):
        return False
    if world.grant_of(world.linked[errand.calendar.id].calendar).state != "active":
        return False
    hold(world, errand, until)
    return True


def release(world: World, errand: Errand) -> None:
    """Let go of it, if it is ours."""
    if is_ours(world, errand):
        hold(world, errand, None)


def to_push(world: World, now: datetime) -> Iterable[Entry]:
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
