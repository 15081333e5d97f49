"""A line of the ledger comes to its end: it is there, it met another change, or it was turned down; and that is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID, uuid5

from core.calendar.change import Change, ChangeState
from core.calendar.event import Event
from core.calendar.mirror.projection import shown
from core.calendar.mirror.resource import Resource
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
from core.sync.kin import Kin
from core.sync.seeing import row_of, traced
from core.sync.taking import Ready, Taker
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
        self._taker = Taker(world)

    async def settle(self, errand: Errand, owing: Owing, heard: Collection[Resource] = ()) -> Ready | None:
        """It is there, as was `heard`. With the last of its group, the person hears of it. Returns the next that may go.

        What was heard is kept, whoever has the calendar by now.
        """
        line, then = owing.line, None
        async with self._world.store.unit() as unit:
            account = await _owner(unit, errand)
            families, _ = await self._applier.take_in(unit, account, errand.calendar, heard)
            kin = Kin(unit, account, families)
            closed = await self._close(unit, kin, errand, line, "settled")
            sightings = await self._applier.show(unit, account, await kin.of((line,)))
            told = await self._applier.tell(unit, account, errand.calendar, sightings)
            if closed:
                await self._finish(unit, kin, owing)
                then = await self._taker.take(unit, account, errand)
        self._announce(owing.key if closed else None, told)
        if not closed:
            raise Lost
        return then

    async def annul(
        self, errand: Errand, owing: Owing, pairs: Sequence[Pair], pending: Collection[Change]
    ) -> None:
        """Lines that were taken back, with what took them back: there is nothing to do for either.

        `pending` are those of their families for which that was found; another one by now may rest on these, and all is
        looked at again.
        """
        async with self._world.store.unit() as unit:
            account = await _owner(unit, errand)
            kin = Kin(unit, account)
            families = await kin.of(one for pair in pairs for one in pair)
            if {one.id for family in families for one in family.pending} != {one.id for one in pending}:
                raise Lost
            for line, back in pairs:
                for one, state in _annulled(line, back):
                    if not await self._close(unit, kin, errand, one, state):
                        raise Lost
            sightings = await self._applier.show(unit, account, await kin.of(pairs[0]))
            told = await self._applier.tell(unit, account, errand.calendar, sightings)
            for group in dict.fromkeys(back.group for _, back in pairs):
                if not await unit.group_is_open(account, group):
                    await self._hear(unit, owing.key, Landed(group, ""))
        self._announce(owing.key, told)

    async def part(self, errand: Errand, owing: Owing, days: tuple[Event, ...]) -> None:
        """Tell once what went with a series and was seen by nobody here; the line itself stays open."""
        calendar, now = errand.calendar, self._world.clock.now()
        async with self._world.store.unit() as unit:
            account = await _owner(unit, errand)
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
            account = await _owner(unit, errand)
            kin = Kin(unit, account)
            if not await self._close(unit, kin, errand, line, state):
                raise Lost
            fall = await _fall(unit, kin, owing)
            gone = (*fall.rest, *fall.dependants)
            for other in gone:
                await self._close(unit, kin, errand, other, "withdrawn")
            sightings = traced(await self._applier.show(unit, account, await kin.of((line, *gone))), gone)
            own = [one.base for one in (line, *gone) if one.base is not None and one.base.placement is None]
            if own:  # what was ours alone, and was to be taken along, stays here
                await unit.show(account, own, (), now)
            if fall.undone:
                asked = {one.event for one in fall.wanted}
                news = tuple(seen for seen in sightings if seen.after or row_of(seen).id not in asked)
                told = await self._applier.tell(unit, account, errand.calendar, news)
            else:
                ours = {row for other in (line, *gone) for row in (other.event, other.root, other.left)}
                beside = tuple(seen for seen in sightings if row_of(seen).id not in ours)
                told = await self._applier.tell(unit, account, errand.calendar, beside)
                await self._hear(unit, owing.key, why)
            for other in one_of_each(fall.wanted):
                await self._hear(unit, owing.key, Collided(other, None, alone=False))
            await self._finish(unit, kin, owing, without=(line, *gone))
            fell = {line.group, *(other.group for other in gone)}
            for back in dict.fromkeys(other.group for other in gone if other.undoes in fell):
                if not await unit.group_is_open(account, back):
                    await self._hear(unit, owing.key, Landed(back, ""))
        self._announce(owing.key, told)

    async def _close(self, unit: Unit, kin: Kin, errand: Errand, line: Change, state: ChangeState) -> bool:
        """Whether it was open, and ours to close."""
        closed = await unit.close_line(errand, line.id, state, self._world.clock.now())
        if closed:
            kin.close(line)
        return closed

    async def _finish(self, unit: Unit, kin: Kin, owing: Owing, without: Collection[Change] = ()) -> None:
        """With the last line of a group the person hears that what could be done of it is there."""
        fell = {line.id for line in without}
        done = [one for one in owing.group if one.state in ("pending", "settled") and one.id not in fell]
        others = any(one.state == "pending" and one.id != owing.line.id for one in done)
        if done and not (others and await unit.group_is_open(kin.account, owing.line.group)):
            link = await _link(kin, done)
            await self._hear(unit, owing.key, Landed(owing.line.group, link))

    async def _hear(self, unit: Unit, key: ConversationKey | None, happened: Input) -> None:
        if key is not None:
            await self._intake.hear(unit, key, self._world.newborn(), happened)

    def _announce(self, *keys: ConversationKey | None) -> None:
        for key in {*keys}:
            self._applier.announce(key)


async def _owner(unit: Unit, errand: Errand) -> Account:
    """Raises Lost."""
    account = await unit.owner(errand.calendar.account)
    if account is None:
        raise Lost
    return account


def _annulled(line: Change, back: Change) -> tuple[tuple[Change, ChangeState], ...]:
    return (line, "withdrawn"), (back, "settled")


async def _fall(unit: Unit, kin: Kin, owing: Owing) -> Fall:
    """With all that hangs on it, in whichever families: a series that was split is two."""
    lines: tuple[Change, ...] = (owing.line, *rest_of(owing))
    while True:
        groups = dict.fromkeys(line.group for line in lines)
        back = [one for group in groups for one in await unit.taking_back(kin.account, group)]
        fall = fall_of(owing, await kin.of(lines), back)
        if {line.id for line in fall.dependants} <= {line.id for line in lines}:
            return fall
        lines = (owing.line, *rest_of(owing), *fall.dependants)


async def _link(kin: Kin, lines: Sequence[Change]) -> str:
    """Where the event can be opened, if they are about one."""
    if len({line.saga or line.id for line in lines}) > 1:
        return ""
    rows = {line.event for line in lines if line.after is not None}
    found = [row for family in await kin.of(lines) for row in shown(family) if row.id in rows]
    placements = [row.placement for row in sorted(found, key=_is_whole)]
    return next((placement.link for placement in placements if placement and placement.link), "")


def _is_whole(row: Event) -> bool:
    """A change of one instance is a line of its series as well: it is the instance that was meant."""
    return row.series is None
