"""Shared chats: where each person spoke last, so that answers quote them there, and how others reach us in private.

Forgotten with the process.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from core.dialogue.message import ConversationKey

MOST = 10_000
TAKEN = "add_"
"""What the start of a private chat begins with that takes a card along."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a chat, and in which topic, something was said: an answer there quotes it, if others read along."""

    chat: int
    message: int
    thread: str = ""


class Rooms:
    """The newest place of each conversation that others read along. `name` is ours, once Telegram has told it."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self._places: OrderedDict[ConversationKey, Place] = OrderedDict()

    def note(self, key: ConversationKey, place: Place) -> None:
        """Somebody spoke there."""
        self._places[key] = place
        self._places.move_to_end(key)
        if len(self._places) > MOST:
            self._places.popitem(last=False)

    def quoted(self, key: ConversationKey, thread: str) -> int | None:
        """The message that an answer in that topic quotes: none in a private chat, and where nobody spoke since we began."""
        place = self._places.get(key)
        return place.message if place is not None and place.thread == thread else None

    def private_chat(self, key: ConversationKey) -> str:
        """The address at which others take a card of this conversation along: the card's name belongs behind it.

        Nothing where nobody else reads it.
        """
        if not self.name or key.channel == key.user:
            return ""
        return f"https://t.me/{self.name}?start={TAKEN}{key.channel}_{key.user}_"
