"""Google accounts in a world: connected, forgotten, and brought together under one account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from adapters.memory.world import HELD, Linked, World
from core.errors import StoreUnavailable
from core.records import Account, CalendarEntry, Channel, Grant, LinkedCalendar


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
) -> tuple[LinkedCalendar, ...]:
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
    own = [world.shown(one) for one in world.linked.values() if one.calendar.grant == grant.id and one.listed]
    return tuple(sorted(own, key=lambda one: (not one.primary, one.name, one.id)))


def _listed(grant: Grant, entry: CalendarEntry, known: Linked | None, newborn: Mapping[str, UUID]) -> Linked:
    readable = entry.role != "free_busy"
    if known is None:
        calendar = LinkedCalendar(
            newborn[entry.remote_id], grant.id, grant.account, entry.remote_id, entry.name, entry.zone,
            entry.role, grant.identity.email, entry.primary, followed=entry.chosen and readable,
        )  # fmt: skip
        return Linked(calendar)
    before = known.calendar
    again = not known.listed or before.role == "free_busy"
    calendar = replace(
        before,
        name=entry.name,
        zone=entry.zone,
        role=entry.role,
        primary=entry.primary,
        followed=(entry.chosen if again else before.followed) and readable,
    )
    return replace(known, calendar=replace(calendar, target=before.target and calendar.writable), listed=True)


def choose_target(world: World, account: UUID) -> None:
    """Where there is none, the primary calendar of the default grant."""
    own = [one for one in world.linked.values() if one.calendar.account == account]
    if any(one.calendar.target for one in own):
        return
    for one in own:
        grant = world.grant_of(one.calendar)
        if one.listed and one.calendar.primary and grant.default and grant.state in HELD:
            world.linked[one.calendar.id] = replace(one, calendar=replace(one.calendar, target=True))
            return


def forget(world: World, grant: Grant) -> tuple[Channel, ...]:
    """Everything that came from there goes but the tokens; what was made here stays."""
    gone = {one.calendar.id for one in world.linked.values() if one.calendar.grant == grant.id}
    ours = {one.event for (calendar, _), one in world.mirror.items() if calendar in gone and one.ours}
    for event_id, (owner, event) in list(world.events.items()):
        if event.placement is None or event.placement.calendar not in gone:
            continue
        if event_id in ours or event.series in ours:
            world.events[event_id] = owner, replace(event, placement=None)
        else:
            del world.events[event_id]
    for line, entry in list(world.ledger.items()):
        if entry.is_open and entry.change.calendar in gone:
            world.ledger[line] = replace(entry, change=replace(entry.change, state="settled"))
    for key in [key for key in world.mirror if key[0] in gone]:
        del world.mirror[key]
    for calendar in gone:
        linked = world.linked[calendar]
        world.linked[calendar] = replace(
            linked, calendar=replace(linked.calendar, followed=False, target=False)
        )
    world.grants[grant.id] = replace(world.grants[grant.id], state="gone", default=False)
    choose_target(world, grant.account)
    return tuple(one for one in world.channels.values() if one.calendar in gone)


def drop(world: World, grant: UUID) -> None:
    """Nothing of it is left."""
    gone = {one.calendar.id for one in world.linked.values() if one.calendar.grant == grant}
    for channel in [one for one in world.channels.values() if one.calendar in gone]:
        del world.channels[channel.id]
    for calendar in gone:
        del world.linked[calendar]
    world.grants.pop(grant, None)
    world.refreshing.pop(grant, None)


def merge(world: World, account: Account, other: UUID) -> Account:
    """Everything of both is the older one's."""
    both = {one for one in (account.id, other) if one in world.accounts}
    older, *rest = sorted(both, key=lambda one: (world.born[one], one))
    for younger in rest:
        _move(world, younger, older)
        left, kept = world.accounts.pop(younger), world.accounts[older]
        world.accounts[older] = replace(kept, home=kept.home or left.home)
        del world.born[younger]
        choose_target(world, older)
    merged = world.account(older)
    assert merged is not None
    return merged


def _move(world: World, younger: UUID, older: UUID) -> None:
    has_default = any(one.default for one in of_account(world, older))
    has_target = any(one.target for one in world.calendars_of(older))
    for person, account in list(world.people.items()):
        world.people[person] = older if account == younger else account
    for event_id, (owner, event) in list(world.events.items()):
        world.events[event_id] = (older if owner == younger else owner), event
    for line, entry in list(world.ledger.items()):
        world.ledger[line] = replace(entry, account=older) if entry.account == younger else entry
    for grant in [one for one in world.grants.values() if one.account == younger]:
        world.grants[grant.id] = replace(grant, account=older, default=grant.default and not has_default)
    for one in [one for one in world.linked.values() if one.calendar.account == younger]:
        moved = replace(one.calendar, account=older, target=one.calendar.target and not has_target)
        world.linked[moved.id] = replace(one, calendar=moved)
