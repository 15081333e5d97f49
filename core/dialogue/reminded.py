"""A message that reminded somebody, and what its buttons are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.calendar.event import Original

MAX_REMINDED = 20


@dataclass(frozen=True, slots=True)
class Reminded:
    """The message `reply` reminded of one occurrence of `event`, as `text`; `id` names it on its buttons.

    `again_at`: it was put off, and is told anew then.
    """

    id: UUID
    reply: UUID
    event: UUID
    original: Original | None
    text: str
    again_at: datetime | None = None
