"""What has changed in a calendar since a sync token, and the token for the next time."""

from __future__ import annotations

from typing import Any

from tests.fakes.google import instances, moments, paging, refusals, times
from tests.fakes.google.call import Call
from tests.fakes.google.message import Resource
from tests.fakes.google.store import Calendar
from tests.fakes.google.times import Span

Row = tuple[list[Any], Resource]  # the key that it is ordered by, and the event
NOT_WITH_TOKEN = (
    "iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty", "timeMin", "timeMax",
    "updatedMin",
)  # fmt: skip
ASKED = ("singleEvents", "eventTypes", "showHiddenInvitations", "maxAttendees", "timeZone")


def changes(call: Call, calendar: Calendar) -> tuple[paging.SyncToken, list[Row]]:
    """The token that was sent, and every event changed since, the oldest change first."""
    for name in NOT_WITH_TOKEN:
        if name in call.params:
            raise refusals.bad_parameter(name, f"Parameter '{name}' cannot be used together with syncToken.")
    if call.params.get("showDeleted") is False:
        raise refusals.bad_parameter("showDeleted", "showDeleted cannot be false together with syncToken.")
    token = paging.opened_sync(call.params["syncToken"], f"events {calendar.id}")
    paging.fresh(token, calendar.events, call.world.now(), call.world.settings.sync_token_life)
    if token.asked != paging.fingerprint(call.params, ASKED):
        raise refusals.bad_parameter("syncToken", "The query differs from the one the sync token came from.")
    rows: list[Row] = []
    for name in calendar.events.since(token.count):
        changed = calendar.events.changed[name]
        for place, event in enumerate(_changed(call, calendar, name, token)):
            rows.append(([changed, place], event))
    return token, rows


def _changed(call: Call, calendar: Calendar, name: str, token: paging.SyncToken) -> list[Resource]:
    event = calendar.events.items[name]
    if not call.params.get("singleEvents") or name not in calendar.versions:
        return [event]
    window = Span(
        moments.instant(token.low) or times.FIRST,
        moments.instant(token.high) or times.LAST,
    )
    window = instances.bounded(window, call.world.now())
    now = [] if event["status"] == "cancelled" or not event.get("recurrence") else [event]
    current = [found for master in now for found in instances.expanded(calendar, master, window, True)]
    names = {found["id"] for found in current}
    before = [master for count, master in calendar.versions[name] if count <= token.count][-1:]
    gone = [found for master in before for found in instances.expanded(calendar, master, window, True)]
    return current + [found | {"status": "cancelled"} for found in gone if found["id"] not in names]


UNSYNCABLE = ("iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty", "updatedMin")


def syncable(call: Call) -> bool:
    """Whether the answer to this query can be kept in step by tokens."""
    return not any(name in call.params for name in UNSYNCABLE)


def next_token(
    call: Call, calendar: Calendar, count: int, before: paging.SyncToken | None
) -> paging.SyncToken:
    low = before.low if before else call.params.get("timeMin", "")
    high = before.high if before else call.params.get("timeMax", "")
    asked = paging.fingerprint(call.params, ASKED)
    at = int(call.world.now().timestamp())
    return paging.SyncToken(f"events {calendar.id}", calendar.events.epoch, count, at, asked, low, high)
