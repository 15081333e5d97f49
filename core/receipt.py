"""What became of an input: what was said, what is owed for it, and what is to be looked at once more."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

from core.calendar.when import Window
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.dialogue.reading import Reading
from core.records import Debt, LinkedCalendar


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an input. Not `fresh`: it was taken in before, and nothing happened now.

    `open_card` is where a card was shown that waits for a tap, if its person has `calendars` elsewhere to be looked at;
    `listed` where a list of these was, with the grants that they are of. `told` are other conversations that heard
    something meanwhile. `unsettled` is a debt that was answered for now, and is still worked on.
    """

    fresh: bool
    turn: int | None = None
    says: tuple[Say, ...] = ()
    debts: tuple[Debt, ...] = ()
    open_card: OpenCard | None = None
    listed: OpenList | None = None
    told: tuple[ConversationKey, ...] = ()
    unsettled: Debt | None = None


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list of remote calendars that was shown, and the grants that they are of."""

    key: ConversationKey
    grants: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card that waits, the stretches of time that it is about, and the remote calendars of its person."""

    key: ConversationKey
    id: UUID
    calendars: tuple[LinkedCalendar, ...]
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """A debt that an input settles, in the same unit of work; `reading` is what was read for it."""

    debt: Debt
    reading: Reading | None = None


NOTHING = Receipt(False)


def result_id(debt: Debt) -> UUID:
    """Of the input that a debt comes back as: however often it is carried out, that is one."""
    return uuid5(debt.id, "result")
