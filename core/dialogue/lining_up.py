"""Whose pictures are read first: one of everybody's, then the rest of albums and heaps."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from core.dialogue.conversation import Conversation
from core.dialogue.effects import ReadText
from core.dialogue.stages import ReadingPictures

T = TypeVar("T")
AT_ONCE = 1
"""So many of one conversation are read before other people's; from the next on they go after these."""


def in_line(conversation: Conversation, effect: T) -> T | ReadText:
    """The same, and for a picture whether it may wait: there are enough others of this conversation before it."""
    if not isinstance(effect, ReadText):
        return effect
    out = [
        (turn.number, blob)
        for turn in conversation.turns
        if isinstance(turn.stage, ReadingPictures)
        for blob in turn.stage.blobs
    ]
    mine = (effect.turn, effect.blob)
    return replace(effect, bulk=mine in out and out.index(mine) >= AT_ONCE)
