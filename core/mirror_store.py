"""What synchronising asks of the database, on one page: calendars, the mirror, the ledger's open lines, grants."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.calendar.event import Event
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.line_store import LineUnit
from core.records import (
    Account,
    Afloat,
    Attempt,
    CalendarEntry,
    Channel,
    Errand,
    Grant,
    GrantState,
    LinkedCalendar,
    Tokens,
)


class MirrorUnit(LineUnit, Protocol):
    """The part of a unit of work that synchronising needs."""

    async def owner(self, account: UUID) -> Account | None:
        """The account of this id, locked until the unit ends; None when it is gone."""

    async def families(self, account: Account, calendar: UUID, roots: Collection[str]) -> tuple[Family, ...]:
        """One family for each remote id of an event or series, in that order, known or not.

        Rows are those of events and of changed instances; pending are lines that touch any of it, also those that take
        an instance out of the series. Raises Unreadable.
        """

    async def family_of(self, account: Account, root: UUID) -> Family | None:
        """The family of this row, an event or a series; None where no remote calendar has or expects it."""

    async def etags(self, calendar: UUID, ids: Collection[str]) -> Mapping[str, str]:
        """What the mirror holds of these, by id; of what it never heard it holds nothing."""

    async def keep(self, calendar: UUID, members: Sequence[Mirrored], at: datetime) -> None:
        """The mirror holds these as they are given."""

    async def show(
        self, account: Account, rows: Sequence[Event], gone: Collection[UUID], at: datetime
    ) -> None:
        """The calendar's rows are these from now on, those gone are not; the ledger knows nothing of it."""

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
        """Keep the sync token and when to look again; `dirty` is what the calendar counted when we began;
        `whole`: everything was listed.

        A calendar that was hinted at since stays due. False: the errand is no longer ours.
        """

    async def calendars(self, account: Account) -> tuple[LinkedCalendar, ...]:
        """Those of connected grants, as they are now."""

    async def list_calendars(
        self, grant: Grant, entries: Sequence[CalendarEntry], newborn: Mapping[str, UUID]
    ) -> None:
        """The grant's calendars are these: new ones get the id given for them, those that are gone are unfollowed.

        One that is back, or can be read again, is listed anew. An account without a target gets one: of the followed
        calendars that its person owns, one of the default grant, the primary first.
        """

    async def follow(self, account: Account, calendar: UUID, *, followed: bool) -> tuple[LinkedCalendar, ...]:
        """What this calendar holds is found in `events` and `agenda`, or not: kept, and pushed to, it is all the same.

        Followed again it is listed anew, quietly. Unfollowed it is no target, and another becomes it, as in
        `list_calendars`. One that is not this account's, or not listed, is let be. Returns the account's calendars.
        """

    async def aim(self, account: Account, calendar: UUID) -> tuple[LinkedCalendar, ...]:
        """New events go to this calendar from now on, which is followed for that.

        One that is not this account's, not listed or not to be written is let be. Returns the account's calendars.
        """

    async def afloat(self, account: Account) -> tuple[Afloat, ...]:
        """What its Google accounts do not have yet, oldest first."""

    async def put_attempt(self, attempt: Attempt) -> None:
        """Keep it until it is taken or has expired."""

    async def take_attempt(self, attempt: UUID, now: datetime) -> Attempt | None:
        """Once. None: unknown, taken or expired."""

    async def put_grant(self, grant: Grant) -> None:
        """Keep it as it is now, in place of the one of this id. The default one is mirrored into the account's columns."""

    async def grant(self, grant: UUID) -> Grant | None:
        """As it is now."""

    async def grants(self, account: Account) -> tuple[Grant, ...]:
        """All of an account that are not gone."""

    async def holder(self, subject: str) -> Grant | None:
        """The active or signed-out grant of this Google account, whoever's it is."""

    async def forget_grant(self, grant: Grant, at: datetime) -> None:
        """Its tokens, calendars and mirror go, and the events that came from there; those made here stay, as ours alone.

        Pending lines about what was made here are settled as ours alone, without a placement; the others, which come to
        nothing, are withdrawn. The grant itself is `gone` from now on, and keeps its tokens and channels until
        `drop_grant`: Google has to be told.
        """

    async def drop_grant(self, grant: UUID) -> None:
        """Nothing of it is left: not its tokens, its calendars, nor its channels."""

    async def hold_claimed(self, grant: UUID) -> None:
        """Lock the account of this grant, and that of whoever holds the same Google account, in an order that all keep;
        or both sides of a link code of this id.

        For a unit that may bring them together; it has locked no other.
        """

    async def merge_accounts(self, account: Account, other: UUID) -> Account:
        """Everything of both belongs to the older one from now on, which is returned, locked."""

    async def set_home(self, account: Account) -> None:
        """Keep `account.home`."""


class MirrorStore(Protocol):
    """Short transactions of their own. Each raises StoreUnavailable."""

    async def lease_push(self, now: datetime, until: datetime) -> Errand | None:
        """A calendar of an active grant that has a line due, whose lines nobody pushes; the one that waits longest."""

    async def lease_pull(self, now: datetime, until: datetime, only: UUID | None = None) -> Errand | None:
        """A followed calendar of an active grant that was hinted at, or is due, and that nobody pulls.

        `only` asks for one, due or not, followed or not.
        """

    async def renew(self, errand: Errand, until: datetime) -> bool:
        """Hold it longer. False: somebody else has it, or the grant is no longer active; nothing may be written."""

    async def release(self, errand: Errand) -> None:
        """Let somebody else have it."""

    async def put_off_pull(self, errand: Errand, due: datetime) -> None:
        """Look again at `due`, and let go."""

    async def unswept(self, calendar: UUID, until: datetime) -> tuple[Resource, ...]:
        """What the mirror holds as alive and that has not changed since `until`. Contents and documents may be left out."""

    async def hint(self, calendar: UUID) -> None:
        """It is said to have changed: it is due at once."""

    async def attempt(self, attempt: UUID, now: datetime) -> Attempt | None:
        """It is looked at, and stays. None: unknown, taken or expired."""

    async def read_grant(self, grant: UUID) -> Grant | None:
        """As it is now."""

    async def grants_in(
        self, states: Collection[GrantState], after: UUID | None, limit: int
    ) -> tuple[Grant, ...]:
        """Of everybody, in the order of their ids: those behind `after`, or the first."""

    async def open_channels(self, grant: UUID) -> tuple[Channel, ...]:
        """Channels that nobody has closed yet, also those of a grant that is gone."""

    async def lease_refresh(self, grant: UUID, now: datetime, until: datetime) -> bool:
        """Whether we are the one who refreshes it now."""

    async def keep_tokens(self, grant: UUID, tokens: Tokens, seen: str) -> None:
        """Sealed ones, in place of the old; the refresh lease ends.

        Where the person has connected anew, so that the refresh token is not `seen` any more, only the lease ends.
        """

    async def channel(self, channel: UUID) -> tuple[Channel, LinkedCalendar] | None:
        """A push channel that we opened, with its calendar."""

    async def channels_to_renew(self, before: datetime, limit: int) -> tuple[LinkedCalendar, ...]:
        """Followed calendars of active grants without a channel that lives beyond `before`."""

    async def put_channel(self, channel: Channel) -> None:
        """Keep it beside older ones of the calendar."""

    async def stale_channels(self, now: datetime, limit: int) -> tuple[tuple[Channel, LinkedCalendar], ...]:
        """Those that are of no use any more, with the calendar: it has a longer-lived one, or they expired, or nobody
        follows it though its grant is active."""

    async def forget_channel(self, channel: UUID) -> None:
        """It is closed."""
