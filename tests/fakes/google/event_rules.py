"""What an event may say beyond what the schema checks, and the form in which Google keeps it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tests.fakes.google import recurrence, refusals, times
from tests.fakes.google.discovery import shipped
from tests.fakes.google.message import Resource, clone
from tests.fakes.google.store import Calendar

NAME = re.compile(r"[a-v0-9]{5,1024}", re.ASCII)
MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+|[^@\s]+@localhost", re.ASCII)
FIXED = {"id", "iCalUID", "originalStartTime", "recurringEventId", "eventType", "privateCopy", "organizer"}
WHEN = ("start", "end", "recurrence")
MOST_REMINDERS, LONGEST_REMINDER = 5, 40320


def check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise refusals.invalid("Invalid resource id value.")


@lru_cache(maxsize=1)
def changeable() -> frozenset[str]:
    return shipped().writable("Event") - FIXED


def patched(event: Resource, body: Resource) -> Resource:
    """The event with a partial body merged in: objects merge, arrays are replaced, null clears."""
    allowed = changeable()
    return merged(event, {name: value for name, value in body.items() if name in allowed})


def merged(old: Resource, new: Resource) -> Resource:
    result = dict(old)
    for name, value in new.items():
        if value is None:
            result.pop(name, None)
        elif isinstance(value, dict) and isinstance(result.get(name), dict):
            result[name] = merged(result[name], value)
        else:
            result[name] = without_nulls(value)
    return result


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return clone(value)


def replaced(event: Resource, body: Resource, kept: frozenset[str]) -> Resource:
    """The event with all that a client may change taken from the body; what it leaves out is gone.

    `kept` names what this client has not said it understands, such as conferences.
    """
    allowed = changeable() - kept - {"sequence"}
    told = {
        name: without_nulls(value) for name, value in body.items() if name in allowed and value is not None
    }
    stays = {name: value for name, value in event.items() if name not in allowed}
    return {"status": "confirmed", "reminders": {"useDefault": True}} | stays | told


def check_sequence(event: Resource, body: Resource) -> None:
    if body.get("sequence") is not None and body["sequence"] < event.get("sequence", 0):
        raise refusals.invalid(
            "Invalid sequence value. The specified sequence number is below the current sequence number of"
            " the resource. Re-fetch the resource and use its sequence number on the following request."
        )


def settled(event: Resource, calendar: Calendar) -> Resource:
    """The event in its normal form. Refuses what is not possible."""
    repeats = bool(event.get("recurrence"))
    event = event | {
        which: times.normal(event.get(which) or {}, which, calendar.zone, repeats)
        for which in ("start", "end")
    }
    times.check_order(event, calendar.zone)
    if repeats:
        _check_recurrence(event)
    else:
        event.pop("recurrence", None)
    _check_reminders(event.get("reminders"))
    if event.get("attendees"):
        event["attendees"] = [_attendee(guest, event, calendar) for guest in event["attendees"]]
    else:
        event.pop("attendees", None)
    return {name: value for name, value in event.items() if value not in ({}, "") or name == "description"}


def _check_recurrence(event: Resource) -> None:
    if event.get("recurringEventId"):
        raise refusals.invalid("Invalid recurrence rule.")
    first = times.first_start(event)
    if first is not None:
        recurrence.check(event["recurrence"], first, times.series_zone(event))


def _check_reminders(reminders: Resource | None) -> None:
    overrides = (reminders or {}).get("overrides") or []
    if overrides and (reminders or {}).get("useDefault"):
        raise refusals.Refused(
            400,
            "cannotUseDefaultRemindersAndSpecifyOverride",
            "Cannot specify both default reminders and overrides at the same time.",
            "calendar",
        )
    if len(overrides) > MOST_REMINDERS:
        raise refusals.invalid("Too many override reminders.")
    for override in overrides:
        if "method" not in override or not 0 <= override.get("minutes", -1) <= LONGEST_REMINDER:
            raise refusals.invalid("Invalid reminder override.")


def _attendee(guest: Resource, event: Resource, calendar: Calendar) -> Resource:
    email = guest.get("email")
    if not email or not MAIL.fullmatch(email):
        raise refusals.invalid("Invalid attendee email.")
    known = {"email": email, "responseStatus": "needsAction"} | without_nulls(guest)
    known = {name: value for name, value in known.items() if name not in ("self", "organizer")}
    if email == event.get("organizer", {}).get("email"):
        known["organizer"] = True
    if email == calendar.id:
        known["self"] = True
    return known


def person(email: str, calendar: Calendar, name: str | None = None) -> Resource:
    """A creator or organizer as shown on this calendar's copy."""
    shown: Resource = {"email": email} | ({"displayName": name} if name else {})
    return shown | ({"self": True} if email == calendar.id else {})


def fresh(calendar: Calendar, name: str, creator: str, at: str, told: Resource) -> Resource:
    """A new event with everything that Google adds to what was told of it."""
    title = None if calendar.id == calendar.owner else str(calendar.fields.get("summary", ""))
    usual: Resource = {
        "status": "confirmed",
        "sequence": 0,
        "reminders": {"useDefault": True},
        "eventType": "default",
    }
    own: Resource = {
        "kind": "calendar#event",
        "id": name,
        "htmlLink": f"https://www.google.com/calendar/event?eid={name}",
        "created": at,
        "creator": person(creator, calendar),
    }
    uid = {"iCalUID": f"{name}@google.com", "organizer": person(calendar.id, calendar, title)}
    return usual | uid | told | own
