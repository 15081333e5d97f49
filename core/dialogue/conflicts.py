"""What can still be done where two sides changed the same: the change once more, on top of what is there now."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.changing import rebase
from core.calendar.draft import Draft, Proposal, proposal_of
from core.calendar.event import Event, Original
from core.calendar.occurrences import instances, key, rule_day, when_on
from core.dialogue.calendars import locked
from core.dialogue.inputs import Collided
from core.dialogue.judging import is_answer, stays
from core.dialogue.message import CalendarChoice


def again(told: Collided, calendars: tuple[CalendarChoice, ...]) -> Draft | None:
    """The draft to be asked about; None where words alone must do."""
    line, now = told.change, told.now
    if not told.alone or (now is not None and locked(now, calendars)):
        return None
    draft_id = uuid5(line.id, "again")
    if now is None:
        return _made_again(line, draft_id)
    if line.after is None:
        return Draft(draft_id, "delete", proposal_of(now, now.when), base=now, was=now.when)
    if line.base is None:
        return None
    return _changed_again(line.base, now, line.after, draft_id)


def joined(older: Draft, newer: Draft) -> Draft:
    """What was asked about before and what is asked about now, of the same event, as one question."""
    if {older.kind, newer.kind} != {"update"} or older.original is not None or newer.original is not None:
        return newer
    kept = _changed(older)
    left = {name: value for name, value in kept.items() if name not in _changed(newer)}
    return replace(newer, proposal=replace(newer.proposal, **left))


def _changed(draft: Draft) -> dict[str, Any]:
    """What would be different, and how."""
    assert draft.base is not None
    assert draft.was is not None
    before = proposal_of(draft.base, draft.was)
    said = {field.name: getattr(draft.proposal, field.name) for field in fields(Proposal)}
    return {name: value for name, value in said.items() if value != getattr(before, name)}


def _made_again(line: Change, draft_id: UUID) -> Draft | None:
    """The same under a new id, for calendars refuse one that was used. Dates left out would come back: not those."""
    after = line.after
    if after is None or after.excluded:
        return None
    return Draft(draft_id, "create", proposal_of(after, after.when), calendar=line.calendar, like=after.id)


def _changed_again(base: Event, now: Event, after: Event, draft_id: UUID) -> Draft | None:
    gone = _date_taken_out(base, after)
    if gone is not None:
        return _date_taken_out_again(now, gone, draft_id)
    merged = rebase(base, now, after)
    draft = Draft(draft_id, "update", proposal_of(merged, merged.when), base=now, was=now.when)
    return None if stays(draft) or is_answer(draft) else draft


def _date_taken_out(base: Event, after: Event) -> Original | None:
    """The one date of a series that was to take place no more, where that was all."""
    had = {key(original) for original in base.excluded}
    new = [original for original in after.excluded if key(original) not in had]
    return new[0] if len(new) == 1 and len(after.excluded) == len(base.excluded) + 1 else None


def _date_taken_out_again(now: Event, gone: Original, draft_id: UUID) -> Draft | None:
    day = rule_day(now.when, gone)
    stands = any(one.original and key(one.original) == key(gone) for one in instances(now, day, day))
    if now.recurrence is None or not stands:
        return None
    when = when_on(now.when, day)
    return Draft(draft_id, "delete", proposal_of(now, when), now, scope="this", original=gone, was=when)
