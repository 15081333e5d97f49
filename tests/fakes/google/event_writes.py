"""events.insert, patch, update, delete, move and import."""

from __future__ import annotations

from tests.fakes.google import event_rules as rules
from tests.fakes.google import guests, instances, refusals
from tests.fakes.google.call import Call, check_match, found
from tests.fakes.google.conferences import with_conference
from tests.fakes.google.event_view import shown
from tests.fakes.google.message import Resource, Response
from tests.fakes.google.store import Calendar


def insert(call: Call) -> Response:
    calendar = call.calendar("writer")
    name = call.body.get("id") or call.world.new_id()
    rules.check_name(name)
    if instances.find(calendar, name) is not None:
        raise refusals.duplicate()
    return _saved(call, calendar, None, _new(call, calendar, name, {}))


def import_(call: Call) -> Response:
    """A private copy of an event from elsewhere; the same iCalUID again is the same event."""
    calendar = call.calendar("writer")
    uid = call.body["iCalUID"]
    known = next((event for event in calendar.events.items.values() if event.get("iCalUID") == uid), None)
    organizer = call.body.get("organizer") or {"email": calendar.id}
    person = rules.person(organizer.get("email", calendar.id), calendar, organizer.get("displayName"))
    name = known["id"] if known else call.world.new_id()
    event = _new(call, calendar, name, {"organizer": person})
    event = with_conference(call.world, calendar, known, rules.settled(event, calendar))
    return found(call, shown(call, calendar, call.world.store(calendar, event, known)))


def patch(call: Call) -> Response:
    calendar, event = _to_change(call)
    after = rules.patched(event, _understood(call, call.body))
    return _changed(call, calendar, event, after)


def update(call: Call) -> Response:
    calendar, event = _to_change(call)
    rules.check_sequence(event, call.body)
    after = rules.replaced(event, call.body, _not_understood(call))
    return _changed(call, calendar, event, after)


def delete(call: Call) -> Response:
    calendar = call.calendar("writer")
    event = _existing(calendar, call.params["eventId"])
    check_match(call, event["etag"])
    if event["status"] == "cancelled":
        raise refusals.deleted()
    after = call.world.store(calendar, event | {"status": "cancelled"}, event)
    guests.spread(call.world, calendar, event, after, _send(call))
    return Response(204)


def move(call: Call) -> Response:
    """To another calendar, which becomes the organizer; what stays behind is cancelled."""
    source = call.calendar("writer")
    goal = call.calendar("writer", "destination")
    event = _existing(source, call.params["eventId"])
    check_match(call, event["etag"])
    if event["status"] == "cancelled":
        raise refusals.deleted()
    if event.get("recurringEventId") or not guests.is_organizer(event, source):
        raise refusals.Refused(
            400, "cannotChangeOrganizer", "Cannot change the organizer of this event.", "calendar"
        )
    if goal.get(event["id"]) is not None:
        raise refusals.duplicate()
    call.world.store(source, event | {"status": "cancelled"}, event)
    organizer = rules.fresh(goal, event["id"], goal.owner, "", {})["organizer"]
    moved = event | {"organizer": organizer}
    after = call.world.store(goal, rules.settled(moved, goal), None)
    guests.spread(call.world, goal, event, after, _send(call))
    return found(call, shown(call, goal, after))


# ── the steps they share ──


def _to_change(call: Call) -> tuple[Calendar, Resource]:
    """The event to patch or update. A deleted one can only be brought back."""
    calendar = call.calendar("writer")
    event = _existing(calendar, call.params["eventId"])
    check_match(call, event["etag"])
    if event["status"] == "cancelled" and call.body.get("status") not in ("confirmed", "tentative"):
        raise refusals.deleted()
    return calendar, event


def _existing(calendar: Calendar, name: str) -> Resource:
    event = instances.find(calendar, name)
    if event is None:
        raise refusals.not_found()
    return event


def _new(call: Call, calendar: Calendar, name: str, more: Resource) -> Resource:
    told = {
        field: rules.without_nulls(value)
        for field, value in _understood(call, call.body).items()
        if value is not None and (field in rules.changeable() or field in ("eventType", "iCalUID"))
    }
    return rules.fresh(calendar, name, call.account.email, call.world.stamp(), told | more)


def _changed(call: Call, calendar: Calendar, before: Resource, after: Resource) -> Response:
    if any(before.get(name) != after.get(name) for name in (*rules.WHEN, "status")):
        after = after | {"sequence": before.get("sequence", 0) + 1}
    return _saved(call, calendar, before, after)


def _saved(call: Call, calendar: Calendar, before: Resource | None, after: Resource) -> Response:
    after = with_conference(call.world, calendar, before, rules.settled(after, calendar))
    if before is not None:
        guests.check_may_change(before, after, calendar)
    stored = call.world.store(calendar, after, before)
    if stored is not before:
        guests.spread(call.world, calendar, before, stored, _send(call))
    return found(call, shown(call, calendar, stored))


def _not_understood(call: Call) -> frozenset[str]:
    """The fields that a client must say it knows about; else they stay as they are."""
    unknown = set()
    if not call.params.get("conferenceDataVersion"):
        unknown |= {"conferenceData"}
    if not call.params.get("supportsAttachments"):
        unknown |= {"attachments"}
    if not call.params.get("eventLabelVersion"):
        unknown |= {"eventLabelId"}
    return frozenset(unknown)


def _understood(call: Call, body: Resource) -> Resource:
    return {name: value for name, value in body.items() if name not in _not_understood(call)}


def _send(call: Call) -> str:
    """Who is to be mailed; the older parameter still counts."""
    if "sendUpdates" in call.params:
        return str(call.params["sendUpdates"])
    return "all" if call.params.get("sendNotifications") else "none"


WRITES = {
    "calendar.events.insert": insert,
    "calendar.events.import": import_,
    "calendar.events.patch": patch,
    "calendar.events.update": update,
    "calendar.events.delete": delete,
    "calendar.events.move": move,
}
