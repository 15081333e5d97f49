"""What synchronising needs of a unit of work on the database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from adapters.database import (
    accounts,
    attempts,
    calendars,
    errands,
    families,
    forgetting,
    grants,
    listing,
    mirror,
)
from adapters.database.line_unit import DatabaseLineUnit
from core.calendar.event import Event
from core.calendar.mirror.resource import Family, Mirrored
from core.records import Account, Afloat, Attempt, CalendarEntry, Errand, Grant, LinkedCalendar

MANY = 20


class DatabaseMirrorUnit(DatabaseLineUnit):
    """Whoever calls holds the account."""

    async def owner(self, account: UUID) -> Account | None:
        """The account of this id, locked."""
        return await self._transaction.now(lambda c: self._books.accounts.owner(c, account))

    async def families(self, account: Account, calendar: UUID, roots: Collection[str]) -> tuple[Family, ...]:
        """One for each remote id."""
        long = len(roots) > MANY
        return await self._transaction.now(
            lambda c: families.families(c, account, calendar, roots), long=long
        )

    async def family_of(self, account: Account, root: UUID) -> Family | None:
        """The family of this row."""
        return await self._transaction.now(lambda c: families.family_of(c, account, root))

    async def etags(self, calendar: UUID, ids: Collection[str]) -> Mapping[str, str]:
        """What the mirror holds of these."""
        return await self._transaction.now(lambda c: mirror.etags(c, calendar, ids))

    async def keep(self, calendar: UUID, members: Sequence[Mirrored], at: datetime) -> None:
        """Exactly as they are given."""
        long = len(members) > MANY
        self._transaction.later(lambda c: self._books.mirror.keep(c, calendar, members, at), long=long)

    async def show(
        self, account: Account, rows: Sequence[Event], gone: Collection[UUID], at: datetime
    ) -> None:
        """The calendar's rows, with nothing in the ledger."""
        show = self._books.calendar.show
        long = len(rows) > MANY
        self._transaction.later(lambda c: show(c, account, rows, gone, at), long=long)

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
        return await self._transaction.now(
            lambda c: errands.finish_pull(c, errand, token, due, at, dirty, whole)
        )

    async def calendars(self, account: Account) -> tuple[LinkedCalendar, ...]:
        """As they are now."""
        return await self._transaction.now(lambda c: calendars.of_account(c, account.id))

    async def list_calendars(
        self, grant: Grant, entries: Sequence[CalendarEntry], newborn: Mapping[str, UUID]
    ) -> None:
        """The grant's calendars are these."""
        await self._transaction.now(lambda c: listing.list_calendars(c, grant, entries, newborn))

    async def follow(self, account: Account, calendar: UUID, *, followed: bool) -> tuple[LinkedCalendar, ...]:
        """It is looked at, or not any more."""
        self._transaction.later(lambda c: calendars.follow(c, account.id, calendar, followed))
        return await self.calendars(account)

    async def aim(self, account: Account, calendar: UUID) -> tuple[LinkedCalendar, ...]:
        """New events go there."""
        self._transaction.later(lambda c: calendars.aim(c, account.id, calendar))
        return await self.calendars(account)

    async def afloat(self, account: Account) -> tuple[Afloat, ...]:
        """What its Google accounts do not have yet."""
        return await self._transaction.now(lambda c: forgetting.afloat(c, account.id))

    async def put_attempt(self, attempt: Attempt) -> None:
        """Keep it."""
        self._transaction.later(lambda c: attempts.put(c, attempt))

    async def take_attempt(self, attempt: UUID, now: datetime) -> Attempt | None:
        """Once."""
        return await self._transaction.now(lambda c: attempts.take(c, attempt, now))

    async def put_grant(self, grant: Grant) -> None:
        """Keep it as it is now. Raises StoreUnavailable where another one of this Google account is held."""
        await self._transaction.now(lambda c: self._books.grants.put(c, grant))

    async def grant(self, grant: UUID) -> Grant | None:
        """As it is now."""
        return await self._transaction.now(lambda c: grants.read(c, grant))

    async def grants(self, account: Account) -> tuple[Grant, ...]:
        """All that are not gone."""
        return await self._transaction.now(lambda c: grants.of_account(c, account))

    async def holder(self, subject: str) -> Grant | None:
        """Whoever's it is."""
        return await self._transaction.now(lambda c: grants.holder(c, subject))

    async def forget_grant(self, grant: Grant, at: datetime) -> None:
        """What came from there goes."""
        await self._transaction.now(lambda c: self._books.forgetting.forget(c, grant, at))

    async def drop_grant(self, grant: UUID) -> None:
        """Nothing of it is left."""
        self._transaction.later(lambda c: forgetting.drop(c, grant))

    async def hold_claimed(self, grant: UUID) -> None:
        """Both accounts, in the order of their ids."""
        await self._transaction.now(lambda c: self._books.merging.hold_claimed(c, grant))

    async def merge_accounts(self, account: Account, other: UUID) -> Account:
        """Into the older one."""
        return await self._transaction.now(lambda c: self._books.merging.merge(c, account, other))

    async def set_home(self, account: Account) -> None:
        """Keep `account.home`."""
        self._transaction.later(lambda c: accounts.set_home(c, account))
