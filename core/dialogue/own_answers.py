"""Yes and no in words, where the question is about a person's own things: a no is taken, a yes has to be tapped."""

from __future__ import annotations

from core.dialogue.buttons import Press
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.inputs import Given
from core.dialogue.joining import NO as APART
from core.dialogue.joining import join_pressed
from core.dialogue.own_stages import Joining, Telling
from core.dialogue.state import Step
from core.dialogue.telling import NO, telling_pressed


def own_question(conversation: Conversation) -> Turn | None:
    """The newest that waits for a yes or a no."""
    waiting = [turn for turn in conversation.turns if turn.reply and _asks(turn)]
    return waiting[-1] if waiting else None


def own_declined(conversation: Conversation, given: Given, question: Turn) -> Step:
    """As if the button had been pressed."""
    if isinstance(question.stage, Joining):
        return join_pressed(conversation, given, Press("link", question.stage.id, 0, APART))
    assert question.reply is not None
    return telling_pressed(conversation, given, Press("erase", question.reply, 0, NO))


def _asks(turn: Turn) -> bool:
    match turn.stage:
        case Joining(question="join" | "wait" | "allow") | Telling(asked=True):
            return True
        case _:
            return False
