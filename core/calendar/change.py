"""One line of the ledger of changes: what was, what is, and whose doing it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.calendar.draft import ChangeKind
from core.calendar.event import Event

ChangeState = Literal["pending", "settled"]


@dataclass(frozen=True, slots=True)
class Change:
    """`base` is what the user saw on the card, `after` what they confirmed; create has no base, delete no after.

    Lines of one `group` stand and fall together: one card, one undo. `undoes` names the group that this one takes
    back. `origin` is the conversation's platform, or `api`.
    """

    id: UUID
    event: UUID
    kind: ChangeKind
    base: Event | None
    after: Event | None
    origin: str
    group: UUID
    undoes: UUID | None = None
    state: ChangeState = "settled"
    attempts: int = 0
