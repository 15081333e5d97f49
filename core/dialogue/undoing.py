"""Taking back: the Undo button at any time, the word within ten minutes. What moved on since is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.undo import inverse, reborn_as, renamed
from core.dialogue.cards import card_reply, ticked
from core.dialogue.conversation import Card, Conversation, Looking, TakingBack, Turn
from core.dialogue.effects import Effect, Say, WriteChange
from core.dialogue.inputs import ButtonPressed, ChangeFound, Given
from core.dialogue.reader import reader_of
from core.dialogue.state import Step, answer, find_turn, put_card, toast

UNDO_BY_WORD = timedelta(minutes=10)


def undo_group(group: UUID) -> UUID:
    """The group of the ledger that takes a group back."""
    return uuid5(group, "undo")


def undo_pressed(conversation: Conversation, given: Given, pressed: ButtonPressed) -> Step:
    """The Undo button: acts at once. Lines that are gone or not ours were taken back already."""
    words, facts = reader_of(conversation, given).words, pressed.facts
    if not facts.changes:
        return toast(conversation, given.id, words.already("undone"))
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
    if not result.changes or result.changes[0].origin != conversation.key.platform:
        return answer(conversation, turn, words.nothing_to_undo)
    lines = _inverse(conversation, result.changes, result.current)
    if lines is None:
        return answer(conversation, turn, words.undo_conflict)
    return conversation, (WriteChange(lines),)


def taken_back(conversation: Conversation, given: Given, group: UUID) -> Step:
    """The ledger holds the undo: its card says so, and so does the turn that asked for it."""
    reader = reader_of(conversation, given)
    effects: tuple[Effect, ...] = ()
    card = _undone_card(conversation, group)
    if card is not None:
        focus = conversation.focus
        card = replace(card, state="undone", revision=card.revision + 1)
        conversation = replace(put_card(conversation, card), focus=focus)
        effects = (Say(card_reply(card, reader), "edit"),)
    for turn in _asking_turns(conversation):
        drafts = ticked(card) if card else ()
        text = reader.words.undone(drafts[0].proposal.title if drafts else "", len(drafts))
        conversation, said = answer(conversation, turn, text)
        effects += said
    return (conversation, effects) if effects else toast(conversation, given.id, reader.words.undone("", 0))


def as_now_known(conversation: Conversation, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The lines under the ids that their events have now: what was deleted and brought back has another one."""
    for card in conversation.cards:
        if card.state == "undone" and card.group is not None:
            undo = undo_group(card.group)
            gone = [d.base.id for d in card.drafts if d.kind == "delete" and d.base is not None]
            names = {event: reborn_as(event, undo) for event in gone}
            changes = tuple(renamed(change, names) for change in changes)
    return changes


def _inverse(
    conversation: Conversation, changes: tuple[Change, ...], current: tuple[Event, ...]
) -> tuple[Change, ...] | None:
    now = {event.id: event for event in current}
    changes = as_now_known(conversation, changes)
    return inverse(changes, now, undo_group(changes[0].group), conversation.key.platform)


def _undone_card(conversation: Conversation, group: UUID) -> Card | None:
    return next((c for c in conversation.cards if c.group and undo_group(c.group) == group), None)


def _asking_turns(conversation: Conversation) -> list[Turn]:
    return [t for t in conversation.turns if t.stage == Looking(TakingBack())]
