"""Every sentence and label about remote calendars in English."""

from __future__ import annotations

from typing import Literal

from core.calendar.draft import ChangeKind
from core.calendar.event import Guard, Response
from core.dialogue.phrases.landing import Way

_CONSENT_FAILED = {
    "scope": "The calendar box was left unticked. Please open it again and tick everything about calendars.",
    "denied": "You said no at Google, so nothing is connected. Say “connect Google” if you change your mind.",
    "away": "Google did not answer just now, so nothing is connected. Please try again.",
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
_ANSWERS: dict[Response, str] = {
    "needsAction": "Not answered",
    "accepted": "Accept",
    "tentative": "Maybe",
    "declined": "Decline",
}
_ANSWERED = {
    "here": "✅ Answered: {said}",
    "underway": "✅ Answered: {said} · on its way to Google",
    "there": "✅ Answered in Google: {said}",
    "waits": "✅ Answered: {said}. Google hears of it once you connect again",
    "never": "⚠️ Google did not hear of your answer, because you disconnected: {said}",
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
door_again = "There is an account already. Go on to connect it again, or to add another one."
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
reconnect = "Connect again"
press_there = "Press the button above and I'll go ahead."
open_there = "Open in Google Calendar"
not_all_dates = "repeats in a way that only Google Calendar shows in full"
calendars_changed = "The connected calendars changed meanwhile. Please check where it goes."
meeting = "A video call link will be made"
answer_later = "Not now"
left_unanswered = "I left your answer as it is."


def same_code(code: str) -> str:
    return f"Press only if your own browser, back from Google, shows the number {code}."


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


def reconnected(email: str) -> str:
    return f"{email} is connected again. Every change that waited goes in now."


def unread(calendars: tuple[str, ...]) -> str:
    names = ", ".join(f"“{name}”" for name in calendars)
    return f"I couldn't check {names} just now, so it may clash with something there."


def locked(title: str, reason: Guard) -> str:
    return _LOCKED[reason].format(title=title)


def some_locked(count: int) -> str:
    return f"I left out {count} event{'s' if count != 1 else ''} that can't be changed from here."


def move_to(calendar: str) -> str:
    return f"Into “{calendar}” instead"


def people(names: str, kind: ChangeKind, notify: bool) -> str:
    return f"{names} ({_MAIL[kind]} will be sent)" if notify else f"{names} (no {_MAIL[kind]} is sent)"


def stranger(address: str) -> str:
    return f"{address} [external]"


def notify(notify: bool) -> str:
    return "✉️ Send no mail" if notify else "✉️ Mail the guests"


def answer(response: Response) -> str:
    return _ANSWERS[response]


def ask_answer(response: Response, count: int) -> str:
    if count > 1:
        return f"What do you answer to {count} invitations?"
    if response == "needsAction":
        return "What do you answer to the invitation?"
    return f"Your answer so far is “{_ANSWERS[response]}”. What should it be?"


def answered(response: Response, count: int, way: Way) -> str:
    return _ANSWERED[way].format(said=_ANSWERS[response] + (f" ({count})" if count > 1 else ""))


def no_invitation(title: str) -> str:
    return (
        f"I couldn't find an invitation to “{title}”."
        if title
        else "I couldn't find an invitation to answer."
    )


def still_invited(people: str) -> str:
    return f"Invited already, and still on it: {people}. To take them off too, say “remove all guests”."
