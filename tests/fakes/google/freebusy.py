"""freebusy.query: when calendars are busy; one that cannot be read says so instead of looking free."""

from __future__ import annotations

from tests.fakes.google import moments, refusals, times
from tests.fakes.google.call import Call
from tests.fakes.google.instances import expanded
from tests.fakes.google.message import Resource, Response
from tests.fakes.google.store import Calendar
from tests.fakes.google.times import Span

MOST = 50


def query(call: Call) -> Response:
    window = _window(call.body)
    zone = call.body.get("timeZone") or "UTC"
    if moments.zone(zone) is None:
        raise refusals.invalid("Invalid time zone.")
    items = call.body.get("items") or []
    most = min(call.body.get("calendarExpansionMax") or MOST, MOST)
    if len(items) > most:
        raise refusals.Refused(400, "tooManyCalendarsRequested", "Too many calendars requested.", "calendar")
    calendars = {item.get("id", ""): _calendar(call, item.get("id", ""), window, zone) for item in items}
    bounds = {
        name: moments.written(moment, "UTC")
        for name, moment in zip(("timeMin", "timeMax"), window, strict=True)
    }
    return Response(200, {"kind": "calendar#freeBusy", **bounds, "calendars": calendars})


def _window(body: Resource) -> Span:
    bounds = []
    for name in ("timeMin", "timeMax"):
        moment = moments.instant(body.get(name) or "")
        if moment is None:
            raise refusals.required(f"Missing {name}.") if not body.get(name) else refusals.invalid()
        bounds.append(moment)
    if bounds[1] <= bounds[0]:
        raise refusals.empty_range()
    if (bounds[1] - bounds[0]).days > 92:
        raise refusals.Refused(400, "timeRangeTooLong", "The requested time range is too long.", "calendar")
    return Span(*bounds)


def _calendar(call: Call, name: str, window: Span, zone: str) -> Resource:
    calendar = call.world.calendars.get(call.account.email if name == "primary" else name)
    if calendar is None or call.role(calendar) == "none":
        return {"errors": [{"domain": "global", "reason": "notFound"}], "busy": []}
    return {"busy": [_shown(span, zone) for span in _joined(_busy(calendar, window))]}


def _busy(calendar: Calendar, window: Span) -> list[Span]:
    events = [event for event in calendar.events.items.values() if not event.get("recurringEventId")]
    single = [found for event in events for found in _singles(calendar, event, window)]
    return sorted(calendar.span(event) for event in single if _blocks(event))


def _singles(calendar: Calendar, event: Resource, window: Span) -> list[Resource]:
    if event["status"] == "cancelled":
        return []
    if event.get("recurrence"):
        return expanded(calendar, event, window)
    return [event] if calendar.span(event).meets(window) else []


def _blocks(event: Resource) -> bool:
    own: Resource = next((guest for guest in event.get("attendees", ()) if guest.get("self")), {})
    return event.get("transparency") != "transparent" and own.get("responseStatus") != "declined"


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start > times.FIRST:
            joined.append(span)
    return joined


def _shown(span: Span, zone: str) -> Resource:
    return {"start": moments.written(span.start, zone), "end": moments.written(span.end, zone)}


FREEBUSY = {"calendar.freebusy.query": query}
