"""Meet links: made once for a request id, and perhaps only after a while."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.fakes.google import refusals
from tests.fakes.google.message import Resource

if TYPE_CHECKING:
    from tests.fakes.google.store import Calendar
    from tests.fakes.google.world import World

MEET = "hangoutsMeet"


def with_conference(world: World, calendar: Calendar, before: Resource | None, after: Resource) -> Resource:
    """The event with the room that it asks for; the same request id again asks for nothing."""
    data = after.get("conferenceData")
    wanted = (data or {}).get("createRequest")
    if not data:
        return {name: value for name, value in after.items() if name not in ("conferenceData", "hangoutLink")}
    if not wanted or data.get("conferenceId"):
        return _same_request(before, after, wanted)
    if not wanted.get("requestId"):
        raise refusals.invalid("Missing conference request id.")
    if _kind(wanted) not in calendar.fields["conferenceProperties"]["allowedConferenceSolutionTypes"]:
        raise refusals.invalid("Invalid conference type value.")
    if world.settings.meet_pending:
        return after | {"conferenceData": {"createRequest": _request(wanted, "pending")}}
    return made(after, wanted)


def _same_request(before: Resource | None, after: Resource, wanted: Resource | None) -> Resource:
    """A client that sends back what it has, perhaps with a new request id: only a new one is a new room."""
    own = (before or {}).get("conferenceData", {})
    if wanted and own and wanted.get("requestId") != own.get("createRequest", {}).get("requestId"):
        return made(after, wanted)
    return after


def made(event: Resource, wanted: Resource) -> Resource:
    """The event with its room; the room's name follows from event and request."""
    code = _code(f"{event.get('id', '')} {wanted['requestId']}")
    link = f"https://meet.google.com/{code}"
    data = {
        "createRequest": _request(wanted, "success"),
        "conferenceId": code,
        "conferenceSolution": {
            "key": {"type": MEET},
            "name": "Google Meet",
            "iconUri": "https://fonts.gstatic.com/s/i/productlogos/meet_2020q4/v6/icon.png",
        },
        "entryPoints": [
            {"entryPointType": "video", "uri": link, "label": link.removeprefix("https://")},
        ],
    }
    return event | {"conferenceData": data, "hangoutLink": link}


def _kind(wanted: Resource) -> str:
    return str((wanted.get("conferenceSolutionKey") or {}).get("type", MEET))


def _request(wanted: Resource, status: str) -> Resource:
    return {
        "requestId": wanted["requestId"],
        "conferenceSolutionKey": {"type": MEET},
        "status": {"statusCode": status},
    }


def _code(text: str) -> str:
    letters = "".join(chr(97 + byte % 26) for byte in hashlib.sha256(text.encode()).digest())
    return f"{letters[:3]}-{letters[3:7]}-{letters[7:10]}"
