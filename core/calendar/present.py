"""What of a file is on the calendar already: by the id that all calendars share, or by its title and its beginning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from core.calendar.event import Event, Original
from core.calendar.ical.file import FileEvent
from core.calendar.instants import utc
from core.calendar.occurrences import key, rule_day, takes_place, when_on
from core.calendar.when import Partial, Settled, Timed


class Present:
    """Finds rows fast: there may be hundreds in the file and thousands on the calendar."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._uids = dict[str, list[Event]]()
        self._slots = dict[tuple[str, object], Event]()
        self._titles = dict[str, list[Event]]()
        for event in events:
            self._note(event)

    def same(self, one: FileEvent) -> Event | None:
        """The row that says the same as this event: called so, and beginning then."""
        row = self._slots.get(_slot(one.proposal.title, _when(one)))
        return row if row is not None and _repeats_alike(row, one) else None

    def known(self, one: FileEvent) -> Event | None:
        """The row of its id; an instance of a series that changed is a row of its own."""
        rows = self._uids.get(one.uid, []) if one.uid else []
        if one.original is not None:
            changed = (row for row in rows if row.original and key(row.original) == key(one.original))
            return next(changed, next((row for row in rows if _gives(row, one.original)), None))
        return next((row for row in rows if row.series is None), None)

    def moved(self, one: FileEvent) -> Event | None:
        """The only row of its title, for an event that its organizer has changed since."""
        rows = (
            self._titles.get(_plain(one.proposal.title), []) if one.sequence and one.original is None else []
        )
        return (
            rows[0] if len(rows) == 1 and bool(rows[0].recurrence) == bool(one.proposal.recurrence) else None
        )

    def _note(self, event: Event) -> None:
        self._slots.setdefault(_slot(event.title, event.when), event)
        if event.series is None:
            self._titles.setdefault(_plain(event.title), []).append(event)
        if event.placement is not None and event.placement.uid:
            self._uids.setdefault(event.placement.uid, []).append(event)


def occurrence_at(series: Event, original: Original) -> Settled:
    """When the instance of that date takes place, as its rule has it."""
    return when_on(series.when, rule_day(series.when, original))


def _gives(row: Event, original: Original) -> bool:
    return row.recurrence is not None and takes_place(row, original)


def _repeats_alike(row: Event, one: FileEvent) -> bool:
    return bool(row.recurrence) == bool(one.proposal.recurrence)


def _when(one: FileEvent) -> Settled:
    assert not isinstance(one.proposal.when, Partial)
    return one.proposal.when


def _slot(title: str, when: Settled) -> tuple[str, datetime | date]:
    return _plain(title), utc(when.start) if isinstance(when, Timed) else when.first


def _plain(title: str) -> str:
    return "".join(title.split()).casefold()
