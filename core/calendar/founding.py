"""A series that comes with its past: dates it leaves out, and instances that are not as its rule says."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

from core.calendar.draft import Changed, Draft
from core.calendar.event import Event, Original
from core.calendar.occurrences import key, takes_place
from core.calendar.series import proposed, settled


def rows_of(series: Event, draft: Draft) -> tuple[Event, ...]:
    """The rows that a new event is: one, and one more for each instance that differs.

    Dates that the rule does not give, since the draft was corrected perhaps, mean nothing.
    """
    if series.recurrence is None:
        return (series,)
    changed = {key(one.original): one for one in draft.changed if takes_place(series, one.original)}
    gone = {key(one): one for one in draft.excluded if takes_place(series, one)}
    own = {at: one.original for at, one in changed.items()}
    whole = replace(series, excluded=tuple((gone | own).values()))
    return (whole, *(_row(series, one.original, one) for one in changed.values()))


def _row(series: Event, original: Original, one: Changed) -> Event:
    row = replace(series, id=uuid5(series.id, str(key(original))), series=series.id, original=original)
    return proposed(row, one.proposal, settled(one.proposal), None)
