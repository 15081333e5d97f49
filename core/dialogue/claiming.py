"""A Google account that another of our users has: whoever has it is asked, there, whether both are the same person."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.account_inputs import Claimed, ClaimEnded, ClaimMade
from core.dialogue.accounts import close_with, linking, put_question
from core.dialogue.connecting import new_turn
from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Given
from core.dialogue.reader import reader_of
from core.dialogue.reconnecting import connected_again
from core.dialogue.stages import Linking
from core.dialogue.state import Step, turn_id


def claim_made(conversation: Conversation, given: Given, told: ClaimMade) -> Step:
    """Whoever has the account is asked; here one can wait, or call it off."""
    turn = linking(conversation, told.grant)
    if turn is None or not isinstance(turn.stage, Linking):
        return conversation, ()
    question = replace(turn.stage, question="claimed", where=told.platform)
    waiting = replace(turn, opened_at=given.at)
    return put_question(conversation, waiting, question, reader_of(conversation, given))


def claimed(conversation: Conversation, given: Given, told: Claimed) -> Step:
    """Somebody says that they are this person, in another conversation."""
    if linking(conversation, told.grant) is not None:
        return conversation, ()
    conversation, turn = new_turn(conversation, given)
    reply = turn_id(conversation, turn.number, "account")
    question = Linking(told.grant, reply, "claim", told.email, asker=told.asker, where=told.asker.platform)
    return put_question(conversation, turn, question, reader_of(conversation, given))


def claim_ended(conversation: Conversation, given: Given, told: ClaimEnded) -> Step:
    """What came of it, in whichever of the two conversations this is."""
    turn = linking(conversation, told.grant)
    if turn is None or not isinstance(turn.stage, Linking):
        return conversation, ()
    speech = reader_of(conversation, given).connected
    if turn.stage.question != "claim":
        return close_with(conversation, turn, speech.claim_denied)
    texts = {"agreed": speech.claimed, "refused": speech.claim_refused, "late": speech.claim_late}
    conversation, effects = close_with(conversation, turn, texts[told.how])
    if told.how != "agreed":
        return conversation, effects
    conversation, more = connected_again(conversation, given, turn.stage.email)
    return conversation, (*effects, *more)
