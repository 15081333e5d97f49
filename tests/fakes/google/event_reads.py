"""events.get, list and instances: what is asked for, in pages, as the caller may see it."""

from __future__ import annotations

from typing import Any

from tests.fakes.google import instances, moments, paging, refusals, times
from tests.fakes.google.call import Call, found
from tests.fakes.google.event_changes import Row, changes, next_token, syncable
from tests.fakes.google.event_query import query, start_key, window_of
from tests.fakes.google.event_view import shown, tombstone
from tests.fakes.google.message import Resource, Response
from tests.fakes.google.store import Calendar


def get(call: Call) -> Response:
    calendar = call.calendar()
    check_zone(call)
    event = instances.find(calendar, call.params["eventId"])
    if event is None:
        raise refusals.not_found()
    return found(call, shown(call, calendar, event))


def listed(call: Call) -> Response:
    calendar = call.calendar()
    check_zone(call)
    if "syncToken" in call.params:
        token, rows = changes(call, calendar)
        return _answer(call, calendar, rows, f"changes {token.count} {token.asked}", token)
    wanted = query(call, calendar)
    rows = [(wanted.key(event), event) for event in wanted.events()]
    rows.sort(key=lambda row: row[0])
    asked = paging.fingerprint(call.params, call.params.keys() - {"pageToken", "maxResults", "fields"})
    return _answer(call, calendar, rows, asked)


def of_series(call: Call) -> Response:
    """events.instances: the occurrences of one series."""
    calendar = call.calendar()
    check_zone(call)
    master = calendar.get(call.params["eventId"])
    if master is None:
        raise refusals.not_found()
    if not master.get("recurrence"):
        return _answer(call, calendar, [], "instances")
    window = instances.bounded(window_of(call), call.world.now())
    events = instances.expanded(calendar, master, window, call.params.get("showDeleted", False))
    original = call.params.get("originalStart")
    if original:
        events = [event for event in events if _original(event) == moments.instant(original)]
    rows = [([start_key(calendar, event), event["id"]], event) for event in events]
    rows.sort(key=lambda row: row[0])
    return _answer(call, calendar, rows, f"instances {master['id']}")


def _answer(
    call: Call, calendar: Calendar, rows: list[Row], asked: str, token: paging.SyncToken | None = None
) -> Response:
    """One page; with a sync token, of what has changed since."""
    what, last, count = f"events {calendar.id}", None, calendar.events.count
    if "pageToken" in call.params:
        came = paging.opened_page(call.params["pageToken"], what, asked)
        last, count = came.last, came.count
    if token:  # what changes between two pages comes with the next sync
        rows = [row for row in rows if row[0][0] <= count]
    events, following = paging.page(rows, call.params, last, 250, 2500)
    bare = token is not None and not call.params.get("showDeleted")
    reply = head(call, calendar)
    reply["items"] = [_item(call, calendar, event, bare) for event in events]
    if following is not None:
        reply["nextPageToken"] = paging.sealed(paging.PageToken(what, asked, following, count))
    elif syncable(call) and not asked.startswith("instances"):
        reply["nextSyncToken"] = paging.sealed(next_token(call, calendar, count, token))
    return found(call, reply)


def _item(call: Call, calendar: Calendar, event: Resource, bare: bool) -> Resource:
    if event.get("status") == "cancelled" and (bare or not call.params.get("showDeleted")):
        return tombstone(event)
    return shown(call, calendar, event)


def head(call: Call, calendar: Calendar) -> Resource:
    """What stands above the items of a list."""
    entry = call.account.calendars.items.get(calendar.id, {})
    return {
        "kind": "calendar#events",
        "etag": f'"p{calendar.events.epoch}{calendar.events.count:08d}"',
        "summary": calendar.fields.get("summary", ""),
        "description": calendar.fields.get("description", ""),
        "updated": calendar.fields["_updated"],
        "timeZone": call.params.get("timeZone", calendar.zone),
        "accessRole": call.role(calendar),
        "defaultReminders": entry.get("defaultReminders", []),
    }


def check_zone(call: Call) -> None:
    if "timeZone" in call.params and moments.zone(call.params["timeZone"]) is None:
        raise refusals.bad_parameter("timeZone", f"Invalid value '{call.params['timeZone']}'.")


def _original(event: Resource) -> Any:
    return times.moment(event.get("originalStartTime"), "UTC")


READS = {
    "calendar.events.get": get,
    "calendar.events.list": listed,
    "calendar.events.instances": of_series,
}
