"""What can happen to a card beside a tap on its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from core.calendar.draft import Draft
from core.dialogue.message import ConversationKey


@dataclass(frozen=True, slots=True)
class CardCopied:
    """Somebody else wants what the card `card` of the conversation `whose` tells; `ref` is the message that said so.

    `drafts` are those of it that are new; none where nobody knows it any more.
    """

    whose: ConversationKey
    card: UUID
    ref: str
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A draft as somebody filled it in by hand. No `day`: it stays as it is; no `start`: whole days; no `end`: unsaid.

    Times are those of the clock in the draft's own zone.
    """

    draft: UUID
    title: str
    day: date | None
    start: time | None
    end: time | None
    place: str


@dataclass(frozen=True, slots=True)
class CardFilled:
    """A form with drafts of a card came back; `revision` is that of the card when the form was opened."""

    card: UUID
    revision: int
    drafts: tuple[Filled, ...]
