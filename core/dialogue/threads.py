"""Threads of a chat: what a person hears goes to where they asked, however late it comes."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.conversation import Conversation
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import ButtonPressed, Given, IncomingMessage, MessageEdited
from core.dialogue.state import Step, find_turn


def moved(conversation: Conversation, given: Given) -> Conversation:
    """In the thread that its person acts in now."""
    thread = _acted_in(given)
    return conversation if thread in (None, conversation.thread) else replace(conversation, thread=thread)


def threaded(before: Conversation, given: Given, after: Conversation, effects: tuple[Effect, ...]) -> Step:
    """The step from `before`, with what is said, and what is begun, in the thread that it is about."""
    thread = _thread(before, given)
    if not thread:
        return after, effects
    turns = tuple(
        replace(turn, thread=thread) if turn.number >= before.next_turn else turn for turn in after.turns
    )
    said = tuple(replace(one, thread=thread) if isinstance(one, Say) else one for one in effects)
    return replace(after, turns=turns), said


def _thread(before: Conversation, given: Given) -> str:
    """That of the turn that a result is of; otherwise the one that was acted in last."""
    turn = find_turn(before, getattr(given.input, "turn", None) or 0)
    return turn.thread if turn is not None else before.thread


def _acted_in(given: Given) -> str | None:
    match given.input:
        case IncomingMessage(message):
            return message.thread
        case MessageEdited(thread=thread) | ButtonPressed(thread=thread):
            return thread
        case _:
            return None
