"""A calendar event, and a series of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from core.calendar.recurrence import Recurrence
from core.calendar.when import Settled

Original: TypeAlias = datetime | date
"""The start a rule gives to one instance (RFC 5545 RECURRENCE-ID): aware for timed series, a day for all-day ones."""


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the calendar: a single event, a series (`recurrence`), or a changed instance of one (`series`).

    `excluded` holds the originals of a series that do not take place as the rule says (cancelled, or changed and then
    a row of their own). `reminders` are minutes before the start; None means the user's default.
    """

    id: UUID
    title: str
    when: Settled
    location: str = ""
    attendees: tuple[str, ...] = ()
    notes: str = ""
    recurrence: Recurrence | None = None
    excluded: tuple[Original, ...] = ()
    series: UUID | None = None
    original: Original | None = None
    reminders: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event takes place. For a single event `original` is None."""

    event: Event
    when: Settled
    original: Original | None = None
