"""The next move towards a step: what to ask of the remote calendar, or that it is there, or that it met another change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from core.calendar.changing import moved_on, rebase
from core.calendar.event import Event, Original
from core.calendar.mirror.projection import in_order, mirrored, same, shown
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.mirror.steps import Step
from core.calendar.occurrences import instance_at, key, takes_place


@dataclass(frozen=True, slots=True)
class Arrived:
    """There is nothing (more) to do."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody else changed the same; `now` is what they made of it, None where it is gone."""

    now: Event | None


@dataclass(frozen=True, slots=True)
class Look:
    """What stands at this date of the series has to be fetched first."""

    original: Original


@dataclass(frozen=True, slots=True)
class Insert:
    """Make it, under this remote id."""

    id: str
    event: Event


@dataclass(frozen=True, slots=True)
class Patch:
    """Make `there` say `after`."""

    there: Resource
    before: Event | None
    after: Event


@dataclass(frozen=True, slots=True)
class Cancel:
    """Delete it, or let it not take place."""

    there: Resource


Move: TypeAlias = Arrived | Met | Look | Insert | Patch | Cancel


def next_move(step: Step, family: Family, marker: str, looked: Resource | None = None) -> Move:
    """What brings the remote calendar nearer to the step, as far as we know what is there.

    `marker` is what our own write of this step leaves; `looked` what was fetched at its date.
    """
    if step.original is not None:
        return _instance_move(step, step.original, family, marker, looked)
    head = family.head
    if head is not None and head.marker == marker:
        return Arrived()
    if step.kind == "insert":
        assert step.after is not None
        return _insert(step.after, family, head)
    now = next((row for row in mirrored(family) if row.id == family.root), None)
    if head is None or now is None:
        return Arrived() if step.kind == "remove" else Met(None)
    assert step.before is not None
    if moved_on(step.before, now, step.after):
        return Met(now)
    if step.after is None:
        return Cancel(head)
    return _whole_patch(head, now, rebase(step.before, now, step.after), family)


def _insert(event: Event, family: Family, head: Resource | None) -> Move:
    if head is None:
        return Insert(family.id, event)
    now = next((row for row in mirrored(family) if row.id == family.root), None)
    return Arrived() if now is None or same(_bare(now), _bare(event)) else Met(now)


def _bare(event: Event) -> Event:
    return replace(event, placement=None, response=None, meeting=False, excluded=())


def _whole_patch(head: Resource, now: Event, wanted: Event, family: Family) -> Move:
    """Of a series the dates that it leaves out by itself; those of its instances are resources of their own."""
    assert head.content is not None
    before = replace(now, excluded=head.content.excluded)
    if (now.when, now.recurrence) == (wanted.when, wanted.recurrence):
        after = replace(wanted, excluded=before.excluded)
    else:
        own = {key(row.original) for row in shown(family) if row.original is not None}
        after = replace(wanted, excluded=in_order(one for one in wanted.excluded if key(one) not in own))
    return Arrived() if same(before, after) else Patch(head, before, after)


def _instance_move(
    step: Step, original: Original, family: Family, marker: str, looked: Resource | None
) -> Move:
    series = next((row for row in mirrored(family) if row.id == family.root), None)
    member = _member(family, original)
    there = (member.resource if member else None) or looked
    if there is not None and there.marker == marker:
        return Arrived()
    if series is None or family.head is None:
        return Met(None) if step.kind == "change" else Arrived()
    if there is None:
        return _unseen(step, series, original, family.head)
    if step.kind == "restore":
        return _restore(step, series, there, original)
    return _instance_change(step, there, _stands(there, family, step.row, original))


def _instance_change(step: Step, there: Resource, now: Event | None) -> Move:
    """Change or remove what stands at a date; without anything before, it comes back as it was."""
    before = step.before or now
    if before is None and step.after is not None:
        return Patch(there, None, step.after)
    if before is None or now is None:
        return Met(None) if step.kind == "change" else Arrived()
    if moved_on(before, now, step.after):
        return Met(now)
    if step.after is None:
        return Cancel(there)
    wanted = rebase(before, now, step.after)
    return Arrived() if same(now, wanted) else Patch(there, now, wanted)


def _unseen(step: Step, series: Event, original: Original, head: Resource) -> Move:
    """No resource of its own stands at that date: the rule gives it, or leaves it out, or never knew it."""
    if takes_place(series, original):
        return Arrived() if step.kind == "restore" else Look(original)
    if step.kind == "change":
        return Met(None)
    left_out = head.content.excluded if head.content else ()
    kept = tuple(one for one in left_out if key(one) != key(original))
    if step.kind == "remove" or len(kept) == len(left_out):
        return Arrived()
    return Patch(head, replace(series, excluded=left_out), replace(series, excluded=kept))


def _restore(step: Step, series: Event, there: Resource, original: Original) -> Move:
    by_rule = instance_at(series, original, step.row)
    if not there.alive or there.content is None:
        return Patch(there, None, by_rule)
    if step.before is None:
        return Arrived()  # it takes place, whatever it says
    now = replace(there.content, id=step.row, series=series.id, original=original)
    if moved_on(step.before, now, by_rule):
        return Met(now)
    wanted = rebase(step.before, now, by_rule)
    return Arrived() if same(_bare(now), _bare(wanted)) else Patch(there, now, wanted)


def _stands(there: Resource, family: Family, row: UUID, original: Original) -> Event | None:
    if not there.alive or there.content is None:
        return None
    return replace(there.content, id=row, series=family.root, original=original)


def _member(family: Family, original: Original) -> Mirrored | None:
    for one in family.members:
        at = one.resource.original if one.resource and one.id != family.id else None
        if at is not None and key(at) == key(original):
            return one
    return None
