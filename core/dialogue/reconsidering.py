"""What a model said of words that our own rules had to answer first: the answer is mended in place, if nobody touched it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from core.dialogue.cards import card_reply
from core.dialogue.conversation import Card, Conversation, Turn, Unsettled
from core.dialogue.effects import Say
from core.dialogue.inputs import Given
from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Meaning,
    RemoveEvents,
    SmallTalk,
)
from core.dialogue.reader import reader_of
from core.dialogue.results import Interpreted, Reconsidered
from core.dialogue.stages import Asking, Interpreting
from core.dialogue.state import Step, find_turn, put_turn, renewed, turn_id

MAX_UNSETTLED = 3


def advised(turn: Turn, told: Interpreted) -> Turn:
    """The turn with what its readers disagree on, and whether it was read in a hurry."""
    seconds = (
        told.beside.meaning.events if told.beside and isinstance(told.beside.meaning, CreateEvents) else ()
    )
    return replace(turn, seconds=seconds, hasty=told.advice in ("silent", "failed"))


def awaiting(conversation: Conversation, turn: Turn, meaning: Meaning) -> Conversation:
    """Remember a turn that was answered before the model had spoken."""
    unsettled = (*conversation.unsettled, Unsettled(replace(turn, stage=Interpreting()), meaning))
    return replace(conversation, unsettled=unsettled[-MAX_UNSETTLED:])


def is_unsettled(conversation: Conversation, number: int) -> bool:
    """Whether this turn was answered before the model had spoken."""
    return any(one.turn.number == number for one in conversation.unsettled)


def reconsidered(
    conversation: Conversation,
    given: Given,
    told: Reconsidered,
    follow: Callable[[Conversation, Given, Turn, Meaning], Step],
) -> Step:
    """Answer anew, in the place of the first answer."""
    known = next((one for one in conversation.unsettled if one.turn.number == told.turn), None)
    if known is None:
        return conversation, ()
    rest = tuple(one for one in conversation.unsettled if one is not known)
    conversation = replace(conversation, unsettled=rest)
    if told.interpretation is None:
        return conversation, ()
    meaning, reply = told.interpretation.meaning, _untouched(conversation, known)
    if _alike(meaning, known.meaning):
        return _confirmed(conversation, given, known)
    if reply is None or not _may_replace(meaning, known.meaning):
        return conversation, ()
    again = replace(known.turn, reply=reply, hasty=False, seconds=_seconds(known.meaning))
    return follow(put_turn(conversation, again), given, again, meaning)


def _untouched(conversation: Conversation, known: Unsettled) -> UUID | None:
    """The message that answered, if nobody has done anything with it and nothing was said since."""
    number = known.turn.number
    if conversation.next_turn > number + 1:
        return None
    turn, card = find_turn(conversation, number), _card_of(conversation, number)
    if turn is not None:
        return turn.reply if isinstance(turn.stage, Asking) else None
    if card is not None:
        return card.reply if card.state == "open" and card.revision == 1 else None
    return turn_id(conversation, number, "reply") if _not_understood(known.meaning) else None


def _card_of(conversation: Conversation, number: int) -> Card | None:
    return next((card for card in reversed(conversation.cards) if card.touched_by == number), None)


def _may_replace(now: Meaning, before: Meaning) -> bool:
    """What only shows something may take the place of what was not understood, and new events that of new events."""
    if _not_understood(before):
        return isinstance(now, CreateEvents | AskCalendar | ChangeEvent | RemoveEvents)
    return isinstance(before, CreateEvents) and isinstance(now, CreateEvents)


def _not_understood(meaning: Meaning) -> bool:
    return isinstance(meaning, AskHelp) or (isinstance(meaning, SmallTalk) and meaning.kind == "other")


def _alike(one: Meaning, other: Meaning) -> bool:
    """Whether both say the same, whatever words they were read from."""
    if isinstance(one, CreateEvents) and isinstance(other, CreateEvents):
        return [_bare(event) for event in one.events] == [_bare(event) for event in other.events]
    return one == other


def _bare(event: EventProposal) -> EventProposal:
    return replace(event, evidence=None, quotes=())


def _seconds(meaning: Meaning) -> tuple[EventProposal, ...]:
    return meaning.events if isinstance(meaning, CreateEvents) else ()


def _confirmed(conversation: Conversation, given: Given, known: Unsettled) -> Step:
    """Both read the same: the card no longer says that it was read in a hurry."""
    card = _card_of(conversation, known.turn.number)
    if card is None or card.state != "open":
        return conversation, ()
    drafts = tuple(
        replace(draft, assumptions=tuple(a for a in draft.assumptions if a.kind != "by_rules"))
        for draft in card.drafts
    )
    if drafts == card.drafts:
        return conversation, ()
    card = replace(card, drafts=drafts)
    return renewed(conversation, card), (Say(card_reply(card, reader_of(conversation, given)), "edit"),)
