"""A day's tokens of a model: what was used of them, and that they are used up."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import uuid5
from zoneinfo import ZoneInfo

from core.calendar.when import Timed
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.phrases.sparing import sparing_speech
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.results import Interpreted
from core.usage import Used, next_day


def spent_told(conversation: Conversation, given: Given) -> tuple[Effect, ...]:
    """Why our own rules will answer alone, and until when. No figures: others may read along."""
    if not isinstance(given.input, Interpreted) or given.input.advice != "spent":
        return ()
    reader = reader_of(conversation, given)
    words = sparing_speech(conversation.lang)
    text = words.spent(_clock(next_day(given.at), reader), given.model)
    return (Say(Reply(uuid5(given.id, "spent"), text)),)


def used_line(used: Used | None, reader: Reader) -> str:
    """One person's day so far; nothing where there is no model."""
    if used is None:
        return ""
    words = sparing_speech(reader.lang)
    most = f"{used.most:,}" if used.most else ""
    return words.used(f"{used.tokens:,}", most, _money(used.dollars), _clock(used.again, reader))


def _money(dollars: Decimal | None) -> str:
    """Below a dollar a tenth of a cent still shows."""
    return "" if dollars is None else f"${dollars:.2f}" if dollars >= 1 else f"${dollars:.3f}"


def _clock(instant: datetime, reader: Reader) -> str:
    return reader.when(Timed(instant.astimezone(ZoneInfo(reader.zone)), None, reader.zone))
