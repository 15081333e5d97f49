"""What a remote calendar said of a lunch and of a yoga course, short: resources, families, and lines about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from core.calendar.change import Change, ChangeState
from core.calendar.draft import ChangeKind
from core.calendar.event import Event, Original, Placement
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.occurrences import instance_at
from tests.core.calendar.rows import LUNCH as BARE_LUNCH
from tests.core.calendar.rows import TUESDAYS, at, uid

CALENDAR, GROUP, OTHER_SERIES = uid(900), uid(700), uid(2)
BEGAN = datetime(2026, 11, 1, tzinfo=UTC)
LUNCH = replace(BARE_LUNCH, placement=Placement(CALENDAR))
YOGA = replace(TUESDAYS, placement=Placement(CALENDAR))
SECOND, THIRD = at("2026-11-10 19:00"), at("2026-11-17 19:00")


def said(row: Event | None, name: str = "lunch", version: int = 1, marker: str = "") -> Resource:
    """An event or a series; of None it is said that it was deleted."""
    return Resource(name, str(version), BEGAN + timedelta(minutes=version), _content(row), row is not None, marker=marker)  # fmt: skip


def said_at(
    original: Original, row: Event | None, version: int = 1, marker: str = "", name: str = ""
) -> Resource:
    """One instance of the yoga course; of None that it does not take place."""
    name = name or f"yoga_{original:%m%d}"
    return replace(said(row, name, version, marker), master="yoga", original=original)


def _content(row: Event | None) -> Event | None:
    return replace(row, id=UUID(int=0), series=None, original=None) if row else None


def lunch(resource: Resource | None, rows: Sequence[Event] = (), pending: Sequence[Change] = ()) -> Family:
    """The family of the lunch; of None that only its id is reserved."""
    member = Mirrored("lunch", "lunch", LUNCH.id, resource, ours=resource is None)
    return Family(CALENDAR, LUNCH.id, "lunch", (member,), tuple(rows), tuple(pending))


def yoga(*resources: Resource, rows: Sequence[Event] = (), pending: Sequence[Change] = ()) -> Family:
    """The family of the course, with what was said of it and of its instances."""
    members = tuple(Mirrored(one.id, "yoga", _row_of(one), one) for one in resources)
    return Family(CALENDAR, YOGA.id, "yoga", members, tuple(rows), tuple(pending))


def _row_of(one: Resource) -> UUID:
    return row_id(one.original) if one.original else YOGA.id


def row_id(original: Original) -> UUID:
    return uid(int(f"{original:%m%d}"))


def yoga_on(original: Original, of: Event = YOGA, **fields: object) -> Event:
    """An instance that is a row of its own."""
    return replace(instance_at(of, original, row_id(original)), **fields)


def without(*originals: Original | date, of: Event = YOGA) -> Event:
    return replace(of, excluded=(*of.excluded, *originals))


def line(
    base: Event | None,
    after: Event | None,
    number: int = 1,
    *,
    state: ChangeState = "pending",
    seen: Event | None = None,
) -> Change:
    """A line of the ledger; those that a test makes are of one group and one card."""
    row = after or base
    assert row is not None
    kind: ChangeKind = "create" if base is None else "update" if after else "delete"
    return Change(
        uid(800 + number), row.id, kind, base, after, "here", GROUP, state=state, saga=GROUP, seen=seen
    )
