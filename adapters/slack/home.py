"""The Home tab: what today holds, and the buttons that one looks for there. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import time
from typing import get_args

from adapters.slack.looks import Block, header, label, section
from adapters.slack.phrases import WORDS, Words
from adapters.slack.views import View, of_conversation
from core.calendar.event import Event
from core.calendar.instants import wall
from core.calendar.occurrences import agenda
from core.calendar.time.zones import zone_name
from core.calendar.when import Window
from core.dialogue.answering import agenda_text
from core.dialogue.message import Command, ConversationKey
from core.dialogue.reader import Reader

PREFIX = "home."
NEW = "new"
_KNOWN = (NEW, *get_args(Command))


def today_of(reader: Reader) -> Window:
    """The whole of today, by the reader's clocks."""
    next_day = reader.today.fromordinal(reader.today.toordinal() + 1)
    first, last = (wall(day, time.min, reader.zone) for day in (reader.today, next_day))
    return Window(first, last)


def home(events: Iterable[Event], key: ConversationKey, reader: Reader) -> View:
    """`key` is the conversation that the buttons speak in."""
    words = WORDS[reader.lang]
    day = reader.dates.day(reader.today, reader.today)
    listed = agenda(events, today_of(reader), reader.zone)
    return {
        "type": "home",
        "private_metadata": json.dumps(of_conversation(key)),
        "blocks": [
            header(f"{words.today} · {day}"),
            section(agenda_text(listed, day, reader)),
            {"type": "divider"},
            _buttons(words),
            _hint(words.home_hint),
            _hint(words.home_zone.format(zone=zone_name(reader.zone, reader.lang))),
        ],
    }


def _hint(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def _buttons(words: Words) -> Block:
    known = [(name, text) for name, text in words.buttons if name in _KNOWN]
    return {
        "type": "actions",
        "block_id": "home",
        "elements": [
            {"type": "button", "action_id": f"{PREFIX}{name}", "text": label(text)} for name, text in known
        ],
    }
