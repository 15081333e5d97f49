"""What a remote calendar may bring beside what others changed in it."""

from __future__ import annotations

from dataclasses import dataclass

from core.calendar.event import Event


@dataclass(frozen=True, slots=True)
class WentAlong:
    """Days of a series that somebody had changed unseen, as they left them: they went with what the person did to it."""

    calendar: str
    days: tuple[Event, ...]
