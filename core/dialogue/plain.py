"""Replies and events in plain values: the shape that every surface which speaks JSON has promised."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from core.calendar.event import Event, Occurrence
from core.calendar.rrule import to_rrule
from core.calendar.when import AllDay
from core.dialogue.buttons import Button, pack
from core.dialogue.effects import Say
from core.dialogue.reply import Reply, ShownDraft
from core.dialogue.shown import span_strings


def plain_say(say: Say) -> dict[str, Any]:
    """What was said; `replaces` names the message whose place it takes."""
    reply = plain_reply(say.reply)
    replaced = say.reply.id if say.manner == "edit" else say.reply.replaces
    return reply if replaced is None else reply | {"replaces": str(replaced)}


def plain_reply(reply: Reply) -> dict[str, Any]:
    """A reply as it looks; `face` where it is a card, `links` and `files` where there are any."""
    plain: dict[str, Any] = {
        "id": str(reply.id),
        "text": reply.text,
        "buttons": [[plain_button(button) for button in row] for row in reply.buttons],
        "drafts": [_plain_draft(draft) for draft in reply.drafts],
    }
    if reply.links:
        plain["links"] = [asdict(link) for link in reply.links]
    if reply.files:
        plain["files"] = [{"name": file.name} for file in reply.files]
    return plain | {"face": asdict(reply.face)} if reply.face else plain


def plain_button(button: Button) -> dict[str, Any]:
    """A button; `choice` and the id of its `draft` only where it has one."""
    press = button.press
    shown: dict[str, Any] = {"label": button.label, "token": pack(press), "verb": press.verb}
    if press.choice:
        shown["choice"] = press.choice
    return shown | {"draft": str(button.draft)} if button.draft else shown


def plain_event(event: Event) -> dict[str, Any]:
    """A row of the calendar; `except` lists the originals of a series that do not take place by its rule."""
    start, end = span_strings(event.when)
    row: dict[str, Any] = {
        "id": str(event.id),
        "title": event.title,
        "start": start,
        "end": end,
        "all_day": isinstance(event.when, AllDay),
        "location": event.location or None,
        "attendees": list(event.attendees),
        "rrule": to_rrule(event.recurrence) if event.recurrence else None,
    }
    if event.excluded:
        row["except"] = sorted(_original(o) for o in event.excluded)
    return row


def plain_occurrence(occurrence: Occurrence, zone: str) -> dict[str, Any]:
    """One time that an event takes place; `original` tells instances of one series apart. Whole days are in `zone`."""
    event, when, original = occurrence.event, occurrence.when, occurrence.original
    timed = None if isinstance(when, AllDay) else when
    return plain_event(replace(event, when=when)) | {
        "original": None if original is None else original.isoformat(),
        "zone": timed.zone if timed else zone,
        "end_zone": timed and timed.end_zone,
        "notes": event.notes or None,
        "repeats": event.recurrence is not None or event.series is not None,
    }


def _original(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _plain_draft(draft: ShownDraft) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(draft).items()}
