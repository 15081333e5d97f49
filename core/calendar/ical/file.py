"""What a calendar file holds, in the house's own words, before anybody has decided anything about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.calendar.draft import Changed, Proposal
from core.calendar.event import Original

MAX_EVENTS = 500
"""More than that is no message any more but an archive."""

Method = Literal["publish", "request", "cancel"]
"""What the sender wants: to show events, to invite or tell of other times, or to call them off."""

Lost = Literal["rule_lost", "dates_lost", "zone_guessed"]
"""The rule of a series, or some of its dates, cannot be held; its time zone is one that we had to guess."""


@dataclass(frozen=True, slots=True)
class FileEvent:
    """One event, or a series with the dates it leaves out and the instances that differ.

    `original`: it is one instance of a series that the file itself does not hold. `sequence` counts how often its
    organizer changed it. `guests`: so many people are named, who are never invited from here. `off`: it is called off.
    """

    uid: str
    proposal: Proposal
    excluded: tuple[Original, ...] = ()
    changed: tuple[Changed, ...] = ()
    original: Original | None = None
    sequence: int = 0
    guests: int = 0
    off: bool = False
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """`unread` events have no time, or one that nobody can read; `off` are called off in a file of other events."""

    method: Method
    events: tuple[FileEvent, ...]
    unread: int = 0
    off: int = 0
