"""Every sentence and label about remote calendars in English."""

from __future__ import annotations

from typing import Literal

from core.calendar.draft import ChangeKind
from core.calendar.event import Guard, Response
from core.errors import Barrier

_CONSENT_FAILED = {
    "scope": "The calendar box was left unticked. Please open it again and tick everything about calendars.",
    "denied": "You said no at Google, so nothing is connected. Say “connect Google” if you change your mind.",
    "away": "Google did not answer just now, so nothing is connected. Please try again.",
}
_DONE: dict[tuple[ChangeKind, bool], str] = {
    ("create", False): "✅ Added{n} · on its way to Google Calendar",
    ("create", True): "✅ In Google Calendar{n}",
    ("update", False): "✅ Changed{n} · on its way to Google Calendar",
    ("update", True): "✅ Changed in Google Calendar{n}",
    ("delete", False): "🗑️ Deleted{n} · on its way to Google Calendar",
    ("delete", True): "🗑️ Deleted in Google Calendar too{n}",
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
    "read_only": "{title}: Google did not take it, because that calendar is read only.",
    "not_organizer": "{title}: Google did not take it, because somebody else organises it. Only they can change it.",
    "scope": "{title}: I have no permission to write to the calendar. Say “connect Google” to connect again.",
    "calendar_gone": "{title}: that calendar is no longer there in Google.",
    "other": "{title}: Google did not take it. Please tell me again in another way.",
}
_LOCKED: dict[Guard, str] = {
    "read_only": "{title} is in a calendar that is read only, so I can't change it from here.",
    "not_organizer": "{title} is organised by somebody else, so I can't change it from here. Please ask them.",
    "strange_rule": "{title} repeats in a way that I can't change from here. Please change it in Google Calendar.",
}
_MAIL: dict[ChangeKind, str] = {
    "create": "invitation",
    "update": "mail about the change",
    "delete": "cancellation",
}
_NEWS = {
    "new": "There is a new event in Google Calendar",
    "invited": "You were invited in Google Calendar",
    "changed": "An event was changed in Google Calendar",
    "gone": "An event was deleted in Google Calendar",
}
_NEWS_LINES = {"new": "New", "invited": "Invitation", "changed": "Changed", "gone": "Deleted"}
_ANSWERS: dict[Response, str] = {
    "needsAction": "Not answered",
    "accepted": "Accept",
    "tentative": "Maybe",
    "declined": "Decline",
}

only_private = (
    "Google accounts are between the two of us only. Please send me “connect Google” as a new direct message."
)
no_google = (
    "Google is not set up here, so your calendar lives with Haru itself. "
    "Whoever runs it can set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET to make it possible."
)
door = (
    "Please sign in to your Google account with the button below. The link works for ten minutes.\n"
    "Afterwards I ask you here which account it is, and it counts only once you press the button."
)
door_again = "An account is connected already. Go on to add another one, or to connect it again."
door_label = "Connect a Google account"
door_left = "This link is no longer in use. Say “connect Google” to get another."
came_back = "You are back from Google. Please check below ↓"
both_become_one = (
    "This account is in use in another conversation already. If you connect it, both become one calendar user, and "
    "the settings of the older one stay. Press only if the account is yours."
)
connect = "Connect"
connecting = "Connecting."
not_connected = "Not connected. I keep nothing of this account."
copy = "Put them into Google too"
keep_here = "Keep them here only"
kept_here = "All right, they stay here only."
which_account = "Which account should I disconnect?"
disconnect = "Disconnect"
keep_connected = "Leave it"
stays_connected = "All right, it stays connected."
none_connected = (
    "No Google account is connected; your calendar lives with Haru. Say “connect Google” to connect one."
)
read_only = "read only"
press_there = "Press the button above and I'll go ahead."
open_there = "Open in Google Calendar"
mailed_already = "mail that was sent can't be taken back"
refused = "⚠️ Not applied in Google Calendar"
left_there = "Left as it is in Google Calendar."
calendars_changed = "The connected calendars changed meanwhile. Please check where it goes."
meeting = "A video call link will be made"
seen = "Got it"
answer_later = "Not now"
left_unanswered = "I left your answer as it is."
ask_the_day = "For more, just ask: “what's on today?”"


def ask_connect(email: str) -> str:
    return f"Connect {email}?"


def connected(email: str) -> str:
    return f"✅ Connected. From now on new events go to Google Calendar ({email})."


def connected_beside(email: str, target: str) -> str:
    return f"✅ {email} is connected too. New events still go to the calendar of {target}."


def ask_copy(count: int) -> str:
    events = "event that is" if count == 1 else "events that are"
    return f"Put the {count} coming {events} only here into Google too?"


def copying(count: int) -> str:
    return f"Putting {count} event{'s' if count != 1 else ''} into Google Calendar too."


def consent_failed(reason: Literal["scope", "denied", "away"]) -> str:
    return _CONSENT_FAILED[reason]


def ask_disconnect(email: str) -> str:
    return (
        f"Disconnect {email}?\n"
        "What came from Google goes from here but stays in Google. What was made here stays."
    )


def disconnected(email: str) -> str:
    return (
        f"{email} is disconnected. What came from Google is gone from here and still in Google. "
        "What was made here stays here too."
    )


def grant_lost(email: str) -> str:
    return (
        f"Google no longer lets me into {email}; a new password or a withdrawn permission can do that.\n"
        "Nothing is lost. Once you connect again, every change that waits goes in."
    )


def account(email: str, calendars: str) -> str:
    return f"• {email}: {calendars}"


def unread(calendars: tuple[str, ...]) -> str:
    names = ", ".join(f"“{name}”" for name in calendars)
    return f"I couldn't check {names} just now, so it may clash with something there."


def new_events_go_to(calendar: str, email: str) -> str:
    return f"New events go to “{calendar}” of {email}."


def done(kind: ChangeKind, count: int, arrived: bool) -> str:
    return _DONE[kind, arrived].format(n=f" ({count})" if count > 1 else "")


def undone(arrived: bool) -> str:
    return "↩️ Undone in Google Calendar too" if arrived else "↩️ Undone · on its way to Google Calendar"


def collided(title: str) -> str:
    return f"{title} was changed in Google first, so I did not apply yours. It is as it is there."


def gone_there(title: str) -> str:
    return f"{title} was deleted in Google meanwhile, so nothing was applied."


def conflict_title(kind: ChangeKind) -> str:
    return _CONFLICT[kind][0]


def conflict_confirm(kind: ChangeKind) -> str:
    return _CONFLICT[kind][1]


def conflict_discard(kind: ChangeKind) -> str:
    return _CONFLICT[kind][2]


def turned_down(title: str, reason: Barrier) -> str:
    return f"{_BARRIERS[reason].format(title=title)} Nothing was changed in Google."


def locked(title: str, reason: Guard) -> str:
    return _LOCKED[reason].format(title=title)


def some_locked(count: int) -> str:
    return f"I took off {count} that can't be changed from here."


def move_to(calendar: str) -> str:
    return f"Into “{calendar}” instead"


def people(names: str, kind: ChangeKind, notify: bool) -> str:
    return f"{names} ({_MAIL[kind]} will be sent)" if notify else f"{names} (no {_MAIL[kind]} is sent)"


def stranger(address: str) -> str:
    return f"{address} [external]"


def notify(notify: bool) -> str:
    return "✉️ Send no mail" if notify else "✉️ Mail the guests"


def news_title(kind: Literal["new", "invited", "changed", "gone"]) -> str:
    return _NEWS[kind]


def put_back(kind: ChangeKind) -> str:
    return "Make it again" if kind == "create" else "Put it back"


def news_line(kind: Literal["new", "invited", "changed", "gone"], title: str, when: str) -> str:
    return f"• {_NEWS_LINES[kind]}: {title} · {when}"


def news_list(count: int) -> str:
    return f"{count} things changed in Google Calendar"


def news_digest(new: int, changed: int, gone: int) -> str:
    counts = (("new", new), ("changed", changed), ("deleted", gone))
    told = ", ".join(f"{count} {what}" for what, count in counts if count)
    return f"A lot changed in Google Calendar: {told}"


def answer(response: Response) -> str:
    return _ANSWERS[response]


def ask_answer(response: Response, count: int) -> str:
    if count > 1:
        return f"What do you answer to {count} invitations?"
    if response == "needsAction":
        return "What do you answer to the invitation?"
    return f"Your answer so far is “{_ANSWERS[response]}”. What should it be?"


def answered(response: Response, count: int, arrived: bool) -> str:
    said = _ANSWERS[response] + (f" ({count})" if count > 1 else "")
    return f"✅ Answered in Google: {said}" if arrived else f"✅ Answered: {said} · on its way to Google"


def no_invitation(title: str) -> str:
    return (
        f"I couldn't find an invitation to “{title}”."
        if title
        else "I couldn't find an invitation to answer."
    )
