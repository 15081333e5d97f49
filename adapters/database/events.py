"""The calendar: each event whole in `body`, and beside it the columns that it is searched and sorted by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, or_, select

from adapters.database import codec, documents
from adapters.database.accounts import is_person, person_of
from adapters.database.reach import BRIEF, is_lasting, original_instant, reach
from adapters.database.schema import events, identities
from adapters.database.transaction import Dialect
from core.calendar.event import Event
from core.calendar.instants import later, span
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
    select(events.c.id, events.c.body)
    .where(
        OWN,
        ALIVE,
        or_(
            *(column.in_(bindparam("b_ids", expanding=True)) for column in (events.c.id, events.c.series_id))
        ),
    )
    .order_by(events.c.start_time, events.c.id)
)
BURY = (
    events.update()
    .where(events.c.id == bindparam("b_id"), events.c.user_id == bindparam("b_user"))
    .values(deleted_at=bindparam("b_at", type_=INSTANT), updated_at=bindparam("b_at", type_=INSTANT))
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
        or_(*(_in_window(whose, index) for index in range(number))), ALIVE
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


def family(connection: Connection, account: Account, ids: Sequence[UUID]) -> tuple[Event, ...]:
    """These, and the changed instances of those that are series. Raises Unreadable: none may be overlooked."""
    rows = connection.execute(FAMILY, {"b_user": account.id, "b_ids": list(ids)})
    return tuple(documents.events.read(row.body, row.id) for row in rows)


class Calendar:
    """Writes events."""

    def __init__(self, dialect: Dialect) -> None:
        put = dialect.insert(events)
        kept = ("id", "user_id", "created_at", "google_event_id", "last_synced_at")
        new = {column.name: put.excluded[column.name] for column in events.c if column.name not in kept}
        self._put = put.on_conflict_do_update(
            index_elements=[events.c.id], set_=new, where=events.c.user_id == put.excluded.user_id
        )

    def put(self, connection: Connection, account: Account, event: Event, at: datetime) -> None:
        """The event is so from now on; one that was deleted lives again."""
        row = {**_projection(event, account.preferences.zone), "user_id": account.id, "deleted_at": None}
        connection.execute(self._put, {**row, "created_at": at, "updated_at": at})

    def bury(self, connection: Connection, account: Account, event: UUID, at: datetime) -> None:
        """Leave a tombstone."""
        connection.execute(BURY, {"b_id": event, "b_user": account.id, "b_at": at})


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
    }
