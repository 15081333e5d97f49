"""What a full list of events asks for: its window, its filters and its order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.fakes.google import instances, moments, refusals, times
from tests.fakes.google.call import Call
from tests.fakes.google.message import Resource
from tests.fakes.google.store import Calendar
from tests.fakes.google.times import Span

EVERYTHING = Span(times.FIRST, times.LAST)
LONG_AGO = timedelta(days=28)
SEARCHED = ("summary", "description", "location")


@dataclass(frozen=True, slots=True)
class Query:
    """A full list: which events of the calendar are asked for, and in which order."""

    call: Call
    calendar: Calendar
    window: Span
    single: bool
    deleted: bool

    def events(self) -> list[Resource]:
        every = self.calendar.events.items.values()
        if not self.single:
            return [event for event in every if self._wanted(event) and self._in_window(event)]
        rows = []
        for event in every:
            rows.extend(self._singles(event))
        return [event for event in rows if self._wanted(event)]

    def key(self, event: Resource) -> list[Any]:
        order = self.call.params.get("orderBy")
        if order == "startTime":
            return [start_key(self.calendar, event), event["id"]]
        if order == "updated":
            return [event.get("updated", ""), event["id"]]
        name = event["id"]
        place = self.calendar.events.order.get(event.get("recurringEventId") or name, 0)
        return [self.calendar.events.order.get(name, place) if not self.single else place, name]

    def _singles(self, event: Resource) -> list[Resource]:
        if event.get("recurrence"):
            if event.get("status") == "cancelled":
                return []
            window = instances.bounded(self.window, self.call.world.now())
            return instances.expanded(self.calendar, event, window, self.deleted)
        if event.get("recurringEventId", "") in self.calendar.events.items:
            return []  # comes with its series
        return [event] if self._in_window(event) else []

    def _in_window(self, event: Resource) -> bool:
        if self.window == EVERYTHING:
            return True
        return instances.meets(self.calendar, event, self.window)

    def _wanted(self, event: Resource) -> bool:
        if event.get("status") == "cancelled" and not self._deleted_wanted(event):
            return False
        return matches(event, self.call.params)

    def _deleted_wanted(self, event: Resource) -> bool:
        """Cancelled exceptions of a live series belong to the series, whoever asks."""
        if self.deleted:
            return True
        master = self.calendar.get(event.get("recurringEventId", ""))
        return not self.single and master is not None and master.get("status") != "cancelled"


def query(call: Call, calendar: Calendar) -> Query:
    single = call.params.get("singleEvents", False)
    if call.params.get("orderBy") == "startTime" and not single:
        raise refusals.Refused(
            400,
            "orderByStartTimeNotSupported",
            "The requested ordering is not available for the particular query.",
            "calendar",
            ("parameter", "orderBy"),
        )
    since = call.params.get("updatedMin")
    if since and (moments.instant(since) or times.FIRST) < call.world.now() - LONG_AGO:
        raise refusals.updated_min_too_long_ago()
    deleted = call.params.get("showDeleted", False) or since is not None
    return Query(call, calendar, window_of(call), single, deleted)


def window_of(call: Call) -> Span:
    low, high = (call.params.get(name) for name in ("timeMin", "timeMax"))
    window = Span(
        (low and moments.instant(low)) or times.FIRST,
        (high and moments.instant(high)) or times.LAST,
    )
    if window.end <= window.start:
        raise refusals.empty_range(("parameter", "timeMax"))
    return window


def matches(event: Resource, params: Resource) -> bool:
    """Whether an event passes the filters that look at its fields."""
    if "iCalUID" in params and event.get("iCalUID") != params["iCalUID"]:
        return False
    if "eventTypes" in params and event.get("eventType", "default") not in params["eventTypes"]:
        return False
    if "updatedMin" in params and not _updated_since(event, params["updatedMin"]):
        return False
    own = event.get("extendedProperties", {})
    for kind in ("private", "shared"):
        for pair in params.get(f"{kind}ExtendedProperty", ()):
            name, _, value = pair.partition("=")
            if own.get(kind, {}).get(name) != value:
                return False
    return "q" not in params or _mentions(event, params["q"])


def _updated_since(event: Resource, text: str) -> bool:
    updated, since = moments.instant(event.get("updated", "")), moments.instant(text)
    return updated is None or since is None or updated >= since.replace(microsecond=0)


def _mentions(event: Resource, words: str) -> bool:
    people = [f"{guest.get('displayName', '')} {guest['email']}" for guest in event.get("attendees", ())]
    text = " ".join([*(str(event.get(name, "")) for name in SEARCHED), *people]).casefold()
    return all(word in text for word in words.casefold().split())


def start_key(calendar: Calendar, event: Resource) -> str:
    return calendar.span(event).start.isoformat()
