"""The next move towards a step, as far as we know what is there."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.changing import moved_on, rebase
from core.calendar.event import Event
from core.calendar.mirror.deciding_instances import instance_move, lone_move, stragglers
from core.calendar.mirror.moves import Arrived, Cancel, Insert, Met, Move, Patch
from core.calendar.mirror.projection import mirrored
from core.calendar.mirror.resource import Family, Resource
from core.calendar.mirror.sameness import bare, in_order, same
from core.calendar.mirror.steps import Step
from core.calendar.occurrences import key


def next_move(step: Step, family: Family, marker: str, looked: Resource | None = None) -> Move:
    """What brings the remote calendar nearer to the step, as far as we know what is there.

    `marker` is what our own write of this step leaves; `looked` what was fetched at its date.
    """
    if step.original is not None:
        return instance_move(step, step.original, family, marker, looked)
    lone = family.by_itself(step.row)
    return lone_move(step, lone, marker) if lone is not None else _whole_move(step, family, marker)


def _whole_move(step: Step, family: Family, marker: str) -> Move:
    """Of a single event, or of a series as such."""
    head = family.head
    done = head is not None and head.marker == marker
    if done and (step.before is None or step.after is None):
        return Arrived()
    if step.kind == "insert":
        assert step.after is not None
        return _insert(step.after, family, head)
    now = next((row for row in mirrored(family) if row.id == family.root), None)
    if head is None or now is None:
        return Arrived() if step.kind == "remove" else Met(None)
    assert step.before is not None
    if done:
        return stragglers(step, now, family, marker)
    if moved_on(step.before, now, step.after):
        return Met(now)
    if step.after is None:
        return Cancel(head)
    move = _whole_patch(head, now, rebase(step.before, now, step.after), family)
    return stragglers(step, now, family, marker) if isinstance(move, Arrived) else move


def _insert(event: Event, family: Family, head: Resource | None) -> Move:
    if head is None:
        return Insert(family.id, event)
    now = next((row for row in mirrored(family) if row.id == family.root), None)
    return Arrived() if now is None or same(bare(now), bare(event)) else Met(now)


def _whole_patch(head: Resource, now: Event, wanted: Event, family: Family) -> Move:
    """Of a series the dates that it leaves out by itself; those of its instances are resources of their own."""
    assert head.content is not None
    before = replace(now, excluded=head.content.excluded)
    if (now.when, now.recurrence) == (wanted.when, wanted.recurrence):
        after = replace(wanted, excluded=before.excluded)
    else:
        own = {key(row.original) for row in mirrored(family) if row.original is not None}
        after = replace(wanted, excluded=in_order(one for one in wanted.excluded if key(one) not in own))
    return Arrived() if same(before, after) else Patch(head, before, after)
