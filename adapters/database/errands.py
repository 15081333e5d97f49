"""Calendars that are leased to be pushed to or pulled from. The fence tells the last who held one from those before."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, exists, or_, update

from adapters.database import lines
from adapters.database.calendars import AT_ONCE, LINKED, linked
from adapters.database.mirror_schema import calendars, google_accounts, pending
from adapters.database.schema import changes
from core.calendar.change import ChangeState
from core.records import Errand

Kind = Literal["push", "pull"]
KINDS: tuple[Kind, Kind] = ("push", "pull")
INSTANT = calendars.c.due_at.type
NOW_GIVEN, UNTIL = bindparam("b_now", type_=INSTANT), bindparam("b_until", type_=INSTANT)
DUE = bindparam("b_due", type_=INSTANT)
IS_ACTIVE = google_accounts.c.state == "active"
IT = calendars.c.id == bindparam("b_calendar")
IS_OPEN = and_(calendars.c.role != "free_busy", IS_ACTIVE)
IS_READABLE = and_(IS_OPEN, calendars.c.followed)


def _free(kind: Kind) -> ColumnElement[bool]:
    until = calendars.c[f"{kind}_until"]
    return or_(until.is_(None), until <= NOW_GIVEN)


def _leasable(kind: Kind) -> Select[*tuple[object, ...]]:
    """On PostgreSQL what somebody else is just taking is passed over."""
    fence = calendars.c[f"{kind}_fence"].label("fence")
    return (
        LINKED.add_columns(fence).where(_free(kind)).limit(1).with_for_update(of=calendars, skip_locked=True)
    )


def _ours(kind: Kind) -> ColumnElement[bool]:
    held = calendars.c[f"{kind}_until"].is_not(None)
    return and_(IT, calendars.c[f"{kind}_fence"] == bindparam("b_fence"), held)


_way = google_accounts.alias()
# Asked in this way, SQLite begins with the few lines that wait, and not with everybody who is connected.
HAS_ACTIVE_GRANT = exists().where(_way.c.id == calendars.c.grant_id, _way.c.state == "active")
TO_PUSH = (
    _leasable("push")
    .join(pending, pending.c.calendar_id == calendars.c.id)
    .where(HAS_ACTIVE_GRANT, lines.READY)
    .order_by(pending.c.seq)
)
TO_PULL = _leasable("pull").where(IS_READABLE)
DUE_TO_PULL = TO_PULL.where(calendars.c.due_at <= NOW_GIVEN).order_by(calendars.c.due_at, calendars.c.id)
ONE_TO_PULL = _leasable("pull").where(IS_OPEN, IT)
TAKE = {
    kind: update(calendars).where(IT).values({f"{kind}_until": UNTIL, f"{kind}_fence": bindparam("b_fence")})
    for kind in KINDS
}
OURS = {kind: _ours(kind) for kind in KINDS}
RENEW = {
    kind: update(calendars).where(OURS[kind], HAS_ACTIVE_GRANT).values({f"{kind}_until": UNTIL})
    for kind in KINDS
}
RELEASE = {kind: update(calendars).where(OURS[kind]).values({f"{kind}_until": None}) for kind in KINDS}
PUT_OFF = (
    pending.update()
    .where(pending.c.change_id == bindparam("b_line"), exists().where(OURS["push"]))
    .values(due_at=DUE)
)
STRIKE = pending.delete().where(pending.c.change_id == bindparam("b_line"), exists().where(OURS["push"]))
CLOSE = (
    changes.update()
    .where(changes.c.id == bindparam("b_line"))
    .values(state=bindparam("b_state"), closed_at=bindparam("b_at", type_=INSTANT))
)
TRIED = changes.update().where(changes.c.id == bindparam("b_line")).values(attempts=changes.c.attempts + 1)
# Who was hinted at since we began stays due.
AGAIN = {
    "due_at": case(
        (calendars.c.dirty > bindparam("b_dirty"), bindparam("b_at_once", AT_ONCE, INSTANT)), else_=DUE
    ),
    "pull_until": None,
}
PUT_OFF_PULL = update(calendars).where(OURS["pull"]).values(AGAIN)
FINISH = PUT_OFF_PULL.values(sync_token=bindparam("b_sync_token"), pulled_at=bindparam("b_at", type_=INSTANT))
FINISH_WHOLE = FINISH.values(listed_at=bindparam("b_at", type_=INSTANT))
HINT = update(calendars).where(IT).values(dirty=calendars.c.dirty + 1, due_at=AT_ONCE)
RELEASE_ALL = update(calendars).values(push_until=None, pull_until=None)


def lease_push(connection: Connection, now: datetime, until: datetime) -> Errand | None:
    """The calendar whose line waits longest."""
    return _lease(connection, "push", TO_PUSH, {"b_now": now}, until)


def lease_pull(connection: Connection, now: datetime, until: datetime, only: UUID | None) -> Errand | None:
    """The calendar that has been due for longest, or that one."""
    if only is not None:
        return _lease(connection, "pull", ONE_TO_PULL, {"b_now": now, "b_calendar": only}, until)
    return _lease(connection, "pull", DUE_TO_PULL, {"b_now": now}, until)


def _lease(
    connection: Connection,
    kind: Kind,
    statement: Select[*tuple[object, ...]],
    asked: dict[str, object],
    until: datetime,
) -> Errand | None:
    row = connection.execute(statement, asked).first()
    if row is None:
        return None
    errand = Errand(kind, linked(row), row.fence + 1)
    connection.execute(TAKE[kind], {**_about(errand), "b_until": until})
    return errand


def renew(connection: Connection, errand: Errand, until: datetime) -> bool:
    """Whether it is still ours, and the grant active."""
    return connection.execute(RENEW[errand.kind], {**_about(errand), "b_until": until}).rowcount == 1


def release(connection: Connection, errand: Errand) -> None:
    """Let go of it, if it is ours."""
    connection.execute(RELEASE[errand.kind], _about(errand))


def put_off(connection: Connection, errand: Errand, line: UUID, due: datetime) -> None:
    """Not before then."""
    if connection.execute(PUT_OFF, {**_about(errand), "b_line": line, "b_due": due}).rowcount == 1:
        connection.execute(TRIED, {"b_line": line})


def close_line(connection: Connection, errand: Errand, line: UUID, state: ChangeState, at: datetime) -> bool:
    """Whether it was open until now, and ours to close."""
    if connection.execute(STRIKE, {**_about(errand), "b_line": line}).rowcount != 1:
        return False
    connection.execute(CLOSE, {"b_line": line, "b_state": state, "b_at": at})
    return True


def put_off_pull(connection: Connection, errand: Errand, due: datetime) -> None:
    """Not before then, unless it is hinted at."""
    connection.execute(PUT_OFF_PULL, {**_about(errand), "b_due": due, "b_dirty": errand.calendar.dirty})


def finish_pull(
    connection: Connection,
    errand: Errand,
    token: str | None,
    due: datetime,
    at: datetime,
    dirty: int,
    whole: bool,
) -> bool:
    """Whether it was ours until now."""
    told = {"b_sync_token": token, "b_due": due, "b_at": at, "b_dirty": dirty}
    finish = FINISH_WHOLE if whole else FINISH
    return connection.execute(finish, {**_about(errand), **told}).rowcount == 1


def hint(connection: Connection, calendar: UUID) -> None:
    """It is due at once."""
    connection.execute(HINT, {"b_calendar": calendar})


def _about(errand: Errand) -> dict[str, object]:
    return {"b_calendar": errand.calendar.id, "b_fence": errand.fence}
