"""The next line of a calendar that is ours to push to, with all that it takes to write it, read in one unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.calendar.mirror.resource import Family
from core.errors import Unreadable
from core.records import Account, Errand, Grant, Owing
from core.store import Unit
from core.world import World

LEASE = timedelta(seconds=10)
UNREADABLE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Ready:
    """A line that may go, the family that it is about, and the grant that opens its calendar, as they were at `at`:
    then the calendar was ours.
    """

    owing: Owing
    family: Family | None
    grant: Grant
    at: datetime


class Taker:
    """Takes up lines, one after the other."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def next(self, errand: Errand) -> Ready | None:
        """In a unit of work of its own."""
        async with self._world.store.unit() as unit:
            account = await unit.owner(errand.calendar.account)
            return None if account is None else await self.take(unit, account, errand)

    async def take(self, unit: Unit, account: Account, errand: Errand) -> Ready | None:
        """The first that may go; the calendar is held for it. None: nothing may, and the calendar is let go."""
        now = self._world.clock.now()
        grant = await unit.grant(errand.calendar.grant)
        if grant is None or not await unit.renew(errand, now + LEASE):
            return None
        while (owing := await self._readable(unit, account, errand, now)) is not None:
            try:
                return Ready(owing, await unit.family_of(account, owing.line.root), grant, now)
            except Unreadable as error:
                self._world.faults.note("push", owing.line.id, error)
                await unit.put_off(errand, owing.line.id, now + UNREADABLE)
        await unit.release(errand)
        return None

    async def _readable(self, unit: Unit, account: Account, errand: Errand, now: datetime) -> Owing | None:
        """A line that cannot be read keeps no other waiting but those behind it."""
        while True:
            try:
                return await unit.next_line(errand, account, now)
            except Unreadable as error:
                if error.about is None:
                    raise
                self._world.faults.note("push", error.about, error)
                await unit.put_off(errand, error.about, now + UNREADABLE)
