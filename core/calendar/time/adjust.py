"""A correction applied to what is there: what was said replaces its part, and everything else stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from core.calendar.time.correction import completed, exact_clock, exact_day
from core.calendar.time.expression import Clock, Phrase, Spoken, TimeExpression
from core.calendar.time.resolution import Assumption, Doubt, Habits, Resolution
from core.calendar.time.resolve import resolve
from core.calendar.time.resolve_frame import in_minutes, instant, local
from core.calendar.when import ASSUMED_LENGTH, AllDay, Partial, Timed, When

_USUAL = Habits()
_DAY = 24 * 60


def adjust(
    when: When, expression: TimeExpression, anchor: datetime, zone: str, habits: Habits = _USUAL
) -> Resolution:
    """`when` with the correction in it. Never raises, as `resolve` never does.

    Only a clock: the day stays. Only a day: clock and length stay; a bare weekday or day of the month is that
    of the event's own week or month, if it is still to come; a whole week is the same weekday there. Only an end or
    a length: the start stays, even if it is over by now.
    """
    try:
        return _adjust(when, expression, anchor, zone, habits)
    except OverflowError:
        return Resolution(when, doubts=(Doubt("no_such_date"),))


def _adjust(when: When, said: TimeExpression, anchor: datetime, zone: str, habits: Habits) -> Resolution:
    if isinstance(said, Phrase):
        said = _as_spoken(resolve(said, anchor, zone, habits)) or said
    if not isinstance(said, Spoken):
        return _kept(when, resolve(said, anchor, zone, habits), _keeper(when))
    likely, other = completed(when, said, anchor.astimezone(ZoneInfo(zone)), zone)
    sized = said.until_clock or said.until_day or said.minutes or said.days
    keep = _in_its_zone(when) if sized else _keeper(when)
    resolution = _kept(when, resolve(likely, anchor, zone, habits), keep)
    if not (said.day or said.clock or said.weekday is not None):
        resolution = replace(resolution, doubts=tuple(d for d in resolution.doubts if d.kind != "past"))
    if other is None:
        return resolution
    guess = Assumption("half_day", keep(resolve(other, anchor, zone, habits).when))
    return replace(resolution, assumptions=(guess, *resolution.assumptions))


def _as_spoken(resolution: Resolution) -> Spoken | None:
    """A library's answer as if it had been spoken: only what was said of it."""
    when, kinds = resolution.when, {guess.kind for guess in resolution.assumptions}
    if isinstance(when, AllDay):
        return Spoken(exact_day(when.first), until_day=None if when.days == 1 else exact_day(when.last))
    if isinstance(when, Timed) and "date" in kinds:
        at = when.start.time()
        return Spoken(clock=Clock(at.hour % 12 or 12, at.minute) if "half_day" in kinds else exact_clock(at))
    return None


def _kept(when: When, resolution: Resolution, keep: Callable[[When], When]) -> Resolution:
    guesses = (
        guess for guess in resolution.assumptions if guess.kind != "all_day" or isinstance(when, Partial)
    )
    return Resolution(
        keep(resolution.when),
        tuple(replace(guess, instead=guess.instead and keep(guess.instead)) for guess in guesses),
        tuple(
            Doubt(doubt.kind, tuple(keep(option) for option in doubt.options)) for doubt in resolution.doubts
        ),
    )


def _in_its_zone(when: When) -> Callable[[When], When]:
    """An event that lives in another zone stays there."""

    def keep(new: When) -> When:
        if isinstance(when, Timed) and isinstance(new, Timed):
            return Timed(new.start, new.end, when.zone, new.end_zone or when.end_zone)
        return new

    return keep


def _keeper(when: When) -> Callable[[When], When]:
    """The same, and its length stays as well."""
    in_its_zone = _in_its_zone(when)

    def keep(new: When) -> When:
        if isinstance(when, Timed) and isinstance(new, Timed) and when.end is not None and new.end is None:
            new = replace(new, end=in_minutes(new.start, _minutes(when.end - when.start)))
        if isinstance(when, AllDay) and isinstance(new, AllDay) and new.days == 1:
            new = AllDay(new.first, new.first + (when.last - when.first))
        return in_its_zone(new)

    return keep


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


def shift(when: When, minutes: int) -> When:
    """So many minutes later (or earlier). Whole days keep the wall clock; all-day events move by whole days.

    What would leave the calendar stays where it is.
    """
    try:
        return _shifted(when, minutes)
    except (OverflowError, ValueError):
        return when


def _shifted(when: When, minutes: int) -> When:
    days = timedelta(days=int(minutes / _DAY))
    match when:
        case Timed():
            move = _by_wall(days) if minutes % _DAY == 0 else _by_clock(minutes)
            return replace(when, start=move(when.start), end=when.end and move(when.end))
        case AllDay():
            return AllDay(when.first + days, when.last + days)
        case Partial():
            return _shifted_part(when, minutes)
        case _:
            assert_never(when)


def _by_wall(days: timedelta) -> Callable[[datetime], datetime]:
    return lambda moment: local(moment.replace(tzinfo=None) + days, moment.tzinfo)


def _by_clock(minutes: int) -> Callable[[datetime], datetime]:
    return lambda moment: in_minutes(moment, minutes)


def _shifted_part(when: Partial, minutes: int) -> Partial:
    if when.clock is None:
        return replace(when, day=when.day and when.day + timedelta(days=int(minutes / _DAY)))
    moved = datetime.combine(when.day or date(2000, 1, 1), when.clock) + timedelta(minutes=minutes)
    return replace(when, day=when.day and moved.date(), clock=moved.time())


def extend(when: When, minutes: int) -> When:
    """So many minutes longer (or shorter). What would vanish, or leave the calendar, stays as it is.

    All-day events grow by whole days. An unsaid end counts as an hour after the start.
    """
    try:
        return _extended(when, minutes)
    except (OverflowError, ValueError):
        return when


def _extended(when: When, minutes: int) -> When:
    if isinstance(when, AllDay):
        last = when.last + timedelta(days=int(minutes / _DAY))
        return AllDay(when.first, last) if last >= when.first else when
    if isinstance(when, Partial):
        return when
    end = in_minutes(when.end or when.start + ASSUMED_LENGTH, minutes)
    return replace(when, end=end) if instant(end) > instant(when.start) else when
