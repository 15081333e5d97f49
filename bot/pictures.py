"""What pictures say and which events are in them, nothing acted on: one answer for each file, as promised."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.terminal.files import beginning
from core.calendar.rrule import to_rrule
from core.calendar.when import AllDay
from core.dialogue.drafting import resolved
from core.dialogue.interpretation import CreateEvents, EventProposal, Interpretation, Request
from core.dialogue.message import Lang, Preferences
from core.dialogue.phrases import speech
from core.dialogue.phrases.sight import sight_speech
from core.dialogue.shown import span_strings
from core.errors import NotReady, SightFailed, UnreadableImage
from core.ports import Ocr


async def read_images(
    paths: Iterable[Path],
    now: datetime,
    zone: str,
    ocr: Ocr,
    understand: Callable[[Request], Interpretation],
    lang: Lang = "ko",
) -> AsyncIterator[dict[str, Any]]:
    """`{file, text, events, error?}` for each path, in order. `now` is aware; `error` is a sentence for a person."""
    for path in paths:
        answer: dict[str, Any] = {"file": str(path), "text": "", "events": []}
        try:
            reading = await ocr.read(await beginning(path))
        except UnreadableImage as refused:
            answer["error"] = speech(lang).unreadable(refused.reason)
        except SightFailed:
            answer["error"] = sight_speech(lang).unreadable["far_away"]
        except NotReady:
            answer["error"] = speech(lang).unreadable("gave_up")
        except OSError:
            answer["error"] = speech(lang).unreadable("lost")
        else:
            meant = understand(Request(text="", lang=lang, reading=reading))
            answer |= {"text": reading.text, "events": _events(meant, now, Preferences(zone=zone))}
        yield answer


def _events(meant: Interpretation, now: datetime, preferences: Preferences) -> list[dict[str, Any]]:
    if not isinstance(meant.meaning, CreateEvents):
        return []
    return [_event(event, meant.lang, now, preferences) for event in meant.meaning.events]


def _event(event: EventProposal, lang: Lang, now: datetime, preferences: Preferences) -> dict[str, Any]:
    anchor = now if event.anchor is None else event.anchor.replace(tzinfo=ZoneInfo(preferences.zone))
    when = resolved(event.time, anchor, preferences, event.recurrence).when
    start, end = span_strings(when)
    return {
        "title": event.title or speech(lang).neutral_title,
        "start": start,
        "end": end,
        "all_day": isinstance(when, AllDay),
        "location": event.location or None,
        "attendees": list(event.attendees),
        "rrule": to_rrule(event.recurrence) if event.recurrence else None,
    }
