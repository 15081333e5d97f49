"""What came of reading a calendar file."""

from __future__ import annotations

from dataclasses import dataclass

from core.calendar.ical.file import CalendarFile


@dataclass(frozen=True, slots=True)
class FileRead:
    """What this turn's `blob` holds is no picture but a calendar file."""

    turn: int
    blob: str
    file: CalendarFile
