"""What can happen to a card beside a tap on its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.calendar.draft import Draft
from core.dialogue.message import ConversationKey


@dataclass(frozen=True, slots=True)
class CardTaken:
    """Somebody else wants what the card `card` of the conversation `whose` tells; `ref` is the message that said so.

    `drafts` are those of it that are new; none where nobody knows it any more.
    """

    whose: ConversationKey
    card: UUID
    ref: str
    drafts: tuple[Draft, ...] = ()
