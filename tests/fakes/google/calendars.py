"""calendars, calendarList, settings, colors and acl."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.google import moments, paging, refusals
from tests.fakes.google.call import Call, check_match, found
from tests.fakes.google.event_rules import merged
from tests.fakes.google.message import Resource, Response
from tests.fakes.google.store import Calendar, Tracked, at_least

CALENDAR_FIELDS = ("summary", "description", "location", "timeZone")
ENTRY_FIELDS = (
    "colorId", "backgroundColor", "foregroundColor", "hidden", "selected", "defaultReminders",
    "summaryOverride", "notificationSettings",
)  # fmt: skip
NOT_WITH_TOKEN = ("minAccessRole",)


# ── calendars ──


def get(call: Call) -> Response:
    return found(call, _calendar(call.calendar()))


def insert(call: Call) -> Response:
    _check(call.body)
    zone = call.body.get("timeZone") or call.account.zone
    calendar = call.world.add_calendar(call.account.email, call.body["summary"], zone)
    calendar.fields |= _told(call.body) | {"_client": call.client}
    return found(call, _calendar(calendar))


def change(call: Call) -> Response:
    """Patch; an update is taken for one."""
    calendar = call.calendar("owner")
    check_match(call, calendar.fields["etag"])
    _check(call.body)
    calendar.fields = merged(calendar.fields, _told(call.body)) | {"etag": call.world.next_etag()}
    for email in [calendar.owner, *calendar.shared]:
        call.world.list_calendar(email, calendar)
    return found(call, _calendar(calendar))


def delete(call: Call) -> Response:
    calendar = call.calendar("owner")
    if calendar.id == calendar.owner:
        raise refusals.invalid("Cannot delete the primary calendar.")
    del call.world.calendars[calendar.id]
    people, calendar.shared, calendar.owner = [calendar.owner, *calendar.shared], {}, ""
    for email in people:
        call.world.list_calendar(email, calendar)
    return Response(204)


def clear(call: Call) -> Response:
    calendar = call.calendar("owner")
    if calendar.id != calendar.owner:
        raise refusals.invalid("Only the primary calendar can be cleared.")
    for event in list(calendar.events.items.values()):
        if event["status"] != "cancelled":
            call.world.store(calendar, event | {"status": "cancelled"}, event)
    return Response(204)


def _check(body: Resource) -> None:
    if body.get("timeZone") and moments.zone(body["timeZone"]) is None:
        raise refusals.invalid("Invalid time zone.")


def _told(body: Resource) -> Resource:
    return {name: body[name] for name in CALENDAR_FIELDS if name in body}


def _calendar(calendar: Calendar) -> Resource:
    told = {name: value for name, value in calendar.fields.items() if name[0] != "_"}
    return {"kind": "calendar#calendar", "id": calendar.id, **told}


# ── the list of a person's calendars ──


def list_entries(call: Call) -> Response:
    least = call.params.get("minAccessRole", "none")

    def shown(item: tuple[str, Resource]) -> Resource | None:
        calendar = call.world.calendars.get(item[0])
        entry = _entry(call, item[0], item[1])
        role = calendar.role(call.account.email) if calendar else "none"
        hidden = (
            item[1].get("hidden") and not call.params.get("showHidden") and "syncToken" not in call.params
        )
        return None if hidden or (not at_least(role, least) and not entry.get("deleted")) else entry

    return listed(call, call.account.calendars, "calendarList", shown)


def get_entry(call: Call) -> Response:
    name = call.calendar_id()
    entry = call.account.calendars.items.get(name)
    if entry is None or entry.get("deleted"):
        raise refusals.not_found()
    return found(call, _entry(call, name, entry))


def insert_entry(call: Call) -> Response:
    calendar = call.world.calendars.get(call.body["id"])
    if calendar is None or calendar.role(call.account.email) == "none":
        raise refusals.not_found()
    call.world.list_calendar(call.account.email, calendar)
    return _set_entry(call, calendar.id)


def change_entry(call: Call) -> Response:
    get_entry(call)
    return _set_entry(call, call.calendar_id())


def delete_entry(call: Call) -> Response:
    name = call.calendar_id()
    get_entry(call)
    if name == call.account.email:
        raise refusals.forbidden("Cannot remove the primary calendar from the list.")
    entry = {"deleted": True, "etag": call.world.next_etag()}
    call.account.calendars.put(name, entry)
    call.world.channels.touched("calendarList", call.account.email)
    return Response(204)


def _set_entry(call: Call, name: str) -> Response:
    told = {field: call.body[field] for field in ENTRY_FIELDS if field in call.body}
    known = call.account.calendars.items[name]
    check_match(call, known["etag"])
    call.account.calendars.put(name, merged(known, told) | {"etag": call.world.next_etag()})
    call.world.channels.touched("calendarList", call.account.email)
    return get_entry(call) if call.method.http != "POST" else found(call, _entry(call, name, known | told))


def _entry(call: Call, name: str, entry: Resource) -> Resource:
    head = {"kind": "calendar#calendarListEntry", "etag": entry["etag"], "id": name}
    calendar = call.world.calendars.get(name)
    if calendar is None or entry.get("deleted"):
        return head | {"deleted": True}
    role = calendar.role(call.account.email)
    return (
        head | _told(calendar.fields) | {"accessRole": role} | {k: v for k, v in entry.items() if k != "etag"}
    )


# ── settings and colours ──


def list_settings(call: Call) -> Response:
    return listed(call, call.account.settings, "settings", lambda item: item[1])


def get_setting(call: Call) -> Response:
    item = call.account.settings.items.get(call.params["setting"])
    if item is None:
        raise refusals.not_found()
    return found(call, item)


def colors(call: Call) -> Response:
    def table(count: int) -> Resource:
        return {
            str(n): {"background": f"#{n * 654321 % 0xFFFFFF:06x}", "foreground": "#1d1d1d"}
            for n in range(1, count)
        }

    updated = "2012-02-14T00:00:00.000Z"
    return found(
        call, {"kind": "calendar#colors", "updated": updated, "calendar": table(25), "event": table(12)}
    )


# ── lists with sync tokens ──


def listed(
    call: Call, tracked: Tracked, kind: str, shown: Callable[[tuple[str, Resource]], Resource | None]
) -> Response:
    """All of a tracked list, or what has changed since a token; deleted ones only where asked for."""
    what, asked, incremental = f"{kind} {call.account.email}", "all", "syncToken" in call.params
    names = list(tracked.items)
    if incremental:
        if any(name in call.params for name in NOT_WITH_TOKEN):
            raise refusals.bad_parameter(
                "minAccessRole", "minAccessRole cannot be used together with syncToken."
            )
        token = paging.opened_sync(call.params["syncToken"], what)
        paging.fresh(token, tracked, call.world.now(), call.world.settings.sync_token_life)
        names, asked = tracked.since(token.count), f"since {token.count}"
    entries = [(name, shown((name, tracked.items[name]))) for name in names]
    deleted = incremental or call.params.get("showDeleted")
    rows: list[tuple[list[Any], Any]] = [
        ([tracked.order[name]], entry)
        for name, entry in entries
        if entry and (deleted or not entry.get("deleted"))
    ]
    rows.sort(key=lambda row: row[0])
    return _paged(call, tracked, kind, asked, rows)


def _paged(
    call: Call, tracked: Tracked, kind: str, asked: str, rows: list[tuple[list[Any], Any]]
) -> Response:
    what, last, count = f"{kind} {call.account.email}", None, tracked.count
    if "pageToken" in call.params:
        came = paging.opened_page(call.params["pageToken"], what, asked)
        last, count = came.last, came.count
    items, following = paging.page(rows, call.params, last, 100, 250)
    reply: Resource = {
        "kind": f"calendar#{kind}",
        "etag": f'"p{tracked.epoch}{tracked.count:08d}"',
        "items": items,
    }
    if following is not None:
        reply["nextPageToken"] = paging.sealed(paging.PageToken(what, asked, following, count))
    else:
        at = int(call.world.now().timestamp())
        reply["nextSyncToken"] = paging.sealed(paging.SyncToken(what, tracked.epoch, count, at, "all"))
    return found(call, reply)


CALENDARS = {
    "calendar.calendars.get": get,
    "calendar.calendars.insert": insert,
    "calendar.calendars.patch": change,
    "calendar.calendars.update": change,
    "calendar.calendars.delete": delete,
    "calendar.calendars.clear": clear,
    "calendar.calendarList.list": list_entries,
    "calendar.calendarList.get": get_entry,
    "calendar.calendarList.insert": insert_entry,
    "calendar.calendarList.patch": change_entry,
    "calendar.calendarList.update": change_entry,
    "calendar.calendarList.delete": delete_entry,
    "calendar.settings.list": list_settings,
    "calendar.settings.get": get_setting,
    "calendar.colors.get": colors,
}
