"""Every sentence and label about settings in English."""

from __future__ import annotations

from core.dialogue.message import Lang

title = "⚙️ Settings"
how_to = "Tap a button, or say it: “set my time zone to Berlin”, “speak Korean”"
moved = "Your settings are shown again below ↓"
changed = "Changed."
another_zone = "🌏 Change the time zone"
speak: dict[Lang, str] = {"ko": "🇰🇷 한국어", "en": "🇺🇸 English"}
speaks: dict[Lang, str] = {"ko": "Language: always Korean", "en": "Language: always English"}
follows_you = "Language: whichever you write in"
follow_me = "Whichever I write"
day_first = "Dates: 3/4 is 3 April (day/month)"
month_first = "Dates: 3/4 is March 4 (month/day)"
take_day_first = "3/4 = 3 April"
take_month_first = "3/4 = March 4"
home_here = "Notifications: come to this chat"
home_there = "Notifications: come to another chat"
no_home = "Notifications: no chat for them yet"
make_home = "🔔 Notify me here"
made_home = "🔔 Notifications come to this chat from now on."
home_only_private = (
    "Others can read along here, so notifications don't come here. Tell me in a direct message."
)
back = "← Settings"
which_zone = "Which one?"
no_briefing = "No briefing"
not_briefed = "Daily briefing: off"
reminded = "Reminders: at the times set for each event"
muted = "Reminders: off"
remind_me = "Turn reminders on"
mute = "Turn reminders off"
agree = "🤖 Read with AI"
refuse = "Only Haru reads"
refused = (
    "All right, your words are read right here, as before. You can change that in the settings at any time."
)
read_inside = "Reading: your words are read right here and go nowhere else"
nobody_outside = "There is no AI here to read along just now."

_EXAMPLES = "“time zone Berlin”, “/tz Asia/Tokyo”, “/tz +9”"


def zone(name: str, zone: str, now: str) -> str:
    return f"Time zone: {_both(name, zone)} · now {now}"


def zone_set(name: str, zone: str, now: str) -> str:
    return (
        f"🌏 Your time zone is {_both(name, zone)} now. It is {now} there.\n"
        "Your events happen when they did; only the times you are shown are different."
    )


def ask_zone(name: str) -> str:
    return f"You are on {name} time. Where are you?\nTell me a city or an offset, like {_EXAMPLES}"


def unknown_zone(said: str) -> str:
    return f"I don't know the time zone of “{said}”. Try a big city nearby, or an offset, like {_EXAMPLES}"


def unknown_lang(said: str) -> str:
    about = f"I don't speak “{said}” yet. " if said else ""
    return f"{about}I speak Korean and English. Which would you like?"


def brief_at(clock: str) -> str:
    return f"Briefing at {clock}"


def briefed(clock: str, tomorrow: bool) -> str:
    return f"Daily briefing: {'the next' if tomorrow else 'that'} day's plan at {clock}"


def lang_set(lang: Lang) -> str:
    return {"ko": "I'll always speak Korean from now on.", "en": "I'll always speak English from now on."}[
        lang
    ]


def order_set(day_first: bool) -> str:
    return f"I'll read 3/4 as {'3 April' if day_first else 'March 4'} from now on."


def _both(name: str, zone: str) -> str:
    return name if name == zone else f"{name} ({zone})"


def offer_outside(model: str) -> str:
    return (
        f"Shall I read together with {model}’s AI, so that I also get what is said in a roundabout way?\n"
        "· Sent: what you tell me, the talk just before it, and the text in pictures you send\n"
        "· Not sent: the events on your calendar, accounts and contacts, the pictures themselves\n"
        "Nothing is sent unless you agree."
    )


def agreed(model: str) -> str:
    return (
        f"From now on I read together with {model}’s AI. You can switch it off in the settings at any time."
    )


def read_outside(model: str) -> str:
    return f"Reading: together with {model}’s AI"
