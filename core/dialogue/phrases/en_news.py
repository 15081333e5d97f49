"""News from the remote calendar in English."""

from __future__ import annotations

from typing import Literal

from core.calendar.draft import ChangeKind

_TITLES = {
    "new": "There is a new event in Google Calendar",
    "invited": "You were invited in Google Calendar",
    "changed": "An event was changed in Google Calendar",
    "gone": "An event was deleted in Google Calendar",
    "along": "A day that somebody had just changed went with its series",
}
_LINES = {"new": "New", "invited": "Invitation", "changed": "Changed", "gone": "Deleted"}

seen = "Got it"
ask_the_day = "For more, just ask: “what's on today?”"


def title(kind: Literal["new", "invited", "changed", "gone", "along"]) -> str:
    return _TITLES[kind]


def put_back(kind: ChangeKind) -> str:
    return "Make it again" if kind == "create" else "Put it back"


def line(kind: Literal["new", "invited", "changed", "gone"], title: str, when: str) -> str:
    return f"• {_LINES[kind]}: {title} · {when}"


def several(count: int) -> str:
    return f"{count} things changed in Google Calendar"


def many(new: int, changed: int, gone: int) -> str:
    counts = (("new", new), ("changed", changed), ("deleted", gone))
    told = ", ".join(f"{count} {what}" for what, count in counts if count)
    return f"A lot changed in Google Calendar: {told}"
