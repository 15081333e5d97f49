"""Google's events as resources of ours. Nothing that Google may send is too strange to be read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from adapters.google.loose import Table, private, rows, table, text
from adapters.google.meeting import address_of, has_meeting
from adapters.google.moments import moment, original_of, when_of
from adapters.google.people import names_of, notes_of, people_of, response_of
from adapters.google.reminders import reminders_of
from adapters.google.rules import repeats
from core.calendar.event import Event, Guard, Placement
from core.calendar.mirror.resource import Resource

MARKER = "calop"
NOBODY = UUID(int=0)
AGES_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def resource_of(event: Table, home: str, updated: datetime) -> Resource:
    """`home` is the calendar's zone, empty where unknown; `updated` stands in where the event does not tell its own."""
    alive = event.get("status") != "cancelled"
    return Resource(
        id=text(event.get("id")),
        etag=text(event.get("etag")),
        updated=moment(event.get("updated")) or updated,
        content=_content(event, home) if alive else None,
        alive=alive,
        master=text(event.get("recurringEventId")) or None,
        original=original_of(event, home),
        marker=text(private(event).get(MARKER)),
        document=_document(event),
    )


def last_said(event: Table, home: str) -> Resource:
    """Also what is cancelled, with what it said last: to its organizer Google goes on telling that."""
    return replace(resource_of(event, home, AGES_AGO), content=_content(event, home))


def uid_of(resource: Resource) -> str:
    """What a series and all its instances are called in every calendar; empty where it was never told."""
    return text(table(json.loads(resource.document)).get("iCalUID"))


def _document(event: Table) -> str:
    plain = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    try:
        plain.encode()
    except UnicodeEncodeError:
        return json.dumps(event, separators=(",", ":"))
    return plain


def _content(event: Table, home: str) -> Event | None:
    when = when_of(event, home)
    if when is None:
        return None
    told = repeats(event.get("recurrence"), when)
    return Event(
        id=NOBODY,
        title=text(event.get("summary")),
        when=when,
        location=text(event.get("location")),
        attendees=people_of(event),
        notes=notes_of(event),
        recurrence=told.rule,
        excluded=told.excluded,
        reminders=reminders_of(event),
        meeting=has_meeting(event),
        response=response_of(event),
        placement=_placement(event, told.strange),
    )


def _placement(event: Table, strange: bool) -> Placement:
    guard: Guard | None = "strange_rule" if strange else "not_organizer" if _is_anothers(event) else None
    uid = text(event.get("iCalUID"))
    return Placement(
        NOBODY, text(event.get("htmlLink")), address_of(event), guard, uid, names=names_of(event)
    )


def _is_anothers(event: Table) -> bool:
    organizer = table(event.get("organizer"))
    return bool(organizer) and organizer.get("self") is not True and event.get("guestsCanModify") is not True


def events_in(answer: Table) -> list[Table]:
    """The events of a listing that have an id."""
    return [event for event in rows(answer.get("items")) if text(event.get("id"))]
