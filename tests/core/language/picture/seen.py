"""What a reading comes to for somebody in Seoul: titles, times and places as a card would show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Timed
from core.dialogue.interpretation import CreateEvents, EventProposal, Request
from core.dialogue.reading import Reading
from core.language.picture.read import read

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 24, 10, tzinfo=SEOUL)


@dataclass(frozen=True)
class Seen:
    """One event; times are local, days are days."""

    title: str
    start: str | None
    end: str | None
    place: str = ""


def proposals(reading: Reading) -> tuple[EventProposal, ...]:
    """What was proposed."""
    meaning = read(Request(text="", lang="ko", reading=reading))
    return meaning.events if isinstance(meaning, CreateEvents) else ()


def seen(reading: Reading, now: datetime = NOW) -> list[Seen]:
    """The events of a reading, in order."""
    return [_seen(event, now) for event in proposals(reading)]


def _seen(event: EventProposal, now: datetime) -> Seen:
    anchor = now if event.anchor is None else event.anchor.replace(tzinfo=SEOUL)
    when = resolve(event.time, anchor, "Asia/Seoul", recurrence=event.recurrence).when
    if isinstance(when, Timed):
        start, end = when.start.replace(tzinfo=None).isoformat(), when.end
        return Seen(
            event.title, start, end and end.astimezone(SEOUL).replace(tzinfo=None).isoformat(), event.location
        )
    if isinstance(when, AllDay):
        return Seen(event.title, when.first.isoformat(), when.last.isoformat(), event.location)
    return Seen(event.title, None, None, event.location)
