"""Remote calendars as we know them, and which of them new events go to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, exists, false, select, true

from adapters.database.mirror_schema import calendars, google_accounts
from adapters.database.schema import users
from core.records import LinkedCalendar

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
IS_HELD = google_accounts.c.holds.is_not(None)
LINKED = select(
    calendars.c.id,
    calendars.c.grant_id,
    calendars.c.user_id,
    calendars.c.remote_id,
    calendars.c.name,
    calendars.c.zone,
    calendars.c.role,
    google_accounts.c.email,
    calendars.c.is_primary,
    calendars.c.followed,
    calendars.c.is_target,
    calendars.c.sync_token,
    calendars.c.dirty,
    calendars.c.pulled_at,
    calendars.c.listed_at,
    calendars.c.listed,
    (google_accounts.c.state == "signed_out").label("signed_out"),
).join(google_accounts, google_accounts.c.id == calendars.c.grant_id)
WIDTH = len(LINKED.selected_columns)
OF_ACCOUNT = LINKED.where(calendars.c.user_id == bindparam("b_user"), IS_HELD)

_target, _way = calendars.alias(), google_accounts.alias()
_THEIRS = (
    (_target.c.user_id == bindparam("b_user")) & (_way.c.id == _target.c.grant_id) & _way.c.holds.is_not(None)
)
# Never one that belongs to others, however much may be written there: what one adds would be told to all of them.
_OWN = (_target.c.listed, _target.c.followed, _target.c.role == "owner")
CHOOSE = (
    calendars.update()
    .where(
        calendars.c.id
        == select(_target.c.id)
        .where(_THEIRS, *_OWN)
        .order_by(_way.c.is_default.desc(), _target.c.is_primary.desc(), _target.c.name, _target.c.id)
        .limit(1)
        .scalar_subquery(),
        ~exists().where(_THEIRS, _target.c.is_target),
    )
    .values(is_target=true())
)
IT = (calendars.c.id == bindparam("b_calendar"), calendars.c.user_id == bindparam("b_user"))
ANEW = {"sync_token": None, "pulled_at": None, "due_at": AT_ONCE}
FOLLOW = (
    calendars.update().where(*IT, calendars.c.listed, ~calendars.c.followed).values(followed=true(), **ANEW)
)
UNFOLLOW = calendars.update().where(*IT, calendars.c.listed).values(followed=false(), is_target=false())
WRITABLE = select(calendars.c.id).where(*IT, calendars.c.listed, calendars.c.role.in_(("owner", "writer")))
TARGETS = calendars.update().where(calendars.c.user_id == bindparam("b_user"), calendars.c.is_target)
AIM = calendars.update().where(*IT).values(is_target=true())
LINK = users.update().where(users.c.id == bindparam("b_user")).values(linked=exists().where(_THEIRS))


def linked(row: Row[*tuple[Any, ...]] | tuple[Any, ...]) -> LinkedCalendar:
    """The first columns of a row of `LINKED`."""
    return LinkedCalendar(*row[:WIDTH])


def in_order(found: Iterable[LinkedCalendar]) -> tuple[LinkedCalendar, ...]:
    """The primary ones first, then by name."""
    return tuple(sorted(found, key=lambda one: (not one.primary, one.name, one.id)))


def of_account(connection: Connection, account: UUID) -> tuple[LinkedCalendar, ...]:
    """Those of connected grants."""
    return in_order(map(linked, connection.execute(OF_ACCOUNT, {"b_user": account})))


def follow(connection: Connection, account: UUID, calendar: UUID, followed: bool) -> None:
    """It is looked at, or not any more."""
    connection.execute(FOLLOW if followed else UNFOLLOW, {"b_user": account, "b_calendar": calendar})
    choose(connection, account)


def aim(connection: Connection, account: UUID, calendar: UUID) -> None:
    """New events go there."""
    it = {"b_user": account, "b_calendar": calendar}
    if connection.scalar(WRITABLE, it) is not None:
        connection.execute(FOLLOW, it)
        connection.execute(TARGETS.values(is_target=false()), {"b_user": account})
        connection.execute(AIM, it)


def choose(connection: Connection, account: UUID) -> None:
    """A target where there is none, and whether the account has calendars at all."""
    connection.execute(CHOOSE, {"b_user": account})
    connection.execute(LINK, {"b_user": account})
