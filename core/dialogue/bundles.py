"""Messages that were sent together are one: an album with its caption, a row of forwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.dialogue.captions import reworded
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.message import FORWARDS, Message
from core.dialogue.reader import reader_of
from core.dialogue.receiving import (
    MAX_PICTURES,
    MAX_TEXT,
    being_read,
    opened,
    read_of,
    refused,
    said_at,
    told_by,
    words_of,
)
from core.dialogue.reply import Reply
from core.dialogue.stages import ReadingPictures
from core.dialogue.state import Step, answer, staged, turn_id

GATHER = timedelta(seconds=1)
"""How long after the last message of a bundle another may come."""


def gathered(conversation: Conversation, given: Given, message: Message) -> Step:
    """One message of a bundle: its pictures are read at once, everything else waits for the others."""
    begun = next((turn for turn in reversed(conversation.turns) if _mark(turn) == message.bundle), None)
    if begun is not None and _belongs(message, begun, given):
        return _joined(conversation, given, begun, message)
    conversation, turn = opened(conversation, given, message)
    if begun is not None:
        turn = replace(turn, later=not _is_same_day(message, begun))
    refusal = None if message.unread else refused(conversation, given, message)
    if refusal is not None:
        return answer(conversation, turn, refusal)
    stage = ReadingPictures((), bundle=message.bundle, until=given.at + GATHER)
    return _with_pictures(conversation, given, turn, stage, message)


def closed(turn: Turn, at: datetime) -> ReadingPictures | None:
    """The stage of a turn that gathers no longer, though it did until now."""
    stage = turn.stage
    if not isinstance(stage, ReadingPictures) or stage.until is None or stage.until > at:
        return None
    return replace(stage, bundle="", until=None)


def _belongs(message: Message, begun: Turn, given: Given) -> bool:
    """What was passed on counts from its own day; and nothing is left out for there being too much of it."""
    return _is_same_day(message, begun) and len(_together(begun.text, words_of(message, given))) <= MAX_TEXT


def _is_same_day(message: Message, begun: Turn) -> bool:
    day = said_at(message).astimezone(begun.anchor.tzinfo).date()
    return message.bundle != FORWARDS or day == begun.anchor.date()


def _joined(conversation: Conversation, given: Given, turn: Turn, message: Message) -> Step:
    assert isinstance(turn.stage, ReadingPictures)
    stage = replace(turn.stage, until=given.at + GATHER)
    words = words_of(message, given)
    turn = replace(turn, text=_together(turn.text, words))
    if message.bundle != FORWARDS:
        source = f"{turn.source} {message.ref}"
        turn = replace(turn, source=source, captions=reworded(turn.captions, source, message.ref, words))
    return _with_pictures(conversation, given, turn, stage, message)


def _together(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _with_pictures(
    conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures, message: Message
) -> Step:
    reader = reader_of(conversation, given)
    sent = tuple({one.blob: one for one in message.attachments}.values())
    pictures = sent[: max(0, MAX_PICTURES - stage.count)]
    effects: list[Effect] = []
    if message.unread:  # the same words in the same place, however many there are
        unread = turn_id(conversation, turn.number, f"unread:{message.unread}")
        effects.append(Say(Reply(unread, reader.platforms.unread(message.unread))))
    if stage.count <= MAX_PICTURES < stage.count + len(sent):  # said once, however many more there are
        too_many = turn_id(conversation, turn.number, "too_many")
        effects.append(Say(Reply(too_many, reader.words.too_many_pictures(MAX_PICTURES))))
    read = stage.count + len(pictures)
    stage = replace(
        stage,
        blobs=(*stage.blobs, *(one.blob for one in pictures)),
        count=stage.count + len(sent),
        tell_at=stage.tell_at or told_by(pictures, given),
    )
    if pictures:
        progress = turn.reply or turn_id(conversation, turn.number, "reply")
        told = being_read(pictures, reader, read - len(pictures))
        effects.append(Say(Reply(progress, told), "edit" if turn.reply else "send"))
        effects += (read_of(turn, one, given) for one in pictures)
        turn = replace(turn, reply=progress, pictured=True)
    return staged(conversation, turn, stage), tuple(effects)


def _mark(turn: Turn) -> str:
    return turn.stage.bundle if isinstance(turn.stage, ReadingPictures) and turn.stage.until else ""
