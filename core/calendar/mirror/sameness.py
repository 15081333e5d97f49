"""When two rows say the same, whatever order and whichever dates without meaning they leave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from core.calendar.changing import left_out
from core.calendar.event import Event, Original
from core.calendar.occurrences import instance_at, key


def same(one: Event | None, other: Event | None) -> bool:
    """Whether two rows say the same. Dates that are left out count only where the rule would give them."""
    if one is None or other is None:
        return one is other
    if one == other:
        return True
    return replace(one, excluded=()) == replace(other, excluded=()) and left_out(one) == left_out(other)


def tells_the_same(one: Event | None, other: Event | None) -> bool:
    """Whether two rows are the same to a person, wherever they lie."""
    return same(one and replace(one, placement=None), other and replace(other, placement=None))


def in_order(originals: Iterable[Original]) -> tuple[Original, ...]:
    """Each once, the earliest first."""
    once = {key(original): original for original in originals}
    return tuple(once[one] for one in sorted(once, key=_sortable))


def _sortable(original: Original) -> tuple[date, str]:
    day = original.date() if isinstance(original, datetime) else original
    return day, str(original)


def bare(event: Event) -> Event:
    """What was meant of an event that is made, without what the remote calendar adds to it."""
    return replace(event, placement=None, response=None, meeting=False, excluded=())


def says_its_rule(row: Event, series: Event) -> bool:
    """Whether a changed instance says no more than the series does at that date."""
    if row.original is None:
        return False
    return _written(instance_at(series, row.original, row.id)) == _written(row)


def _written(row: Event) -> Event:
    """What a person wrote of it."""
    return replace(row, placement=None, response=None)
