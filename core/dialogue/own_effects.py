"""What the dialogue asks of the world for a person's own things: where they hear of us, other chats, what we hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from core.dialogue.message import ConversationKey


@dataclass(frozen=True, slots=True)
class MakeHome:
    """What nobody asked for is told in this conversation from now on."""


@dataclass(frozen=True, slots=True)
class MakeCode:
    """A code by which another conversation becomes the same person's; comes back as CodeMade."""

    turn: int


@dataclass(frozen=True, slots=True)
class TryCode:
    """Somebody typed a code; comes back as CodeTried."""

    turn: int
    code: str


@dataclass(frozen=True, slots=True)
class Join:
    """The person agrees that the conversations of this code are theirs, or not. Comes back as Joined."""

    code: UUID
    yes: bool


@dataclass(frozen=True, slots=True)
class FindCards:
    """Which cards wait in the person's other conversations; comes back as CardsFound."""

    turn: int


@dataclass(frozen=True, slots=True)
class BringCard:
    """Take a card out of another conversation of the same person; comes back as CardBrought."""

    turn: int
    key: ConversationKey
    card: UUID


@dataclass(frozen=True, slots=True)
class CountHeld:
    """How much we hold about this person; comes back as Counted."""

    turn: int


@dataclass(frozen=True, slots=True)
class Export:
    """Put everything that we hold about this person into files; comes back as Exported."""

    turn: int


@dataclass(frozen=True, slots=True)
class Erase:
    """Forget this person, wherever they talked to us. Whatever is said after it leaves no trace here."""


OwnEffect: TypeAlias = MakeHome | MakeCode | TryCode | Join | FindCards | BringCard | CountHeld | Erase
