"""The next move for one instance of a series: changed, cancelled, or back to its rule."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.calendar.changing import moved_on, rebase
from core.calendar.event import Event, Original
from core.calendar.mirror.moves import Arrived, Cancel, Look, Met, Move, Patch
from core.calendar.mirror.projection import mirrored
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.mirror.sameness import bare, same, says_its_rule
from core.calendar.mirror.steps import Step
from core.calendar.occurrences import instance_at, key, takes_place


def instance_move(
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
    if step.kind in ("restore", "vacate"):
        return _restore(step, series, there, original)
    return _instance_change(step, there, _stands(there, family, step.row, original))


def lone_move(step: Step, there: Resource, marker: str) -> Move:
    """Of an instance that is an event by itself to the person."""
    if there.marker == marker:
        return Arrived()
    now = replace(there.content, id=step.row) if there.alive and there.content else None
    return _instance_change(step, there, now)


def stragglers(step: Step, now: Event, family: Family, marker: str) -> Move:
    """The next instance to follow its series, which is changed already. One that was changed once, and says what the
    series said, is still a resource of its own, and hears nothing of the change; nor does one that was left out, and
    stands where the series takes place since it was moved.
    """
    before, after = step.before, step.after
    assert before is not None and after is not None
    said = (before, rebase(after, now, before))  # with what others changed of it meanwhile, too
    for one in family.members:
        there = one.resource
        if one.id == family.id or there is None or there.original is None or there.marker == marker:
            continue
        if not there.alive and _takes_place_since(there.original, before, after):
            return Patch(there, None, instance_at(now, there.original, one.event))
        row = _stands(there, family, one.event, there.original)
        if row is None or not any(says_its_rule(row, each) for each in said) or says_its_rule(row, now):
            continue
        return Patch(there, row, instance_at(now, there.original, one.event))
    return Arrived()


def _takes_place_since(original: Original, before: Event, after: Event) -> bool:
    """A date that the series left out, and does no longer since it was moved."""
    if (before.when, before.recurrence) == (after.when, after.recurrence):
        return False
    return any(key(one) == key(original) for one in before.excluded) and takes_place(after, original)


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
        return Arrived() if step.kind in ("restore", "vacate") else Look(original)
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
        if step.steady:
            return Met(None)
        moved_away = not takes_place(replace(series, excluded=()), original)
        return Arrived() if moved_away else Patch(there, None, by_rule)
    if step.before is None:
        return Arrived()  # it takes place, whatever it says
    now = replace(there.content, id=step.row, series=series.id, original=original)
    if moved_on(step.before, now, None if step.kind == "vacate" else by_rule):
        return Met(now)
    wanted = rebase(step.before, now, by_rule)
    return Arrived() if same(bare(now), bare(wanted)) else Patch(there, now, wanted)


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
