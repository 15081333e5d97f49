"""What else takes place at the same time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.calendar.clashes import clashes, series_clashes
from core.calendar.instants import overlap, span
from core.calendar.occurrences import agenda
from core.calendar.rrule import from_rrule
from core.calendar.when import Timed
from tests.core.calendar.rows import (
    LONDON,
    SEOUL,
    YEARS,
    days,
    event,
    moments,
    series,
    steadily,
    timed,
    uid,
    whens,
)

ROWS = [
    event("ends then", timed("2026-11-23 14:00"), 1),
    event("meeting", timed("2026-11-23 15:30"), 2),
    event("begins then", timed("2026-11-23 16:00"), 3),
    event("all day", days("2026-11-23"), 4),
    event("weekly", timed("2026-11-02 15:15", 15), 5, "FREQ=WEEKLY"),
]


def test_what_shares_time_clashes_and_what_touches_does_not():
    assert [one.event.title for one in clashes(timed("2026-11-23 15:00"), ROWS, SEOUL)] == [
        "weekly",
        "meeting",
    ]


def test_an_unsaid_end_counts_as_an_hour():
    assert len(clashes(timed("2026-11-23 15:00", None), ROWS, SEOUL)) == 2


def test_whole_days_clash_with_nothing():
    assert clashes(days("2026-11-23"), ROWS, SEOUL) == ()


def test_what_is_being_changed_does_not_clash_with_itself():
    found = clashes(timed("2026-11-23 15:00"), ROWS, SEOUL, frozenset({uid(2)}))
    assert [one.event.title for one in found] == ["weekly"]


def test_other_zones_are_the_same_time():
    found = clashes(timed("2026-11-23 06:30", zone=LONDON), ROWS, SEOUL)
    assert [one.event.title for one in found] == ["meeting", "begins then"]


@steadily
@given(whens(), st.lists(whens(), max_size=4), series())
def test_clashes_are_what_brute_force_finds(when, others, row):
    rows = [*(event(str(n), other, n + 10) for n, other in enumerate(others)), row]
    expected = [
        one
        for one in agenda(rows, YEARS, SEOUL)
        if isinstance(when, Timed)
        and isinstance(one.when, Timed)
        and overlap(span(one.when, SEOUL), span(when, SEOUL))
    ]
    assert list(clashes(when, rows, SEOUL)) == expected


def test_a_series_meets_what_lies_in_its_first_twenty_occurrences():
    rows = [
        event("second", timed("2026-11-30 15:30"), 1),
        event("twentieth", timed("2027-04-05 15:30"), 2),
        event("twenty-first", timed("2027-04-12 15:30"), 3),
        event("monthly", timed("2026-11-30 15:00"), 4, "FREQ=MONTHLY;COUNT=1"),
    ]
    found = series_clashes(timed("2026-11-23 15:00"), from_rrule("FREQ=WEEKLY"), rows, SEOUL)
    assert moments(found) == ["11-30 15:00", "11-30 15:30", "04-05 15:30"]
    assert (
        series_clashes(
            timed("2026-11-23 15:00"), from_rrule("FREQ=WEEKLY"), rows[:1], SEOUL, frozenset({uid(1)})
        )
        == ()
    )


def test_something_long_that_meets_a_series_twice_is_told_once():
    trip = event("camp", timed("2026-11-24 00:00", 3 * 24 * 60), 1)
    found = series_clashes(timed("2026-11-23 15:00"), from_rrule("FREQ=DAILY"), [trip], SEOUL)
    assert len(found) == 1


def test_a_series_of_whole_days_meets_nothing():
    assert series_clashes(days("2026-11-23"), from_rrule("FREQ=DAILY"), ROWS, SEOUL) == ()
