"""Every sentence and label about connected calendars in English."""

from __future__ import annotations

from typing import Literal

from core.dialogue.phrases.platform_names import english as _named

_TUNED = {
    "follow": "I show “{name}” again from now on.",
    "unfollow": "“{name}” is left out. You won't see its events here any more; in Google they are as they were.",
    "target": "⭐ New events go to “{name}” from now on.",
}

title = "📅 Connected calendars"
primary = "main calendar"
new_events = "new events go here"
read_only = "read only"
busy_only = "busy times only"
signed_out = "⚠️ The connection is lost. Say “connect Google” and I'll reconnect it."
still_reading = "still being read"
how_to = "☑ shown here. ⭐ where new events go. Tap to change it."
moved = "Your calendars are listed again below ↓"
stays_here = "New events stay here and go to no Google calendar. Please choose one for them."
which_calendar = "Which calendar?"

claim = "Yes, that's me"
not_me = "No"
claimed = "✅ Thank you. Both conversations share one calendar now."
claim_refused = (
    "All right, nothing is connected, and nothing has changed here.\n"
    "If you signed in through a link that a stranger sent you, don't open it again."
)
claim_late = (
    "It took too long, or was called off over there, so nothing is connected. Nothing has changed here."
)
claim_denied = (
    "The conversation that has this account says it is somebody else, so nothing is connected. "
    "I keep nothing of this account."
)
claim_unanswered = (
    "Nobody answered there for ten minutes, so nothing is connected. I keep nothing of this account.\n"
    "Say “connect Google” to try again, or say “disconnect Google” in that conversation first."
)


def checked(when: str) -> str:
    return f"Last checked {when}"


def waiting(count: int) -> str:
    return f"{count} {'change is' if count == 1 else 'changes are'} not in Google yet"


def and_more(count: int) -> str:
    return f"… and {count} more. Name one and I'll change it."


def new_events_go_to(calendar: str) -> str:
    return f"New events go to “{calendar}” now."


def tuned(what: Literal["follow", "unfollow", "target"], calendar: str) -> str:
    return _TUNED[what].format(name=calendar)


def not_found(calendar: str) -> str:
    return f"I found no calendar called “{calendar}”. These are the ones there are."


def not_writable(calendar: str) -> str:
    return f"“{calendar}” is read only, so new events can't go there."


def target_lost(calendar: str) -> str:
    return f"New events can't go to “{calendar}” any more: it is gone from Google, or you may only look at it now."


def will_be_left(count: int) -> str:
    return f"⚠️ {waiting(count)}, and never will be."


def was_left(count: int) -> str:
    return f"⚠️ {count} {'change' if count == 1 else 'changes'} did not get into Google."


def ask_claim(email: str, platform: str) -> str:
    return (
        f"Somebody wants to connect this Google account ({email}) in another conversation ({_named(platform)}). "
        "Is that you?\n"
        "If it is, both conversations share one calendar, and all events can be seen over there too. "
        "After ten minutes it is called off by itself."
    )


def claim_made(platform: str) -> str:
    return (
        f"This account is in use in another conversation ({_named(platform)}), so I asked there whether it is you.\n"
        "Press “Yes, that's me” over there within ten minutes and it is connected."
    )
