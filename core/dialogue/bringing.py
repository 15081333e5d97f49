"""Cards that wait in a person's other conversations: listed, and brought here with one tap."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.buttons import Button, Press
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.links import plainly
from core.dialogue.own_effects import BringCard, FindCards
from core.dialogue.own_inputs import CardBrought, CardsFound, CardTaken
from core.dialogue.own_stages import Bringing, Elsewhere
from core.dialogue.proposing import propose
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Interpreting
from core.dialogue.state import (
    Step,
    answer,
    close_turn,
    find_card,
    find_turn,
    put_turn,
    renewed,
    staged,
    toast,
    turn_id,
)

MOST, LABEL = 8, 40


def find_cards(conversation: Conversation, turn: Turn) -> Step:
    """Look for them."""
    reply = turn.reply or turn_id(conversation, turn.number, "cards")
    return staged(conversation, turn, Bringing(reply, ())), (FindCards(turn.number),)


def cards_found(conversation: Conversation, given: Given, told: CardsFound) -> Step:
    """One list at a time, each card with a button."""
    turn, reader = find_turn(conversation, told.turn), reader_of(conversation, given)
    if turn is None or not isinstance(turn.stage, Bringing):
        return conversation, ()
    if not told.cards:
        return answer(conversation, turn, reader.own.no_cards)
    conversation, moved = _without_older(conversation, turn, reader)
    listed = told.cards[:MOST]
    lines = [
        f"{number}. {reader.own.card_line(_what(far.card, reader), far.key.platform)}"
        for number, far in enumerate(listed, 1)
    ]
    if len(told.cards) > MOST:
        lines.append(reader.own.and_more(len(told.cards) - MOST))
    rows = tuple(
        (Button(f"{n}. {_title(far.card)}", Press("bring", turn.stage.reply, 0, n)),)
        for n, far in enumerate(listed, 1)
    )
    reply = Reply(turn.stage.reply, "\n".join((reader.own.cards, *lines)), rows)
    stage = Bringing(reply.id, tuple(Elsewhere(far.key, far.card.id) for far in listed))
    say = Say(reply, "edit" if turn.reply else "send")
    return put_turn(conversation, replace(turn, stage=stage, reply=reply.id)), (*moved, say)


def bring_pressed(conversation: Conversation, given: Given, press: Press) -> Step:
    """One of the list."""
    for turn in conversation.turns:
        stage = turn.stage
        if isinstance(stage, Bringing) and turn.reply == press.ref and 1 <= press.choice <= len(stage.cards):
            wanted = stage.cards[press.choice - 1]
            return conversation, (BringCard(turn.number, wanted.key, wanted.card),)
    return toast(conversation, given.id, reader_of(conversation, given).words.stale)


def card_brought(conversation: Conversation, given: Given, told: CardBrought) -> Step:
    """The same drafts on a card of this conversation; the list shows what is left elsewhere."""
    turn, reader = find_turn(conversation, told.turn), reader_of(conversation, given)
    if turn is None or not isinstance(turn.stage, Bringing):
        return conversation, ()
    if told.card is None:
        conversation, effects = toast(conversation, given.id, reader.own.card_gone)
        return conversation, (*effects, FindCards(turn.number))
    conversation, closed = answer(conversation, turn, reader.own.brought(told.platform))
    number = conversation.next_turn
    anew = Turn(
        number, "", "", told.card.anchor, told.card.forwarded, Interpreting(), given.at, private=turn.private
    )
    conversation = replace(conversation, next_turn=number + 1)
    conversation, effects = propose(conversation, given, anew, told.card.drafts)
    return conversation, (*closed, *effects)


def card_taken(conversation: Conversation, given: Given, told: CardTaken) -> Step:
    """It says where it went, and takes no taps any more."""
    card = find_card(conversation, told.card)
    if card is None:
        return conversation, ()
    moved = replace(card, state="discarded", revision=card.revision + 1, moved_to=told.platform)
    say = Say(card_reply(moved, reader_of(conversation, given)), "edit")
    return renewed(conversation, moved), (say,)


def _without_older(
    conversation: Conversation, turn: Turn, reader: Reader
) -> tuple[Conversation, tuple[Effect, ...]]:
    moved: list[Effect] = []
    for older in conversation.turns:
        if older.number != turn.number and isinstance(older.stage, Bringing):
            conversation = close_turn(conversation, older.number)
            moved += [Say(Reply(older.reply, reader.own.cards_moved), "edit")] if older.reply else []
    return conversation, tuple(moved)


def _what(card: Card, reader: Reader) -> str:
    more = f" +{len(card.drafts) - 1}" if len(card.drafts) > 1 else ""
    return f"{_title(card)}{more} · {reader.when(card.drafts[0].proposal.when)}"


def _title(card: Card) -> str:
    return plainly(card.drafts[0].proposal.title, LABEL)
