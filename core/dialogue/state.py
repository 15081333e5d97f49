"""Small moves on a conversation that every subject of talk shares: turns, cards, focus, and the ids that derive."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias
from uuid import UUID, uuid5

from core.calendar.draft import Draft
from core.dialogue.codes import redacted
from core.dialogue.conversation import (
    MAX_CARDS,
    MAX_NEWS,
    MAX_TALK,
    MAX_TURNS,
    SHOWN,
    Card,
    Conversation,
    Turn,
)
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.interpretation import Utterance
from core.dialogue.reply import Link, Reply
from core.dialogue.stages import Asking, Choosing, ReadingPictures, Stage
from core.dialogue.standing import MAX_STANDING, Standing

Step: TypeAlias = tuple[Conversation, tuple[Effect, ...]]
"""What a decision comes to: the conversation after it, and what it asks of the world."""


def spoken_to(conversation: Conversation, given: Given) -> Conversation:
    """In the language that the person has chosen, if they have."""
    wishes = given.preferences
    if not wishes.chosen_lang or conversation.lang == wishes.lang:
        return conversation
    return replace(conversation, lang=wishes.lang)


def turn_id(conversation: Conversation, number: int, what: str) -> UUID:
    """An id for something of a turn; the same turn always gives the same."""
    return uuid5(conversation.birth, f"turn:{number}:{what}")


def find_turn(conversation: Conversation, number: int) -> Turn | None:
    """The open turn of that number."""
    return next((turn for turn in conversation.turns if turn.number == number), None)


def put_turn(conversation: Conversation, turn: Turn) -> Conversation:
    """The turn as it is now, in its place; the oldest that reads no pictures gives way to one too many."""
    others = [t for t in conversation.turns if t.number != turn.number]
    if len(others) >= MAX_TURNS:
        others.remove(next((t for t in others if not isinstance(t.stage, ReadingPictures)), others[0]))
    return replace(conversation, turns=tuple(sorted((*others, turn), key=lambda t: t.number)))


def staged(conversation: Conversation, turn: Turn, stage: Stage) -> Conversation:
    """The turn moved on to another stage."""
    return put_turn(conversation, replace(turn, stage=stage))


def close_turn(conversation: Conversation, number: int) -> Conversation:
    """The turn has arrived and is forgotten."""
    return replace(conversation, turns=tuple(t for t in conversation.turns if t.number != number))


def find_card(conversation: Conversation, card_id: UUID | None) -> Card | None:
    """The card of that id, if it is still remembered."""
    return next((card for card in conversation.cards if card.id == card_id), None)


def is_talked_about(card: Card) -> bool:
    """Whether words may mean this card: it waits, and is no mere news."""
    return card.state == "open" and card.about != "news"


def focused(conversation: Conversation) -> Card | None:
    """The card that we are talking about; once it came to nothing, the newest that still waits."""
    card = find_card(conversation, conversation.focus)
    if card is not None and (card.state == "done" or is_talked_about(card)):
        return card
    return next((c for c in reversed(conversation.cards) if is_talked_about(c)), card)


def waiting_card(conversation: Conversation) -> Card | None:
    """The card that we are talking about, if it waits for a tap."""
    card = focused(conversation)
    return card if card is not None and card.state == "open" else None


def put_card(conversation: Conversation, card: Card) -> Conversation:
    """The card as it is now, newest last and in focus, unless it is mere news. News have a room of their own."""
    card = shrunk(card)
    cards = [c for c in conversation.cards if c.id != card.id] + [card]
    alike = [c for c in cards if (c.about == "news") == (card.about == "news")]
    if len(alike) > (MAX_NEWS if card.about == "news" else MAX_CARDS):
        cards.remove(min(alike, key=_worth_keeping))
    unasked = card.about == "news" and card.state not in ("writing", "done")
    return replace(conversation, cards=tuple(cards), focus=conversation.focus if unasked else card.id)


def shrunk(card: Card) -> Card:
    """Once it waits no more, without the drafts that it tells only by their number: they would weigh on every turn."""
    if card.state in ("open", "writing") or len(card.drafts) <= SHOWN:
        return card
    told = [pair for pair in zip(card.drafts, card.remarks, strict=True) if pair[0].ticked]
    kept = told[:SHOWN] or [(card.drafts[0], card.remarks[0])]
    drafts, remarks = (tuple(side) for side in zip(*kept, strict=True))
    return replace(card, drafts=drafts, remarks=remarks, beyond=card.beyond + max(len(told) - SHOWN, 0))


def _worth_keeping(card: Card) -> int:
    """What waits for a tap most, then what is still on its way; of equals the newer."""
    if card.state == "open":
        return 2
    return 1 if card.state == "writing" or card.arrival == "underway" else 0


def renewed(conversation: Conversation, card: Card) -> Conversation:
    """The card as it is now, in its old place; what we are talking about stays the same."""
    return replace(conversation, cards=tuple(card if c.id == card.id else c for c in conversation.cards))


def touched(card: Card, given: Given, turn: int) -> Card:
    """The card as somebody has just looked after it."""
    return replace(card, touched_at=given.at, touched_by=turn)


def stands(conversation: Conversation, one: Standing, instead: Standing | None = None) -> Conversation:
    """Remember a message that will say something else, in the place of an older one where it goes on with that."""
    kept = tuple(other for other in conversation.standing if other != instead)
    return replace(conversation, standing=(*kept, one)[-MAX_STANDING:])


def settled(conversation: Conversation, one: Standing) -> Conversation:
    """A message has said its last."""
    return replace(conversation, standing=tuple(other for other in conversation.standing if other != one))


def open_question(conversation: Conversation) -> Turn | None:
    """The newest turn that waits for an answer."""
    asking = [t for t in conversation.turns if isinstance(t.stage, Asking | Choosing)]
    return asking[-1] if asking else None


def in_focus(conversation: Conversation) -> Turn | Card | None:
    """What words without a subject are about: the open question or the card that waits, whichever came last."""
    question, card = open_question(conversation), waiting_card(conversation)
    if question is None or card is None:
        return question or card
    return question if question.number >= card.touched_by else card


def asked_drafts(conversation: Conversation, question: Asking) -> tuple[Draft, ...]:
    """The drafts that a question holds up, as they are now."""
    card = find_card(conversation, question.card)
    if card is None:
        return question.drafts
    changed = {draft.id: draft for draft in question.drafts}
    return tuple(replace(changed.get(draft.id, draft), ticked=draft.ticked) for draft in card.drafts)


def asked_about(conversation: Conversation, question: Asking) -> Draft | None:
    """The draft that a question is about; None once its card is without it."""
    return next((d for d in asked_drafts(conversation, question) if d.id == question.about), None)


def heard(conversation: Conversation, turn: Turn) -> Conversation:
    """Remember what the user said; words that they only passed on are not theirs."""
    return (
        conversation if turn.forwarded else _talk(conversation, Utterance("user", redacted(turn.text[:500])))
    )


def said(conversation: Conversation, effects: tuple[Effect, ...]) -> Conversation:
    """Remember what we said."""
    for effect in effects:
        if isinstance(effect, Say) and effect.manner == "send":
            conversation = _talk(conversation, Utterance("assistant", redacted(effect.reply.text[:500])))
    return conversation


def _talk(conversation: Conversation, utterance: Utterance) -> Conversation:
    return replace(conversation, talk=(*conversation.talk, utterance)[-MAX_TALK:])


def answer(conversation: Conversation, turn: Turn, text: str, links: tuple[Link, ...] = ()) -> Step:
    """Close a turn with plain words, in the place of its progress message where there is one."""
    reply = Reply(turn.reply or turn_id(conversation, turn.number, "reply"), text, links=links)
    say = Say(reply, "edit" if turn.reply else "send")
    return close_turn(conversation, turn.number), (say,)


def toast(conversation: Conversation, given_id: UUID, text: str) -> Step:
    """Answer a tap with words and change nothing."""
    return conversation, (Say(Reply(uuid5(given_id, "toast"), text), "answer"),)
