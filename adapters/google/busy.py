"""When calendars are taken, asked in questions of a size that Google answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import TypeAlias

from adapters.google.loose import Table, table
from adapters.google.moments import moment, stamp
from core.calendar.instants import later, utc
from core.calendar.when import Window

Taken: TypeAlias = tuple[Window, ...] | None

_MOST_CALENDARS = 50
_LONGEST = timedelta(days=60)


def questions(calendars: Sequence[str], window: Window) -> Iterator[Table]:
    """The bodies of as many requests as it takes."""
    for first in range(0, len(calendars), _MOST_CALENDARS):
        items = [{"id": one} for one in calendars[first : first + _MOST_CALENDARS]]
        for part in _parts(window):
            yield {
                "timeMin": stamp(part.start),
                "timeMax": stamp(part.end),
                "timeZone": "UTC",
                "items": items,
            }


def taken(name: str, answers: Iterable[Table]) -> Taken:
    """What all answers that speak of this calendar say together; None if one of them does not know."""
    found: list[Window] = []
    for answer in answers:
        told = table(answer.get("calendars")).get(name)
        spans = _spans(told) if isinstance(told, dict) else None
        if spans is None:
            return None
        found += spans
    return tuple(_joined(found))


def asks_for(question: Table, name: str) -> bool:
    """Whether a calendar is among those of a question."""
    return {"id": name} in question["items"]


def _parts(window: Window) -> Iterator[Window]:
    start, end = utc(window.start), utc(window.end)
    while start < end:
        until = min(end, later(start, _LONGEST))
        yield Window(start, until)
        start = until


def _spans(told: Table) -> list[Window] | None:
    periods = told.get("busy")
    if told.get("errors") or not isinstance(periods, list):
        return None
    spans = [(moment(table(one).get("start")), moment(table(one).get("end"))) for one in periods]
    sound = [Window(utc(start), utc(end)) for start, end in spans if start and end]
    return sound if len(sound) == len(spans) else None


def _joined(spans: list[Window]) -> Iterable[Window]:
    """In order; what touches, as at the seam of two questions, is one."""
    joined: list[Window] = []
    for span in sorted(spans, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Window(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
