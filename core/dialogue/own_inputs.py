"""What can happen to a person's own things: codes, cards of other conversations, what we hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias
from uuid import UUID

from core.dialogue.conversation import Card
from core.dialogue.message import ConversationKey
from core.dialogue.reply import File
from core.usage import Used


@dataclass(frozen=True, slots=True)
class Holding:
    """What one side brings: so many events to come or past, and these Google accounts."""

    events: int = 0
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeMade:
    """The code to be typed in the other place, within ten minutes; `id` names it ever after."""

    turn: int
    id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class CodeTried:
    """What the code opens: None where there is none. `own`: it was given out to this person."""

    turn: int
    id: UUID | None
    platform: str = ""
    own: bool = False
    here: Holding = Holding()
    there: Holding = Holding()


@dataclass(frozen=True, slots=True)
class AskedToJoin:
    """Somebody typed this conversation's code on `platform`, and wants both to be one."""

    id: UUID
    platform: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of a code: both are one, or not; or the other side on `platform` is asked first."""

    id: UUID
    how: Literal["agreed", "refused", "late", "asked"]
    platform: str = ""


@dataclass(frozen=True, slots=True)
class FarCard:
    """A card in another conversation of the same person."""

    key: ConversationKey
    card: Card


@dataclass(frozen=True, slots=True)
class CardsFound:
    """The cards that wait in the person's other conversations, the newest first."""

    turn: int
    cards: tuple[FarCard, ...]


@dataclass(frozen=True, slots=True)
class CardBrought:
    """The card that was taken out of another conversation; None: it does not wait there any more."""

    turn: int
    card: Card | None
    platform: str = ""


@dataclass(frozen=True, slots=True)
class CardTaken:
    """A card of this conversation goes on in another one of the same person, on `platform`."""

    card: UUID
    platform: str


@dataclass(frozen=True, slots=True)
class Held:
    """How much we hold about a person."""

    events: int = 0
    messages: int = 0
    pictures: int = 0
    chats: int = 0
    changes: int = 0
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """How much that is; for how many hours pictures are kept once they were read, None: as long as their message; and how
    much of a model was used today where there is one.
    """

    turn: int
    held: Held
    hours: int | None = None
    used: Used | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """Everything that we hold, in files; none: it could not be done."""

    turn: int
    files: tuple[File, ...] = ()


OwnInput: TypeAlias = (
    CodeMade | CodeTried | AskedToJoin | Joined | CardsFound | CardBrought | CardTaken | Counted | Exported
)
