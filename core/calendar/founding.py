"""A series that comes with its past: dates it leaves out, and instances that are not as its rule says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import uuid5

from core.calendar.draft import Changed, Draft
from core.calendar.event import Event, Original
from core.calendar.occurrences import instances, key, rule_day
from core.calendar.series import proposed, settled


@dataclass(frozen=True, slots=True)
class Past:
    """What of it the rule still gives. `lost`: so many dates it does not, since the draft was corrected perhaps."""

    changed: tuple[Changed, ...]
    gone: tuple[Original, ...]
    lost: int = 0


def past_of(draft: Draft) -> Past:
    """The dates that a new series brings along, at the clock that it has by now."""
    if draft.proposal.recurrence is None or not (draft.changed or draft.excluded):
        return Past((), (), len(draft.changed) + len(draft.excluded))
    series = Event(draft.id, "", settled(draft.proposal), recurrence=draft.proposal.recurrence)
    changed = {at: replace(one, original=at) for one in draft.changed if (at := _there(series, one.original))}
    gone = {at for one in draft.excluded if (at := _there(series, one))} - changed.keys()
    lost = len(draft.changed) + len(draft.excluded) - len(changed) - len(gone)
    return Past(tuple(changed.values()), _in_order(gone), lost)


def rows_of(series: Event, draft: Draft) -> tuple[Event, ...]:
    """The rows that a new event is: one, and one more for each instance that differs."""
    past = past_of(draft)
    whole = replace(series, excluded=_in_order((*past.gone, *(one.original for one in past.changed))))
    return (whole, *(_row(series, one) for one in past.changed))


def _there(series: Event, original: Original) -> Original | None:
    """The original of the same day, if the rule gives that day."""
    day = rule_day(series.when, original)
    return next((one.original for one in instances(series, day, day)), None)


def _in_order(originals: Iterable[Original]) -> tuple[Original, ...]:
    return tuple(sorted(originals, key=lambda one: str(key(one))))


def _row(series: Event, one: Changed) -> Event:
    original = one.original
    row = replace(series, id=uuid5(series.id, str(key(original))), series=series.id, original=original)
    return proposed(row, one.proposal, settled(one.proposal), None)
