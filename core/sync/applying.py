"""What the remote calendar said goes into the mirror, what that comes to onto the calendar, and what is news is told.

All of it in one unit of work: whoever sees the mirror sees the calendar that belongs to it, and news are told once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import reduce

from core.calendar.event import Event
from core.calendar.instants import later, span
from core.calendar.mirror.adopting import adopted, evicted, is_newer, row_of_ours
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.when import Window
from core.dialogue.inputs import RemoteChanged, Sighting
from core.dialogue.message import ConversationKey
from core.errors import Unreadable
from core.intake import Intake
from core.records import Account, Errand, LinkedCalendar
from core.store import Unit
from core.sync.errands import Lost
from core.sync.seeing import as_it_stands, is_news, paired, sightings_of, stands_elsewhere
from core.world import World

_AROUND = timedelta(hours=1)
HELD = timedelta(seconds=10)
"""How long a calendar is held to be listed, from each bite that was learned."""


@dataclass(frozen=True, slots=True)
class Applied:
    """How many resources told something new, and where that shows."""

    changed: int = 0
    shown: ConversationKey | None = None


class Applier:
    """Takes in what was read, by whichever way."""

    def __init__(self, world: World, intake: Intake) -> None:
        self._world = world
        self._intake = intake

    async def learn(
        self,
        calendar: LinkedCalendar,
        resources: Sequence[Resource],
        *,
        quiet: bool = False,
        listing: Errand | None = None,
    ) -> Applied:
        """Keep what is newer than what we have, at most 250 at a time. `quiet`: nobody needs to hear of it.

        What was listed counts only while that listing is ours: another one may have gone past it. Raises Lost.
        """
        async with self._world.store.unit() as unit:
            known = await unit.etags(calendar.id, [resource.id for resource in resources])
            others = [resource for resource in resources if known.get(resource.id) != resource.etag]
            account = await unit.owner(calendar.account) if others else None
            if account is None:
                return Applied()
            if listing is not None and not await unit.renew(listing, self._world.clock.now() + HELD):
                raise Lost
            applied = await self._learn(unit, account, calendar, others, quiet=quiet)
        self.announce(applied.shown)
        return applied

    async def _learn(
        self,
        unit: Unit,
        account: Account,
        calendar: LinkedCalendar,
        resources: Sequence[Resource],
        *,
        quiet: bool = False,
    ) -> Applied:
        """The same within a unit of work that has begun, and that holds the account."""
        families, learned = await self.take_in(unit, account, calendar, resources)
        if not learned:
            return Applied()
        sightings = await self.show(unit, account, families)
        if not quiet:
            await self.tell(unit, account, calendar, sightings)
        return Applied(learned, account.home if sightings else None)

    async def take_in(
        self, unit: Unit, account: Account, calendar: LinkedCalendar, resources: Collection[Resource]
    ) -> tuple[tuple[Family, ...], int]:
        """The mirror holds what is newer than what it had: their families as they are with it, and how many were newer."""
        latest = {resource.id: resource for resource in resources}
        roots = tuple(dict.fromkeys(_root(resource) for resource in latest.values()))
        known = await self._families(unit, account, calendar, roots)
        families = await self._recognised(unit, account, known)
        learned: list[Mirrored] = []
        count = 0
        for resource in latest.values():
            family = families.get(_root(resource))
            if family is not None and _is_news(family, resource):
                families[family.id], members = _with(family, resource)
                learned += members
                count += 1
        if learned:
            await unit.keep(calendar.id, learned, self._world.clock.now())
        return tuple(families.values()), count

    async def _families(
        self, unit: Unit, account: Account, calendar: LinkedCalendar, roots: Sequence[str]
    ) -> tuple[Family, ...]:
        """Those that can be read: one that cannot stays as it is, and keeps no other from being heard of."""
        try:
            return await unit.families(account, calendar.id, roots)
        except Unreadable as error:
            if len(roots) == 1:
                self._world.faults.note("learn", error.about, error)
                return ()
        apart = [await self._families(unit, account, calendar, (root,)) for root in roots]
        return tuple(family for found in apart for family in found)

    async def _recognised(
        self, unit: Unit, account: Account, families: Sequence[Family]
    ) -> dict[str, Family]:
        """By their ids. What was made here once, and stayed when its calendar was disconnected, is that same row."""
        by_id = {family.id: family for family in families}
        unknown = {row_of_ours(family.id): family for family in families if not family.members}
        ids = [row for row in unknown if row is not None]
        kept = [row for row in await unit.family(account, ids) if row.placement is None] if ids else []
        for root in (row.id for row in kept if row.id in unknown):
            rows = tuple(row for row in kept if root in (row.id, row.series))
            by_id[root.hex] = replace(unknown[root], root=root, rows=rows)
        return by_id

    async def show(self, unit: Unit, account: Account, families: Collection[Family]) -> tuple[Sighting, ...]:
        """Bring the calendar's rows into line with these families. What differs is what somebody else did."""
        sightings = tuple(seen for family in families for seen in sightings_of(family))
        put = {seen.after.id: seen.after for seen in sightings if seen.after is not None}
        left = (seen.before.id for seen in sightings if seen.before is not None and seen.after is None)
        gone = [row for row in left if row not in put]  # one may have gone over to another series
        if sightings:
            await unit.show(account, tuple(put.values()), gone, self._world.clock.now())
        return tuple(as_it_stands(seen, families) for seen in sightings)

    def announce(self, told: ConversationKey | None) -> None:
        """To whoever shows that conversation; only once the unit has ended."""
        if told is not None:
            self._world.hints.announce(told)

    async def tell(
        self, unit: Unit, account: Account, calendar: LinkedCalendar, sightings: tuple[Sighting, ...]
    ) -> ConversationKey | None:
        """Say in the home conversation what somebody else did, if it matters to a person."""
        sightings = tuple(seen for seen in paired(sightings) if is_news(seen))
        if not sightings or account.home is None or not calendar.followed:
            return None
        rows = [row for seen in sightings if (row := seen.after or seen.before) is not None]
        nearby = await unit.events(account, [_around(row) for row in rows[:20]])
        sightings = tuple(seen for seen in sightings if not stands_elsewhere(seen, nearby))
        if not sightings:
            return None
        news = RemoteChanged(calendar.name, sightings, nearby)
        await self._intake.hear(unit, account.home, self._world.newborn(), news)
        return account.home


def informed(family: Family, resources: Iterable[Resource]) -> Family:
    """As it is with what is newer of it in these."""
    return reduce(_informed, resources, family)


def _informed(family: Family, resource: Resource) -> Family:
    own = _root(resource) == family.id and _is_news(family, resource)
    return _with(family, resource)[0] if own else family


def _is_news(family: Family, resource: Resource) -> bool:
    held = next((one.resource for one in family.members if one.id == resource.id), None)
    return is_newer(resource, held)


def _with(family: Family, resource: Resource) -> tuple[Family, tuple[Mirrored, ...]]:
    """With the members that differ now: the one whose row it takes over lives on in a row of its own."""
    member = adopted(family, resource)
    others = [one for one in family.members if one.id != member.id]
    left = tuple(evicted(one) for one in others if _is_left_without_row(one, member, family))
    names = {one.id for one in left}
    kept = (one for one in others if one.id not in names)
    return replace(family, members=(*kept, *left, member)), (*left, member)


def _is_left_without_row(one: Mirrored, taken: Mirrored, family: Family) -> bool:
    lives = one.resource is not None and one.resource.alive and one.id != family.id
    return lives and one.event == taken.event and taken.resource is not None and taken.resource.alive


def _root(resource: Resource) -> str:
    return resource.master or resource.id


def _around(row: Event) -> Window:
    taken = span(row.when, "UTC")
    return Window(later(taken.start, -_AROUND), later(taken.end, _AROUND))
