"""A yoga course of five days on the calendar of the desk, and its days by their numbers."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar.event import Event, Original
from core.calendar.occurrences import instances
from core.calendar.when import AllDay, Settled
from tests.core.sync.desk import Desk

FIRST = date(2026, 11, 28)
DAY = timedelta(days=1)


def day(number: int) -> AllDay:
    return AllDay(FIRST + number * DAY, FIRST + number * DAY)


def at(series: Event, number: int) -> tuple[Original, Settled]:
    """The date of the series on that day, and when it is."""
    found = next(one for one in instances(series, FIRST, FIRST + 9 * DAY) if one.when == day(number))
    assert found.original is not None
    return found.original, found.when


async def daily(desk: Desk) -> Event:
    return await desk.adds("요가", when=day(0), rule="FREQ=DAILY;COUNT=5")
