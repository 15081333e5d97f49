"""What a message with mail addresses means, told on Wednesday 11 November 2026, 13:00 in Seoul."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar.time.expression import Spoken
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Timed
from core.dialogue.interpretation import ChangeEvent, CreateEvents, Request, Target
from core.language.understand import understand

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 11, 13, 0, tzinfo=ZoneInfo(SEOUL))


def meaning(text, lang="ko", awaiting=None):
    return understand(Request(text, lang, awaiting=awaiting)).meaning


def events(text, lang="ko"):
    meant = meaning(text, lang)
    assert isinstance(meant, CreateEvents), meant
    return meant.events


def told(text, lang="ko"):
    [event] = events(text, lang)
    return event.title, when(event), event.location, event.attendees


def when(event):
    match resolve(event.time or Spoken(), NOW, SEOUL, recurrence=event.recurrence).when:
        case Timed(start):
            return f"{start:%m-%d %H:%M}"
        case AllDay(first):
            return f"{first:%m-%d}"
        case _:
            return ""


def guests(text, lang="ko"):
    """Who is to come to what is talked about, and who is not."""
    meant = meaning(text, lang)
    assert isinstance(meant, ChangeEvent) and meant.target == Target(), meant
    return meant.patch.add_attendees, meant.patch.remove_attendees
