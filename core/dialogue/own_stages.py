"""What a turn waits for where somebody deals with their own things: settings, other conversations, what we hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.dialogue.message import ConversationKey


@dataclass(frozen=True, slots=True)
class SettingUp:
    """The settings are on the screen, as `reply`; or the `zones` to choose from, in their place."""

    reply: UUID
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joining:
    """Two conversations may become one person's. `id` names the code that brings them together, on its buttons too.

    `code`: it was given out here; `join`: it was typed here; `wait`: the other side is asked; `allow`: this one is.
    `where` is the platform of the other side, `reply` the message that says so.
    """

    id: UUID
    reply: UUID
    question: Literal["code", "join", "wait", "allow"]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A card that waits in another conversation of the same person."""

    key: ConversationKey
    card: UUID


@dataclass(frozen=True, slots=True)
class Bringing:
    """Cards of other conversations are listed as `reply`, to be brought here."""

    reply: UUID
    cards: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What we hold is told as `reply`. `asked`: whether all of it is to be erased."""

    reply: UUID
    asked: bool = False
