"""Which drafts of a long file meet something on the calendar, beyond those that are told one by one: all looked at once."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from core.calendar.draft import Draft
from core.calendar.event import Event
from core.calendar.instants import overlap, span
from core.calendar.occurrences import agenda
from core.calendar.when import Timed, Window
from core.dialogue.inputs import Given


def clashing(drafts: tuple[Draft, ...], events: tuple[Event, ...], given: Given) -> tuple[Draft, ...]:
    """Those that are ticked and share time with another event; of a series its first time counts."""
    zone = given.preferences.zone
    asked = [
        (draft, span(draft.proposal.when, zone))
        for draft in drafts
        if draft.ticked and draft.kind != "delete" and isinstance(draft.proposal.when, Timed)
    ]
    if not asked:
        return ()
    whole = Window(min(taken.start for _, taken in asked), max(taken.end for _, taken in asked))
    timed = (event for event in events if isinstance(event.when, Timed))
    busy = sorted(
        ((span(one.when, zone), one.event) for one in agenda(timed, whole, zone)),
        key=lambda pair: pair[0].start,
    )
    starts = [taken.start for taken, _ in busy]
    ends = list(accumulate((taken.end for taken, _ in busy), max))

    def meets(draft: Draft, taken: Window) -> bool:
        own = draft.base.id if draft.base else None
        number = bisect_left(starts, taken.end)
        while number and ends[number - 1] > taken.start:  # nothing before it lasts so long otherwise
            number -= 1
            other, event = busy[number]
            if overlap(other, taken) and (own is None or own not in (event.id, event.series)):
                return True
        return False

    return tuple(draft for draft, taken in asked if meets(draft, taken))
