"""From when to when an event can take place, in instants that hold in every zone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from core.calendar.event import Event, Original
from core.calendar.instants import days_on, later, span, utc
from core.calendar.rule_days import last_day
from core.calendar.when import Settled, Timed, Window, first_day

EAST, WEST = timedelta(hours=14), timedelta(hours=12)  # a day begins this early somewhere, and ends this late
BRIEF = timedelta(days=8)
_WIDER = timedelta(days=1)  # for nights when clocks change


def reach(event: Event) -> tuple[datetime, datetime | None]:
    """The first instant and the last, None where no end is in sight: rather too wide than too narrow."""
    own, rule, begun = _extent(event.when), event.recurrence, first_day(event.when)
    if rule is None:
        return own.start, own.end
    last, ahead = last_day(rule, begun), timedelta(days=(begun - min((begun, *rule.also))).days)
    first = later(own.start, -_WIDER - ahead) if ahead else own.start
    return first, None if last is None else max(own.end, later(own.end, last - begun + _WIDER))


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
