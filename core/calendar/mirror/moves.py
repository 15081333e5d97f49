"""What may be asked of the remote calendar for a step, or that it is there, or that it met another change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Resource


@dataclass(frozen=True, slots=True)
class Arrived:
    """There is nothing (more) to do."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody else changed the same; `now` is what they made of it, None where it is gone."""

    now: Event | None


@dataclass(frozen=True, slots=True)
class Look:
    """What stands at this date of the series has to be fetched first."""

    original: Original


@dataclass(frozen=True, slots=True)
class Insert:
    """Make it, under this remote id."""

    id: str
    event: Event


@dataclass(frozen=True, slots=True)
class Patch:
    """Make `there` say `after`."""

    there: Resource
    before: Event | None
    after: Event


@dataclass(frozen=True, slots=True)
class Cancel:
    """Delete it, or let it not take place."""

    there: Resource


Move: TypeAlias = Arrived | Met | Look | Insert | Patch | Cancel
