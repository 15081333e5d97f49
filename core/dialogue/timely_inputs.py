"""What time alone brings: reminders, and the day that begins. The shell works out what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.calendar.event import Event, Occurrence


@dataclass(frozen=True, slots=True)
class Reminder:
    """One is to be reminded of this occurrence now. `id` is the same whoever finds it due, and never comes twice."""

    id: UUID
    occurrence: Occurrence


@dataclass(frozen=True, slots=True)
class RemindersDue:
    """Reminders whose moment has come, by start."""

    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class DayBegins:
    """The time has come at which the person wants to hear of that day; `events` are what may take place on it."""

    day: date
    events: tuple[Event, ...]
