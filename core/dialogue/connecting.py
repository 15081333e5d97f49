"""Connecting a Google account, confirming it here before it counts, and letting go of it."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from core.dialogue.accounts import (
    connected_wording,
    consenting,
    door_reply,
    linking,
    put_question,
)
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import AskToConnect, Effect, Say
from core.dialogue.inputs import (
    AccountConnected,
    Connected,
    ConsentFailed,
    Disconnected,
    DoorOpened,
    Given,
)
from core.dialogue.links import links
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Consenting, Linking
from core.dialogue.state import Step, answer, close_turn, find_turn, put_turn, staged, turn_id


def open_door(conversation: Conversation, turn: Turn) -> Step:
    """One way at a time: an older link is taken off its message."""
    for older in conversation.turns:
        if isinstance(older.stage, Consenting):
            conversation = close_turn(conversation, older.number)
    reply = turn.reply or turn_id(conversation, turn.number, "door")
    return staged(conversation, turn, Consenting(reply)), (AskToConnect(turn.number),)


def door_opened(conversation: Conversation, given: Given, told: DoorOpened) -> Step:
    """The way to Google, or word that there is none here."""
    turn = find_turn(conversation, told.turn)
    if turn is None or not isinstance(turn.stage, Consenting):
        return conversation, ()
    reader = reader_of(conversation, given)
    if told.url is None or not links(reader.remote.door_label, told.url):
        return answer(conversation, turn, reader.remote.no_google)
    text = f"{reader.remote.door_again}\n{reader.remote.door}" if given.calendars else reader.remote.door
    return _show_door(conversation, turn, door_reply(turn.stage.reply, text, told.url, reader))


def _show_door(conversation: Conversation, turn: Turn, reply: Reply) -> Step:
    say = Say(reply, "edit" if turn.reply == reply.id else "send")
    return put_turn(conversation, replace(turn, reply=reply.id)), (say,)


def account_connected(conversation: Conversation, given: Given, told: AccountConnected) -> Step:
    """Somebody came back from Google: the link has done its work, and whose account it is is asked here."""
    if linking(conversation, told.grant) is not None:
        return conversation, ()
    reader = reader_of(conversation, given)
    effects: tuple[Effect, ...] = ()
    turn = consenting(conversation)
    if turn is not None and turn.reply is not None:
        effects = (Say(Reply(turn.reply, reader.remote.came_back), "edit"),)
    if turn is None:
        conversation, turn = new_turn(conversation, given)
    reply = turn_id(conversation, turn.number, "account")
    question = Linking(told.grant, reply, "connect", told.email, told.elsewhere, code=told.code)
    conversation, asked = put_question(conversation, turn, question, reader)
    return conversation, (*effects, *asked)


def consent_failed(conversation: Conversation, given: Given, told: ConsentFailed) -> Step:
    """Why nobody was connected, with another link where it makes sense to try again."""
    reader = reader_of(conversation, given)
    turn = consenting(conversation)
    if turn is None:
        conversation, turn = new_turn(conversation, given)
    text = reader.remote.consent_failed(told.reason)
    if told.url is None or not links(reader.remote.door_label, told.url):
        return answer(conversation, turn, text)
    assert isinstance(turn.stage, Consenting)
    return _show_door(conversation, turn, door_reply(turn.stage.reply, text, told.url, reader))


def connected(conversation: Conversation, given: Given, told: Connected) -> Step:
    """It counts from now on. What only we have is offered to be taken along."""
    reader = reader_of(conversation, given)
    turn = linking(conversation, told.grant)
    if turn is not None and isinstance(turn.stage, Linking) and turn.stage.question in ("copy", "disconnect"):
        return conversation, ()
    if turn is None:
        conversation, turn = new_turn(conversation, given)
    if not told.local:
        return answer(conversation, turn, connected_wording(told.email, reader))
    reply = turn.reply or turn_id(conversation, turn.number, "reply")
    question = Linking(told.grant, reply, "copy", told.email, local=told.local)
    return put_question(conversation, turn, question, reader)


def disconnected(conversation: Conversation, given: Given, told: Disconnected) -> Step:
    """It is forgotten. Nothing is said where nobody waits to hear it."""
    turn = find_turn(conversation, told.turn) if told.turn is not None else None
    if turn is None or not isinstance(turn.stage, Linking):
        return conversation, ()
    reader = reader_of(conversation, given)
    text = reader.remote.disconnected(told.email) if told.email else reader.remote.none_connected
    left = f"\n{reader.connected.was_left(told.left)}" if told.left else ""
    return answer(conversation, turn, f"{text}{left}")


def new_turn(conversation: Conversation, given: Given) -> tuple[Conversation, Turn]:
    """A turn that nobody's message opened: the browser, or another surface, did."""
    number = conversation.next_turn
    anchor = given.at.astimezone(ZoneInfo(given.preferences.zone))
    stage = Consenting(turn_id(conversation, number, "door"))
    turn = Turn(number, "", "", anchor, False, stage, given.at)
    return replace(conversation, next_turn=number + 1), turn
