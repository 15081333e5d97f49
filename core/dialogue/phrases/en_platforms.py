"""Every sentence and label about chat platforms in English."""

from __future__ import annotations

from core.dialogue.message import Unread

_UNREAD: dict[Unread, str] = {
    "voice": "I can't listen to voice messages yet. Write the plan, or send a picture of it.",
    "video": "I can't watch videos yet. Send a picture of the part that shows the plan.",
    "sticker": "😊 Whenever you have a plan, write it or send a picture.",
    "file": "I can't read this file. Send a picture (JPG, PNG, WebP, HEIC), a PDF or a calendar file (.ics), or write the plan.",
    "place": "I have the place, but not the time. Write it like “coffee at Gangnam Station tomorrow at 3”.",
    "contact": "A contact alone is no plan. Write it like “coffee with Minsu tomorrow at 3”.",
    "other": "I can't read this kind of message yet. Write the plan, or send a picture of it.",
}
join = "Add it to mine"
own_card = "This card is yours. Use the buttons above."
ask_in_private = "Others read along here, so I won't tell your calendar. Ask me in our private chat."
card_is_gone = "That card is no longer there. Please write the plan again."


def unread(kind: Unread) -> str:
    return _UNREAD[kind]


def their_zone(place: str, time: str) -> str:
    return f"Read in the writer's time zone ({time} in {place})"
