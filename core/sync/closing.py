"""A line of the ledger comes to its end: it is there, it met another change, or it was turned down; and that is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID, uuid5

from core.calendar.change import Change, ChangeState
from core.calendar.event import Event
from core.calendar.mirror.resource import Family
from core.calendar.mirror.superseding import Pair
from core.dialogue.inputs import Collided, Input, Landed, TurnedDown
from core.dialogue.message import ConversationKey
from core.dialogue.remote_inputs import WentAlong
from core.errors import Barrier
from core.intake import Intake
from core.records import Account, Errand, Owing
from core.store import Unit
from core.sync.applying import Applier
from core.sync.errands import Lost
from core.sync.falling import Fall, fall_of, one_of_each, rest_of
from core.sync.seeing import row_of
from core.world import World

_PARTED = UUID("5f0c9d55-7d3a-4f0e-9a53-2c1f1c8d6f42")


class Closer:
    """Closes lines, each in one unit of work with what it says. Raises Lost where others have the calendar by now, or
    the line is closed already.
    """

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
                raise Lost
            sightings = await self._applier.show(unit, account, await _families(unit, account, (line,)))
            told = await self._applier.tell(unit, account, errand.calendar, sightings)
            await self._finish(unit, account, owing)
        self._announce(owing.key, told)

    async def annul(self, errand: Errand, owing: Owing, pairs: Sequence[Pair]) -> None:
        """Lines that were taken back, with what took them back: there is nothing to do for either."""
        now = self._world.clock.now()
        async with self._world.store.unit() as unit:
            account = await unit.owner(errand.calendar.account)
            if account is None:
                raise Lost
            for line, back in pairs:
                for one, state in _annulled(line, back):
                    if not await unit.close_line(errand, one.id, state, now):
                        raise Lost
            sightings = await self._applier.show(unit, account, await _families(unit, account, pairs[0]))
            told = await self._applier.tell(unit, account, errand.calendar, sightings)
            for group in dict.fromkeys(back.group for _, back in pairs):
                if not await unit.group_is_open(account, group):
                    await self._hear(unit, owing.key, Landed(group, ""))
        self._announce(owing.key, told)

    async def part(self, errand: Errand, owing: Owing, days: tuple[Event, ...]) -> None:
        """Tell once what went with a series and was seen by nobody here; the line itself stays open."""
        calendar, now = errand.calendar, self._world.clock.now()
        async with self._world.store.unit() as unit:
            account = await unit.owner(calendar.account)
            if account is None:
                raise Lost
            told = account.home or owing.key
            if await unit.admit(uuid5(_PARTED, owing.line.id.hex), now):
                await self._hear(unit, told, WentAlong(calendar.name, days))
        self._announce(told)

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
                raise Lost
            fall = await _fall(unit, account, owing)
            gone = (*fall.rest, *fall.dependants)
            for other in gone:
                await unit.close_line(errand, other.id, "withdrawn", now)
            families = await _families(unit, account, (line, *gone))
            sightings = await self._applier.show(unit, account, families)
            own = [one.base for one in (line, *gone) if one.base is not None and one.base.placement is None]
            if own:  # what was ours alone, and was to be taken along, stays here
                await unit.show(account, own, (), now)
            if fall.undone:
                told = await self._applier.tell(unit, account, errand.calendar, sightings)
            else:
                ours = {row for other in (line, *gone) for row in (other.event, other.root, other.left)}
                beside = tuple(seen for seen in sightings if row_of(seen).id not in ours)
                told = await self._applier.tell(unit, account, errand.calendar, beside)
                await self._hear(unit, owing.key, why)
            for other in one_of_each(fall.wanted):
                await self._hear(unit, owing.key, Collided(other, None, alone=False))
            await self._finish(unit, account, owing, without=(line, *gone))
            for back in dict.fromkeys(other.group for other in gone if other.undoes == line.group):
                if not await unit.group_is_open(account, back):
                    await self._hear(unit, owing.key, Landed(back, ""))
        self._announce(owing.key, told)

    async def _finish(
        self, unit: Unit, account: Account, owing: Owing, without: Collection[Change] = ()
    ) -> None:
        """With the last line of a group the person hears that what could be done of it is there."""
        fell = {line.id for line in without}
        done = [one for one in owing.group if one.state in ("pending", "settled") and one.id not in fell]
        if done and not await unit.group_is_open(account, owing.line.group):
            link = await _link(unit, account, done)
            await self._hear(unit, owing.key, Landed(owing.line.group, link))

    async def _hear(self, unit: Unit, key: ConversationKey | None, happened: Input) -> None:
        if key is not None:
            await self._intake.hear(unit, key, self._world.newborn(), happened)

    def _announce(self, *keys: ConversationKey | None) -> None:
        for key in {*keys}:
            self._applier.announce(key)


def _annulled(line: Change, back: Change) -> tuple[tuple[Change, ChangeState], ...]:
    return (line, "withdrawn"), (back, "settled")


async def _families(unit: Unit, account: Account, lines: Iterable[Change]) -> tuple[Family, ...]:
    roots = dict.fromkeys(root for line in lines for root in (line.left, line.root))
    found = [await unit.family_of(account, root) for root in roots]
    return tuple(family for family in found if family is not None)


async def _fall(unit: Unit, account: Account, owing: Owing) -> Fall:
    """With all that hangs on it, in whichever families: a series that was split is two."""
    lines: tuple[Change, ...] = (owing.line, *rest_of(owing))
    back = await unit.taking_back(account, owing.line.group)
    while True:
        fall = fall_of(owing, await _families(unit, account, lines), back)
        reached = {root for line in lines for root in (line.left, line.root)}
        if all({line.left, line.root} <= reached for line in fall.dependants):
            return fall
        lines = (*lines, *fall.dependants)


async def _link(unit: Unit, account: Account, lines: Sequence[Change]) -> str:
    """Where the event can be opened, if they are about one."""
    if len({line.saga or line.id for line in lines}) > 1:
        return ""
    rows = {line.event for line in lines if line.after is not None}
    found = [row for family in await _families(unit, account, lines) for row in family.rows if row.id in rows]
    placements = [row.placement for row in sorted(found, key=_is_whole)]
    return next((placement.link for placement in placements if placement and placement.link), "")


def _is_whole(row: Event) -> bool:
    """A change of one instance is a line of its series as well: it is the instance that was meant."""
    return row.series is None
