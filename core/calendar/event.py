"""A calendar event, and a series of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from core.calendar.recurrence import Recurrence
from core.calendar.when import Settled

Original: TypeAlias = datetime | date
"""The start a rule gives to one instance (RFC 5545 RECURRENCE-ID): aware for timed series, a day for all-day ones."""


Guard = Literal["read_only", "not_organizer", "strange_rule"]
"""Why an event cannot be changed from here: its calendar or its organizer does not let us, or we hold its rule in part."""

Response = Literal["needsAction", "declined", "tentative", "accepted"]
"""One's own answer to an invitation, in Google Calendar's words."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The remote calendar that an event lies in, and what only that tells of it: nothing here is changed from here.

    `link` opens it there, `meeting` is the address of its video call, `uid` the same in all calendars that have it.
    `names` are those it shows for addresses of guests. Of an event that is not there yet `like` is the row whose place
    it takes: what only the calendar knew of that one holds for it too.
    """

    calendar: UUID
    link: str = ""
    meeting: str = ""
    guard: Guard | None = None
    uid: str = ""
    like: UUID | None = None
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the calendar: a single event, a series (`recurrence`), or a changed instance of one (`series`).

    `excluded` holds the originals of a series that do not take place as the rule says (cancelled, or changed and then
    a row of their own). `reminders` are minutes before the start; None means the user's default. `meeting`: it has, or
    is to have, a video call. `placement` is None where no remote calendar has it.
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
    meeting: bool = False
    response: Response | None = None
    placement: Placement | None = None

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """What its calendar calls the guests that have an address."""
        return self.placement.names if self.placement is not None else ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event takes place. For a single event `original` is None."""

    event: Event
    when: Settled
    original: Original | None = None
