"""The calendar: each event whole in `body`, and beside it the columns that it is searched and sorted by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
)

from adapters.database import codec, documents
from adapters.database.accounts import is_person, person_of
from adapters.database.mirror_schema import calendars, mirror
from adapters.database.reach import BRIEF, is_lasting, original_instant, reach
from adapters.database.schema import events, identities
from adapters.database.transaction import Dialect
from core.calendar.event import Event
from core.calendar.instants import later, span
from core.calendar.reminding import next_due
from core.calendar.rrule import to_rrule
from core.calendar.when import AllDay, Timed, Window
from core.dialogue.message import ConversationKey
from core.records import Account

Row: TypeAlias = dict[str, Any]
ALIVE = events.c.deleted_at.is_(None)
OWN = events.c.user_id == bindparam("b_user")
THEIRS = events.c.user_id == select(identities.c.user_id).where(is_person()).scalar_subquery()
INSTANT = events.c.start_time.type
FAMILY = (
    select(events.c.id, events.c.user_id, events.c.body)
    .where(
        ALIVE,
        or_(
            events.c.id.in_(bindparam("b_ids", expanding=True)),
            events.c.series_id.in_(bindparam("b_series", expanding=True)),
        ),
    )
    .order_by(events.c.start_time, events.c.id)
)
REMOTE_ID = (
    select(func.substr(func.max(mirror.c.remote_id), 1, 255))
    .where(mirror.c.event_id == bindparam("b_event"))
    .scalar_subquery()
)
BURY = (
    events.update()
    .where(events.c.id == bindparam("b_id"), events.c.user_id == bindparam("b_user"))
    .values(
        deleted_at=bindparam("b_at", type_=INSTANT),
        updated_at=bindparam("b_at", type_=INSTANT),
        due_at=null(),
    )
)


_hidden = calendars.alias()
IS_SHOWN = or_(
    events.c.calendar_id.is_(None),
    ~exists().where(
        _hidden.c.id == events.c.calendar_id, or_(~_hidden.c.followed, _hidden.c.role == "free_busy")
    ),
)


def _in_window(whose: ColumnElement[bool], number: int) -> ColumnElement[bool]:
    """May take place in that window, or was moved out of it. Ends are included: a point takes no time.

    Each way in names all columns of an index; SQLite looks no further than that.
    """
    start, end = bindparam(f"b_start{number}", type_=INSTANT), bindparam(f"b_end{number}", type_=INSTANT)
    earliest = bindparam(f"b_earliest{number}", type_=INSTANT)
    begins, ends = events.c.first_instant < end, events.c.last_instant >= start
    moved = and_(events.c.series_id.is_not(None), events.c.original_instant >= start)
    return or_(
        and_(whose, ~events.c.lasting, events.c.first_instant >= earliest, begins, ends),
        and_(whose, events.c.lasting, begins, or_(events.c.last_instant.is_(None), ends)),
        and_(whose, moved, events.c.original_instant < end),
    )


@lru_cache(maxsize=64)
def _in_windows(number: int, of_person: bool) -> Select[UUID, str]:
    whose = THEIRS if of_person else OWN
    found = select(events.c.id, events.c.body).where(
        or_(*(_in_window(whose, index) for index in range(number))), ALIVE, IS_SHOWN
    )
    return found.order_by(events.c.start_time, events.c.id)


def in_windows(connection: Connection, account: Account, windows: Sequence[Window]) -> tuple[Event, ...]:
    """What may take place in any of the windows, by start. One that cannot be read hides no other."""
    return _search(connection, windows, False, {"b_user": account.id})


def of_person(connection: Connection, key: ConversationKey, window: Window) -> tuple[Event, ...]:
    """The same, for the account behind a person."""
    return _search(connection, (window,), True, person_of(key))


def _search(
    connection: Connection, windows: Sequence[Window], of_person: bool, whose: dict[str, object]
) -> tuple[Event, ...]:
    if not windows:
        return ()
    edges = {f"b_start{index}": window.start for index, window in enumerate(windows)}
    edges |= {f"b_end{index}": window.end for index, window in enumerate(windows)}
    edges |= {f"b_earliest{index}": later(window.start, -BRIEF) for index, window in enumerate(windows)}
    rows = connection.execute(_in_windows(len(windows), of_person), {**whose, **edges})
    found = (documents.events.read_or_log(row.body, row.id) for row in rows)
    return tuple(event for event in found if event is not None)


def family(
    connection: Connection, account: Account, ids: Sequence[UUID], series: Sequence[UUID]
) -> tuple[Event, ...]:
    """These, and the changed instances of those series, by start. Raises Unreadable: none may be overlooked."""
    # Whose they are is looked at here: SQLite would read all events of the account for it.
    rows = connection.execute(FAMILY, {"b_ids": ids, "b_series": series})
    return tuple(documents.events.read(row.body, row.id) for row in rows if row.user_id == account.id)


class Calendar:
    """Writes events."""

    def __init__(self, dialect: Dialect) -> None:
        put = dialect.insert(events)
        kept = ("id", "user_id", "created_at", "google_event_id", "last_synced_at")
        new = {column.name: put.excluded[column.name] for column in events.c if column.name not in kept}
        overdue = events.c.due_at < put.excluded.updated_at  # and not told yet
        new["due_at"] = case((overdue, events.c.due_at), else_=put.excluded.due_at)
        own = events.c.user_id == put.excluded.user_id
        self._put = put.on_conflict_do_update(index_elements=[events.c.id], set_=new, where=own)
        synced = func.coalesce(put.excluded.last_synced_at, events.c.last_synced_at)
        remote = {"google_event_id": put.excluded.google_event_id, "last_synced_at": synced}
        self._put_mirrored = put.values(google_event_id=REMOTE_ID).on_conflict_do_update(
            index_elements=[events.c.id], set_={**new, **remote}, where=own
        )

    def put(self, connection: Connection, account: Account, event: Event, at: datetime) -> None:
        """The event is so from now on; one that was deleted lives again."""
        if event.placement is None:
            connection.execute(self._put, _row(account, event, at))
        else:
            row = {**_row(account, event, at), "b_event": event.id, "last_synced_at": None}
            connection.execute(self._put_mirrored, row)

    def show(
        self,
        connection: Connection,
        account: Account,
        rows: Sequence[Event],
        gone: Collection[UUID],
        at: datetime,
    ) -> None:
        """These as they are in a remote calendar now, with tombstones for those gone."""
        shown = [{**_row(account, row, at), "b_event": row.id, "last_synced_at": at} for row in rows]
        if shown:
            connection.execute(self._put_mirrored, shown)
        if gone:
            connection.execute(BURY, [{"b_id": row, "b_user": account.id, "b_at": at} for row in gone])

    def bury(self, connection: Connection, account: Account, event: UUID, at: datetime) -> None:
        """Leave a tombstone."""
        connection.execute(BURY, {"b_id": event, "b_user": account.id, "b_at": at})


def _row(account: Account, event: Event, at: datetime) -> Row:
    zone = account.preferences.zone
    row = {**_projection(event, zone), "user_id": account.id, "deleted_at": None}
    return {**row, "created_at": at, "updated_at": at, "due_at": next_due(event, at, zone)}


def _projection(event: Event, zone: str) -> Row:
    first, last = reach(event)
    taken, when = span(event.when, zone), event.when
    unsaid = isinstance(when, Timed) and when.end is None
    return {
        "id": event.id,
        "title": event.title,
        "description": event.notes or None,
        "start_time": taken.start,
        "end_time": None if unsaid else taken.end,
        "location": event.location or None,
        "attendees": list(event.attendees) or None,
        "all_day": isinstance(when, AllDay),
        "start_date": when.first if isinstance(when, AllDay) else None,
        "end_date": when.last if isinstance(when, AllDay) else None,
        "tz": when.zone if isinstance(when, Timed) else None,
        "recurrence": to_rrule(event.recurrence) if event.recurrence else None,
        "series_id": event.series,
        "original": codec.write_original(event.original),
        "original_instant": original_instant(event.original),
        "first_instant": first,
        "last_instant": last,
        "lasting": is_lasting(first, last),
        "body": documents.events.write(event),
        "calendar_id": event.placement.calendar if event.placement else None,
    }
