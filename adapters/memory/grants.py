"""Google accounts in a world: connected, forgotten, and brought together under one account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from adapters.memory.things import AT_ONCE, Linked
from adapters.memory.world import HELD, World
from core.errors import StoreUnavailable
from core.records import CalendarEntry, Grant, LinkedCalendar


def put(world: World, grant: Grant) -> None:
    """Keep it; of an account one is the default, of a Google account one is held."""
    for other in [other for other in world.grants.values() if other.id != grant.id]:
        if grant.state in HELD and other.state in HELD and other.identity.subject == grant.identity.subject:
            raise StoreUnavailable("somebody else was faster to connect it")
        if grant.default and other.account == grant.account:
            world.grants[other.id] = replace(other, default=False)
    world.grants[grant.id] = grant
    choose_target(world, grant.account)


def of_account(world: World, account: UUID) -> list[Grant]:
    """Those that are not gone."""
    return [one for one in world.grants.values() if one.account == account and one.state != "gone"]


def list_calendars(
    world: World, grant: Grant, entries: Sequence[CalendarEntry], newborn: Mapping[str, UUID]
) -> None:
    """These are the grant's calendars."""
    known = {one.calendar.remote_id: one for one in world.linked.values() if one.calendar.grant == grant.id}
    listed = {entry.remote_id: entry for entry in entries}
    for entry in listed.values():
        new = _listed(grant, entry, known.get(entry.remote_id), newborn)
        world.linked[new.calendar.id] = new
    for remote_id in known.keys() - listed.keys():
        lost = known[remote_id]
        calendar = replace(lost.calendar, followed=False, target=False)
        world.linked[calendar.id] = replace(lost, calendar=calendar, listed=False)
    choose_target(world, grant.account)


def _listed(grant: Grant, entry: CalendarEntry, known: Linked | None, newborn: Mapping[str, UUID]) -> Linked:
    if known is None:
        calendar = LinkedCalendar(
            newborn[entry.remote_id], grant.id, grant.account, entry.remote_id, entry.name, entry.zone,
            entry.role, grant.identity.email, entry.primary, followed=entry.chosen,
        )  # fmt: skip
        return Linked(calendar)
    before = known.calendar
    calendar = replace(
        before,
        name=entry.name,
        zone=entry.zone,
        role=entry.role,
        primary=entry.primary,
        followed=before.followed if known.listed else entry.chosen,
    )
    seen = replace(known, calendar=replace(calendar, target=before.target and calendar.writable), listed=True)
    unreadable = not known.listed or before.role == "free_busy"
    return _anew(seen) if unreadable and entry.role != "free_busy" else seen


def _anew(linked: Linked) -> Linked:
    """What we have of it is old."""
    return replace(linked, calendar=replace(linked.calendar, token=None, pulled_at=None), due=AT_ONCE)


def follow(world: World, account: UUID, calendar: UUID, followed: bool) -> None:
    """It is looked at, or not any more."""
    linked = _listed_one(world, account, calendar)
    if linked is not None and linked.calendar.followed is not followed:
        target = linked.calendar.target and followed
        tuned = replace(linked, calendar=replace(linked.calendar, followed=followed, target=target))
        world.linked[calendar] = _anew(tuned) if followed else tuned
    choose_target(world, account)


def aim(world: World, account: UUID, calendar: UUID) -> None:
    """New events go there."""
    linked = _listed_one(world, account, calendar)
    if linked is None or not linked.calendar.writable:
        return
    follow(world, account, calendar, followed=True)
    for one in [one for one in world.linked.values() if one.calendar.account == account]:
        target = one.calendar.id == calendar
        world.linked[one.calendar.id] = replace(one, calendar=replace(one.calendar, target=target))


def _listed_one(world: World, account: UUID, calendar: UUID) -> Linked | None:
    linked = world.linked.get(calendar)
    return linked if linked is not None and linked.calendar.account == account and linked.listed else None


def choose_target(world: World, account: UUID) -> None:
    """Where there is none, one of its own: of the default grant, the primary first."""
    own = [one for one in world.linked.values() if one.calendar.account == account]
    held = [one for one in own if world.grant_of(one.calendar).state in HELD]
    if any(one.calendar.target for one in held):
        return
    able = (one for one in held if one.listed and one.calendar.followed and one.calendar.role == "owner")
    first = min(able, key=lambda one: _turn(world, one.calendar), default=None)
    if first is not None:
        world.linked[first.calendar.id] = replace(first, calendar=replace(first.calendar, target=True))


def _turn(world: World, calendar: LinkedCalendar) -> tuple[bool, bool, str, UUID]:
    return not world.grant_of(calendar).default, not calendar.primary, calendar.name, calendar.id
