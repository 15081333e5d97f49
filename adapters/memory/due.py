"""What is due by the clock in a world."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from adapters.memory.world import World
from core.calendar.event import Event
from core.calendar.reminding import UNKNOWN, DueRow, next_due
from core.calendar.when import AllDay
from core.due_store import Due
from core.records import Account


def put(world: World, account: Account, event: UUID, row: Event | None, at: datetime) -> None:
    """The row is so from now on, or gone. What is overdue was not told yet."""
    was = world.due.pop(event, None)
    due = None if row is None else next_due(row, at, account.preferences.zone)
    if row is not None and was is not None and was < at:
        due = was
    if due is not None:
        world.due[event] = due


def settled(world: World, account: Account) -> None:
    """Another time for its day, or another zone: the next round works out what that means."""
    world.days_due.pop(account.id, None)
    if account.preferences.briefing is not None:
        world.days_due[account.id] = UNKNOWN
    for event in world.events_of(account):
        if isinstance(event.when, AllDay) and event.id in world.due:
            world.due[event.id] = UNKNOWN


def of_account(world: World, account: Account, now: datetime) -> Due:
    """Its rows and its day."""
    own = (event for event in world.events_of(account) if world.due.get(event.id, now) <= now)
    rows = (DueRow(e, world.due[e.id], world.is_shown(e)) for e in own if e.id in world.due)
    day = world.days_due.get(account.id)
    in_order = sorted(rows, key=lambda row: (row.since, row.event.id))
    return Due(tuple(in_order), day if day is not None and day <= now else None)


def look_again(
    world: World, account: Account, rows: Mapping[UUID, datetime | None], day: datetime | None
) -> None:
    """Until then nobody looks."""
    for row, due in rows.items():
        if world.events.get(row, (None, None))[0] == account.id:
            _set(world.due, row, due)
    _set(world.days_due, account.id, day)


def accounts(world: World, now: datetime) -> tuple[UUID, ...]:
    """Each once."""
    owners = [world.events[row][0] for row, due in world.due.items() if due <= now and row in world.events]
    days = [account for account, due in world.days_due.items() if due <= now]
    return tuple(dict.fromkeys((*owners, *days)))


def next_after(world: World, after: datetime) -> datetime | None:
    """The first of all."""
    awake = (one.wake_at for one in world.conversations.values() if one.key not in world.parked)
    due = (when for row, when in world.due.items() if row in world.events)
    coming = (*due, *world.days_due.values(), *(at for at in awake if at is not None))
    return min((at for at in coming if at > after), default=None)


def _set(table: dict[UUID, datetime], key: UUID, due: datetime | None) -> None:
    if due is None:
        table.pop(key, None)
    else:
        table[key] = due
