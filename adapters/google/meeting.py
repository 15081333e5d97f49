"""Video calls: whether an event has one, where it is, and how one is asked for."""

from __future__ import annotations

from adapters.google.loose import Table, rows, table, text

_LONGEST_REQUEST = 64


def has_meeting(event: Table) -> bool:
    """Whether there is a room, or one is being made."""
    data = table(event.get("conferenceData"))
    asked = table(table(data.get("createRequest")).get("status"))
    made = bool(data.get("entryPoints")) or asked.get("statusCode") != "failure"
    return bool(event.get("hangoutLink")) or (bool(data) and made)


def address_of(event: Table) -> str:
    """Where to enter it; empty while it is being made."""
    entries = rows(table(event.get("conferenceData")).get("entryPoints"))
    video = next((one for one in entries if one.get("entryPointType") == "video"), {})
    return text(event.get("hangoutLink")) or text(video.get("uri"))


def meeting(there: Table, wanted: bool, marker: str) -> Table:
    """What to write for it. The request is named after the write, so that repeating one makes no second room."""
    if wanted == has_meeting(there):
        return {}
    if not wanted:
        return {"conferenceData": None}
    request = {"requestId": marker[:_LONGEST_REQUEST], "conferenceSolutionKey": {"type": "hangoutsMeet"}}
    return {"conferenceData": {"createRequest": request}}
