"""What changed in a remote calendar comes here: page by page, and only a complete listing moves the sync token on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from core.calendar.mirror.resource import Resource, buried
from core.errors import AccessExpired, Forbidden, Gone, SignedOut, StoreUnavailable, Throttled, TokenExpired
from core.ports import RemoteCalendar
from core.records import Errand, LinkedCalendar, Page, Spot
from core.sync.applying import Applied, Applier
from core.sync.errands import Lost
from core.sync.grants import Keyring
from core.sync.patience import backoff, spread
from core.world import Remote, World

LEASE = timedelta(seconds=10)
EVERY, AFTER_TROUBLE, AFTER_LOSS = timedelta(minutes=12), timedelta(minutes=1), timedelta(hours=1)
AUDIT_EVERY = timedelta(days=1)
AT_ONCE, SWEPT_AT_ONCE = 250, 20


class Drifted(Exception):
    """So many resources were not as they had been told; they are now."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What one pull came to: how many resources told something new. Not `complete`: it goes on later.

    `drift` counts those of them that the changes should have told, and only a listing of everything did.
    """

    calendar: UUID
    changed: int = 0
    complete: bool = False
    drift: int = 0


class Puller:
    """Reads remote calendars. Any number may run: a calendar is read by one at a time."""

    def __init__(self, world: World, remote: Remote, keyring: Keyring, applier: Applier) -> None:
        self._world = world
        self._remote: RemoteCalendar = remote.calendar
        self._keyring = keyring
        self._applier = applier

    async def pull(self, only: UUID | None = None, *, everything: bool = False) -> Pulled | None:
        """One calendar that is due, or `only` that one. None: nothing is due, or others are at it.

        `everything` lists all of it, as if there were no sync token. Raises StoreUnavailable.
        """
        errand = await self.lease(only)
        return None if errand is None else await self.carry(errand, everything=everything)

    async def lease(self, only: UUID | None = None) -> Errand | None:
        """The calendar that is due, ours for a while. Raises StoreUnavailable."""
        now = self._world.clock.now()
        return await self._world.store.lease_pull(now, now + LEASE, only)

    async def carry(self, errand: Errand, *, everything: bool = False) -> Pulled:
        """What there is to read in it. Raises StoreUnavailable."""
        try:
            return await self._pull(errand, everything=everything)
        except (Lost, SignedOut):
            return Pulled(errand.calendar.id)
        except StoreUnavailable:
            raise
        except Exception as error:
            return await self._put_off(errand, error)

    async def _pull(self, errand: Errand, *, everything: bool, fresh: bool = False) -> Pulled:
        access = await self._keyring.access(errand.calendar.grant, fresh=fresh)
        spot = Spot(errand.calendar.remote_id, access)
        try:
            if everything or errand.calendar.token is None:
                return await self._list_all(errand, spot)
            return await self._go_on(errand, spot, errand.calendar.token)
        except AccessExpired:
            if fresh:
                raise
            return await self._pull(errand, everything=everything, fresh=True)

    async def _go_on(self, errand: Errand, spot: Spot, token: str) -> Pulled:
        """What changed; and once a day everything, to see whether that was all."""
        try:
            page, changed = await self._list_changes(errand, spot, token)
        except TokenExpired:
            return await self._list_all(errand, spot)
        if not self._is_audit_due(errand.calendar):
            return await self._finish(errand, page, changed)
        audited = await self._list_all(errand, spot)
        if audited.changed:
            self._world.faults.note("audit", errand.calendar.id, Drifted(str(audited.changed)))
        return replace(audited, changed=changed + audited.changed, drift=audited.changed)

    def _is_audit_due(self, calendar: LinkedCalendar) -> bool:
        return calendar.listed_at is None or self._world.clock.now() - calendar.listed_at > AUDIT_EVERY

    async def _list_changes(self, errand: Errand, spot: Spot, token: str) -> tuple[Page, int]:
        page, changed = await self._remote.page(spot, token, None), 0
        while True:
            changed += await self._learn(errand, page.resources)
            if page.next_page is None:
                return page, changed
            page = await self._remote.page(spot, token, page.next_page)

    async def _list_all(self, errand: Errand, spot: Spot) -> Pulled:
        """Everything there is; and what the mirror has beyond it is gone, unless it is younger than the listing."""
        page, changed, seen = await self._remote.page(spot, None, None), 0, set[str]()
        listed_at = page.updated
        while True:
            seen.update(resource.id for resource in page.resources)
            changed += await self._learn(errand, page.resources)
            if page.next_page is None:
                break
            page = await self._remote.page(spot, None, page.next_page)
        changed += await self._sweep(errand, spot, seen, listed_at)
        return await self._finish(errand, page, changed, whole=True)

    async def _sweep(self, errand: Errand, spot: Spot, seen: set[str], listed_at: datetime) -> int:
        known = await self._world.store.unswept(errand.calendar.id, listed_at)
        missing, changed = iter([one for one in known if one.id not in seen]), 0
        while bite := tuple(
            islice(missing, SWEPT_AT_ONCE)
        ):  # what is learned stays, should the next be too many
            changed += await self._learn(errand, [await self._gone(spot, one, listed_at) for one in bite])
        return changed

    async def _gone(self, spot: Spot, known: Resource, listed_at: datetime) -> Resource:
        """What became of something that is not listed any more; a list tells of no deletion."""
        try:
            return await self._remote.get(spot, known.id)
        except Gone:
            return replace(buried(known), updated=listed_at)

    async def _learn(self, errand: Errand, resources: Iterable[Resource]) -> int:
        """In bites: nobody else can use the account meanwhile. Of a first listing nothing is news."""
        left, changed = iter(resources), 0
        while bite := tuple(islice(left, AT_ONCE)):
            applied: Applied = await self._applier.learn(
                errand.calendar, bite, quiet=errand.calendar.quiet, listing=errand
            )
            changed += applied.changed
            if not await self._world.store.renew(errand, self._world.clock.now() + LEASE):
                raise Lost
        return changed

    async def _finish(self, errand: Errand, page: Page, changed: int, *, whole: bool = False) -> Pulled:
        now, calendar = self._world.clock.now(), errand.calendar
        due = now + spread(EVERY, self._world.newborn())
        async with self._world.store.unit() as unit:
            if not await unit.finish_pull(errand, page.token, due, now, calendar.dirty, whole=whole):
                raise Lost
        return Pulled(calendar.id, changed, complete=True)

    async def _put_off(self, errand: Errand, error: Exception) -> Pulled:
        """Later: what we have stays as it is."""
        wait = AFTER_TROUBLE
        if isinstance(error, Throttled):
            wait = backoff(4, self._world.newborn(), error.retry_after)
        elif isinstance(error, Gone | Forbidden):
            wait = AFTER_LOSS
            self._keyring.doubt(errand.calendar.grant)
        self._world.faults.note("pull", errand.calendar.id, error)
        await self._world.store.put_off_pull(errand, self._world.clock.now() + wait)
        return Pulled(errand.calendar.id)
