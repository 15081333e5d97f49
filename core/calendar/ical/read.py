"""A calendar file, whole: what its events are to a person who lives in a certain zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args
from uuid import UUID

from core.calendar.draft import Changed
from core.calendar.event import Event
from core.calendar.ical.components import Component, components
from core.calendar.ical.events import event_of
from core.calendar.ical.file import MAX_EVENTS, CalendarFile, FileEvent, Method
from core.calendar.ical.moments import Unreadable
from core.calendar.ical.repeats import original_on
from core.calendar.ical.text import is_calendar, lines_of
from core.calendar.ical.zones import Zones
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import key, takes_place
from core.calendar.when import Partial
from core.errors import UnreadableFile

MAX_BYTES = 20 * 2**20
_NOBODY = UUID(int=0)
_MOST_DATES = 200_000  # characters in all lists of dates


def read(data: bytes, home: str) -> CalendarFile:
    """The events of a file; clocks without a zone are those of `home` (IANA). Raises UnreadableFile."""
    if not data.strip():
        raise UnreadableFile("no_file")
    if len(data) > MAX_BYTES:
        raise UnreadableFile("file_too_big")
    if not is_calendar(data):
        raise UnreadableFile("not_calendar")
    calendar, told, zones = _parts(data)
    known = Zones(home, zones, calendar.value("X-WR-TIMEZONE"))
    events, unread = _events(told, known)
    method = _method(calendar)
    whole = tuple(_together(events))
    held = whole if method == "cancel" else tuple(one for one in whole if not one.off)
    return CalendarFile(method, held, unread, len(whole) - len(held))


def _parts(data: bytes) -> tuple[Component, list[Component], list[Component]]:
    """The calendar, its events, its zones. Raises UnreadableFile as soon as it is too much."""
    calendar, events, zones, dates = Component("VCALENDAR"), list[Component](), list[Component](), 0
    for part in components(lines_of(data)):
        if part.name == "VCALENDAR":
            calendar = part
        elif part.name == "VTIMEZONE":
            zones.append(part)
        else:
            events.append(part)
            dates += sum(len(one.value) for name in ("RDATE", "EXDATE") for one in part.all(name))
        if len(events) > MAX_EVENTS or len(zones) > MAX_EVENTS or dates > _MOST_DATES:
            raise UnreadableFile("too_many_events")
    return calendar, events, zones


def _method(calendar: Component) -> Method:
    said = calendar.value("METHOD").casefold()
    return next((method for method in get_args(Method) if method == said), "publish")


def _events(told: Iterable[Component], zones: Zones) -> tuple[list[FileEvent], int]:
    """Those that can be read, and how many cannot."""
    events, unread = list[FileEvent](), 0
    for one in told:
        try:
            events.append(event_of(one, zones))
        except Unreadable:
            unread += 1
    return events, unread


def _together(events: Iterable[FileEvent]) -> Iterable[FileEvent]:
    """Each once, as it was told last; a series with the instances that differ."""
    latest = dict[object, FileEvent]()
    for number, one in enumerate(events):
        place = (one.uid or number, key(one.original) if one.original else None)
        if place not in latest or latest[place].sequence <= one.sequence:
            latest[place] = one
    series = {one.uid for one in latest.values() if _is_series(one)}
    apart = dict[str, list[FileEvent]]()
    for one in latest.values():
        if one.original is not None and one.uid in series:
            apart.setdefault(one.uid, []).append(one)
    for one in latest.values():
        if one.original is None or one.uid not in series:
            yield _with_changes(one, apart[one.uid]) if one.uid in apart else one


def _is_series(one: FileEvent) -> bool:
    return bool(one.uid) and one.original is None and one.proposal.recurrence is not None


def _with_changes(series: FileEvent, changes: list[FileEvent]) -> FileEvent:
    """Instances that are called off are left out; those that the rule does not give stand nowhere."""
    when = series.proposal.when
    assert not isinstance(when, Partial)
    bare = Event(_NOBODY, "", when, recurrence=series.proposal.recurrence)
    there = [(original_on(when, one.original), one) for one in changes if one.original is not None]
    given = [(original, one) for original, one in there if takes_place(bare, original)]
    lost = () if len(given) == len(there) else ("dates_lost",)
    return replace(
        series,
        excluded=in_order((*series.excluded, *(original for original, one in given if one.off))),
        changed=tuple(Changed(original, one.proposal) for original, one in given if not one.off),
        lost=tuple(dict.fromkeys((*series.lost, *lost))),
    )
