"""Messages that were sent together are one: an album with its caption, a row of forwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.dialogue.conversation import Conversation, ReadingPictures, Turn
from core.dialogue.effects import Effect, ReadText, Say
from core.dialogue.inputs import Given
from core.dialogue.message import Message
from core.dialogue.reader import reader_of
from core.dialogue.receiving import MAX_PICTURES, MAX_TEXT, clean, opened, refused
from core.dialogue.reply import Reply
from core.dialogue.state import Step, answer, staged, turn_id

GATHER = timedelta(seconds=1)
"""How long after the last message of a bundle another may come."""


def gathered(conversation: Conversation, given: Given, message: Message) -> Step:
    """One message of a bundle: its pictures are read at once, everything else waits for the others."""
    begun = next((turn for turn in conversation.turns if _mark(turn) == message.bundle), None)
    if begun is not None:
        return _joined(conversation, given, begun, message)
    conversation, turn = opened(conversation, given, message)
    refusal = refused(conversation, given, message)
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


def _joined(conversation: Conversation, given: Given, turn: Turn, message: Message) -> Step:
    assert isinstance(turn.stage, ReadingPictures)
    text = "\n".join(part for part in (turn.text, clean(message.text)) if part)
    effects: tuple[Effect, ...] = ()
    if len(turn.text) < MAX_TEXT < len(text):
        too_long = turn_id(conversation, turn.number, "too_long")
        effects = (Say(Reply(too_long, reader_of(conversation, given).words.too_long(MAX_TEXT))),)
    stage = replace(turn.stage, until=given.at + GATHER)
    turn = replace(turn, text=text[:MAX_TEXT])
    conversation, more = _with_pictures(conversation, given, turn, stage, message)
    return conversation, effects + more


def _with_pictures(
    conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures, message: Message
) -> Step:
    words = reader_of(conversation, given).words
    sent = tuple({one.blob: one for one in message.attachments}.values())
    pictures = sent[: max(0, MAX_PICTURES - stage.count)]
    effects: list[Effect] = []
    if stage.count <= MAX_PICTURES < stage.count + len(sent):  # said once, however many more there are
        too_many = turn_id(conversation, turn.number, "too_many")
        effects.append(Say(Reply(too_many, words.too_many_pictures(MAX_PICTURES))))
    read = stage.count + len(pictures)
    stage = replace(
        stage, blobs=(*stage.blobs, *(one.blob for one in pictures)), count=stage.count + len(sent)
    )
    if pictures:
        progress = turn.reply or turn_id(conversation, turn.number, "reply")
        effects.append(Say(Reply(progress, words.reading(read)), "edit" if turn.reply else "send"))
        effects += (ReadText(turn.number, one.blob, one.file) for one in pictures)
        turn = replace(turn, reply=progress, pictured=True)
    return staged(conversation, turn, stage), tuple(effects)


def _mark(turn: Turn) -> str:
    return turn.stage.bundle if isinstance(turn.stage, ReadingPictures) and turn.stage.until else ""
