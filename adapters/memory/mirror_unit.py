"""What synchronising needs of a unit of work, on a world."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adapters.memory import due, families, grants, parting
from adapters.memory.line_unit import MemoryLineUnit, is_ours
from adapters.memory.things import AT_ONCE, Lease
from adapters.memory.world import HELD
from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.mirror.resource import Family, Mirrored
from core.records import Account, Afloat, Attempt, CalendarEntry, Errand, Grant, LinkedCalendar


class MemoryMirrorUnit(MemoryLineUnit):
    """Reads and writes one world; nobody else does meanwhile."""

    async def owner(self, account: UUID) -> Account | None:
        """The account of this id."""
        return self._world.account(account)

    async def families(self, account: Account, calendar: UUID, roots: Collection[str]) -> tuple[Family, ...]:
        """One for each remote id."""
        return families.families(self._world, account, calendar, roots)

    async def family_of(self, account: Account, root: UUID) -> Family | None:
        """The family of this row."""
        now = replace(account, calendars=self._world.calendars_of(account.id))
        return families.family_of(self._world, now, root)

    async def etags(self, calendar: UUID, ids: Collection[str]) -> Mapping[str, str]:
        """What the mirror holds of these."""
        held = ((id_, self._world.mirror.get((calendar, id_))) for id_ in ids)
        return {id_: one.resource.etag for id_, one in held if one is not None and one.resource is not None}

    async def keep(self, calendar: UUID, members: Sequence[Mirrored], at: datetime) -> None:
        """Exactly as they are given."""
        for member in members:
            self._world.mirror[calendar, member.id] = member

    async def show(
        self, account: Account, rows: Sequence[Event], gone: Collection[UUID], at: datetime
    ) -> None:
        """The calendar's rows, with nothing in the ledger."""
        for row in rows:
            self._put_event(account, row.id, row, at)
        for event in gone:
            self._put_event(account, event, None, at)

    def _put_event(self, account: Account, event: UUID, row: Event | None, at: datetime) -> None:
        owner, _ = self._world.events.get(event, (account.id, None))
        if owner != account.id:
            return
        if row is None:
            self._world.events.pop(event, None)
        else:
            self._world.events[event] = account.id, row
        due.put(self._world, account, event, row, at)

    def _reserve(self, change: Change) -> None:
        """A remote id for an event or a series that the remote calendar is to have from us."""
        after, calendar = change.after, change.calendar
        if after is None or calendar is None or change.state != "pending" or after.series is not None:
            return
        if change.base is None or change.base.placement is None:
            reserved = Mirrored(after.id.hex, after.id.hex, after.id, None, ours=True)
            self._world.mirror.setdefault((calendar, reserved.id), reserved)

    async def finish_pull(
        self,
        errand: Errand,
        token: str | None,
        due: datetime,
        at: datetime,
        dirty: int,
        *,
        whole: bool = False,
    ) -> bool:
        """Whether the errand was still ours."""
        if not is_ours(self._world, errand):
            return False
        linked = self._world.linked[errand.calendar.id]
        listed = at if whole else linked.calendar.listed_at
        calendar = replace(linked.calendar, token=token, pulled_at=at, listed_at=listed)
        again = AT_ONCE if calendar.dirty > dirty else due
        free = Lease(None, linked.pull.fence)
        self._world.linked[calendar.id] = replace(linked, calendar=calendar, due=again, pull=free)
        return True

    async def calendars(self, account: Account) -> tuple[LinkedCalendar, ...]:
        """As they are now."""
        return self._world.calendars_of(account.id)

    async def list_calendars(
        self, grant: Grant, entries: Sequence[CalendarEntry], newborn: Mapping[str, UUID]
    ) -> None:
        """The grant's calendars are these."""
        grants.list_calendars(self._world, grant, entries, newborn)

    async def follow(self, account: Account, calendar: UUID, *, followed: bool) -> tuple[LinkedCalendar, ...]:
        """It is looked at, or not any more."""
        grants.follow(self._world, account.id, calendar, followed)
        return self._world.calendars_of(account.id)

    async def aim(self, account: Account, calendar: UUID) -> tuple[LinkedCalendar, ...]:
        """New events go there."""
        grants.aim(self._world, account.id, calendar)
        return self._world.calendars_of(account.id)

    async def afloat(self, account: Account) -> tuple[Afloat, ...]:
        """What its Google accounts do not have yet."""
        return parting.afloat(self._world, account.id)

    async def put_attempt(self, attempt: Attempt) -> None:
        """Keep it."""
        self._world.attempts[attempt.id] = attempt

    async def take_attempt(self, attempt: UUID, now: datetime) -> Attempt | None:
        """Once."""
        taken = self._world.attempts.pop(attempt, None)
        return taken if taken is not None and now < taken.expires_at else None

    async def put_grant(self, grant: Grant) -> None:
        """Keep it as it is now. Raises StoreUnavailable where another one of this Google account is held."""
        grants.put(self._world, grant)

    async def grant(self, grant: UUID) -> Grant | None:
        """As it is now."""
        return self._world.grants.get(grant)

    async def grants(self, account: Account) -> tuple[Grant, ...]:
        """All that are not gone."""
        return tuple(grants.of_account(self._world, account.id))

    async def holder(self, subject: str) -> Grant | None:
        """Whoever's it is."""
        held = (one for one in self._world.grants.values() if one.state in HELD)
        return next((one for one in held if one.identity.subject == subject), None)

    async def forget_grant(self, grant: Grant, at: datetime) -> None:
        """What came from there goes."""
        parting.forget(self._world, grant)

    async def drop_grant(self, grant: UUID) -> None:
        """Nothing of it is left."""
        parting.drop(self._world, grant)

    async def hold_claimed(self, grant: UUID) -> None:
        """The whole world is locked anyway."""

    async def merge_accounts(self, account: Account, other: UUID) -> Account:
        """Into the older one."""
        return parting.merge(self._world, account, other)

    async def set_home(self, account: Account) -> None:
        """Keep `account.home`."""
        kept = self._world.accounts[account.id]
        self._world.accounts[account.id] = replace(kept, home=account.home)
