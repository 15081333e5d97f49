"""One VEVENT as an event: its times, its words, its reminders. People who are named are counted, never invited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from core.calendar.draft import Proposal
from core.calendar.event import Original
from core.calendar.ical.components import Component
from core.calendar.ical.file import FileEvent, Lost
from core.calendar.ical.moments import Moment, Unreadable, length, moment
from core.calendar.ical.repeats import fitting, repeats
from core.calendar.ical.zones import Zones
from core.calendar.instants import days_on, later, utc
from core.calendar.when import AllDay, Settled, Timed

_TITLE, _PLACE, _NOTES = 500, 500, 8000
_MOST_REMINDERS, _LONGEST_REMINDER = 5, 40_320  # minutes: four weeks
_LONGEST_EVENT = timedelta(days=3660)


def event_of(told: Component, zones: Zones) -> FileEvent:
    """The event. Raises Unreadable where it has no time."""
    when, guessed = _when(told, zones)
    guess: tuple[Lost, ...] = ("zone_guessed",) if guessed else ()
    again = repeats(told, when, zones)
    sequence = told.value("SEQUENCE")[:9]
    proposal = Proposal(
        title=" ".join(told.text("SUMMARY").split())[:_TITLE],
        when=when,
        location=" ".join(told.text("LOCATION").split())[:_PLACE],
        notes=told.text("DESCRIPTION")[:_NOTES],
        recurrence=again.rule,
        reminders=_reminders(told, when),
    )
    return FileEvent(
        uid=told.value("UID")[:1000],
        proposal=proposal,
        excluded=again.excluded,
        original=_original(told, when, zones),
        sequence=int(sequence) if sequence.isdecimal() else 0,
        guests=len(told.all("ATTENDEE")),
        off=told.value("STATUS").upper() == "CANCELLED",
        lost=(*guess, *again.lost),
    )


def _original(told: Component, when: Settled, zones: Zones) -> Original | None:
    said = told.first("RECURRENCE-ID")
    return None if said is None else fitting(moment(said, zones), when)


def _when(told: Component, zones: Zones) -> tuple[Settled, bool]:
    """When it is, and whether its zone is a guess."""
    said, end = told.first("DTSTART"), told.first("DTEND")
    if said is None:
        raise Unreadable
    start = moment(said, zones)
    if start.utc and (told.first("RRULE") or told.first("RDATE")):
        start = replace(start, zone="UTC")  # its rule counts by the days of UTC
    until = moment(end, zones) if end is not None else None
    lasts = length(told.value("DURATION")) if until is None and told.first("DURATION") else None
    if start.clock is None:
        return _days(start, until, lasts), False
    return _timed(start, until, lasts), start.guessed


def _days(start: Moment, until: Moment | None, lasts: timedelta | None) -> AllDay:
    after = until.day if until else days_on(start.day, lasts.days if lasts else 1)
    if until is not None and until.clock is not None:
        after = days_on(after, 1)
    last = max(start.day, days_on(after, -1))
    return AllDay(start.day, min(last, days_on(start.day, _LONGEST_EVENT.days)))


def _timed(start: Moment, until: Moment | None, lasts: timedelta | None) -> Timed:
    begins = start.at
    if until is not None:
        ends = until.at if until.clock is not None else replace(until, zone=start.zone).at
        other = until.zone if until.clock is not None and not until.utc else start.zone
    else:
        ends, other = later(begins, lasts) if lasts else begins, start.zone
    if utc(ends) <= utc(begins):
        return Timed(begins, None, start.zone)
    ends = min(ends, later(begins, _LONGEST_EVENT), key=utc)
    return Timed(begins, ends, start.zone, other if other != start.zone else None)


def _reminders(told: Component, when: Settled) -> tuple[int, ...] | None:
    """Minutes before the start; None where nothing that we can hold was said."""
    found = {minutes for alarm in told.inside for minutes in _before(alarm, when)}
    return tuple(sorted(found)[:_MOST_REMINDERS]) or None


def _before(alarm: Component, when: Settled) -> Iterator[int]:
    trigger = alarm.first("TRIGGER")
    if trigger is None or alarm.value("ACTION").upper() == "NONE":
        return
    try:
        ahead = -length(trigger.value)
    except Unreadable:
        return  # at a moment of its own, or none
    if trigger.parameters.get("RELATED", "").upper() == "END":
        ahead -= (utc(when.end) - utc(when.start)) if isinstance(when, Timed) and when.end else timedelta()
    minutes = ahead // timedelta(minutes=1)
    if 0 <= minutes <= _LONGEST_REMINDER:
        yield minutes
