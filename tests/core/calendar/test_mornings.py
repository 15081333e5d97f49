"""When a day is told, and which."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core.calendar.mornings import LATE, day_to_tell, next_telling, tells_tomorrow
from core.calendar.reminding import UNKNOWN
from tests.core.calendar.test_reminding import BERLIN, SEOUL, at

EIGHT, TEN_AT_NIGHT = time(8), time(22)


def test_the_next_telling_is_today_if_that_is_still_to_come_and_else_tomorrow():
    assert next_telling(EIGHT, at(24, 7, 59), SEOUL) == at(24, 8)
    assert next_telling(EIGHT, at(24, 8), SEOUL) == at(25, 8)


def test_the_time_is_that_of_the_clocks_on_the_wall():
    assert next_telling(EIGHT, at(24, 9, zone=BERLIN, month=10), BERLIN) == at(25, 8, zone=BERLIN, month=10)


@pytest.mark.parametrize(
    ("at_time", "now", "day"),
    [
        (EIGHT, at(24, 7, 59), None),
        (EIGHT, at(24, 8), date(2026, 11, 24)),
        (EIGHT, at(24, 8) + LATE, date(2026, 11, 24)),
        (EIGHT, at(24, 8) + LATE + timedelta(seconds=1), None),
        (TEN_AT_NIGHT, at(24, 22), date(2026, 11, 25)),
        (TEN_AT_NIGHT, at(25, 0, 10), None),
    ],
)
def test_a_day_is_told_in_time_or_some_hours_late_and_in_the_evening_the_next(at_time, now, day):
    assert day_to_tell(at_time, at(24, 0), now, SEOUL, tomorrow=tells_tomorrow(at_time, None)) == day


def test_a_time_that_was_chosen_after_it_had_passed_waits_for_tomorrow():
    assert day_to_tell(EIGHT, UNKNOWN, at(24, 9), SEOUL, tomorrow=False) is None
    soon = at(24, 8) + timedelta(seconds=3)
    assert day_to_tell(EIGHT, UNKNOWN, soon, SEOUL, tomorrow=False) == date(2026, 11, 24)


def test_which_day_is_told_may_be_said():
    assert [tells_tomorrow(hour, "today") for hour in (EIGHT, TEN_AT_NIGHT)] == [False, False]
    assert [tells_tomorrow(hour, "tomorrow") for hour in (EIGHT, TEN_AT_NIGHT)] == [True, True]
