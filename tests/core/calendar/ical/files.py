"""Calendar files to try things on: the real-shaped ones beside this module, and short ways to write one."""

from __future__ import annotations

from pathlib import Path

from core.calendar.ical.file import CalendarFile, FileEvent
from core.calendar.ical.read import read

FILES = Path(__file__).parent / "files"
SEOUL = "Asia/Seoul"


def calendar(*events: str, head: str = "", end: str = "\r\n") -> bytes:
    """A file of these events; their lines are parted by |."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *filter(None, head.split("|"))]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
    return end.join((*lines, "END:VCALENDAR", "")).encode()


def file_of(*events: str, head: str = "", home: str = SEOUL) -> CalendarFile:
    return read(calendar(*events, head=head), home)


def only(*events: str, head: str = "", home: str = SEOUL) -> FileEvent:
    """The one event that these lines come to."""
    (event,) = file_of(*events, head=head, home=home).events
    return event


def saved(name: str) -> bytes:
    """As a program writes it, with the line ends of the format."""
    return (FILES / name).read_bytes().replace(b"\n", b"\r\n")
