"""What holds of `resolve` whatever is said, and whenever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    Day,
    DaysAway,
    DaysFrom,
    Elapsed,
    Holiday,
    Latest,
    LunarDate,
    MonthsAway,
    Phrase,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    WholeMonth,
    WholeQuarter,
    WholeWeek,
    WholeYear,
)
from core.calendar.time.holidays import KEYS
from core.calendar.time.resolution import Habits
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Partial, Timed

ZONES = (
    "Asia/Seoul",
    "America/New_York",
    "Europe/London",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
)
PARTS = (
    "am",
    "pm",
    "dawn",
    "morning",
    "noon",
    "lunch",
    "afternoon",
    "evening",
    "dinner",
    "night",
    "midnight",
)

small = st.integers(-40, 70)
huge = st.integers(-(10**25), 10**25)
number = st.one_of(small, small, small, huge)
maybe = st.one_of(st.none(), number)
year = st.one_of(st.none(), st.integers(1990, 2110), number)

flat: st.SearchStrategy[Day] = st.one_of(
    st.builds(CalendarDate, maybe, maybe, year, st.booleans()),
    st.builds(
        CalendarDate, st.integers(-1, 32), st.one_of(st.none(), st.integers(0, 13)), year, st.booleans()
    ),
    st.builds(DaysAway, number),
    st.builds(MonthsAway, number, maybe),
    st.builds(WeekdayIn, st.integers(0, 6), maybe),
    st.builds(WeekdayOf, number, st.integers(-2, 6), maybe, maybe, year),
    st.builds(WholeWeek, number, st.tuples(number, number)),
    st.builds(WholeMonth, maybe, maybe, year, st.sampled_from(("early", "middle", "late", None))),
    st.builds(WeekOf, number, maybe, maybe, year, maybe, st.tuples(number, number)),
    st.builds(WholeQuarter, number),
    st.builds(WholeYear, number),
    st.builds(Holiday, st.sampled_from([*sorted(KEYS), "no such day"]), year),
    st.builds(LunarDate, number, number, st.booleans(), year),
    st.builds(LunarDate, st.integers(1, 12), st.integers(1, 31), st.booleans()),
)
days = st.one_of(
    flat,
    flat,
    st.builds(DaysFrom, st.one_of(flat, st.builds(Latest, flat)), number, number),
    st.builds(Latest, flat),
)
clocks = st.builds(
    Clock,
    st.one_of(st.none(), st.integers(0, 24), number),
    st.one_of(st.just(0), st.integers(0, 59), number),
    st.one_of(st.none(), st.sampled_from(PARTS)),
)
zones = st.one_of(st.none(), st.none(), st.sampled_from([*ZONES, "No/Where", "", "../etc", "\0"]))
spoken = st.builds(
    Spoken,
    day=st.one_of(st.none(), days),
    clock=st.one_of(st.none(), clocks),
    until_day=st.one_of(st.none(), st.none(), days),
    until_clock=st.one_of(st.none(), clocks),
    minutes=maybe,
    days=maybe,
    zone=zones,
    until_zone=zones,
    weekday=st.one_of(st.none(), number),
    leaning=st.sampled_from((None, "am", "pm")),
    deadline=st.booleans(),
)
phrases = st.builds(
    Phrase,
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["내일 3시", "금요일", "9999년 12월 31일", "3시부터 5시까지", "12시", "올해"]),
    ),
    st.sampled_from(("ko", "en")),
)
expressions = st.one_of(spoken, spoken, spoken, st.builds(Elapsed, number, maybe), phrases)
rules = st.builds(
    Recurrence,
    freq=st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    interval=st.integers(1, 5),
    by_day=st.lists(
        st.sampled_from(["MO", "SU", "1TU", "-1FR", "+2WE", "9MO", "xTH", "XX", "", "F"]), max_size=3
    ).map(tuple),
    by_month_day=st.lists(st.integers(-32, 32), max_size=2).map(tuple),
    by_month=st.lists(st.integers(-1, 14), max_size=2).map(tuple),
)
anchors = st.datetimes(
    datetime(1, 1, 1),
    datetime(9999, 12, 31, 23, 59),
    timezones=st.sampled_from([UTC, ZoneInfo("Asia/Seoul")]),
)
recent = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))


@settings(max_examples=300, deadline=None)
@given(
    expressions,
    st.one_of(anchors, recent),
    st.sampled_from(ZONES),
    st.booleans(),
    st.one_of(st.none(), rules),
)
def test_every_expression_is_answered_and_always_the_same(expression, anchor, zone, day_first, rule):
    first = resolve(expression, anchor, zone, Habits(day_first), rule)
    assert first == resolve(expression, anchor, zone, Habits(day_first), rule)
    assert (
        first.when.zone == zone
        if isinstance(first.when, Timed | Partial)
        else first.when.first <= first.when.last
    )


@settings(max_examples=150, deadline=None)
@given(spoken, recent, st.sampled_from(ZONES))
def test_nothing_ends_before_it_starts(expression, anchor, zone):
    resolution = resolve(expression, anchor, zone)
    whens = [
        resolution.when,
        *(a.instead for a in resolution.assumptions),
        *(o for d in resolution.doubts for o in d.options),
    ]
    for when in whens:
        if isinstance(when, AllDay):
            assert when.first <= when.last
        if isinstance(when, Timed) and when.end is not None:
            assert when.start.astimezone(UTC) < when.end.astimezone(UTC)


@settings(max_examples=300, deadline=None)
@given(
    st.builds(Clock, st.integers(0, 24), st.integers(0, 59), st.sampled_from((None, *PARTS))),
    recent,
    st.sampled_from(ZONES),
)
def test_a_time_without_a_date_is_within_the_next_day_or_so(clock, anchor, zone):
    when = resolve(Spoken(clock=clock), anchor, zone).when
    assert isinstance(when, Timed)
    assert timedelta() < when.start.astimezone(UTC) - anchor <= timedelta(hours=25)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 6),
    st.one_of(st.none(), st.builds(Clock, st.integers(0, 24))),
    recent,
    st.sampled_from(ZONES),
)
def test_a_bare_weekday_is_within_the_week_to_come(weekday, clock, anchor, zone):
    when = resolve(Spoken(WeekdayIn(weekday), clock), anchor, zone).when
    if isinstance(when, Timed):
        assert timedelta() < when.start.astimezone(UTC) - anchor < timedelta(days=8, hours=2)
    else:
        today = anchor.astimezone(ZoneInfo(zone)).date()
        assert when.first.weekday() == weekday
        assert 0 < (when.first - today).days <= 7


@settings(max_examples=100, deadline=None)
@given(rules, recent, st.sampled_from(ZONES), st.one_of(st.none(), st.builds(Clock, st.integers(0, 24))))
def test_a_series_does_not_start_before_now(rule, anchor, zone, clock):
    when = resolve(Spoken(clock=clock), anchor, zone, recurrence=rule).when
    if isinstance(when, Timed):
        assert when.start.astimezone(UTC) >= anchor
    if isinstance(when, AllDay):
        assert when.first >= anchor.astimezone(ZoneInfo(zone)).date()
