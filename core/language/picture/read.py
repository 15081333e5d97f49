"""The entry: what a picture that was read means. Pure, and closed: it can only ever propose events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import (
    LESSON_HOURS,
    AskHelp,
    CreateEvents,
    EventProposal,
    Meaning,
    Request,
    SmallTalk,
)
from core.language.picture.anchors import anchored
from core.language.picture.chat import Conversation, Said, conversation, is_chat
from core.language.picture.document import events_in
from core.language.picture.grid import events_in_grid
from core.language.picture.labels import labelled
from core.language.picture.links import links_in
from core.language.picture.month import events_in_month
from core.language.picture.notes import notes_of
from core.language.picture.offices import unaddressed, without_offices
from core.language.picture.orders import is_order, without_orders
from core.language.picture.page import Page, Row, page_of
from core.language.picture.pairs import paired
from core.language.picture.smudges import with_smudges
from core.language.picture.table import events_in_table
from core.language.picture.talk import agreed
from core.language.picture.travel import legs_of
from core.language.picture.week import events_in_week, lacks_hours
from core.language.picture.words import plans_nothing


def read(request: Request) -> Meaning:
    """The events in `request.reading`; of a timetable that tells no hours a request for these. Each `anchor` is a date at 12:00 UTC that stands for the user's own noon:
    whoever resolves it puts the user's zone in its place."""
    if request.reading is None:
        return SmallTalk()
    page = page_of(request.reading)
    events = _in_chat(page) if is_chat(page) else _on_page(page.rows)
    if not events:
        return AskHelp(LESSON_HOURS) if lacks_hours(page.rows) else SmallTalk()
    links = links_in(without_orders(page.rows))
    found = with_smudges(events, request.reading.lines)
    return CreateEvents(tuple(replace(unaddressed(event), notes=links) for event in found))


def _on_page(rows: Sequence[Row]) -> list[EventProposal]:
    kept = without_offices(without_orders(tuple(rows)))
    if plans_nothing("\n".join(row.text for row in kept)):
        return []
    if legs := legs_of(kept):
        return legs
    kept = paired(kept)
    if (month := events_in_month(kept)) is not None:
        return month
    return events_in_grid(kept) or events_in_week(kept) or events_in_table(kept) or events_in(notes_of(kept))


def _is_notice(said: Said) -> bool:
    """A message that is a document of its own: an appointment, an invitation with labelled lines."""
    labels = [label for row in said.rows if (label := labelled(row)) is not None]
    return any(label.role in ("when", "start") for label in labels)


def _anchored(events: list[EventProposal], line: Spoken | None) -> list[EventProposal]:
    return [
        event
        if event.time is None
        else replace(event, anchor=anchored(event.time, line).anchor, time=anchored(event.time, line).time)
        for event in events
    ]


def _in_chat(page: Page) -> list[EventProposal]:
    talk = conversation(page)
    said = tuple(one for one in talk.said if not is_order(one.text))
    if plans_nothing("\n".join(one.text for one in said)):
        return []
    notices = [one for one in said if _is_notice(one)]
    events = [event for one in notices for event in _anchored(_on_page(one.rows), one.day)]
    if events:
        return events
    if len(said) <= 2:
        events = [event for one in said for event in _anchored(_on_page(one.rows), one.day)]
    return events or agreed(Conversation(talk.name, said))
