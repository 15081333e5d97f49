"""From when to when an event can take place, in instants that hold in every zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from core.calendar.event import Event, Original
from core.calendar.instants import days_on, later, span, utc
from core.calendar.occurrences import instances
from core.calendar.when import Settled, Timed, Window, first_day

EAST, WEST = timedelta(hours=14), timedelta(hours=12)  # a day begins this early somewhere, and ends this late
COUNTED = 1_000
BRIEF = timedelta(days=8)


def reach(event: Event) -> tuple[datetime, datetime | None]:
    """The first instant and the last, None where no end is in sight: rather too wide than too narrow."""
    own = _extent(event.when)
    if event.recurrence is None:
        return own.start, own.end
    last = _last_day(event)
    if last is None:
        return own.start, None
    behind = timedelta(
        days=(last - first_day(event.when)).days + 1
    )  # one more, for nights when clocks change
    return own.start, max(own.end, later(own.end, behind))


def is_lasting(first: datetime, last: datetime | None) -> bool:
    """Whether it reaches so far that it is not found by its beginning alone."""
    return last is None or last - first > BRIEF


def original_instant(original: Original | None) -> datetime | None:
    """When an instance would have begun; of a whole day the first midnight in UTC."""
    if original is None:
        return None
    return utc(original) if isinstance(original, datetime) else datetime.combine(original, time.min, UTC)


def _extent(when: Settled) -> Window:
    if isinstance(when, Timed):
        return span(when, when.zone)
    first, after = (datetime.combine(day, time.min, UTC) for day in (when.first, days_on(when.last, 1)))
    return Window(later(first, -EAST), later(after, WEST))


def _last_day(event: Event) -> date | None:
    """The last day on which a series may begin; the rule is unrolled where it counts."""
    rule = event.recurrence
    if rule is None or (rule.count or 0) > COUNTED:
        return None
    if rule.count is None:
        return rule.until
    whole = Event(event.id, "", event.when, recurrence=rule)
    *_, last = islice(instances(whole, first_day(event.when), date.max), rule.count)
    return first_day(last.when)
