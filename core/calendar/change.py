"""One line of the ledger of changes: what was, what is, and whose doing it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.calendar.draft import ChangeKind
from core.calendar.event import Event

ChangeState = Literal["pending", "settled", "conflict", "refused", "withdrawn"]
"""Not in the remote calendar yet · done · somebody else changed the same · turned down there · given up with another."""


@dataclass(frozen=True, slots=True)
class Change:
    """`base` is what the user saw on the card, `after` what they confirmed; create has no base, delete no after.

    Lines of one `group` stand and fall together: one card, one undo. `undoes` names the group that this one takes
    back. `origin` is the conversation's platform, or `api`. Lines of one `saga` are pushed in order, and when one of
    them cannot be the others are withdrawn. `notify`: guests hear of it by mail. `seen` is what an instance that gets a row of its
    own was before, by its rule.
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
    saga: UUID | None = None
    notify: bool = False
    seen: Event | None = None

    @property
    def calendar(self) -> UUID | None:
        """The remote calendar that it goes to; None where the change concerns none."""
        placed = (self.after and self.after.placement) or (self.base and self.base.placement)
        return placed.calendar if placed else None

    @property
    def root(self) -> UUID:
        """The event, or the series that it belongs to in the end."""
        row = self.after or self.base
        return (row and row.series) or self.event

    @property
    def left(self) -> UUID:
        """The event, or the series that it belonged to before."""
        row = self.base or self.after
        return (row and row.series) or self.event
