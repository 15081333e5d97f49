"""The occurrences of a series as events: exceptions where there are some, copies of the master elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.fakes.google import times
from tests.fakes.google.message import Resource
from tests.fakes.google.store import Calendar
from tests.fakes.google.times import Span

OF_THE_MASTER = ("recurrence",)
ENDLESS = timedelta(days=730)


def instance(calendar: Calendar, master: Resource, wall: datetime) -> Resource:
    """The occurrence that nobody has changed."""
    start, end = times.occurrence_times(master, wall, calendar.zone)
    copy = {name: value for name, value in master.items() if name not in OF_THE_MASTER}
    return copy | {
        "id": f"{master['id']}_{times.suffix(master, wall)}",
        "start": start,
        "end": end,
        "recurringEventId": master["id"],
        "originalStartTime": start,
    }


def find(calendar: Calendar, name: str) -> Resource | None:
    """An event by id: a stored one, or an occurrence of a series."""
    stored = calendar.get(name)
    if stored is not None:
        return stored
    of, _, suffix = name.rpartition("_")
    master = calendar.get(of) if of else None
    if master is None or not master.get("recurrence"):
        return None
    wall = times.from_suffix(master, suffix)
    return None if wall is None else instance(calendar, master, wall)


def expanded(calendar: Calendar, master: Resource, window: Span, cancelled: bool = False) -> list[Resource]:
    """What the series has in the window, moved exceptions included; cancelled ones only when asked for."""
    exceptions = {event["id"]: event for event in calendar.exceptions(master["id"])}
    found = []
    for wall in times.occurrences(master, window, calendar.zone):
        name = f"{master['id']}_{times.suffix(master, wall)}"
        event = exceptions.pop(name, None) or _within(calendar, master, wall, window)
        if event is not None and _shown(calendar, event, window, cancelled):
            found.append(event)
    return found + [event for event in exceptions.values() if _shown(calendar, event, window, cancelled)]


def _within(calendar: Calendar, master: Resource, wall: datetime, window: Span) -> Resource | None:
    event = instance(calendar, master, wall)
    return event if times.span(event, calendar.zone).meets(window) else None


def _shown(calendar: Calendar, event: Resource, window: Span, cancelled: bool) -> bool:
    if event.get("status") == "cancelled" and not cancelled:
        return False
    return calendar.span(event).meets(window)


def orphans(calendar: Calendar, master: Resource) -> list[Resource]:
    """The exceptions whose occurrence the series no longer has."""
    return [event for event in calendar.exceptions(master["id"]) if not _has_place(event, master)]


def _has_place(event: Resource, master: Resource) -> bool:
    if not master.get("recurrence"):
        return False
    return times.from_suffix(master, event["id"].rpartition("_")[2]) is not None


def meets(calendar: Calendar, event: Resource, window: Span) -> bool:
    """Whether an event, or any occurrence of a series, is in the window."""
    if calendar.span(event).meets(window):
        return True
    if not event.get("recurrence") or event.get("status") == "cancelled":
        return False
    return bool(expanded(calendar, event, bounded(window, window.start)))


def bounded(window: Span, after: datetime) -> Span:
    """The window with an end: without one, a series is followed for two years."""
    if window.end < times.LAST:
        return window
    begin = max(after, window.start)
    return Span(window.start, begin + ENDLESS if begin < times.LAST - ENDLESS else times.LAST)
