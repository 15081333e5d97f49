"""Where days stand in their months, weeks and years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.calendar.rule_places import month_length, place_in_month, place_in_year, week_in_year, weekday_of

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_weekday_may_have_a_number():
    assert (weekday_of("-1FR"), weekday_of("MO"), weekday_of("+20SU")) == ((-1, 4), (0, 0), (20, 6))
    assert weekday_of("XX") is None


def test_a_day_is_so_many_th_from_both_ends_of_its_month_and_of_its_year():
    assert place_in_month(date(2026, 11, 10)) == (2, -3)
    assert place_in_month(date(2026, 11, 30)) == (5, -1)
    assert place_in_year(date(2026, 11, 30)) == (48, -5)
    assert place_in_year(date(2026, 12, 31)) == (53, -1)


@given(DAYS)
def test_weeks_that_begin_on_monday_are_those_of_the_iso_calendar(day):
    number, from_end = week_in_year(day, 0)
    year, iso, _ = day.isocalendar()
    assert number == iso
    assert number - from_end - 1 == date(year, 12, 28).isocalendar().week


@given(DAYS, st.integers(0, 6))
def test_the_first_week_has_four_days_of_the_year_wherever_weeks_begin(day, first):
    fourth = date(day.year, 1, 4)
    assert week_in_year(fourth, first)[0] == 1
    assert week_in_year(date(day.year, 12, 28), first)[1] == -1


@given(st.integers(1, 9998), st.integers(1, 12))
def test_a_month_is_as_long_as_the_calendar_says(year, month):
    assert month_length(year, month) == monthrange(year, month)[1]
