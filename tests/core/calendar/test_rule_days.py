"""The walker of rules against dateutil, and where dateutil would walk for ever."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.calendar.recurrence import Recurrence
from core.calendar.rrule import from_rrule, to_rrule
from core.calendar.rule_days import is_ruled, last_day, last_ruled, rule_days, ruled_days
from core.calendar.rule_places import weekday_of
from tests.core.calendar.rows import all_rules, some_days, steadily

thoroughly = settings(deadline=None, max_examples=300)


def oracle(rule: Recurrence, start: date, last: date) -> list[date]:
    text = to_rrule(rule)
    walked = rrulestr(text, dtstart=datetime(start.year, start.month, start.day))
    return [
        one.date()
        for one in walked.between(datetime(2000, 1, 1), datetime(last.year, last.month, last.day), inc=True)
    ]


def besides(rule: Recurrence, last: date) -> set[date]:
    return {day for day in rule.also if day <= last}


def plain_and_nth(rule: Recurrence) -> bool:
    """dateutil asks such days to be both."""
    nths = {bool(weekday_of(code)[0]) for code in rule.by_day}
    return len(nths) > 1


@thoroughly
@given(all_rules(), some_days)
def test_a_rule_gives_the_days_that_dateutil_gives(rule, start):
    assume(not plain_and_nth(rule))
    last = start + timedelta(days=1500)
    assert list(rule_days(rule, start, last=last)) == sorted(
        {*oracle(rule, start, last), *besides(rule, last)}
    )


@steadily
@given(all_rules(), some_days, st.integers(0, 900), st.integers(0, 400))
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
    assert list(rule_days(Recurrence("WEEKLY", by_day=("XX",)), date(2026, 1, 1))) == []


def test_the_end_of_the_calendar_is_an_end():
    assert list(rule_days(Recurrence("YEARLY"), date(9990, 5, 1)))[-1] == date(9998, 5, 1)
    assert list(rule_days(Recurrence("MONTHLY"), date(9998, 11, 1))) == [date(9998, 11, 1), date(9998, 12, 1)]
    assert list(rule_days(Recurrence("WEEKLY"), date(9998, 12, 20)))[-1] == date(9998, 12, 27)


def test_its_beginning_is_one_too():
    from_sunday = Recurrence("WEEKLY", 2, ("SU", "MO"), week_start="SU")
    assert next(rule_days(from_sunday, date(1, 1, 1))) == date(1, 1, 1)
    assert next(rule_days(Recurrence("YEARLY", by_week_no=(1,), by_day=("MO",)), date(1, 1, 1))) == date(
        1, 1, 1
    )


# ── dates besides the rule, and where it ends ──

THURSDAYS = Recurrence("WEEKLY", count=3, also=(date(2026, 12, 1), date(2026, 11, 26), date(2027, 5, 1)))


def test_dates_besides_the_rule_come_in_between_and_are_not_counted():
    assert [f"{day:%m-%d}" for day in rule_days(THURSDAYS, date(2026, 11, 26))] == [
        "11-26", "12-01", "12-03", "12-10", "05-01",
    ]  # fmt: skip
    assert list(ruled_days(THURSDAYS, date(2026, 11, 26))) == [
        date(2026, 11, 26),
        date(2026, 12, 3),
        date(2026, 12, 10),
    ]
    assert is_ruled(THURSDAYS, date(2026, 11, 26), date(2026, 12, 3))
    assert not is_ruled(THURSDAYS, date(2026, 11, 26), date(2026, 12, 1))


def test_the_last_day_is_that_of_the_rule_or_of_the_dates_besides():
    start = date(2026, 11, 26)
    assert (last_ruled(THURSDAYS, start), last_day(THURSDAYS, start)) == (
        date(2026, 12, 10),
        date(2027, 5, 1),
    )
    assert last_day(Recurrence("DAILY", until=date(2026, 12, 1)), start) == date(2026, 12, 1)
    assert last_day(Recurrence("DAILY", until=date(2026, 1, 1)), start) == start
    assert last_day(Recurrence("DAILY"), start) is None


@steadily
@given(all_rules(), some_days)
def test_nothing_comes_after_the_last_day(rule, start):
    last = last_day(rule, start)
    far = start + timedelta(days=130_000)
    days = list(islice(rule_days(rule, start, last=far), 40))
    assert last is None or all(day <= last for day in days)
    if rule.count and len(days) < 40:
        assert last is not None and last <= max([start, *days])


def test_a_count_that_nobody_lives_to_see_is_none():
    start = date(2026, 11, 13)
    fridays = from_rrule("FREQ=DAILY;BYDAY=FR;BYMONTHDAY=13;COUNT=9999")
    assert last_ruled(fridays, start) is None
    assert list(islice(rule_days(fridays, start), 2)) == [start, date(2027, 8, 13)]
    assert last_ruled(from_rrule("FREQ=DAILY;COUNT=9999"), start) == start + timedelta(days=9998)


# ── never for ever ──


def some(least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(st.integers(least, most), min_size=1, max_size=8).map(lambda one: ",".join(map(str, one)))


@st.composite
def rule_texts(draw) -> str:
    """Texts that look like rules, most of them nonsense."""
    days = st.lists(
        st.from_regex(r"([+-]?[0-5]?)(MO|TU|WE|TH|FR|SA|SU)", fullmatch=True), min_size=1, max_size=5
    )
    parts = {
        "INTERVAL": st.sampled_from(("0", "1", "2", "7", "100", "9999", "10000")),
        "COUNT": st.sampled_from(("0", "1", "500", "9999", "99999999")),
        "UNTIL": st.sampled_from(("00010101", "20240101", "20301231", "99991231")),
        "BYMONTH": some(1, 13), "BYMONTHDAY": some(-31, 31), "BYYEARDAY": some(-366, 366), "BYWEEKNO": some(-53, 54),
        "BYSETPOS": some(-9, 9), "BYHOUR": some(0, 23), "BYDAY": days.map(",".join), "WKST": st.sampled_from(("MO", "SU")),
    }  # fmt: skip
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "MINUTELY", "SECONDLY")))
    names = draw(st.lists(st.sampled_from([*parts]), max_size=4, unique=True))
    return ";".join((f"FREQ={freq}", *(f"{name}={draw(parts[name])}" for name in names)))


STARTS = (date(1, 1, 1), date(1970, 1, 1), date(2024, 2, 29), date(2026, 11, 24), date(9990, 1, 1))


@thoroughly
@given(rule_texts(), st.sampled_from(STARTS), st.sampled_from(STARTS))
def test_no_rule_whatever_it_says_is_looked_at_for_long(text, start, since):
    try:
        rule = from_rrule(text)
    except ValueError:
        return
    began = time.process_time()
    list(rule_days(rule, start, since, since + timedelta(days=40)))
    last_day(rule, start)
    next(rule_days(rule, start, since), None)
    assert time.process_time() - began < 3  # 0.15 at most where nothing watches each line
