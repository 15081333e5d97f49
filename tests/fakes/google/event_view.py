"""How an event is shown to one caller: in which zone, how much of it, and what is left of a deleted one."""

from __future__ import annotations

from tests.fakes.google import moments
from tests.fakes.google.call import Call
from tests.fakes.google.message import Resource, clone
from tests.fakes.google.store import Calendar, at_least

BUSY = ("kind", "etag", "id", "status", "start", "end", "recurrence", "recurringEventId", "originalStartTime")
TOMBSTONE = ("kind", "etag", "id", "status", "recurringEventId", "originalStartTime")
TIMES = ("start", "end", "originalStartTime")


def shown(call: Call, calendar: Calendar, event: Resource) -> Resource:
    """The event as this caller may see it, a copy of its own."""
    role = call.role(calendar)
    if not at_least(role, "reader") or _is_private(event, role):
        event = {name: event[name] for name in BUSY if name in event} | {"visibility": "private"}
    copy: Resource = clone(event)
    zone = call.params.get("timeZone")
    if zone and zone != calendar.zone:
        for name in TIMES:
            _in_zone(copy.get(name), zone)
    _cut_guests(copy, call.params.get("maxAttendees"))
    return copy


def tombstone(event: Resource) -> Resource:
    """What an incremental list tells of a deleted event."""
    return {name: clone(event[name]) for name in TOMBSTONE if name in event}


def _is_private(event: Resource, role: str) -> bool:
    return event.get("visibility") in ("private", "confidential") and not at_least(role, "writer")


def _in_zone(when: Resource | None, zone: str) -> None:
    moment = moments.instant(when.get("dateTime") or "") if when else None
    if when and moment and moments.zone(zone):
        when["dateTime"] = moments.written(moment, zone)


def _cut_guests(event: Resource, most: int | None) -> None:
    guests = event.get("attendees")
    if most is None or not guests or len(guests) <= most:
        return
    event["attendees"] = [guest for guest in guests if guest.get("self")]
    event["attendeesOmitted"] = True
