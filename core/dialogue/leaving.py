"""Days that a new series leaves out: which of its dates they are, and how the card names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from core.calendar.draft import Draft
from core.calendar.event import Event, Original
from core.calendar.founding import Past
from core.calendar.occurrences import instances, rule_day, when_on
from core.calendar.time.days_off import EVERY_PUBLIC_HOLIDAY, KOREA, public_holidays
from core.calendar.time.expression import CalendarDate, Day, Spoken
from core.calendar.time.resolution import Assumption, Habits
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Partial, Settled, first_day
from core.dialogue.phrases.leaving import leaving_speech
from core.dialogue.reader import Reader

NOBODY = UUID(int=0)
NAMED, LOOKED_AT, MONTH, YEARS = 4, 400, 30, 3


def leaving_out(draft: Draft, days: tuple[Day, ...], anchor: datetime, habits: Habits) -> Draft:
    """The draft without these days of its series. It begins on the first day that is left.

    Where none of them is a day of the series, the card says so.
    """
    when, rule = draft.proposal.when, draft.proposal.recurrence
    if str(anchor.tzinfo) != KOREA:
        days = tuple(day for day in days if day != EVERY_PUBLIC_HOLIDAY)
    if not days or rule is None or isinstance(when, Partial):
        return draft
    series = Event(NOBODY, "", when, recurrence=rule)
    gone = tuple(dict.fromkeys(one for day in days for one in _dates(series, day, anchor, habits)))
    if not gone:
        return replace(draft, assumptions=(*draft.assumptions, Assumption("not_in_series")))
    bare = replace(series, excluded=(*draft.excluded, *gone))
    first = next(islice(instances(bare, first_day(when), date.max), 1), None)
    if first is None:
        return draft
    day = first_day(first.when)
    later = tuple(one for one in gone if rule_day(when, one) > day)
    guesses = tuple(_moved(guess, when, day) for guess in draft.assumptions)
    if day != first_day(when):
        guesses += (Assumption("first_left_out", instead=when),)
    left_out = tuple(dict.fromkeys((*draft.excluded, *later)))
    moved = replace(draft.proposal, when=first.when)
    return replace(draft, proposal=moved, assumptions=guesses, excluded=left_out)


def _moved(guess: Assumption, when: Settled, day: date) -> Assumption:
    """Another hour of the day that the series would have begun on is one of the day that it begins on."""
    other = guess.instead
    if other is None or isinstance(other, Partial) or first_day(other) != first_day(when):
        return guess
    return replace(guess, instead=when_on(other, day))


def _dates(series: Event, day: Day, anchor: datetime, habits: Habits) -> Iterator[Original]:
    """Those of the series that the words mean; of "the 24th" that of this month or the next."""
    starts = first_day(series.when)
    if day == EVERY_PUBLIC_HOLIDAY:
        yield from _on_public_holidays(series, starts)
        return
    of_some_month = isinstance(day, CalendarDate) and day.month is None
    if of_some_month and starts > anchor.date():
        anchor = datetime.combine(starts, anchor.timetz())
    found = _meant(series, day, anchor, habits)
    if not found and of_some_month:
        found = _meant(series, day, anchor + timedelta(days=MONTH), habits)
    yield from found


def _on_public_holidays(series: Event, first: date) -> Iterator[Original]:
    """Of the years that one can plan for."""
    last = first.replace(year=first.year + YEARS, day=1)
    off = {day for year in range(first.year, last.year + 1) for day in public_holidays(year)}
    for one in instances(series, first, last):
        if one.original is not None and rule_day(series.when, one.original) in off:
            yield one.original


def _meant(series: Event, day: Day, anchor: datetime, habits: Habits) -> list[Original]:
    meant = resolve(Spoken(day=day), anchor, str(anchor.tzinfo), habits).when
    if not isinstance(meant, AllDay):
        return []
    last = min(meant.last, meant.first + timedelta(days=LOOKED_AT))
    return [one.original for one in instances(series, meant.first, last) if one.original is not None]


def left_out_line(past: Past, reader: Reader) -> str:
    """The dates by name while they are few; how many where they are not, or where others changed besides."""
    if past.changed or not 0 < len(past.gone) <= NAMED:
        return reader.files.dates(len(past.changed), len(past.gone))
    days = [one.date() if isinstance(one, datetime) else one for one in past.gone]
    return leaving_speech(reader.lang).without(tuple(reader.dates.day(day, reader.today) for day in days))
