"""Reminders and briefings in English."""

from __future__ import annotations

from typing import Literal

_WHO = {
    "here": "I'll remind you",
    "both": "Google Calendar and I remind you",
    "there": "my reminders are off; Google Calendar reminds you",
    "nobody": "reminders are off; say “turn reminders on” and I'll remind you",
}
_DAYS = {0: "today", 1: "tomorrow"}

move = "Move it"
seen = "Got it"
join = "Join the video call"
clashing = "⚠️ overlaps"
briefing_off = "No more daily briefings. To get them again, say “daily briefing at 8”."
reminders_on = "From now on I'll remind you of your events."
reminders_off = "I won't remind you of events any more. To get reminders again, say “turn reminders on”."


def _length(minutes: int) -> str:
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    said = [f"{days} day{'s' if days > 1 else ''}"] if days else []
    said += [f"{hours} h"] if hours else []
    return " ".join([*said, *([f"{left} min"] if left else [])]) or "0 min"


def reminders(minutes: tuple[int, ...], who: Literal["here", "both", "there", "nobody"]) -> str:
    return f"{', '.join(f'{_length(m)} before' if m else 'at the start' for m in minutes)} ({_WHO[who]})"


def starts_in(minutes: int) -> str:
    if minutes < 0:
        return f"Started {_length(-minutes)} ago"
    return f"In {_length(minutes)}" if minutes else "Now"


def days_ahead(days: int) -> str:
    return _DAYS[days].capitalize() if days in _DAYS else f"In {days} days"


def reminder(lead: str, title: str) -> str:
    return f"⏰ {lead} · {title}"


def several(count: int) -> str:
    return f"⏰ {count} events are coming up"


def snooze(minutes: int) -> str:
    return f"Again in {_length(minutes)}"


def snoozed(minutes: int) -> str:
    return f"💤 I'll remind you again in {_length(minutes)}."


def ask_move(title: str, when: str) -> str:
    return f"When should “{title}” ({when}) be instead? For example: 5pm, tomorrow at 3, 30 minutes later"


def briefing(count: int, day: str, ahead: int) -> str:
    return f"☀️ {count} event{'s' if count > 1 else ''} {_DAYS[ahead]} · {day}"


def free_day(day: str, ahead: int) -> str:
    return f"☀️ Nothing on {_DAYS[ahead]} · {day}"


def briefing_on(clock: str, evening: bool) -> str:
    what = "the next day's plan" if evening else "the day's plan"
    return f"Every day at {clock} I'll tell you {what}. Say “stop the daily briefing” to end it."
