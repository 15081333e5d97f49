"""Messages of ours that say something else as soon as more is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

MAX_STANDING = 6


@dataclass(frozen=True, slots=True)
class Copying:
    """The message `reply` says that `count` events of ours go to a remote calendar, as the lines of `group`.

    `left` tells of each that did not get there why.
    """

    reply: UUID
    group: UUID
    count: int
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CutOff:
    """The message `reply` says that a Google account lets us in no more, and offers the way back."""

    reply: UUID
    email: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The message `reply` lists what others changed: how much of each kind, and the first `lines`.

    `turn` is the number that the next turn had then.
    """

    reply: UUID
    at: datetime
    turn: int
    new: int
    changed: int
    gone: int
    lines: tuple[str, ...]


Standing: TypeAlias = Copying | CutOff | Digest
