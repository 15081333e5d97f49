"""Rows to try things on: short ways to write an event, and Hypothesis strategies for series of every kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from core.calendar.change import Change
from core.calendar.draft import Proposal
from core.calendar.event import Event, Occurrence
from core.calendar.instants import utc
from core.calendar.occurrences import agenda, instances
from core.calendar.recurrence import WEEKDAYS, Recurrence
from core.calendar.rrule import from_rrule
from core.calendar.when import AllDay, Settled, Timed, Window

SEOUL, LOS_ANGELES, LONDON = "Asia/Seoul", "America/Los_Angeles", "Europe/London"
ZONES = (SEOUL, LOS_ANGELES, LONDON, "Asia/Kathmandu", "Australia/Lord_Howe")


def uid(number: int) -> UUID:
    return UUID(int=number)


def at(text: str, zone: str = SEOUL) -> datetime:
    """`2026-11-23 15:00` on the clocks of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def timed(text: str, minutes: int | None = 60, zone: str = SEOUL) -> Timed:
    start = at(text, zone)
    return Timed(start, None if minutes is None else start + timedelta(minutes=minutes), zone)


def days(first: str, last: str | None = None) -> AllDay:
    return AllDay(date.fromisoformat(first), date.fromisoformat(last or first))


def event(title: str, when: Settled, number: int = 1, rule: str = "", **fields: object) -> Event:
    return Event(uid(number), title, when, recurrence=from_rrule(rule) if rule else None, **fields)


def proposal(row: Event, **fields: object) -> Proposal:
    """The event as it is, but for what is named."""
    same = Proposal(
        row.title, row.when, row.location, row.attendees, row.notes, row.recurrence, row.reminders
    )
    return replace(same, **fields)


def window(start: str, end: str, zone: str = SEOUL) -> Window:
    return Window(at(start, zone), at(end, zone))


def moments(found: Iterable[Occurrence]) -> list[str]:
    """Where they begin, short."""
    return [
        f"{one.when.start:%m-%d %H:%M}" if isinstance(one.when, Timed) else f"{one.when.first:%m-%d}"
        for one in found
    ]


def apply(changes: Iterable[Change], events: Iterable[Event]) -> dict[UUID, Event]:
    """The calendar after the lines of the ledger."""
    rows = {row.id: row for row in events}
    for change in changes:
        assert rows.get(change.event) == change.base
        rows.pop(change.event, None)
        if change.after is not None:
            assert change.after.id == change.event
            rows[change.event] = change.after
    return rows


def replaced(pairs: Iterable[tuple[Event | None, Event | None]], events: Iterable[Event]) -> list[Event]:
    """The calendar after pairs of rows."""
    rows = {row.id: row for row in events}
    for before, after in pairs:
        if before is not None:
            assert rows.pop(before.id) == before
        if after is not None:
            assert after.id not in rows
            rows[after.id] = after
    return list(rows.values())


LUNCH = event(
    "lunch", timed("2026-11-23 12:00"), location="Seongsu", attendees=("ben@x.com", "Jen"), notes="n"
)
TUESDAYS = event("yoga", timed("2026-11-03 19:00"), rule="FREQ=WEEKLY;BYDAY=TU;COUNT=8")
FAR = Window(datetime(2020, 1, 1, tzinfo=UTC), datetime(2034, 1, 1, tzinfo=UTC))
YEARS = Window(datetime(2023, 12, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC))
"""Holds what the strategies below begin with, and nothing a thousand times."""


def unrolled(rows: Iterable[Event], zone: str = SEOUL) -> list[tuple[Settled, str]]:
    """What a calendar shows in those years."""
    return [(one.when, one.event.title) for one in agenda(rows, YEARS, zone)]


# ── Hypothesis ───────────────────────────────────────────────────────────────

steadily = settings(deadline=None, max_examples=60)

weekdays = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True).map(tuple)
nth_weekdays = st.tuples(st.sampled_from((1, 2, 3, 4, -1)), st.sampled_from(WEEKDAYS)).map(
    lambda p: f"{p[0]}{p[1]}"
)
some_days = st.dates(date(2024, 1, 1), date(2025, 6, 30))
clocks = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@st.composite
def endless_rules(draw) -> Recurrence:
    """Every shape of rule that we hold, without an end."""
    rule = Recurrence(
        draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))), draw(st.integers(1, 4))
    )
    by_day = st.just(()) | weekdays
    if rule.freq in ("DAILY", "YEARLY"):
        by_day = st.just(())
    if rule.freq == "MONTHLY":
        by_day |= st.lists(nth_weekdays, min_size=1, max_size=2, unique=True).map(tuple)
        month_days = st.lists(st.sampled_from((1, 15, 28, 30, 31, -1, -2)), max_size=2, unique=True).map(
            tuple
        )
        rule = replace(rule, by_month_day=draw(month_days))
    if rule.freq == "YEARLY" and draw(st.booleans()):
        rule = replace(rule, by_month=(draw(st.integers(1, 12)),))
        by_day |= nth_weekdays.map(lambda one: (one,))
    return replace(rule, by_day=draw(by_day))


@st.composite
def rules(draw) -> Recurrence:
    """The same, with COUNT, UNTIL or neither."""
    rule, end = draw(endless_rules()), draw(st.sampled_from(("count", "until", "never")))
    if end == "count":
        return replace(rule, count=draw(st.integers(1, 30)))
    if end == "until":
        return replace(rule, until=date(2024, 6, 1) + timedelta(days=draw(st.integers(0, 900))))
    return rule


def numbers(*among: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.sampled_from(among), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def chosen_rules(draw) -> Recurrence:
    """Rules that number days or choose among them, and biweekly ones of several days, as others may make them."""
    kind = draw(st.sampled_from(("places", "weeks", "days", "months", "skips")))
    rule = Recurrence(draw(st.sampled_from(("MONTHLY", "YEARLY"))), draw(st.integers(1, 3)))
    if kind == "skips":
        rule = replace(rule, freq="WEEKLY", by_day=draw(weekdays), week_start=draw(st.sampled_from(WEEKDAYS)))
        return rule if rule.interval > 1 else replace(rule, week_start="MO")
    if kind == "places":
        named = (
            {"by_day": draw(weekdays)}
            if draw(st.booleans())
            else {"by_month_day": draw(numbers(1, 15, 31, -1))}
        )
        return replace(rule, by_set_pos=draw(numbers(1, 2, 5, -1, -2)), **named)
    rule = replace(rule, freq="YEARLY")
    if kind == "weeks":
        start = draw(st.sampled_from(WEEKDAYS))
        return replace(rule, by_week_no=draw(numbers(1, 2, 20, -1)), by_day=draw(weekdays), week_start=start)
    if kind == "days":
        months = draw(st.just(()) | numbers(1, 2, 12))
        return replace(rule, by_year_day=draw(numbers(1, 60, 100, 366, -1, -366)), by_month=months)
    return replace(
        rule, by_month=draw(numbers(1, 3, 9)), by_day=draw(st.just(()) | nth_weekdays.map(lambda one: (one,)))
    )


@st.composite
def all_rules(draw) -> Recurrence:
    """Every rule that we hold, dates besides it among them."""
    rule = draw(rules() | chosen_rules())
    also = draw(st.lists(some_days, max_size=3, unique=True)) if draw(st.booleans()) else []
    return replace(rule, also=tuple(sorted(also)))


@st.composite
def whens(draw, day: date | None = None) -> Settled:
    first = day or draw(some_days)
    if draw(st.integers(0, 3)) == 0:
        return AllDay(first, first + timedelta(days=draw(st.integers(0, 3))))
    zone = draw(st.sampled_from(ZONES))
    start = utc(datetime.combine(first, draw(clocks), ZoneInfo(zone)))
    end = draw(st.none() | st.integers(0, 600).map(lambda m: start + timedelta(minutes=m)))
    return Timed(start, end, zone)


@st.composite
def series(
    draw,
    number: int = 1,
    frequencies: tuple[str, ...] = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
    kinds: st.SearchStrategy[Recurrence] | None = None,
) -> Event:
    """A series that begins on a day of its rule, some of its dates cancelled. `kinds`: the rules that it may have."""
    when = draw(whens())
    kinds = rules() if kinds is None else kinds
    rule = draw(kinds.filter(lambda r: r.freq in frequencies))
    row = Event(uid(number), "series", when, recurrence=rule)
    first = next(
        instances(replace(row, recurrence=replace(rule, until=None)), date.min, date(2034, 1, 1)), None
    )
    row = replace(row, when=first.when) if first else replace(row, recurrence=Recurrence("WEEKLY"))
    shown = [one.original for one in agenda([row], YEARS, SEOUL)][:12]
    gone = draw(st.lists(st.sampled_from(shown), max_size=3, unique=True)) if shown else []
    return replace(row, excluded=tuple(one for one in gone if one is not None))


@st.composite
def families(
    draw,
    frequencies: tuple[str, ...] = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
    kinds: st.SearchStrategy[Recurrence] | None = None,
) -> list[Event]:
    """A series with changed instances, the master first."""
    master = draw(series(frequencies=frequencies, kinds=kinds))
    shown = [one.original for one in agenda([master], YEARS, SEOUL)][:12]
    changed = draw(st.lists(st.sampled_from(shown), max_size=2, unique=True)) if shown else []
    rows = [
        Event(uid(100 + n), "changed", draw(whens()), series=master.id, original=original)
        for n, original in enumerate(changed)
    ]
    return [replace(master, excluded=(*master.excluded, *changed)), *rows]
