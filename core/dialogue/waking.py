"""Time passes: cards and questions that nobody touched for a day are closed, and say so."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.account_answers import forgotten, left_open
from core.dialogue.bundles import closed
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given, TimePassed
from core.dialogue.own import left_own
from core.dialogue.pictures import told_to_wait, went_on
from core.dialogue.reader import reader_of
from core.dialogue.reminding import told_again
from core.dialogue.reply import Reply
from core.dialogue.stages import Linking
from core.dialogue.state import Step, close_turn, shrunk


def time_passed(conversation: Conversation, given: Given, passed: TimePassed) -> Step:
    """Close what has waited for a day, and bundles that nothing more came for; tell what was put off until now."""
    reader = reader_of(conversation, given)
    effects: list[Effect] = []
    for turn in conversation.turns:
        stage = closed(turn, given.at)
        if stage is not None:
            conversation, shown = went_on(conversation, given, turn, stage)
            effects += shown
    conversation, slow = told_to_wait(conversation, given)
    effects += slow
    cards = []
    for card in conversation.cards:
        if card.state == "open" and card.expires_at <= given.at:
            card = replace(card, state="expired")
            effects.append(Say(card_reply(card, reader), "edit"))
            card = shrunk(card)
        cards.append(card)
    conversation = replace(conversation, cards=tuple(cards))
    for turn in conversation.turns:
        if turn.expires_at is not None and turn.expires_at <= given.at:
            conversation = close_turn(conversation, turn.number)
            question = turn.stage if isinstance(turn.stage, Linking) else None
            text = left_open(question, reader) if question else left_own(turn.stage, reader)
            text = text or reader.words.expired
            effects += [Say(Reply(turn.reply, text), "edit")] if turn.reply else []
            effects += forgotten(question) if question else ()
    conversation, again = told_again(conversation, given, passed.current)
    return conversation, (*effects, *again)
