"""Conversations that others read along: of a calendar, only what was told there is spoken of there."""

from __future__ import annotations

from core.calendar.event import Event
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.correcting import named_or_focus
from core.dialogue.inputs import Given
from core.dialogue.reader import reader_of
from core.dialogue.stages import Answering, Targeting
from core.dialogue.state import Step, answer, waiting_card


def found_while_overheard(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    goal: Answering | Targeting,
    events: tuple[Event, ...],
) -> Step:
    """What a card put on the calendar here may be changed here; everything else is for the two of us alone."""
    here = told_here(conversation, events)
    if isinstance(goal, Targeting) and (here or waiting_card(conversation)):
        return named_or_focus(conversation, given, turn, goal, here)
    return answer(conversation, turn, reader_of(conversation, given).platforms.ask_in_private)


def told_here(conversation: Conversation, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Those that the cards of this conversation are about."""
    own = {row for card in conversation.cards for row in card.events}
    return tuple(event for event in events if event.id in own or event.series in own)
