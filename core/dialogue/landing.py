"""What became of a confirmed change in the remote calendar: it is there, it met another change, or it was refused."""

from __future__ import annotations

from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Collided, Given, Landed, TurnedDown
from core.dialogue.state import Step


def landed(conversation: Conversation, given: Given, told: Landed) -> Step:
    return conversation, ()


def collided(conversation: Conversation, given: Given, told: Collided) -> Step:
    return conversation, ()


def turned_down(conversation: Conversation, given: Given, told: TurnedDown) -> Step:
    return conversation, ()
