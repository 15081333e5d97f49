"""Answers to questions about Google accounts: yes, no, and which one."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from core.dialogue.accounts import close_with, connected_wording, put_question
from core.dialogue.buttons import Press
from core.dialogue.calendars import accounts
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import AnswerClaim, Connect, Disconnect, Effect
from core.dialogue.inputs import Given
from core.dialogue.message import CalendarChoice
from core.dialogue.reader import Reader, reader_of
from core.dialogue.stages import Linking
from core.dialogue.state import Step, toast, turn_id


def ask_to_disconnect(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """With the address; of several accounts which one."""
    connected = accounts(given.calendars)
    reply = turn.reply or turn_id(conversation, turn.number, "reply")
    if len(connected) == 1:
        return _ask_about(conversation, given, turn, connected[0], reply)
    question = Linking(turn_id(conversation, turn.number, "account"), reply, "disconnect", "")
    return put_question(conversation, turn, question, reader_of(conversation, given))


def account_pressed(
    conversation: Conversation, given: Given, turn: Turn, question: Linking, press: Press
) -> Step:
    """A tap on a question about an account; only the verbs that it offers mean anything."""
    reader = reader_of(conversation, given)
    if turn.expires_at is not None and turn.expires_at <= given.at:
        closed, effects = close_with(conversation, turn, left_open(question, reader))
        return closed, (*effects, *forgotten(question))
    if press.verb == "discard":
        return declined(conversation, given, turn, question)
    if press.verb == question.question and question.email:
        return _agreed(conversation, given, turn, question)
    which = _chosen(given, question, press)
    if which is None:
        return toast(conversation, given.id, reader.words.stale)
    return _ask_about(conversation, given, turn, which, question.reply)


def declined(conversation: Conversation, given: Given, turn: Turn, question: Linking) -> Step:
    """No: an account that waits is forgotten, everything else stays as it is."""
    if question.question == "claim":
        return _answer_claim(conversation, turn, question, yes=False)
    remote = reader_of(conversation, given).remote
    texts = {"copy": remote.kept_here, "disconnect": remote.stays_connected}
    text = texts.get(question.question, remote.not_connected)
    if question.question == "copy":
        text = f"{connected_wording(question.email, reader_of(conversation, given))}\n{text}"
    closed, effects = close_with(conversation, turn, text)
    return closed, (*effects, *forgotten(question))


def forgotten(question: Linking) -> tuple[Effect, ...]:
    """What becomes of an account that was not confirmed."""
    return (Disconnect(None, question.id),) if question.question in ("connect", "claimed") else ()


def left_open(question: Linking, reader: Reader) -> str:
    """What is said once nobody has answered for too long."""
    texts = {"claim": reader.connected.claim_late, "claimed": reader.connected.claim_unanswered}
    return texts.get(question.question, reader.words.expired)


def _agreed(conversation: Conversation, given: Given, turn: Turn, question: Linking) -> Step:
    remote = reader_of(conversation, given).remote
    match question.question:
        case "connect":
            conversation, effects = toast(conversation, given.id, remote.connecting)
            return conversation, (*effects, Connect(question.id))
        case "copy":
            conversation, effects = close_with(conversation, turn, remote.copying(question.local))
            return conversation, (*effects, Connect(question.id, copy=True))
        case "disconnect":
            return _let_go(conversation, given, turn, question)
        case "claim" | "claimed":  # the second has no such button: it is for others to agree
            return _answer_claim(conversation, turn, question, yes=True)
        case _:
            assert_never(question.question)


def _answer_claim(conversation: Conversation, turn: Turn, question: Linking, *, yes: bool) -> Step:
    assert question.asker is not None
    return conversation, (AnswerClaim(question.id, question.asker, yes),)


def _let_go(conversation: Conversation, given: Given, turn: Turn, question: Linking) -> Step:
    """Of a grant that nobody named there must be only one."""
    if any(one.grant == question.id for one in given.calendars):
        return conversation, (Disconnect(turn.number, question.id),)
    if len(accounts(given.calendars)) == 1:
        return conversation, (Disconnect(turn.number),)
    return toast(conversation, given.id, reader_of(conversation, given).words.stale)


def _ask_about(
    conversation: Conversation, given: Given, turn: Turn, account: CalendarChoice, reply: UUID
) -> Step:
    grant = account.grant or turn_id(conversation, turn.number, "grant")
    question = Linking(grant, reply, "disconnect", account.email)
    return put_question(conversation, turn, question, reader_of(conversation, given))


def _chosen(given: Given, question: Linking, press: Press) -> CalendarChoice | None:
    """The account with that number, where the question is which one."""
    offered = accounts(given.calendars) if question.question == "disconnect" and not question.email else ()
    number = press.choice if press.verb == "choose" else 0
    return offered[number - 1] if 1 <= number <= len(offered) else None
