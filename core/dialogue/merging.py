"""Somebody else changed an event while its card was open: other fields merge, the same field is asked about again."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.changing import moved_on, rebase
from core.calendar.draft import Draft
from core.calendar.event import Event
from core.calendar.occurrences import instances, rule_day
from core.calendar.shifting import stands_at
from core.calendar.when import Partial
from core.dialogue.conversation import Card
from core.dialogue.inputs import Facts
from core.dialogue.judging import KEPT

CARRIED = (*KEPT, "meeting")


def now_of(draft: Draft, facts: Facts) -> Event | None:
    """The draft's event as it is now."""
    return next((e for e in facts.current if draft.base is not None and e.id == draft.base.id), None)


def is_gone(draft: Draft, facts: Facts) -> bool:
    """Whether there is nothing left to change: not the event, or not the one occurrence that is meant."""
    if draft.base is None:
        return False
    current = now_of(draft, facts)
    if current is None:
        return True
    if (
        draft.kind == "delete"
        or draft.scope != "this"
        or current.recurrence is None
        or draft.original is None
    ):
        return False
    day = rule_day(current.when, draft.original)
    rows = (row for row in facts.current if row.series == current.id)
    return not (any(instances(current, day, day)) or any(stands_at(current, row) == day for row in rows))


def brought_up_to_date(card: Card, facts: Facts) -> tuple[Card, bool]:
    """The card on the events as they are now, and whether the user has to look again."""
    pairs = [_up_to_date(draft, now_of(draft, facts)) for draft in card.drafts]
    fresh = replace(card, drafts=tuple(draft for draft, _ in pairs))
    return fresh, any(conflict for draft, conflict in pairs if draft.ticked)


def _up_to_date(draft: Draft, current: Event | None) -> tuple[Draft, bool]:
    if draft.base is None or current is None or current == draft.base:
        return draft, False
    after = _after(draft, draft.base)
    merged = current if after is None else rebase(draft.base, current, after)
    kept = {name: getattr(merged, name) for name in CARRIED}
    whole = draft.original is None
    when = current.when if whole and draft.proposal.when == draft.was else draft.proposal.when
    fresh = replace(
        draft,
        proposal=replace(draft.proposal, when=when, **kept),
        base=current,
        was=current.when if whole else draft.was,
    )
    return fresh, bool(moved_on(draft.base, current, after))


def _after(draft: Draft, base: Event) -> Event | None:
    if draft.kind == "delete":
        return None
    when = draft.proposal.when
    if when == draft.was or isinstance(when, Partial):
        when = base.when
    return replace(base, when=when, **{name: getattr(draft.proposal, name) for name in CARRIED})
