"""Remote calendars as we know them, and which of them new events go to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, exists, select, true

from adapters.database.mirror_schema import calendars, google_accounts
from adapters.database.schema import users
from core.records import LinkedCalendar

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
).join(google_accounts, google_accounts.c.id == calendars.c.grant_id)
WIDTH = len(LINKED.selected_columns)
OF_ACCOUNT = LINKED.where(calendars.c.user_id == bindparam("b_user"), IS_HELD)

_target, _way = calendars.alias(), google_accounts.alias()
_THEIRS = (
    (_target.c.user_id == bindparam("b_user")) & (_way.c.id == _target.c.grant_id) & _way.c.holds.is_not(None)
)
CHOOSE = (
    calendars.update()
    .where(
        calendars.c.id
        == select(_target.c.id)
        .where(_THEIRS, _target.c.listed, _target.c.is_primary, _way.c.is_default)
        .order_by(_target.c.id)
        .limit(1)
        .scalar_subquery(),
        ~exists().where(_THEIRS, _target.c.is_target),
    )
    .values(is_target=true())
)
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


def choose(connection: Connection, account: UUID) -> None:
    """A target where there is none, and whether the account has calendars at all."""
    connection.execute(CHOOSE, {"b_user": account})
    connection.execute(LINK, {"b_user": account})
