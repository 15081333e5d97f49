"""What we hold about a person: told, handed over in files, and erased when they say so twice."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

from core.dialogue.accounts import close_with
from core.dialogue.buttons import Button, Press
from core.dialogue.connecting import new_turn
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Say
from core.dialogue.inputs import Given
from core.dialogue.own_effects import CountHeld, Erase, Export
from core.dialogue.own_inputs import Counted, Exported
from core.dialogue.own_stages import Telling
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.sparing import used_line
from core.dialogue.state import Step, answer, find_turn, put_turn, staged, toast, turn_id

YES, NO, ASK = 1, 2, 3


def count_held(conversation: Conversation, turn: Turn) -> Step:
    """How much there is, before it is told."""
    reply = turn.reply or turn_id(conversation, turn.number, "held")
    return staged(conversation, turn, Telling(reply)), (CountHeld(turn.number),)


def counted(conversation: Conversation, given: Given, told: Counted) -> Step:
    """What we hold, how long, and what can be done about it."""
    turn, reader = find_turn(conversation, told.turn), reader_of(conversation, given)
    if turn is None or not isinstance(turn.stage, Telling):
        return conversation, ()
    held = told.held
    counts = reader.own.held(held.events, held.changes, held.messages, held.pictures, held.chats)
    kept = reader.own.kept(told.hours)
    lines = (counts, reader.own.accounts(held.emails), used_line(told.used, reader), kept)
    text = "\n".join(filter(None, lines))
    ref = turn.stage.reply
    row = (
        Button(reader.own.export, Press("export", ref)),
        Button(reader.own.erase, Press("erase", ref, 0, ASK)),
    )
    return _tell(conversation, turn, Telling(ref), Reply(ref, text, (row,)))


def export(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """It takes a moment."""
    reply = Reply(
        turn.reply or turn_id(conversation, turn.number, "export"),
        reader_of(conversation, given).own.exporting,
    )
    conversation, said = _tell(conversation, turn, Telling(reply.id), reply)
    return conversation, (*said, Export(turn.number))


def exported(conversation: Conversation, given: Given, told: Exported) -> Step:
    """The files come with a message of their own: what was there before cannot become one that carries them."""
    turn, reader = find_turn(conversation, told.turn), reader_of(conversation, given)
    if turn is None or not isinstance(turn.stage, Telling):
        return conversation, ()
    if not told.files:
        return answer(conversation, turn, reader.own.export_failed)
    conversation, closed = answer(conversation, turn, reader.own.export_ready)
    text = reader.own.exported(tuple(file.name for file in told.files))
    return conversation, (*closed, Say(Reply(uuid5(given.id, "files"), text, files=told.files)))


def ask_to_erase(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """What goes, before it goes."""
    reader = reader_of(conversation, given)
    ref = turn.reply or turn_id(conversation, turn.number, "erase")
    row = (
        Button(reader.own.erase_all, Press("erase", ref, 0, YES)),
        Button(reader.own.keep_all, Press("erase", ref, 0, NO)),
    )
    asked = replace(turn, opened_at=given.at)
    return _tell(conversation, asked, Telling(ref, asked=True), Reply(ref, reader.own.ask_erase, (row,)))


def telling_pressed(conversation: Conversation, given: Given, press: Press) -> Step:
    """A tap below what we told, or below the question."""
    turn, reader = _on_screen(conversation, press), reader_of(conversation, given)
    if turn is None or not isinstance(turn.stage, Telling):
        return toast(conversation, given.id, reader.words.stale)
    if press.verb == "export" and not turn.stage.asked:
        return export(*_anew(conversation, given))
    return _erase_pressed(conversation, given, turn, press, reader)


def _erase_pressed(
    conversation: Conversation, given: Given, turn: Turn, press: Press, reader: Reader
) -> Step:
    assert isinstance(turn.stage, Telling)
    if turn.expires_at is not None and turn.expires_at <= given.at:
        return close_with(conversation, turn, reader.words.expired)
    match press.choice:
        case 1 if turn.stage.asked:
            return conversation, (Erase(), Say(Reply(press.ref, reader.own.erased), "edit"))
        case 2 if turn.stage.asked:
            return close_with(conversation, turn, reader.own.kept_all)
        case 3 if not turn.stage.asked:
            conversation, given, turn = _anew(conversation, given)
            return ask_to_erase(conversation, given, turn)
        case _:
            return toast(conversation, given.id, reader.words.stale)


def _anew(conversation: Conversation, given: Given) -> tuple[Conversation, Given, Turn]:
    conversation, turn = new_turn(conversation, given)
    return conversation, given, turn


def _on_screen(conversation: Conversation, press: Press) -> Turn | None:
    telling = (turn for turn in conversation.turns if isinstance(turn.stage, Telling))
    return next((turn for turn in telling if turn.reply == press.ref), None)


def _tell(conversation: Conversation, turn: Turn, stage: Telling, reply: Reply) -> Step:
    say = Say(reply, "edit" if turn.reply else "send")
    return put_turn(conversation, replace(turn, stage=stage, reply=reply.id)), (say,)
