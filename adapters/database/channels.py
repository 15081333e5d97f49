"""Push channels that we opened."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Row, and_, bindparam, exists, or_, select

from adapters.database.calendars import LINKED, linked
from adapters.database.errands import IS_ACTIVE, IS_READABLE
from adapters.database.mirror_schema import calendars, channels
from adapters.database.transaction import Dialect
from core.records import Channel, LinkedCalendar

INSTANT = channels.c.expires_at.type
LIMIT = bindparam("b_limit", type_=Integer)
CHANNEL = (
    channels.c.id.label("channel_id"),
    channels.c.secret,
    channels.c.resource_id,
    channels.c.expires_at,
    channels.c.calendar_id,
)
WITH_CALENDAR = LINKED.add_columns(*CHANNEL).join(channels, channels.c.calendar_id == calendars.c.id)
ONE = WITH_CALENDAR.where(channels.c.id == bindparam("b_id"))
OF_GRANT = (
    select(*CHANNEL)
    .join(calendars, calendars.c.id == channels.c.calendar_id)
    .where(calendars.c.grant_id == bindparam("b_grant"))
    .order_by(channels.c.expires_at, channels.c.id)
)
_other = channels.alias()
_SAME = _other.c.calendar_id == channels.c.calendar_id
STALE = (
    WITH_CALENDAR.where(
        or_(
            channels.c.expires_at <= bindparam("b_now", type_=INSTANT),
            and_(~calendars.c.followed, IS_ACTIVE),
            exists().where(_SAME, _other.c.expires_at > channels.c.expires_at),
        )
    )
    .order_by(channels.c.expires_at, channels.c.id)
    .limit(LIMIT)
)
_HEARD = exists().where(
    channels.c.calendar_id == calendars.c.id,
    channels.c.expires_at > bindparam("b_before", type_=INSTANT),
)
DEAF = LINKED.where(IS_READABLE, ~_HEARD).order_by(calendars.c.id).limit(LIMIT)
FORGET = channels.delete().where(channels.c.id == bindparam("b_id"))


NAMES = ("id", "calendar_id", "secret", "resource_id", "expires_at")


class Channels:
    """Keeps channels."""

    def __init__(self, dialect: Dialect) -> None:
        given = (bindparam(f"b_{name}", type_=channels.c[name].type) for name in NAMES)
        its_calendar = exists().where(calendars.c.id == bindparam("b_calendar_id"))
        put = dialect.insert(channels).from_select(list(NAMES), select(*given).where(its_calendar))
        new = {name: put.excluded[name] for name in ("secret", "resource_id", "expires_at")}
        self._put = put.on_conflict_do_update(index_elements=[channels.c.id], set_=new)

    def put(self, connection: Connection, channel: Channel) -> None:
        """Keep it, where its calendar is still there."""
        about = {"b_id": channel.id, "b_calendar_id": channel.calendar, "b_secret": channel.secret}
        more = {"b_resource_id": channel.resource_id, "b_expires_at": channel.expires_at}
        connection.execute(self._put, {**about, **more})


def read(connection: Connection, channel: UUID) -> tuple[Channel, LinkedCalendar] | None:
    """With its calendar."""
    row = connection.execute(ONE, {"b_id": channel}).first()
    return None if row is None else (_channel(row), linked(row))


def of_grant(connection: Connection, grant: UUID) -> tuple[Channel, ...]:
    """Those of its calendars."""
    return tuple(map(_channel, connection.execute(OF_GRANT, {"b_grant": grant})))


def deaf(connection: Connection, before: datetime, limit: int) -> tuple[LinkedCalendar, ...]:
    """Calendars that nobody will call us about."""
    return tuple(map(linked, connection.execute(DEAF, {"b_before": before, "b_limit": limit})))


def stale(connection: Connection, now: datetime, limit: int) -> tuple[tuple[Channel, LinkedCalendar], ...]:
    """Replaced, or expired."""
    rows = connection.execute(STALE, {"b_now": now, "b_limit": limit})
    return tuple((_channel(row), linked(row)) for row in rows)


def forget(connection: Connection, channel: UUID) -> None:
    """It is closed."""
    connection.execute(FORGET, {"b_id": channel})


def _channel(row: Row[*tuple[Any, ...]]) -> Channel:
    return Channel(row.channel_id, row.calendar_id, row.secret, row.expires_at, row.resource_id)
