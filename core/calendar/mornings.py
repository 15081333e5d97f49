"""When a day is told, and which day that is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from core.calendar.instants import day_of, days_on, later, utc, wall
from core.calendar.reminding import JUST_NOW, UNKNOWN

EVENING = time(18)
LATE = timedelta(hours=4)


def next_telling(at: time, after: datetime, zone: str) -> datetime:
    """The first time later than `after` that the clocks of `zone` show `at`."""
    today = day_of(after, zone)
    coming = (utc(wall(days_on(today, ahead), at, zone)) for ahead in range(3))
    return next(moment for moment in coming if moment > utc(after))


def tells_tomorrow(at: time, chosen: Literal["today", "tomorrow"] | None) -> bool:
    """Whether it is the next day that is told then: in the evening, unless it was said."""
    return at >= EVENING if chosen is None else chosen == "tomorrow"


def day_to_tell(at: time, since: datetime, now: datetime, zone: str, *, tomorrow: bool) -> date | None:
    """The day that is to be told by now, if any is: `since` is when that was due; that day, or `tomorrow` after it.

    Some hours late is better than never; a day that is over is told no more.
    """
    today = day_of(now, zone)
    moment = utc(wall(today, at, zone))
    late = JUST_NOW if since <= UNKNOWN else LATE
    if not moment <= utc(now) <= later(moment, late):
        return None
    return days_on(today, 1) if tomorrow else today
