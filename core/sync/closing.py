"""A line of the ledger comes to its end: it is there, it met another change, or it was turned down; and that is told."""

from __future__ import annotations

from collections.abc import Iterable

from core.calendar.change import Change, ChangeState
from core.calendar.event import Event
from core.calendar.mirror.resource import Family
from core.dialogue.inputs import Collided, Input, Landed, TurnedDown
from core.dialogue.message import ConversationKey
from core.errors import Barrier
from core.intake import Intake
from core.records import Account, Errand, Owing
from core.store import Unit
from core.sync.applying import Applier
from core.sync.falling import fall_of, one_of_each, rest_of
from core.world import World


class Closer:
    """Closes lines, each in one unit of work with what it says. A line that is closed already is let be."""

    def __init__(self, world: World, intake: Intake, applier: Applier) -> None:
        self._world = world
        self._intake = intake
        self._applier = applier

    async def settle(self, errand: Errand, owing: Owing) -> None:
        """It is there. With the last of its group, the person hears of it."""
        line, now, told = owing.line, self._world.clock.now(), None
        async with self._world.store.unit() as unit:
            account = await unit.owner(errand.calendar.account)
            if account is None or not await unit.close_line(errand, line.id, "settled", now):
                return
            sightings = await self._applier.show(unit, account, await _families(unit, account, (line,)))
            told = await self._applier.tell(unit, account, errand.calendar, sightings)
            whole = all(other.state in ("pending", "settled") for other in owing.group)
            if whole and not await unit.group_is_open(account, line.group):
                await self._hear(unit, owing.key, Landed(line.group, await _link(unit, account, owing)))
        self._announce(owing.key, told)

    async def collide(self, errand: Errand, owing: Owing, now: Event | None) -> None:
        """It was not written, and nothing else of its saga will be: the person decides."""
        alone = not rest_of(owing)
        await self._fail(errand, owing, "conflict", Collided(owing.line, now, alone))

    async def refuse(self, errand: Errand, owing: Owing, reason: Barrier) -> None:
        """It was not written and never will be."""
        await self._fail(errand, owing, "refused", TurnedDown(owing.line, reason))

    async def _fail(self, errand: Errand, owing: Owing, state: ChangeState, why: Input) -> None:
        line, now, told = owing.line, self._world.clock.now(), None
        async with self._world.store.unit() as unit:
            account = await unit.owner(errand.calendar.account)
            if account is None or not await unit.close_line(errand, line.id, state, now):
                return
            families = await _families(unit, account, (line, *rest_of(owing)))
            fall = fall_of(owing, families)
            gone = (*fall.rest, *fall.dependants)
            for other in gone:
                await unit.close_line(errand, other.id, "withdrawn", now)
            families = await _families(unit, account, (line, *gone))
            sightings = await self._applier.show(unit, account, families)
            if fall.undone:
                told = await self._applier.tell(unit, account, errand.calendar, sightings)
            else:
                await self._hear(unit, owing.key, why)
                for other in one_of_each(fall.dependants):
                    await self._hear(unit, owing.key, Collided(other, None, alone=False))
        self._announce(owing.key, told)

    async def _hear(self, unit: Unit, key: ConversationKey | None, happened: Input) -> None:
        if key is not None:
            await self._intake.hear(unit, key, self._world.newborn(), happened)

    def _announce(self, *keys: ConversationKey | None) -> None:
        for key in {*keys}:
            self._applier.announce(key)


async def _families(unit: Unit, account: Account, lines: Iterable[Change]) -> tuple[Family, ...]:
    roots = dict.fromkeys(root for line in lines for root in (line.left, line.root))
    found = [await unit.family_of(account, root) for root in roots]
    return tuple(family for family in found if family is not None)


async def _link(unit: Unit, account: Account, owing: Owing) -> str:
    """Where the event can be opened, if the group is about one."""
    if len({line.saga or line.id for line in owing.group}) > 1:
        return ""
    family = await unit.family_of(account, owing.line.root)
    rows = {line.event for line in owing.group if line.after is not None}
    placements = [row.placement for row in (family.rows if family else ()) if row.id in rows]
    return next((placement.link for placement in placements if placement and placement.link), "")
