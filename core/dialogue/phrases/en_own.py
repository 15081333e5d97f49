"""Every sentence and label about a person's own things in English."""

from __future__ import annotations

from core.dialogue.phrases.platform_names import english as _named

only_private = "Others can read along here. Please tell me again in a direct message."
code_used = "The link code was used. See below ↓"
code_gone = "This link code is of no use any more. Send “/link” for a new one."
code_moved = "There is a new link code below ↓"
no_such_code = (
    "There is no such link code: it was mistyped, used before, or is older than ten minutes. "
    "Send “/link” in the other place for a new one."
)
too_many_tries = "Too many wrong codes, so I'm taking a break. Please try again in ten minutes."
type_it_there = "Don't send this code here: send it to me in the other place (Telegram, Slack, the web page)."
join = "Yes, make them one"
leave_apart = "No"
stays_apart = "All right. Nothing is linked, and both places stay as they were."
join_refused = "The other side says that isn't you, so nothing is linked."
join_late = "It took too long, so nothing is linked. Send “/link” for a new code."
no_cards = "No cards are open anywhere else."
cards = "These cards are open elsewhere. Tap one to bring it here."
cards_moved = "Your open cards are listed again below ↓"
card_gone = "That card is dealt with or closed already."
told_away = "Say “show my data” to see it again."
export = "📦 Export"
exporting = "Making your files…"
export_ready = "Your files are ready ↓"
export_failed = "I couldn't make your files just now. Please ask again in a moment."
erase = "🗑 Erase everything"
ask_erase = (
    "⚠️ Erase everything? Events, the record of their changes, messages, pictures and settings go, here and in every "
    "place that is linked, and nothing brings them back.\n"
    "Google is disconnected too; what is in Google Calendar stays there.\n"
    "If you want a copy first, say “export my data”."
)
erase_all = "Yes, erase everything"
keep_all = "Never mind"
kept_all = "All right, nothing was erased."
erased = (
    "Everything is erased. If you write again, we start from the beginning. Thank you for your time with me."
)


def code(code: str) -> str:
    return (
        f"🔗 Link code: {code}\n"
        "Send it to me in the other place (Telegram, Slack, the web page) within ten minutes. It works once.\n"
        "Don't give it to anybody else: whoever uses it can see your events."
    )


def ask_join(platform: str, here: str, there: str) -> str:
    return (
        f"Make this conversation and the one on {_named(platform)} one person's?\n"
        f"• Here: {here}\n• {_named(platform)}: {there}\n"
        "Both then share one calendar and one set of settings: those of the older side."
    )


def ask_allow(platform: str) -> str:
    return (
        f"🔗 The link code from here was used on {_named(platform)}. Is that you?\n"
        "If it is, both places become one, and all your events, Google Calendar too, can be seen over there. "
        "After ten minutes it is called off by itself."
    )


def holding(events: int, emails: tuple[str, ...]) -> str:
    accounts = f", Google account {', '.join(emails)}" if emails else ""
    return f"{events} {'event' if events == 1 else 'events'}{accounts}"


def asked_there(platform: str) -> str:
    return f"I asked once more on {_named(platform)}. Please confirm over there within ten minutes."


def joined(platform: str) -> str:
    return f"✅ This conversation and the one on {_named(platform)} are one now: one calendar, one set of settings."


def card_line(what: str, platform: str) -> str:
    return f"{what} · {_named(platform)}"


def and_more(count: int) -> str:
    return f"… and {count} more"


def moved_to(platform: str) -> str:
    return f"→ This card has moved to another conversation ({_named(platform)})"


def brought(platform: str) -> str:
    return f"Brought here from {_named(platform)} ↓"


def held(events: int, changes: int, messages: int, pictures: int, chats: int) -> str:
    return (
        "🔐 This is what Haru holds about you.\n"
        f"• Events: {events}, recorded changes of them: {changes}\n"
        f"• Messages: {messages} in {chats} {'conversation' if chats == 1 else 'conversations'}, pictures: {pictures}"
    )


def kept(picture_hours: int | None) -> str:
    return (
        "How long: events, the record of their changes and connected accounts until you erase them, "
        f"{_talk_and_pictures(picture_hours)} An open card is gone after 24 hours, a link code after 10 minutes, an exported "
        "file and a picture that was never sent after 24 hours."
    )


def _talk_and_pictures(hours: int | None) -> str:
    if hours is None:
        return "messages and pictures for 90 days."
    if not hours:
        return "messages for 90 days; a picture is deleted as soon as it was read."
    number, unit = (hours, "hour") if hours % 24 else (hours // 24, "day")
    return (
        f"messages for 90 days, a picture for {number} {unit}{'' if number == 1 else 's'} after it was read."
    )


def accounts(emails: tuple[str, ...]) -> str:
    return f"• Connected Google accounts: {', '.join(emails) if emails else 'none'}"


def exported(names: tuple[str, ...]) -> str:
    files = "\n".join(f"• {name}" for name in names)
    return f"📦 Everything that Haru holds about you, to be fetched within 24 hours.\n{files}"
