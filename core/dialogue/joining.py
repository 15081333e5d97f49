"""Two conversations become one person's: a code given out in one, typed in the other, and agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from core.dialogue.accounts import close_with
from core.dialogue.buttons import Button, Press
from core.dialogue.codes import shown, spelt
from core.dialogue.connecting import new_turn
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.own_effects import Join, MakeCode, TryCode
from core.dialogue.own_inputs import AskedToJoin, CodeMade, CodeTried, Holding, Joined
from core.dialogue.own_stages import Joining
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.state import Step, answer, find_turn, put_turn, staged, toast, turn_id

MOST_TRIES, BREAK = 5, timedelta(minutes=10)
YES, NO = 1, 2


def link(conversation: Conversation, given: Given, turn: Turn, said: str) -> Step:
    """Without a code one is given out; with one it is tried, unless too many were wrong lately."""
    words, code = reader_of(conversation, given).own, spelt(said)
    reply = turn.reply or turn_id(conversation, turn.number, "code")
    stage = Joining(turn_id(conversation, turn.number, "code"), reply, "join" if said else "code")
    if not said:
        return staged(conversation, turn, stage), (MakeCode(turn.number),)
    turn = replace(turn, text="")  # it is a secret
    if not code:
        return answer(conversation, turn, words.no_such_code)
    if len(_lately(conversation, given)) >= MOST_TRIES:
        return answer(conversation, turn, words.too_many_tries)
    return staged(conversation, turn, stage), (TryCode(turn.number, code),)


def code_made(conversation: Conversation, given: Given, told: CodeMade) -> Step:
    """It is shown; an older one works no longer, and is taken away."""
    turn = find_turn(conversation, told.turn)
    if turn is None or not isinstance(turn.stage, Joining):
        return conversation, ()
    words, effects = reader_of(conversation, given).own, list[Effect]()
    for older in conversation.turns:
        if older != turn and isinstance(older.stage, Joining) and older.stage.question == "code":
            conversation, moved = close_with(conversation, older, words.code_moved)
            effects += moved
    reply = Reply(turn.stage.reply, words.code(shown(told.code)))
    conversation, said = _ask(conversation, turn, replace(turn.stage, id=told.id), reply)
    return conversation, (*effects, *said)


def code_tried(conversation: Conversation, given: Given, told: CodeTried) -> Step:
    """A wrong one counts; the right one asks whether both are to be one."""
    turn, reader = find_turn(conversation, told.turn), reader_of(conversation, given)
    if turn is None or not isinstance(turn.stage, Joining):
        return conversation, ()
    if told.own:
        return answer(conversation, turn, reader.own.type_it_there)
    if told.id is None:
        wrong = (*_lately(conversation, given), given.at)
        return answer(replace(conversation, wrong_codes=wrong), turn, reader.own.no_such_code)
    stage = Joining(told.id, turn.stage.reply, "join", told.platform)
    text = reader.own.ask_join(told.platform, _holding(told.here, reader), _holding(told.there, reader))
    waiting = replace(turn, opened_at=given.at)
    return _ask(conversation, waiting, stage, Reply(stage.reply, text, _choice(told.id, reader)))


def join_pressed(conversation: Conversation, given: Given, press: Press) -> Step:
    """Yes or no, wherever it is asked."""
    turn = _about(conversation, press.ref, "join", "wait", "allow")
    reader = reader_of(conversation, given)
    if turn is None or not isinstance(turn.stage, Joining) or press.choice not in (YES, NO):
        return toast(conversation, given.id, reader.words.stale)
    if turn.expires_at is not None and turn.expires_at <= given.at:
        return close_with(conversation, turn, reader.own.join_late)
    if press.choice == YES and turn.stage.question == "wait":
        return toast(conversation, given.id, reader.own.asked_there(turn.stage.where))
    if press.choice == YES:
        return conversation, (Join(press.ref, yes=True),)
    conversation, effects = close_with(conversation, turn, reader.own.stays_apart)
    return conversation, (*effects, Join(press.ref, yes=False))


def asked_to_join(conversation: Conversation, given: Given, told: AskedToJoin) -> Step:
    """The code from here was used: is that the same person?"""
    reader = reader_of(conversation, given)
    conversation, effects = _code_used(conversation, told.id, reader)
    conversation, turn = new_turn(conversation, given)
    stage = Joining(told.id, turn_id(conversation, turn.number, "join"), "allow", told.platform)
    reply = Reply(stage.reply, reader.own.ask_allow(told.platform), _choice(told.id, reader))
    conversation, asked = _ask(conversation, turn, stage, reply)
    return conversation, (*effects, *asked)


def joined(conversation: Conversation, given: Given, told: Joined) -> Step:
    """What came of it, in whichever of the two this is."""
    reader = reader_of(conversation, given)
    turn = _about(conversation, told.id, "join", "wait", "allow")
    if told.how == "asked":
        return _wait(conversation, given, turn, told, reader)
    texts = {"refused": reader.own.join_refused, "late": reader.own.join_late}
    text = texts.get(told.how) or reader.own.joined(told.platform)
    if turn is not None:
        return close_with(conversation, turn, text)
    if told.how != "agreed":
        return conversation, ()
    conversation, effects = _code_used(conversation, told.id, reader)
    return conversation, (*effects, Say(Reply(uuid5(given.id, "joined"), text)))


def left(stage: Joining, reader: Reader) -> str:
    """What is said in its place once nobody has answered, or other things took its room."""
    return reader.own.code_gone if stage.question == "code" else reader.own.join_late


def _wait(conversation: Conversation, given: Given, turn: Turn | None, told: Joined, reader: Reader) -> Step:
    if turn is None or not isinstance(turn.stage, Joining):
        return conversation, ()
    stage = replace(turn.stage, question="wait", where=told.platform)
    stop = ((Button(reader.words.discard, Press("link", told.id, 0, NO)),),)
    reply = Reply(stage.reply, reader.own.asked_there(told.platform), stop)
    return _ask(conversation, replace(turn, opened_at=given.at), stage, reply)


def _code_used(conversation: Conversation, code: UUID, reader: Reader) -> Step:
    given_out = _about(conversation, code, "code")
    if given_out is None:
        return conversation, ()
    return close_with(conversation, given_out, reader.own.code_used)


def _about(conversation: Conversation, code: UUID, *questions: str) -> Turn | None:
    for turn in conversation.turns:
        if isinstance(turn.stage, Joining) and turn.stage.id == code and turn.stage.question in questions:
            return turn if turn.reply else None
    return None


def _ask(conversation: Conversation, turn: Turn, stage: Joining, reply: Reply) -> Step:
    say = Say(reply, "edit" if turn.reply else "send")
    return put_turn(conversation, replace(turn, stage=stage, reply=reply.id)), (say,)


def _choice(code: UUID, reader: Reader) -> tuple[tuple[Button, ...], ...]:
    yes = Button(reader.own.join, Press("link", code, 0, YES))
    return ((yes, Button(reader.own.leave_apart, Press("link", code, 0, NO))),)


def _holding(side: Holding, reader: Reader) -> str:
    return reader.own.holding(side.events, tuple(map(masked, side.emails)))


def masked(email: str) -> str:
    """An address that whoever knows it recognises, and nobody else learns."""
    name, _, host = email.partition("@")
    return f"{name[:2]}…@{host}"


def _lately(conversation: Conversation, given: Given) -> tuple[datetime, ...]:
    return tuple(at for at in conversation.wrong_codes if at > given.at - BREAK)
