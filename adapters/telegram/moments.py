"""Dates and times that Telegram knows exactly: in what people write, and in what we do. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from telegram import Message as Sent
from telegram import MessageEntity

from core.dialogue.moments import Moment
from core.dialogue.reply import Reply, ShownDraft


def moments_in(sent: Sent) -> tuple[Moment, ...]:
    """What people see there is that moment on their own clocks, whatever the words are."""
    kinds: list[str | None] = [MessageEntity.DATE_TIME]
    found = sent.parse_entities(kinds) if sent.text else sent.parse_caption_entities(kinds)
    ordered = sorted(found.items(), key=lambda pair: pair[0].offset)
    return tuple(
        Moment(words, entity.unix_time, _is_day(entity.date_time_format or ""))
        for entity, words in ordered
        if entity.unix_time is not None
    )


def marked(reply: Reply, text: str) -> Iterator[MessageEntity]:
    """The times of a card, so that a tap on one offers what people's Telegram can do with it."""
    after = 0
    for draft in reply.drafts:
        words, moment = _time_of(draft)
        at = text.find(words, after) if words else -1
        if moment is not None and at >= 0:
            after = at + len(words)
            yield MessageEntity(MessageEntity.DATE_TIME, units(text[:at]), units(words), unix_time=moment)


def units(text: str) -> int:
    """Its length as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _time_of(draft: ShownDraft) -> tuple[str, datetime | None]:
    """How it is told when it begins, and when that is; nothing of whole days."""
    words = next((fact.text for fact in draft.facts if fact.kind == "time"), "")
    timed = not draft.all_day and draft.start is not None and "T" in draft.start
    moment = datetime.fromisoformat(draft.start) if timed and draft.start else None
    return words, moment if moment is not None and 0 < moment.timestamp() < 2**31 else None


def _is_day(shape: str) -> bool:
    """Whether a format shows no time of day."""
    return bool(shape) and shape != "r" and "t" not in shape.casefold()
