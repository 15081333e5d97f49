"""Families of a world: what was mirrored of an event or a series, what is shown of it, and what is pending."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID, uuid5

from adapters.memory.things import Entry
from adapters.memory.world import World
from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.instants import span
from core.calendar.mirror.resource import Family, Mirrored
from core.records import Account


def families(world: World, account: Account, calendar: UUID, roots: Collection[str]) -> tuple[Family, ...]:
    """One for each remote id, known or not."""
    members: dict[str, list[Mirrored]] = {root: [] for root in roots}
    for (held_by, _), one in world.mirror.items():
        if held_by == calendar and one.root in members:
            members[one.root].append(one)
    known = _Known(world, account) if any(members.values()) else None
    return tuple(_family(calendar, root, members[root], known) for root in roots)


def family_of(world: World, account: Account, root: UUID) -> Family | None:
    """The one of this row."""
    own = {calendar.id for calendar in account.calendars}
    for (calendar, _), one in world.mirror.items():
        if one.event == root and calendar in own:
            return families(world, account, calendar, (one.root,))[0]
    return None


class _Known:
    """The rows and open lines of an account, to be found quickly."""

    def __init__(self, world: World, account: Account) -> None:
        self._zone = account.preferences.zone
        self._rows = {row.id: row for owner, row in world.events.values() if owner == account.id}
        self._of_series: dict[UUID, list[UUID]] = defaultdict(list)
        for row in self._rows.values():
            if row.series is not None:
                self._of_series[row.series].append(row.id)
        self._open = world.open_lines(account.id)

    def rows(self, root: UUID, members: Iterable[UUID]) -> tuple[Event, ...]:
        ids = {root, *members, *self._of_series[root]} & self._rows.keys()
        rows = (self._rows[row] for row in ids)
        return tuple(sorted(rows, key=lambda row: (span(row.when, self._zone).start, row.id)))

    def pending(self, root: UUID, rows: Collection[UUID]) -> tuple[Change, ...]:
        return tuple(entry.change for entry in self._open if _is_about(entry, root, rows))


def _is_about(entry: Entry, root: UUID, rows: Collection[UUID]) -> bool:
    line = entry.change
    return root in (line.root, line.left) or line.event in rows


def _family(calendar: UUID, root: str, members: list[Mirrored], known: _Known | None) -> Family:
    head = next((one for one in members if one.id == root), None)
    row = head.event if head else uuid5(calendar, root)
    if known is None or not members:
        return Family(calendar, row, root)
    events = {one.event for one in members}
    rows = known.rows(row, events)
    pending = known.pending(row, events | {each.id for each in rows})
    return Family(calendar, row, root, tuple(sorted(members, key=lambda one: one.id)), rows, pending)
