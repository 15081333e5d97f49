"""This one, this and the following, all: what editing or deleting a part of a series does to its rows.

Rows come as pairs (before, after): no before means it is made, no after that it is deleted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeAlias
from uuid import UUID

from core.calendar.draft import Proposal, Scope
from core.calendar.event import Event, Original, Placement
from core.calendar.instants import days_on
from core.calendar.occurrences import instances, original_of, rule_day, when_on
from core.calendar.recurrence import Recurrence
from core.calendar.rule_days import rule_days
from core.calendar.scopes import possible_scopes
from core.calendar.shifting import Move, first_given, shifted_rule, shifted_start, stands_at
from core.calendar.splitting import left_of, trimmed
from core.calendar.when import Partial, Settled, first_day

Deletion: TypeAlias = tuple[Event, Event | None]
Edit: TypeAlias = tuple[Event | None, Event | None]


def remove(
    base: Event, scope: Scope | None, original: Original | None, siblings: tuple[Event, ...]
) -> tuple[Deletion, ...]:
    """Delete an event, or the part of a series from `original` on. `siblings` are its changed instances.

    Without a scope all of it goes; without an original the first is meant.
    """
    if base.recurrence is None or scope in (None, "all"):
        return _everything(base, siblings)
    day = _split_day(base, original)
    later = tuple(row for row in siblings if stands_at(base, row) >= day)
    if scope == "this":
        named = tuple((row, None) for row in later if stands_at(base, row) == day)
        return (*named, *_changed(base, _without(base, day)))
    if not _left_before(base, day, siblings):
        return _everything(base, siblings)
    return (*((row, None) for row in later), (base, trimmed(base, day)))


def edit(
    base: Event,
    proposal: Proposal,
    scope: Scope | None,
    original: Original | None,
    siblings: tuple[Event, ...],
    fresh: UUID,
) -> tuple[Edit, ...]:
    """Make an event, or the part of a series that `scope` and `original` name, what the proposal says.

    A row that is made gets the id `fresh`. ValueError when the proposal still lacks a day or a time, or where the rule
    cannot go as far (`possible_scopes`).
    """
    if base.recurrence is None:
        return _changed(base, proposed(base, proposal, settled(proposal), proposal.recurrence))
    day = _split_day(base, original)
    here = when_on(base.when, day)
    when = here if original is None and proposal.when == base.when else settled(proposal)
    if scope == "this":
        return _edit_this(base, replace(proposal, when=when), day, siblings, fresh)
    if proposal.recurrence == base.recurrence:
        _refuse_other_days(base, scope, day, first_day(when))
    if scope == "following" and _left_before(base, day, siblings):
        return _edit_following(base, replace(proposal, when=when), day, siblings, fresh)
    return _edit_all(base, replace(proposal, when=when), day, siblings)


def _refuse_other_days(base: Event, scope: Scope | None, day: date, new: date) -> None:
    if (scope or "all") not in possible_scopes(base, day, new):
        raise ValueError("its rule cannot be moved along")


def _everything(base: Event, siblings: tuple[Event, ...]) -> tuple[Deletion, ...]:
    """Its changed instances go after it: until it is gone itself, theirs are changes that are under way."""
    return ((base, None), *((row, None) for row in siblings))


def _edit_this(
    base: Event, proposal: Proposal, day: date, siblings: tuple[Event, ...], fresh: UUID
) -> tuple[Edit, ...]:
    when = settled(proposal)
    for row in siblings:
        if stands_at(base, row) == day:
            return _changed(row, proposed(row, proposal, when, None))
    original = original_of(when_on(base.when, day))
    row = replace(_beside(base, fresh), excluded=(), series=base.id, original=original)
    return (*_changed(base, _without(base, day)), (None, proposed(row, proposal, when, None)))


def _edit_following(
    base: Event, proposal: Proposal, day: date, siblings: tuple[Event, ...], fresh: UUID
) -> tuple[Edit, ...]:
    """The series ends before `day`, and a new one goes on from there with what is left of it."""
    when = settled(proposal)
    new = proposed(_beside(base, fresh), proposal, when, _rule_from(base, proposal, day))
    move = Move(base, new, (first_day(when) - day).days)
    later = tuple(one for one in base.excluded if rule_day(base.when, one) > day)
    new = replace(new, excluded=move.originals(later))
    superseded = tuple((row, None) for row in siblings if stands_at(base, row) == day)
    moved = tuple(pair for pair in move.instances(siblings) if stands_at(base, pair[0]) > day)
    return ((base, trimmed(base, day)), (None, new), *superseded, *moved)


def _beside(base: Event, fresh: UUID) -> Event:
    """Another row in the same calendar, which has no address there yet."""
    placement = Placement(base.placement.calendar, like=base.id) if base.placement else None
    return replace(base, id=fresh, placement=placement)


def _rule_from(base: Event, proposal: Proposal, day: date) -> Recurrence | None:
    """What is left of the rule on `day`, moved along; another rhythm is taken as it is."""
    rule, before = proposal.recurrence, base.recurrence
    if rule is None or before is None:
        return rule
    left = left_of(base, rule, day)
    return shifted_rule(left, day, first_day(settled(proposal))) if rule == before else left


def _edit_all(base: Event, proposal: Proposal, day: date, siblings: tuple[Event, ...]) -> tuple[Edit, ...]:
    """The whole series moves by as much as the occurrence on `day` does; dates that it no longer has are gone, changed
    ones too.
    """
    when = settled(proposal)
    if proposal.recurrence is None:
        return (*((row, None) for row in siblings), *_changed(base, proposed(base, proposal, when, None)))
    rule, start = _moved_whole(base, proposal.recurrence, day, first_day(when))
    still = when == when_on(base.when, day) and start == first_day(base.when)
    after = proposed(base, proposal, base.when if still else when_on(when, start), rule)
    move = Move(base, after, (first_day(when) - day).days)
    if not still or rule != base.recurrence:
        after = replace(after, excluded=move.originals(base.excluded))
    lost = () if rule == base.recurrence else tuple(row for row in siblings if move.leaves_behind(row))
    kept = move.instances(row for row in siblings if row not in lost)
    gone = ((row, None) for row in lost)
    return (*gone, *_changed(base, after), *(pair for pair in kept if pair[0] != pair[1]))


def _moved_whole(base: Event, rule: Recurrence, old: date, new: date) -> tuple[Recurrence, date]:
    """The rule and the first day of a series whose occurrence on `old` goes to `new`."""
    start = first_day(base.when)
    if rule != base.recurrence:
        return rule, first_given(rule, days_on(start, (new - old).days))
    if old == new:
        return rule, start
    return shifted_rule(rule, old, new), shifted_start(rule, start, old, new)


def _left_before(base: Event, day: date, siblings: tuple[Event, ...]) -> bool:
    """Whether anything of the series takes place before `day`, as the rule says or changed."""
    if next(instances(base, date.min, days_on(day, -1)), None):
        return True
    return _is_begun(base, day) and any(stands_at(base, row) < day for row in siblings)


def _is_begun(base: Event, day: date) -> bool:
    assert base.recurrence is not None
    return next(rule_days(base.recurrence, first_day(base.when)), day) < day


def _split_day(base: Event, original: Original | None) -> date:
    assert base.recurrence is not None
    if original is not None:
        return rule_day(base.when, original)
    return first_given(base.recurrence, first_day(base.when))


def _without(base: Event, day: date) -> Event:
    if not any(True for _ in instances(base, day, day)):
        return base
    return replace(base, excluded=(*base.excluded, original_of(when_on(base.when, day))))


def proposed(row: Event, proposal: Proposal, when: Settled, rule: Recurrence | None) -> Event:
    return replace(
        row,
        title=proposal.title or row.title,
        when=when,
        location=proposal.location,
        attendees=proposal.attendees,
        notes=proposal.notes,
        recurrence=rule,
        excluded=row.excluded if rule else (),
        reminders=proposal.reminders,
        meeting=proposal.meeting,
        response=proposal.response,
    )


def settled(proposal: Proposal) -> Settled:
    if isinstance(proposal.when, Partial):
        raise ValueError("a day or a time is still missing")
    return proposal.when


def _changed(before: Event, after: Event) -> tuple[tuple[Event, Event], ...]:
    return () if before == after else ((before, after),)
