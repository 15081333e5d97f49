"""The control API: a test or a hand sets the scene, acts as others do, makes faults, and looks.

Every answer is JSON; what is wrong answers 400 with `{"error": …}`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.fakes.google import elsewhere, instances, moments
from tests.fakes.google.faults import Rule
from tests.fakes.google.grants import CLIENT, Client, Script
from tests.fakes.google.message import Request, Resource, Response, clone
from tests.fakes.google.refusals import Refused
from tests.fakes.google.scopes import EVERYTHING, named
from tests.fakes.google.times import Span

if TYPE_CHECKING:
    from tests.fakes.google.store import Calendar
    from tests.fakes.google.world import World

Action = Callable[["World", Resource], Any]


def answer(world: World, request: Request) -> Response:
    action = ACTIONS.get((request.method, request.path.removeprefix("/control/")))
    if action is None:
        return Response(404, {"error": f"no such control: {request.method} {request.path}"})
    try:
        told = request.json()
        given = dict(request.query) | (told if isinstance(told, dict) else {})
        return Response(200, {"ok": True} | (_shown(action(world, given)) or {}))
    except Refused as refused:
        return Response(400, {"error": str(refused)})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Response(400, {"error": f"{type(error).__name__}: {error}"})


def _shown(found: Any) -> Resource | None:
    return clone(found) if isinstance(found, dict) else None


# ── the scene ──


def account(world: World, told: Resource) -> Resource:
    made = world.add_account(told["email"], told.get("name", ""), told.get("zone", "Asia/Seoul"))
    return {"email": made.email, "sub": made.sub}


def calendar(world: World, told: Resource) -> Resource:
    made = world.add_calendar(told["owner"], told["summary"], told.get("zone"), told.get("id"))
    for email, role in told.get("share", {}).items():
        world.share(made, email, role)
    return {"id": made.id}


def share(world: World, told: Resource) -> None:
    world.share(world.calendars[told["calendar"]], told["email"], told.get("role"))


def client(world: World, told: Resource) -> None:
    made = Client(told["id"], told["secret"], frozenset(told.get("redirects", ())))
    world.oauth.clients[made.id] = made


def settings(world: World, told: Resource) -> None:
    """World settings by name, `testing` of the app, and the quota's windows (`quota`: null for none)."""
    for name, value in told.items():
        if name == "testing":
            world.oauth.testing = bool(value)
        elif name == "quota":
            _set_quota(world, value)
        else:
            old = getattr(world.settings, name)
            setattr(world.settings, name, timedelta(seconds=value) if isinstance(old, timedelta) else value)


def _set_quota(world: World, told: Resource | None) -> None:
    from tests.fakes.google.quota import Quota

    world.quota = None if told is None else Quota(**told)


def clock(world: World, told: Resource) -> Resource:
    """`{"advance": seconds}` or `{"now": RFC 3339}`, where the world's clock can be turned."""
    if not isinstance(world.now, moments.Clock):
        raise ValueError("this world's clock cannot be turned")
    if "advance" in told:
        world.now.advance(float(told["advance"]))
    if "now" in told:
        moment = moments.instant(told["now"])
        if moment is None:
            raise ValueError(told["now"])
        world.now.set(moment)
    return {"now": world.stamp()}


# ── what people do ──


def add(world: World, told: Resource) -> Resource:
    return elsewhere.add(world, told["calendar"], told["event"], told.get("raw", False), told.get("by"))


def edit(world: World, told: Resource) -> Resource:
    return elsewhere.edit(world, told["calendar"], told["id"], told["changes"], told.get("raw", False))


def remove(world: World, told: Resource) -> Resource:
    return elsewhere.remove(world, told["calendar"], told["id"])


def touch(world: World, told: Resource) -> Resource:
    return elsewhere.touch(world, told["calendar"], told["id"])


def settle(world: World, _told: Resource) -> Resource:
    return {"settled": elsewhere.settle(world)}


def consent(world: World, told: Resource) -> None:
    """`{"email"?, "untick"?: [scope], "deny"?}` answers the screen at once; `{"page": true}` shows it."""
    untick = named(" ".join(told.get("untick", ())))
    script = Script(told.get("email"), untick, told.get("deny", False))
    world.oauth.script = None if told.get("page") else script


def token(world: World, told: Resource) -> Resource:
    allowed = named(" ".join(told["scopes"])) if "scopes" in told else EVERYTHING
    made = world.oauth.grant(told.get("client", CLIENT), told["email"], allowed, offline=True)
    return {"access_token": made.access_token, "refresh_token": made.refresh_token}


def expire(world: World, told: Resource) -> None:
    """Ends the access tokens of `email`, or the sync tokens of `calendar`."""
    if "email" in told:
        world.oauth.expire(told["email"])
    if "calendar" in told:
        world.calendars[told["calendar"]].events.forget_tokens()


def revoke(world: World, told: Resource) -> None:
    world.oauth.revoke(told.get("client", CLIENT), told["email"])


def fault(world: World, told: Resource) -> Resource:
    world.faults.add(Rule(**told))
    return {"rules": len(world.faults.rules)}


def clear(world: World, _told: Resource) -> None:
    world.faults.clear()


# ── looking ──


def state(world: World, _told: Resource) -> Resource:
    """Everything: who there is, their calendars with all events, the mail, the channels, the faults."""
    return {
        "now": world.stamp(),
        "accounts": [
            {"email": one.email, "name": one.name, "zone": one.zone} for one in world.accounts.values()
        ],
        "calendars": [_calendar(found) for found in world.calendars.values()],
        "channels": [
            {
                "id": one.id,
                "address": one.address,
                "of": one.of,
                "kind": one.kind,
                "expires": str(one.expires),
            }
            for one in world.channels.open.values()
        ],
        "faults": [asdict(rule) for rule in world.faults.rules],
        "mails": len(world.mails),
        "requests": len(world.requests),
    }


def _calendar(found: Calendar) -> Resource:
    return {
        "id": found.id,
        "owner": found.owner,
        "summary": found.fields["summary"],
        "timeZone": found.zone,
        "shared": dict(found.shared),
        "events": list(found.events.items.values()),
    }


def mails(world: World, _told: Resource) -> Resource:
    return {"mails": [asdict(mail) for mail in world.mails]}


def requests(world: World, _told: Resource) -> Resource:
    rows = [
        {"method": one.method, "path": one.path, "query": [list(pair) for pair in one.query],
         "status": one.status, "transport": one.transport, "fault": one.fault, "at": moments.stamp(one.at)}
        for one in world.requests
    ]  # fmt: skip
    return {"requests": rows}


def agenda(world: World, told: Resource) -> Resource:
    """What a calendar shows between two moments, with series taken apart: `calendar`, `from`, `to`."""
    found = world.calendars[told["calendar"]]
    low, high = moments.instant(told["from"]), moments.instant(told["to"])
    if low is None or high is None:
        raise ValueError("from and to are RFC 3339 moments")
    rows = [event for event in list(found.events.items.values()) if not event.get("recurringEventId")]
    window = Span(low, high)
    events = [shown for event in rows for shown in _occurrences(found, event, window)]
    return {"events": sorted(events, key=lambda event: found.span(event).start)}


def _occurrences(found: Calendar, event: Resource, window: Span) -> list[Resource]:
    if event["status"] == "cancelled":
        return []
    if event.get("recurrence"):
        return instances.expanded(found, event, window)
    return [event] if found.span(event).meets(window) else []


ACTIONS: dict[tuple[str, str], Action] = {
    ("POST", "accounts"): account,
    ("POST", "calendars"): calendar,
    ("POST", "share"): share,
    ("POST", "clients"): client,
    ("POST", "settings"): settings,
    ("POST", "clock"): clock,
    ("POST", "add"): add,
    ("POST", "edit"): edit,
    ("POST", "remove"): remove,
    ("POST", "touch"): touch,
    ("POST", "settle"): settle,
    ("POST", "consent"): consent,
    ("POST", "token"): token,
    ("POST", "expire"): expire,
    ("POST", "revoke"): revoke,
    ("POST", "faults"): fault,
    ("DELETE", "faults"): clear,
    ("GET", "state"): state,
    ("GET", "mails"): mails,
    ("GET", "requests"): requests,
    ("GET", "agenda"): agenda,
}
