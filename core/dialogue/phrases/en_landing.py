"""What became of a change in the remote calendar, in English."""

from __future__ import annotations

from typing import Literal

from core.calendar.draft import ChangeKind
from core.errors import Barrier

_DONE: dict[tuple[ChangeKind, str], str] = {
    ("create", "here"): "✅ Added{n}",
    ("create", "underway"): "✅ Added{n} · on its way to Google Calendar",
    ("create", "there"): "✅ In Google Calendar{n}",
    ("create", "waits"): "✅ Added{n}. It goes to Google once you connect again",
    ("create", "never"): "✅ Added{n}. Not in Google, because you disconnected",
    ("update", "here"): "✅ Changed{n}",
    ("update", "underway"): "✅ Changed{n} · on its way to Google Calendar",
    ("update", "there"): "✅ Changed in Google Calendar{n}",
    ("update", "waits"): "✅ Changed{n}. It goes to Google once you connect again",
    ("update", "never"): "⚠️ Not changed in Google, because you disconnected{n}",
    ("delete", "here"): "🗑️ Deleted{n}",
    ("delete", "underway"): "🗑️ Deleted{n} · on its way to Google Calendar",
    ("delete", "there"): "🗑️ Deleted in Google Calendar too{n}",
    ("delete", "waits"): "🗑️ Deleted{n}. Google hears of it once you connect again",
    ("delete", "never"): "⚠️ Not deleted in Google, because you disconnected{n}",
}
_UNDONE = {
    "here": "↩️ Undone",
    "underway": "↩️ Undone · on its way to Google Calendar",
    "there": "↩️ Undone in Google Calendar too",
    "waits": "↩️ Undone. Google hears of it once you connect again",
    "never": "↩️ Undone here; Google was not changed, because you disconnected",
}
_CONFLICT: dict[ChangeKind, tuple[str, str, str]] = {
    "create": ("It was deleted in Google meanwhile. Make it again?", "Make it again", "Leave it deleted"),
    "update": (
        "It was changed in Google first. Change it all the same?",
        "Change it anyway",
        "Keep Google's",
    ),
    "delete": (
        "It was changed in Google meanwhile. Delete it all the same?",
        "Delete it anyway",
        "Keep Google's",
    ),
}
_BARRIERS: dict[Barrier, str] = {
    "read_only": "{title} was not {aim}: that calendar is read only.",
    "not_organizer": "{title} was not {aim}: somebody else organises it, and only they can change it.",
    "scope": "{title} was not {aim}: I have no permission to write there. Say “connect Google” to connect again.",
    "calendar_gone": "{title} was not {aim}: that calendar is no longer there in Google.",
    "other": "{title} was not {aim}: Google did not take it. Please tell me again in another way.",
}
_AIMS = {"create": "added", "update": "changed", "delete": "deleted", "undo": "taken back"}

mailed_already = "mail that was sent can't be taken back"
refused = "⚠️ Not applied in Google Calendar"
left_there = "Left as it is in Google Calendar."
none_copied = "⚠️ They did not go into Google Calendar. They are still here."

copying_ended = "Not all of them went into Google, because you disconnected. They are still here."


def done(kind: ChangeKind, count: int, way: Literal["here", "underway", "there", "waits", "never"]) -> str:
    return _DONE[kind, way].format(n=f" ({count})" if count > 1 else "")


def undone(way: Literal["here", "underway", "there", "waits", "never"]) -> str:
    return _UNDONE[way]


def collided(title: str) -> str:
    return f"{title} was changed in Google first, so I did not apply yours. It is as it is there."


def gone_there(title: str) -> str:
    return f"{title} was deleted in Google meanwhile, so I could not apply yours."


def turned_down(title: str, what: Literal["create", "update", "delete", "undo"], reason: Barrier) -> str:
    return _BARRIERS[reason].format(title=title, aim=_AIMS[what])


def conflict_title(kind: ChangeKind) -> str:
    return _CONFLICT[kind][0]


def conflict_confirm(kind: ChangeKind) -> str:
    return _CONFLICT[kind][1]


def conflict_discard(kind: ChangeKind) -> str:
    return _CONFLICT[kind][2]


def copied(count: int) -> str:
    return f"✅ {count} event{'s are' if count != 1 else ' is'} in Google Calendar too."
