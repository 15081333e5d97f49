"""Which hours a part of the day has."""

from datetime import date

import pytest

from core.calendar.time.day_parts import HOURS, hours_of, part_of
from core.calendar.time.expression import Clock, DaysAway, Elapsed, Spoken


@pytest.mark.parametrize("part", sorted(HOURS))
def test_every_part_of_the_day_has_hours_on_that_day(part):
    window = hours_of(part, date(2026, 11, 12), "Asia/Seoul")
    assert window.start.date() == date(2026, 11, 12)
    assert window.start < window.end


def test_night_ends_at_midnight():
    assert hours_of("night", date(2026, 11, 12), "Asia/Seoul").end.isoformat() == "2026-11-13T00:00:00+09:00"


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        (None, None),
        (Elapsed(30), None),
        (Spoken(DaysAway(1)), None),
        (Spoken(DaysAway(1), Clock(3, 0, "pm")), None),
        (Spoken(DaysAway(1), Clock(None, 0, "afternoon")), "afternoon"),
        (Spoken(DaysAway(1), Clock(None, 0, "midnight")), None),
    ],
)
def test_a_part_of_the_day_counts_only_without_an_hour(expression, part):
    assert part_of(expression) == part
