"""Google accounts that are disconnected: what came from there goes, what was made here stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, bindparam, false, null, or_, select

from adapters.database import accounts, documents, grants
from adapters.database.erasing import HUSK
from adapters.database.events import ALIVE, OWN, Calendar
from adapters.database.mirror_schema import calendars, google_accounts, mirror, pending
from adapters.database.schema import changes, events
from core.dialogue.message import ConversationKey
from core.records import Afloat, Grant

INSTANT = changes.c.closed_at.type
GRANT = google_accounts.c.id == bindparam("b_grant")
ITS_CALENDARS = select(calendars.c.id).where(calendars.c.grant_id == bindparam("b_grant"))
CAME_FROM_THERE = and_(OWN, events.c.calendar_id.in_(ITS_CALENDARS))
MADE_HERE = select(mirror.c.event_id).where(mirror.c.calendar_id.in_(ITS_CALENDARS), mirror.c.ours)
STAYS = and_(CAME_FROM_THERE, or_(events.c.id.in_(MADE_HERE), events.c.series_id.in_(MADE_HERE)))
STAYING = select(events.c.id, events.c.body).where(STAYS, ALIVE)
UNSYNCED = events.update().where(STAYS).values(google_event_id=null(), last_synced_at=null())
REMOVE = events.delete().where(
    CAME_FROM_THERE,
    events.c.id.not_in(MADE_HERE),
    or_(events.c.series_id.is_(None), events.c.series_id.not_in(MADE_HERE)),
)
_ABOUT_OURS = or_(*(pending.c[name].in_(MADE_HERE) for name in ("event_id", "root_id", "left_id")))
OPEN_LINES = select(changes, _ABOUT_OURS.label("ours")).join(pending, pending.c.seq == changes.c.seq)
ITS_LINES = OPEN_LINES.where(pending.c.calendar_id.in_(ITS_CALENDARS)).order_by(changes.c.seq)
END = (
    changes.update()
    .where(changes.c.id == bindparam("b_line"))
    .values(
        state=bindparam("b_state"), base=bindparam("b_base"), after=bindparam("b_after"),
        closed_at=bindparam("b_at", type_=INSTANT),
    )
)  # fmt: skip
AFLOAT = (
    select(calendars.c.grant_id, pending)
    .join(calendars, calendars.c.id == pending.c.calendar_id)
    .where(pending.c.user_id == bindparam("b_user"))
    .order_by(pending.c.seq)
)
STRIKE = pending.delete().where(pending.c.calendar_id.in_(ITS_CALENDARS))
CLEAR = mirror.delete().where(mirror.c.calendar_id.in_(ITS_CALENDARS))
UNFOLLOW = (
    calendars.update()
    .where(calendars.c.grant_id == bindparam("b_grant"))
    .values(followed=false(), is_target=false(), sync_token=null())
)
GONE = google_accounts.update().where(GRANT).values(state="gone", is_default=false(), holds=null())
OWNER = select(google_accounts.c.user_id).where(GRANT)
DROP = google_accounts.delete().where(GRANT)


class Forgetting:
    """Takes apart."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    def forget(self, connection: Connection, grant: Grant, at: datetime) -> None:
        """Everything that came from there goes but the tokens; what was made here stays."""
        _end_lines(connection, grant, at)
        self._keep_ours(connection, grant, at)
        for statement in (STRIKE, CLEAR, UNFOLLOW, GONE):
            connection.execute(statement, {"b_grant": grant.id})
        grants.reflect(connection, grant.account)

    def _keep_ours(self, connection: Connection, grant: Grant, at: datetime) -> None:
        its = {"b_grant": grant.id, "b_user": grant.account}
        account = accounts.read(connection, grant.account)
        connection.execute(REMOVE, its)
        connection.execute(UNSYNCED, its)
        for row in connection.execute(STAYING, its).all():
            event = documents.events.read_or_log(row.body, row.id)
            if event is not None and account is not None:
                self._calendar.put(connection, account, replace(event, placement=None), at)


def _end_lines(connection: Connection, grant: Grant, at: datetime) -> None:
    """What is pending about what was made here stands, as ours alone; the rest comes to nothing."""
    rows = connection.execute(ITS_LINES, {"b_grant": grant.id}).all()
    ended = [
        {
            "b_line": row.id,
            "b_state": "settled" if row.ours else "withdrawn",
            "b_base": _alone(row.base, row.id) if row.ours else row.base,
            "b_after": _alone(row.after, row.id) if row.ours else row.after,
            "b_at": at,
        }
        for row in rows
    ]
    if ended:
        connection.execute(END, ended)


def _alone(body: str | None, line: UUID) -> str | None:
    """Without a placement; one that cannot be read stays as it is."""
    event = documents.events.read_or_log(body, line) if body else None
    return documents.events.write(replace(event, placement=None)) if event else body


def afloat(connection: Connection, account: UUID) -> tuple[Afloat, ...]:
    """Each saga once."""
    rows = connection.execute(AFLOAT, {"b_user": account})
    return tuple(dict.fromkeys(_afloat(row) for row in rows))


def _afloat(row: Row[Any]) -> Afloat:
    key = ConversationKey(row.platform, row.channel, row.person) if row.platform is not None else None
    return Afloat(row.grant_id, row.group_id, row.saga or row.change_id, key)


def drop(connection: Connection, grant: UUID) -> None:
    """Its calendars and channels go with it, and what is left of an account that was erased."""
    owner = connection.scalar(OWNER, {"b_grant": grant})
    connection.execute(DROP, {"b_grant": grant})
    connection.execute(HUSK, {"b_user": owner})
