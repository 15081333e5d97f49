"""Taking back: the Undo button at any time, the word within ten minutes. What moved on since is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.undo import inverse
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Arrival, Card, Conversation, Turn
from core.dialogue.effects import Effect, Say, WriteChange
from core.dialogue.inputs import ButtonPressed, ChangeFound, Given
from core.dialogue.judging import ticked
from core.dialogue.reader import reader_of
from core.dialogue.stages import Looking, TakingBack
from core.dialogue.state import Step, answer, find_turn, put_card, toast

UNDO_BY_WORD = timedelta(minutes=10)


def undo_group(group: UUID) -> UUID:
    """The group of the ledger that takes a group back."""
    return uuid5(group, "undo")


def undo_pressed(conversation: Conversation, given: Given, pressed: ButtonPressed) -> Step:
    """The Undo button: acts at once. A group without lines was taken back, or never was ours."""
    words, facts = reader_of(conversation, given).words, pressed.facts
    if not facts.changes:
        card = undone_card(conversation, undo_group(pressed.press.ref))
        done = card is not None and card.state == "undone"
        return toast(conversation, given.id, words.already("undone") if done else words.stale)
    lines = _inverse(conversation, facts.changes, facts.current)
    if lines is None:
        return toast(conversation, given.id, words.undo_conflict)
    return conversation, (WriteChange(lines),)


def change_found(conversation: Conversation, given: Given, result: ChangeFound) -> Step:
    """The word undo: the last change is taken back, if nothing moved on since."""
    turn = find_turn(conversation, result.turn)
    if turn is None or turn.stage != Looking(TakingBack()):
        return conversation, ()
    words = reader_of(conversation, given).words
    if not result.changes:
        return answer(conversation, turn, words.nothing_to_undo)
    lines = _inverse(conversation, result.changes, result.current)
    if lines is None:
        return answer(conversation, turn, words.undo_conflict)
    return conversation, (WriteChange(lines),)


def taken_back(conversation: Conversation, given: Given, group: UUID) -> Step:
    """The ledger holds the undo: its card says so, and so does the turn that asked for it."""
    reader = reader_of(conversation, given)
    effects: tuple[Effect, ...] = ()
    card = undone_card(conversation, group)
    if card is not None:
        focus = _alive_again(conversation, card) or conversation.focus
        arrival: Arrival = "underway" if card.arrival in ("underway", "there") else "here"
        mailed = card.arrival == "there"  # before that nobody can have read of it
        drafts = tuple(replace(draft, notify=draft.notify and mailed) for draft in card.drafts)
        card = replace(
            card, state="undone", revision=card.revision + 1, drafts=drafts, arrival=arrival, link=""
        )
        conversation = replace(put_card(conversation, card), focus=focus)
        effects = (Say(card_reply(card, reader), "edit"),)
    for turn in _asking_turns(conversation):
        drafts, more = (ticked(card), card.beyond) if card else ((), 0)
        text = (
            reader.words.undone_what(drafts[0].proposal.title, len(drafts) + more)
            if drafts
            else reader.words.undone
        )
        conversation, said = answer(conversation, turn, text)
        effects += said
    return (conversation, effects) if effects else toast(conversation, given.id, reader.words.undone)


def _inverse(
    conversation: Conversation, changes: tuple[Change, ...], current: tuple[Event, ...]
) -> tuple[Change, ...] | None:
    now = {event.id: event for event in current}
    return inverse(changes, now, undo_group(changes[0].group), conversation.key.platform)


def undone_card(conversation: Conversation, group: UUID) -> Card | None:
    """The card that the undo `group` takes back."""
    return next((c for c in conversation.cards if c.group and undo_group(c.group) == group), None)


def _alive_again(conversation: Conversation, undone: Card) -> UUID | None:
    """The card that had put on the calendar what is back there now."""
    back = {draft.base.id for draft in undone.drafts if draft.kind == "delete" and draft.base is not None}
    return next(
        (c.id for c in reversed(conversation.cards) if c.state == "done" and back & set(c.events)), None
    )


def _asking_turns(conversation: Conversation) -> list[Turn]:
    return [t for t in conversation.turns if t.stage == Looking(TakingBack())]
