"""A line of the ledger comes to its end: it is there, it met another change, or it was turned down; and that is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from core.calendar.change import Change, ChangeState
from core.calendar.event import Event
from core.dialogue.inputs import Collided, Input, Landed, Sighting, TurnedDown
from core.dialogue.message import ConversationKey
from core.errors import Barrier
from core.intake import Intake
from core.records import Account, Errand, Owing
from core.store import Unit
from core.sync.applying import Applier
from core.world import World

Tell: TypeAlias = Callable[[Unit, Account], Awaitable[Input | None]]


class Closer:
    """Closes lines, each in one unit of work with what it says. A line that is closed already is let be."""

    def __init__(self, world: World, intake: Intake, applier: Applier) -> None:
        self._world = world
        self._intake = intake
        self._applier = applier

    async def settle(self, errand: Errand, owing: Owing) -> None:
        """It is there. With the last of its group, the person hears of it."""
        lost = any(other.state not in ("pending", "settled") for other in owing.group)

        async def tell(unit: Unit, account: Account) -> Input | None:
            if lost or await unit.group_is_open(account, owing.line.group):
                return None
            return Landed(owing.line.group, await _link(unit, account, owing))

        await self._close(errand, owing, "settled", (), tell)

    async def collide(self, errand: Errand, owing: Owing, now: Event | None) -> None:
        """It was not written, and nothing else of its saga will be: the person decides."""
        rest = _rest(owing)

        async def tell(unit: Unit, account: Account) -> Input:
            return Collided(owing.line, now, alone=not rest)

        await self._close(errand, owing, "conflict", rest, tell)

    async def refuse(self, errand: Errand, owing: Owing, reason: Barrier) -> None:
        """It was not written and never will be."""

        async def tell(unit: Unit, account: Account) -> Input:
            return TurnedDown(owing.line, reason)

        await self._close(errand, owing, "refused", _rest(owing), tell)

    async def _close(
        self, errand: Errand, owing: Owing, state: ChangeState, rest: Sequence[Change], tell: Tell
    ) -> None:
        now, hearers = self._world.clock.now(), set[ConversationKey | None]()
        async with self._world.store.unit() as unit:
            account = await unit.owner(errand.calendar.account)
            if account is None or not await unit.close_line(errand, owing.line.id, state, now):
                return
            for other in rest:
                await unit.close_line(errand, other.id, "withdrawn", now)
            sightings = await self._show(unit, account, (owing.line, *rest))
            if state == "settled":  # then nothing of it is our doing
                hearers.add(await self._applier.tell(unit, account, errand.calendar, sightings))
            happened = await tell(unit, account)
            if happened is not None and owing.key is not None:
                hearers.add(owing.key)
                await self._intake.hear(unit, owing.key, self._world.newborn(), happened)
        for hearer in hearers:
            self._applier.announce(hearer)

    async def _show(self, unit: Unit, account: Account, closed: Sequence[Change]) -> tuple[Sighting, ...]:
        """The calendar without these lines on top of the mirror: what was not written is not shown any more."""
        roots = dict.fromkeys(root for line in closed for root in (line.left, line.root))
        families = [await unit.family_of(account, root) for root in roots]
        known = [family for family in families if family is not None]
        return await self._applier.show(unit, account, known)


def _rest(owing: Owing) -> tuple[Change, ...]:
    line = owing.line
    return tuple(
        other
        for other in owing.group
        if other.id != line.id and other.saga == line.saga and other.state == "pending"
    )


async def _link(unit: Unit, account: Account, owing: Owing) -> str:
    """Where the event can be opened, if the group is about one."""
    if len({line.saga or line.id for line in owing.group}) > 1:
        return ""
    rows = {line.event: line for line in owing.group if line.after is not None}
    family = await unit.family_of(account, owing.line.root)
    placements = [row.placement for row in (family.rows if family else ()) if row.id in rows]
    return next((placement.link for placement in placements if placement and placement.link), "")
