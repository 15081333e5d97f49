"""A person's list of calendars."""

from __future__ import annotations

from adapters.google.loose import Table, rows, text
from adapters.google.moments import known_zone
from core.records import CalendarEntry, Role

_ROLES: dict[str, Role] = {"owner": "owner", "writer": "writer", "reader": "reader"}


def entries_in(answer: Table) -> tuple[CalendarEntry, ...]:
    """The calendars on one page of the list."""
    told = rows(answer.get("items"))
    return tuple(_entry(one) for one in told if text(one.get("id")) and one.get("deleted") is not True)


def _entry(told: Table) -> CalendarEntry:
    name = text(told.get("id"))
    return CalendarEntry(
        remote_id=name,
        name=text(told.get("summaryOverride")) or text(told.get("summary")) or name,
        zone=known_zone(told.get("timeZone")) or "UTC",
        role=_role(text(told.get("accessRole"))),
        primary=told.get("primary") is True,
        chosen=True in (told.get("selected"), told.get("primary")),
    )


def _role(told: str) -> Role:
    """A role that is narrower than one we know, as `writerWithoutPrivateAccess`, begins with its name."""
    return next((role for name, role in _ROLES.items() if told.startswith(name)), "free_busy")
