"""What became of an effect: it comes back as an input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event
from core.dialogue.interpretation import Interpretation
from core.errors import ReadFault


@dataclass(frozen=True, slots=True)
class TextRead:
    """A picture of this turn was read; the reading lies in the store under `blob`.

    `near`: an engine elsewhere was to read it, and did not; this machine's own was not sure of it. `picture` is the same
    for the same bytes, and `there` what such a picture became that came before, as it is on the calendar now. `more`: it
    is of the first pages alone.
    """

    turn: int
    blob: str
    empty: bool
    near: bool = False
    picture: str = ""
    there: tuple[Event, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class OnlyOutside:
    """A picture of this turn can be read elsewhere alone, and its sender was not asked yet whether it may be."""

    turn: int
    blob: str


@dataclass(frozen=True, slots=True)
class Interpreted:
    """Words, or the reading of the picture `blob`, were understood; `beside` is how our own rules read what a model did.

    `advice`: a model was `asked` if there is one; or it is `silent`, and its answer may come; or it `failed`; or today's
    tokens are `spent`, and the person is to be told; or they were told already, and are `sparing`.
    """

    turn: int
    interpretation: Interpretation
    blob: str | None = None
    beside: Interpretation | None = None
    advice: Literal["asked", "silent", "failed", "spent", "sparing"] = "asked"


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """A model's answer for a turn that was answered meanwhile; None: it will not come."""

    turn: int
    interpretation: Interpretation | None


@dataclass(frozen=True, slots=True)
class EventsFound:
    """What the calendar holds in the windows that were asked for."""

    turn: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """The last change that can be taken back (none: empty), and its events as they are now."""

    turn: int
    changes: tuple[Change, ...]
    current: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The ledger holds the lines of this group, and the calendar shows them."""

    group: UUID


@dataclass(frozen=True, slots=True)
class Failed:
    """An effect could not be carried out. `reason` tells the picture's own faults from ours, never a stack trace."""

    turn: int
    what: Literal["read", "interpret"]
    reason: ReadFault
    blob: str | None = None
