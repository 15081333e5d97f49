"""What English sentences mean, told on Wednesday 11 November 2026, 13:00 in Seoul."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar.time.expression import Spoken
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Timed
from core.dialogue.interpretation import CreateEvents, Request
from core.language.english.read import read

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 11, 13, 0, tzinfo=ZoneInfo(SEOUL))


def meaning(text):
    return read(Request(text, "en"))


def events(text):
    found = meaning(text)
    assert isinstance(found, CreateEvents), found
    return found.events


def resolution(event, now=NOW):
    return resolve(event.time or Spoken(), now, SEOUL, recurrence=event.recurrence)


def when(event, now=NOW):
    match resolution(event, now).when:
        case Timed(start, None):
            return f"{start:%m-%d %H:%M}"
        case Timed(start, end):
            return f"{start:%m-%d %H:%M} / {end:%m-%d %H:%M}"
        case AllDay(first, last):
            return f"{first:%m-%d}" if first == last else f"{first:%m-%d} / {last:%m-%d}"
        case _:
            return ""


def told(text):
    return [(event.title, when(event)) for event in events(text)]
