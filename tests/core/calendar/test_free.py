"""Room for something new, against a minute-by-minute oracle."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.free import free_slots
from core.calendar.instants import utc
from core.calendar.when import Timed, Window
from tests.core.calendar.rows import LONDON, LOS_ANGELES, SEOUL, ZONES, at, days, event, timed, window

HOUR = timedelta(hours=1)
STEP = timedelta(minutes=15)


def told(slots: tuple[Window, ...]) -> list[str]:
    return [f"{slot.start:%d %H:%M}-{slot.end:%H:%M}" for slot in slots]


def test_gaps_between_events_inside_the_hours_of_the_day():
    rows = [
        event("a", timed("2026-11-23 10:00"), 1),
        event("b", timed("2026-11-23 11:30", 30), 2),
        event("c", timed("2026-11-23 20:30", 240), 3),
        event("note", days("2026-11-23"), 4),
        event("point", timed("2026-11-23 15:00", 0), 5),
        event("weekly", timed("2026-11-17 13:00", 60), 6, "FREQ=WEEKLY"),
    ]
    free = free_slots(rows, window("2026-11-23 00:00", "2026-11-25 00:00"), SEOUL, HOUR)
    assert told(free) == [
        "23 09:00-10:00",
        "23 12:00-15:00",
        "23 15:00-20:30",
        "24 09:00-13:00",
        "24 14:00-21:00",
    ]


def test_the_window_cuts_the_day():
    free = free_slots([], window("2026-11-23 13:20", "2026-11-23 18:00"), SEOUL, HOUR)
    assert told(free) == ["23 13:20-18:00"]


def test_hours_may_run_into_the_next_day():
    free = free_slots([], window("2026-11-23 12:00", "2026-11-24 12:00"), SEOUL, HOUR, (time(20), time(2)))
    assert told(free) == ["23 20:00-02:00"]


def test_an_hour_that_clocks_skip_is_no_time():
    night = (time(1), time(3))
    assert (
        free_slots(
            [], window("2026-03-08 00:00", "2026-03-09 00:00", LOS_ANGELES), LOS_ANGELES, 2 * HOUR, night
        )
        == ()
    )


def test_no_length_wants_some_time_all_the_same():
    full = event("full", timed("2026-11-23 09:00", 12 * 60))
    assert free_slots([full], window("2026-11-23 00:00", "2026-11-24 00:00"), SEOUL, -HOUR) == ()


def test_nobody_looks_farther_than_four_hundred_days():
    everything = Window(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    assert len(free_slots([], everything, SEOUL, HOUR)) <= 401
    assert free_slots([], Window(at("2026-11-24 00:00"), at("2026-11-23 00:00")), SEOUL, HOUR) == ()


quarters = st.integers(0, 4 * 24 * 4).map(lambda n: n * STEP)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(quarters, st.integers(0, 20)), max_size=6),
    st.sampled_from(ZONES),
    st.sampled_from((datetime(2026, 3, 7), datetime(2026, 10, 24), datetime(2026, 11, 1))),
    st.integers(1, 8),
)
def test_every_quarter_of_an_hour_is_free_where_the_oracle_says(taken, zone, day, wanted):
    start = day.replace(tzinfo=ZoneInfo(LONDON))
    frame = Window(start, (start.astimezone(UTC) + timedelta(days=3)))
    rows = [
        event("x", Timed(utc(start) + at_, utc(start) + at_ + length * STEP, zone), n)
        for n, (at_, length) in enumerate(taken)
        if length
    ]

    def is_free(moment: datetime) -> bool:
        local = moment.astimezone(ZoneInfo(zone))
        busy = any(utc(row.when.start) <= moment < utc(row.when.end) for row in rows)
        return utc(frame.start) <= moment < frame.end and time(9) <= local.time() < time(21) and not busy

    ticks = [utc(start) + n * STEP for n in range(-4, 4 * 24 * 4)]
    runs, begun = [], None
    for tick in ticks:
        if is_free(tick) and begun is None:
            begun = tick
        elif not is_free(tick) and begun is not None:
            runs.append((begun, tick))
            begun = None
    expected = [(a, b) for a, b in runs if b - a >= wanted * STEP]
    slots = free_slots(rows, frame, zone, wanted * STEP)
    assert [(utc(slot.start), utc(slot.end)) for slot in slots] == expected
