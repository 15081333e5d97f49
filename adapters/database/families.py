"""Families: what was mirrored of an event or a series, what is shown of it, and what is pending."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar
from uuid import UUID, uuid5

from sqlalchemy import Connection, bindparam, select

from adapters.database import lines
from adapters.database.events import family
from adapters.database.mirror import of_roots
from adapters.database.mirror_schema import calendars, mirror
from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.mirror.resource import Family, Mirrored
from core.records import Account

T = TypeVar("T")
AT_ONCE = 250
WHERE = (
    select(mirror.c.calendar_id, mirror.c.root)
    .join(calendars, calendars.c.id == mirror.c.calendar_id)
    .where(mirror.c.event_id == bindparam("b_event"), calendars.c.user_id == bindparam("b_user"))
    .limit(1)
)


def families(
    connection: Connection, account: Account, calendar: UUID, roots: Collection[str]
) -> tuple[Family, ...]:
    """One for each remote id, known or not. Raises Unreadable."""
    found: list[Family] = []
    for some in _some(list(roots)):
        found += _families(connection, account, calendar, some)
    return tuple(found)


def family_of(connection: Connection, account: Account, root: UUID) -> Family | None:
    """The one of this row. Raises Unreadable."""
    place = connection.execute(WHERE, {"b_event": root, "b_user": account.id}).first()
    return None if place is None else families(connection, account, place.calendar_id, (place.root,))[0]


def _some(things: list[T]) -> Iterator[list[T]]:
    """No statement takes any number of parameters."""
    return (things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE))


def _families(
    connection: Connection, account: Account, calendar: UUID, roots: Sequence[str]
) -> Iterator[Family]:
    members: dict[str, list[Mirrored]] = defaultdict(list)
    for member in of_roots(connection, calendar, roots):
        members[member.root].append(member)
    heads = {root: _head(calendar, root, members[root]) for root in roots}
    known = _Known(connection, account, {heads[root]: members[root] for root in roots if members[root]})
    return (
        Family(calendar, heads[root], root, tuple(members[root]), *known.of(heads[root])) for root in roots
    )


def _head(calendar: UUID, root: str, members: Sequence[Mirrored]) -> UUID:
    return next((one.event for one in members if one.id == root), None) or uuid5(calendar, root)


class _Known:
    """Rows and open lines of several families. A row that is on its way from one to another belongs to both."""

    def __init__(self, connection: Connection, account: Account, members: dict[UUID, list[Mirrored]]) -> None:
        self._rows: dict[UUID, list[Event]] = defaultdict(list)
        self._pending: dict[UUID, list[Change]] = defaultdict(list)
        self._roots, self._about = members.keys(), {root: {root} for root in members}
        for root, own in members.items():
            for one in own:
                self._about.setdefault(one.event, set()).add(root)
        if members:
            self._read_rows(connection, account)
            self._read_pending(connection, account)

    def of(self, root: UUID) -> tuple[tuple[Event, ...], tuple[Change, ...]]:
        """Of one family."""
        return tuple(self._rows[root]), tuple(self._pending[root])

    def _read_rows(self, connection: Connection, account: Account) -> None:
        for event in family(connection, account, list(self._about), list(self._roots)):
            roots = self._about.setdefault(event.id, set())
            if event.series in self._roots:
                roots.add(event.series)
            for root in roots:
                self._rows[root].append(event)

    def _read_pending(self, connection: Connection, account: Account) -> None:
        for line in lines.of_families(connection, account, list(self._roots), list(self._about)):
            for root in ({line.root, line.left} & self._roots) | self._about.get(line.event, set()):
                self._pending[root].append(line)
