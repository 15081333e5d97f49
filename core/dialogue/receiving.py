"""A message comes in, or an earlier one gets other words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from core.dialogue.conversation import SHOWN, Card, Conversation, Turn
from core.dialogue.effects import Effect, Interpret, ReadText, Say
from core.dialogue.inputs import Given, MessageEdited
from core.dialogue.interpretation import Awaiting, Request
from core.dialogue.message import FORWARDS, Attachment, Lang, Message
from core.dialogue.moments import spelt_out
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Asking, Choosing, Interpreting, ReadingPictures, Waiting
from core.dialogue.state import (
    Step,
    answer,
    close_turn,
    heard,
    is_talked_about,
    open_question,
    put_turn,
    renewed,
    staged,
    touched,
    turn_id,
)
from core.dialogue.writers import zone_of_writer

MAX_TEXT, MAX_PICTURES, MAX_READING, MAX_WAITING = 4000, 10, 6, 2
QUICK = timedelta(seconds=10)
"""Pictures that are read within this time need no excuse."""
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_HANGUL, _LATIN = re.compile(r"[가-힣ㄱ-ㅣ]"), re.compile(r"\b[A-Za-z]?[a-z]+\b")
_LINK = re.compile(r"^/\S+|\S+://\S+|\S+@\S+|www\.\S+")

Refusal: TypeAlias = str | None


def incoming(conversation: Conversation, given: Given, message: Message) -> Step:
    """Open a turn for a message: pictures are read, words interpreted."""
    conversation, turn = opened(conversation, given, message)
    refusal = refused(conversation, given, message)
    if refusal is not None:
        return answer(conversation, turn, refusal)
    if message.attachments:
        return _read_pictures(
            conversation, given, turn, tuple({a.blob: a for a in message.attachments}.values())
        )
    return hear(conversation, turn)


def opened(conversation: Conversation, given: Given, message: Message) -> tuple[Conversation, Turn]:
    """The turn of a message. What it quotes is what we are talking about from now on."""
    zone, text = message.writer_zone or given.preferences.zone, words_of(message, given)
    if message.forwarded_at is None and not given.preferences.chosen_lang:
        conversation = replace(conversation, lang=_lang_of(text, conversation))
    turn = Turn(
        number=conversation.next_turn,
        source=message.ref,
        text=text[:MAX_TEXT],
        anchor=said_at(message).astimezone(ZoneInfo(zone)),
        forwarded=message.forwarded_at is not None,
        stage=Interpreting(),
        opened_at=given.at,
        private=message.private,
        captions=((message.ref, text),) if text and is_captioned(message) else (),
    )
    quoted = next((card for card in conversation.cards if card.reply == message.about), None)
    if quoted is not None:
        touched_now = touched(quoted, given, turn.number)
        conversation = replace(renewed(conversation, touched_now), focus=quoted.id)
    return replace(conversation, next_turn=turn.number + 1), turn


def words_of(message: Message, given: Given) -> str:
    """What it says, with the moments that it names spelt out where they were said."""
    return spelt_out(clean(message.text), message.moments, message.writer_zone or given.preferences.zone)


def is_captioned(message: Message) -> bool:
    """Whether its words stand below pictures, and may be edited there."""
    return bool(message.attachments or message.bundle) and message.bundle != FORWARDS


def said_at(message: Message) -> datetime:
    """When the words were first said, if that can be true."""
    said = message.forwarded_at
    return said if said is not None and 1970 <= said.year < 2200 else message.sent_at


def edited(conversation: Conversation, given: Given, told: MessageEdited) -> Step:
    """Read the new words in place of the old: the card made from them is revised, an open question asked anew.

    They count from when the message was first sent; words below pictures come by `captions.py`. Who reads along
    is known of messages that we still deal with, and of cards, whatever the platform tells now.
    """
    stale = [t for t in conversation.turns if is_of(told.ref, t)]
    made: list[Card | Turn] = [*(card for card in conversation.cards if is_of(told.ref, card)), *stale]
    anchor = made[-1].anchor if made else given.at
    forwarded_at = anchor if any(one.forwarded for one in made) else None
    for turn in stale:
        conversation = close_turn(conversation, turn.number)
    private = any(one.private for one in made) if made else told.private
    again = Message(
        made[-1].source if made else told.ref,
        told.text,
        sent_at=anchor,
        forwarded_at=forwarded_at,
        private=private,
        writer_zone=zone_of_writer(forwarded_at),
        moments=told.moments,
    )
    return incoming(conversation, given, again)


def is_of(ref: str, one: Card | Turn) -> bool:
    """Whether it was made from that message of the platform's, alone or with others of its album."""
    return ref == one.source or ref in one.source.split()


def clean(text: str) -> str:
    """Words without control characters, direction marks and halves of characters, trimmed."""
    return _CONTROL.sub("", text.replace("\r\n", "\n")).strip()


def next_in_line(conversation: Conversation) -> Step:
    """Interpret the oldest words that wait, when nothing before them is being interpreted."""
    if any(isinstance(t.stage, Interpreting) for t in conversation.turns):
        return conversation, ()
    waiting = next((t for t in conversation.turns if isinstance(t.stage, Waiting)), None)
    return (conversation, ()) if waiting is None else interpret(conversation, waiting)


def interpret(conversation: Conversation, turn: Turn) -> Step:
    """Hand the words of a turn to the interpreter, with what was said before; a forward stands alone."""
    request = Request(turn.text, conversation.lang)
    if not turn.forwarded:
        request = replace(
            request,
            parted=not turn.pictured,
            awaiting=_awaiting(conversation),
            talk=conversation.talk,
            open_titles=tuple(
                d.proposal.title for c in conversation.cards if is_talked_about(c) for d in c.drafts[:SHOWN]
            ),
        )
    return staged(heard(conversation, turn), turn, Interpreting()), (Interpret(turn.number, request),)


def refused(conversation: Conversation, given: Given, message: Message) -> Refusal:
    """Why a message cannot be dealt with, if it cannot."""
    reader, text = reader_of(conversation, given), clean(message.text)
    words = reader.words
    reading = [t for t in conversation.turns if isinstance(t.stage, ReadingPictures)]
    if not text and not message.attachments:
        return reader.platforms.unread(message.unread) if message.unread else words.nothing_there
    if len(text) > MAX_TEXT:
        return words.too_long(MAX_TEXT)
    if len(message.attachments) > MAX_PICTURES:
        return words.too_many_pictures(MAX_PICTURES)
    waiting = [t for t in conversation.turns if isinstance(t.stage, Waiting)]
    full = len(reading) >= MAX_READING if message.attachments else len(waiting) >= MAX_WAITING
    return words.busy if full else None


def hear(conversation: Conversation, turn: Turn) -> Step:
    """Have the words interpreted, in their turn."""
    if any(isinstance(t.stage, Interpreting | Waiting) for t in conversation.turns):
        return put_turn(conversation, replace(turn, stage=Waiting())), ()
    return interpret(put_turn(conversation, turn), turn)


def go_on(step: Step, given: Given, turn: Turn, rest: str) -> Step:
    """Have the words of the next order in a message, which are ever fewer, interpreted in a turn of their own."""
    conversation, effects = step
    if not rest or len(rest) >= len(turn.text):
        return step
    following = Turn(
        number=conversation.next_turn,
        source="",
        text=rest,
        anchor=turn.anchor,
        forwarded=False,
        stage=Interpreting(),
        opened_at=given.at,
        private=turn.private,
    )
    conversation, more = hear(replace(conversation, next_turn=following.number + 1), following)
    return conversation, (*effects, *more)


def _read_pictures(
    conversation: Conversation, given: Given, turn: Turn, pictures: tuple[Attachment, ...]
) -> Step:
    progress = turn_id(conversation, turn.number, "reply")
    stage = ReadingPictures(
        tuple(one.blob for one in pictures), count=len(pictures), tell_at=told_by(pictures, given)
    )
    turn = replace(turn, stage=stage, reply=progress, pictured=True)
    say: Effect = Say(Reply(progress, being_read(pictures, reader_of(conversation, given))))
    reads = tuple(read_of(turn, one, given) for one in pictures)
    return put_turn(conversation, turn), (say, *reads)


def read_of(turn: Turn, one: Attachment, given: Given) -> ReadText:
    """What is owed for a picture or a calendar file."""
    wishes = given.preferences
    outside = wishes.pictures_outside if given.sight else False
    return ReadText(turn.number, one.blob, one.file, wishes.zone, one.is_calendar, outside)


def told_by(sent: tuple[Attachment, ...], given: Given) -> datetime | None:
    """When somebody who still waits for these hears that it takes longer; files never do."""
    return None if all(one.is_calendar for one in sent) else given.at + QUICK


def being_read(sent: tuple[Attachment, ...], reader: Reader, more: int = 0) -> str:
    """What is said meanwhile, of these and so many more."""
    files = not more and all(one.is_calendar for one in sent)
    return reader.files.reading if files else reader.words.reading(len(sent) + more)


def _awaiting(conversation: Conversation) -> Awaiting | None:
    question = open_question(conversation)
    match question.stage if question else None:
        case Asking(question="time"):
            return "time"
        case Asking(question="title"):
            return "title"
        case Asking() | Choosing():
            return "choice"
        case _:
            return None


def _lang_of(text: str, conversation: Conversation) -> Lang:
    """Hangul is Korean. A lone ok, a train's name or a link is no reason to speak English from now on."""
    if _HANGUL.search(text):
        return "ko"
    needed = 2 if conversation.talk else 1
    return "en" if len(_LATIN.findall(_LINK.sub("", text))) >= needed else conversation.lang
