"""Google accounts that are disconnected in a world, and accounts of ours that become one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from adapters.memory.grants import choose_target, of_account
from adapters.memory.spending import merge as merge_spent
from adapters.memory.world import World
from core.calendar.change import Change
from core.calendar.event import Event
from core.records import Account, Afloat, Grant


def forget(world: World, grant: Grant) -> None:
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
            world.ledger[line] = replace(entry, change=ended(entry.change, ours))
    for key in [key for key in world.mirror if key[0] in gone]:
        del world.mirror[key]
    for calendar in gone:
        linked = world.linked[calendar]
        world.linked[calendar] = replace(
            linked, calendar=replace(linked.calendar, followed=False, target=False)
        )
    world.grants[grant.id] = replace(world.grants[grant.id], state="gone", default=False)
    choose_target(world, grant.account)


def ended(line: Change, ours: Collection[UUID]) -> Change:
    """A pending line whose remote calendar is let go of: about what was made here it stands, as ours alone."""
    if not {line.event, line.root, line.left} & set(ours):
        return replace(line, state="withdrawn")
    return replace(line, state="settled", base=_alone(line.base), after=_alone(line.after))


def _alone(row: Event | None) -> Event | None:
    return row and replace(row, placement=None)


def afloat(world: World, account: UUID) -> tuple[Afloat, ...]:
    """Each saga once."""
    found: dict[Afloat, None] = {}
    for entry in world.open_lines(account):
        line = entry.change
        linked = world.linked.get(line.calendar) if line.calendar else None
        if linked is not None:
            found[Afloat(linked.calendar.grant, line.group, line.saga or line.id, entry.key)] = None
    return tuple(found)


def drop(world: World, grant: UUID) -> None:
    """Nothing of it is left."""
    gone = {one.calendar.id for one in world.linked.values() if one.calendar.grant == grant}
    for channel in [one for one in world.channels.values() if one.calendar in gone]:
        del world.channels[channel.id]
    for calendar in gone:
        del world.linked[calendar]
    owner = world.grants.pop(grant).account if grant in world.grants else None
    world.refreshing.pop(grant, None)
    left = any(one.account == owner for one in world.grants.values()) or owner in world.people.values()
    if owner in world.accounts and not left:  # an account that was erased
        del world.accounts[owner], world.born[owner]


def merge(world: World, account: Account, other: UUID) -> Account:
    """Everything of both is the older one's."""
    both = {one for one in (account.id, other) if one in world.accounts}
    older, *rest = sorted(both, key=lambda one: (world.born[one], one))
    for younger in rest:
        _move(world, younger, older)
        merge_spent(world, younger, older)
        left, kept = world.accounts.pop(younger), world.accounts[older]
        world.accounts[older] = replace(kept, home=kept.home or left.home)
        del world.born[younger]
        world.days_due.pop(younger, None)
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
    for code in [code for code in world.codes.values() if code.account == younger]:
        world.codes[code.id] = replace(code, account=older)
    for blob, (at, whose) in list(world.doomed.items()):
        world.doomed[blob] = at, (older if whose == younger else whose)
    for one in [one for one in world.linked.values() if one.calendar.account == younger]:
        moved = replace(one.calendar, account=older, target=one.calendar.target and not has_target)
        world.linked[moved.id] = replace(one, calendar=moved)
