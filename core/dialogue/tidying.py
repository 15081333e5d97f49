"""Nothing keeps its buttons once it has lost its meaning: questions that were left, cards that were forgotten."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.accounts import wording as account_wording
from core.dialogue.asking import wording
from core.dialogue.card_buttons import undo_row
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.judging import takes_taps
from core.dialogue.own import left_own
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Asking, Choosing, Consenting, Linking, Stage
from core.dialogue.state import Step, asked_about, close_turn, find_card
from core.dialogue.targeting import list_wording


def tidied(before: Conversation, after: Conversation, given: Given, effects: tuple[Effect, ...]) -> Step:
    """Close what asks about a card that waits no more; take the buttons off what a decision left behind."""
    after = _without_idle_questions(after)
    reader = reader_of(after, given)
    changed = {effect.reply.id for effect in effects if isinstance(effect, Say)}
    left = (*_questions_left(before, after, reader), *_cards_left(before, after, reader))
    return after, tuple(Say(reply, "edit") for reply in left if reply.id not in changed)


def _without_idle_questions(conversation: Conversation) -> Conversation:
    for turn in conversation.turns:
        about = turn.stage.card if isinstance(turn.stage, Asking) else None
        card = find_card(conversation, about)
        if about is not None and (
            card is None or card.state != "open" or not _still_asked(conversation, turn)
        ):
            conversation = close_turn(conversation, turn.number)
    return conversation


def _still_asked(conversation: Conversation, turn: Turn) -> bool:
    return isinstance(turn.stage, Asking) and asked_about(conversation, turn.stage) is not None


def _questions_left(before: Conversation, after: Conversation, reader: Reader) -> list[Reply]:
    going_on = {turn.number for turn in after.turns}
    cards = {card.reply for card in after.cards}
    left = [turn for turn in before.turns if turn.number not in going_on]
    return [
        Reply(t.reply, _wording(before, t.stage, reader)) for t in left if t.reply and t.reply not in cards
    ]


def _cards_left(before: Conversation, after: Conversation, reader: Reader) -> list[Reply]:
    kept = {card.id for card in after.cards}
    forgotten = [card for card in before.cards if card.id not in kept]
    return [
        _crowded_out(card, reader)
        for card in forgotten
        if takes_taps(card, "answer") or card.arrival == "underway"
    ]


def _crowded_out(card: Card, reader: Reader) -> Reply:
    """News stay to be read. What was done stands and can be taken back; of its way there nobody will tell any more."""
    if card.state == "open" and card.about != "news":
        return Reply(card.reply, reader.words.crowded_out)
    last = card_reply(replace(card, arrival="here"), reader)
    return replace(last, buttons=undo_row(card, reader) if card.state == "done" else ())


def _wording(before: Conversation, stage: Stage, reader: Reader) -> str:
    draft = asked_about(before, stage) if isinstance(stage, Asking) else None
    match stage:
        case Asking() if draft is not None:
            return wording(stage, draft, reader)
        case Choosing():
            return list_wording(stage, reader)
        case Consenting():
            return reader.remote.door_left
        case Linking():
            return account_wording(stage, reader)
        case _:
            return left_own(stage, reader) or reader.words.moved_below
