"""Events of ours as what Google is to be told: all of one, or only what changed of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from adapters.google import people
from adapters.google.loose import Table, private, rows, table
from adapters.google.meeting import meeting
from adapters.google.moments import NOTED_END, noted_end, start_and_end
from adapters.google.reading import MARKER
from adapters.google.reminders import reminders
from adapters.google.rules import lines_of
from core.calendar.event import Event
from core.calendar.mirror.resource import Resource

_ITS_OWN = frozenset(
    """
    kind id etag status htmlLink created updated creator organizer start end endTimeUnspecified recurrence
    recurringEventId originalStartTime iCalUID sequence attendeesOmitted hangoutLink privateCopy locked
    """.split()
)
"""What Google says of one event and no other."""
_OURS = frozenset({MARKER, NOTED_END, people.NOTED_PEOPLE})
_NO_TIME: Table = {"date": None, "dateTime": None, "timeZone": None}


def whole(event_id: str, event: Event, marker: str, like: Resource | None = None) -> Table:
    """A new event under that id, in all that we do not hold like the one whose place it takes."""
    kept = _kept(table(json.loads(like.document))) if like else {}
    body = _difference(kept, None, event, marker)
    body["extendedProperties"] = _properties(kept, body)
    return {"id": event_id} | _told(kept | body)


def _kept(past: Table) -> Table:
    """What may be said of another event as well, the room of its video call included."""
    kept = {name: value for name, value in past.items() if name not in _ITS_OWN}
    if kept.get("eventType") == "fromGmail":  # only Google itself makes those
        del kept["eventType"]
    room = table(kept.pop("conferenceData", None))
    if rows(room.get("entryPoints")):
        kept["conferenceData"] = {name: value for name, value in room.items() if name != "createRequest"}
    return kept


def _properties(kept: Table, body: Table) -> Table:
    """Those that others left, and ours."""
    past = table(kept.get("extendedProperties"))
    theirs = {name: value for name, value in private(kept).items() if name not in _OURS}
    return past | {"private": theirs | private(body)}


def difference(there: Resource, before: Event | None, after: Event, marker: str) -> Table:
    """What to patch. Without `before` that is everything, and what was cancelled stands again."""
    document = table(json.loads(there.document))
    body = _difference(document, before, after, marker)
    if there.master is not None:
        body.pop("recurrence", None)
    return body


def marked(marker: str) -> Table:
    """The property that names our write."""
    return {"extendedProperties": {"private": {MARKER: marker}}}


def _difference(there: Table, before: Event | None, after: Event, marker: str) -> Table:
    body = marked(marker) | ({"status": "confirmed"} if before is None else {})
    own: Table = body["extendedProperties"]["private"]
    for fields, write in _PARTS.items():
        if before is None or any(getattr(before, name) != getattr(after, name) for name in fields):
            body |= write(there, before, after)
    if before is None or before.meeting != after.meeting:
        body |= meeting(there, after.meeting, marker)
    own |= {
        name: value
        for name, value in _notes(there, before, after)
        if value is not None or before is None or name in private(there)
    }
    return body


def _texts(_there: Table, before: Event | None, after: Event) -> Table:
    told = {"summary": after.title, "location": after.location}
    had = {"summary": before.title, "location": before.location} if before else {}
    return {name: value or None for name, value in told.items() if before is None or had[name] != value}


def _times(_there: Table, _before: Event | None, after: Event) -> Table:
    """The other kind of time is taken away by name, or both would stand side by side."""
    start, end = start_and_end(after.when)
    return {"start": _NO_TIME | start, "end": _NO_TIME | end}


def _series(there: Table, before: Event | None, after: Event) -> Table:
    lines = lines_of(after, there.get("recurrence"))
    if before is not None and lines == (there.get("recurrence") or []):
        return {}
    times = _times(there, before, after) if lines and not _has_zones(there) else {}
    return times | {"recurrence": lines or None}


def _has_zones(there: Table) -> bool:
    """A series cannot do without a zone; a single event may have come without."""
    start = table(there.get("start"))
    return "date" in start or "timeZone" in start


def _guests(there: Table, before: Event | None, after: Event) -> Table:
    attendees = people.guests(there, before, after)
    return {"attendees": attendees} if attendees != (there.get("attendees") or []) else {}


def _description(there: Table, before: Event | None, after: Event) -> Table:
    own = before is None or before.notes != after.notes
    notes = after.notes if own else people.notes_of(there)
    told = people.description(notes, _noted_people(there, before, after), cut=own)
    return {"description": told or None} if told != (there.get("description") or "") else {}


def _reminders(there: Table, _before: Event | None, after: Event) -> Table:
    return reminders(there, after.reminders)


def _notes(there: Table, before: Event | None, after: Event) -> Iterator[tuple[str, str | None]]:
    """What Google has no field for."""
    if before is None or before.when != after.when:
        yield NOTED_END, noted_end(after.when)
    if before is None or before.attendees != after.attendees:
        yield people.NOTED_PEOPLE, _noted_people(there, before, after)


def _noted_people(there: Table, before: Event | None, after: Event) -> str | None:
    return people.note(after, people.guests(there, before, after))


def _told(body: Table) -> Table:
    """What is said, without what is taken away."""
    return {
        name: _told(value) if isinstance(value, dict) else value
        for name, value in body.items()
        if value is not None
    }


_PARTS: dict[tuple[str, ...], Callable[[Table, Event | None, Event], Table]] = {
    ("title", "location"): _texts,
    ("when", "recurrence", "excluded"): _series,
    ("when",): _times,
    ("attendees", "response"): _guests,
    ("notes", "attendees"): _description,
    ("reminders",): _reminders,
}
