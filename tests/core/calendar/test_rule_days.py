"""The walker of rules against dateutil, and where dateutil would walk for ever."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from core.calendar.recurrence import Recurrence
from core.calendar.rrule import to_rrule
from core.calendar.rule_days import place_in_month, rule_days, weekday_of
from tests.core.calendar.rows import rules, some_days, steadily


def oracle(rule: Recurrence, start: date, last: date) -> list[date]:
    text = to_rrule(rule)
    walked = rrulestr(text, dtstart=datetime(start.year, start.month, start.day))
    return [
        one.date()
        for one in walked.between(datetime(2000, 1, 1), datetime(last.year, last.month, last.day), inc=True)
    ]


def plain_and_nth(rule: Recurrence) -> bool:
    """dateutil asks such days to be both."""
    nths = {bool(weekday_of(code)[0]) for code in rule.by_day}
    return len(nths) > 1


@steadily
@given(rules(), some_days)
def test_a_rule_gives_the_days_that_dateutil_gives(rule, start):
    assume(not plain_and_nth(rule))
    last = start + timedelta(days=1500)
    assert list(rule_days(rule, start, last=last)) == oracle(rule, start, last)


@steadily
@given(rules(), some_days, st.integers(0, 900), st.integers(0, 400))
def test_looking_into_the_middle_finds_what_a_walk_from_the_start_finds(rule, start, into, length):
    since, last = start + timedelta(days=into), start + timedelta(days=into + length)
    walked = [day for day in rule_days(rule, start, last=last) if day >= since]
    assert list(rule_days(rule, start, since, last)) == walked


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            Recurrence("YEARLY", by_day=("1MO", "-1FR")),
            [date(2026, 12, 25), date(2027, 1, 4), date(2027, 12, 31)],
        ),
        (Recurrence("YEARLY", by_day=("2SU",), by_month=(5,)), [date(2027, 5, 9), date(2028, 5, 14)]),
        (Recurrence("DAILY", by_day=("1SA",)), [date(2026, 11, 28), date(2026, 12, 5)]),
        (
            Recurrence("MONTHLY", by_day=("MO", "1TU")),
            [date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 1)],
        ),
        (Recurrence("MONTHLY", by_day=("FR",), by_month_day=(13,)), [date(2027, 8, 13), date(2028, 10, 13)]),
    ],
)
def test_rules_that_dateutil_or_people_read_otherwise(rule, expected):
    assert list(islice(rule_days(rule, date(2026, 11, 23)), len(expected))) == expected


def test_a_rule_that_never_comes_is_given_up():
    never = Recurrence("YEARLY", by_month=(2,), by_month_day=(30,))
    began = time.process_time()
    assert list(rule_days(never, date(2026, 1, 1))) == []
    assert list(rule_days(Recurrence("DAILY", by_month=(13,), count=5), date(2026, 1, 1))) == []
    assert time.process_time() - began < 2


def test_leap_days_are_worth_waiting_for():
    assert list(islice(rule_days(Recurrence("YEARLY", 3), date(2024, 2, 29)), 2)) == [
        date(2024, 2, 29),
        date(2036, 2, 29),
    ]


@pytest.mark.parametrize("rule", [Recurrence("DAILY", 0), Recurrence("MONTHLY", -1), Recurrence("YEARLY", 0)])
def test_an_interval_that_is_none_counts_as_one(rule):
    assert len(list(rule_days(rule, date(2026, 1, 1), last=date(2027, 6, 1)))) > 1


def test_no_times_are_no_days():
    assert list(rule_days(Recurrence("DAILY", count=0), date(2026, 1, 1))) == []


def test_a_weekday_nobody_knows_never_comes():
    assert weekday_of("XX") is None
    assert list(rule_days(Recurrence("WEEKLY", by_day=("XX",)), date(2026, 1, 1))) == []


def test_the_end_of_the_calendar_is_an_end():
    assert list(rule_days(Recurrence("YEARLY"), date(9990, 5, 1)))[-1] == date(9998, 5, 1)
    assert list(rule_days(Recurrence("MONTHLY"), date(9998, 11, 1))) == [date(9998, 11, 1), date(9998, 12, 1)]
    assert list(rule_days(Recurrence("WEEKLY"), date(9998, 12, 20)))[-1] == date(9998, 12, 27)


def test_a_day_is_so_many_th_from_both_ends_of_its_month():
    assert place_in_month(date(2026, 11, 10)) == (2, -3)
    assert place_in_month(date(2026, 11, 30)) == (5, -1)
