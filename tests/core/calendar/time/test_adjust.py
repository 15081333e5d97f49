"""Corrections to an event that is there: only what was said changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.time.adjust import adjust, extend, shift
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    Elapsed,
    Phrase,
    Spoken,
    WeekdayIn,
    WholeMonth,
    WholeWeek,
)
from core.calendar.time.resolution import Habits
from core.calendar.when import AllDay, Partial, Timed

SEOUL = "Asia/Seoul"
NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 11, 13, 0, tzinfo=ZoneInfo(SEOUL))


def timed(day, hour, minute=0, *, length=None, zone=SEOUL):
    start = datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(zone))
    return Timed(start, None if length is None else start + timedelta(minutes=length), zone)


def days(first, last=None):
    return AllDay(date(2026, 11, first), date(2026, 11, last or first))


def told(when, expression):
    return adjust(when, expression, NOW, SEOUL)


@pytest.mark.parametrize(
    ("old", "clock", "new"),
    [
        (15, Clock(4), 16),
        (18, Clock(7), 19),
        (20, Clock(8), 20),
        (9, Clock(11), 11),
        (9, Clock(5), 17),
        (7, Clock(6), 6),
        (5, Clock(4), 4),
        (10, Clock(2), 14),
        (14, Clock(9), 9),
        (9, Clock(12), 12),
        (15, Clock(9, part="pm"), 21),
        (15, Clock(9, part="am"), 9),
        (9, Clock(15), 15),
        (12, Clock(1), 13),
        (0, Clock(1), 1),
    ],
)
def test_a_new_hour_keeps_day_and_length_and_the_nearer_half(old, clock, new):
    assert told(timed(12, old, length=90), Spoken(clock=clock)).when == timed(12, new, length=90)


def test_a_guessed_half_offers_the_other():
    [guess] = told(timed(12, 15, length=60), Spoken(clock=Clock(4))).assumptions
    assert (guess.kind, guess.instead) == ("half_day", timed(12, 4, length=60))
    assert told(timed(12, 15), Spoken(clock=Clock(4, part="pm"))).assumptions == ()


def test_twelve_in_the_evening_is_midnight():
    assert told(timed(12, 22), Spoken(clock=Clock(12))).when == timed(13, 0)


@pytest.mark.parametrize(
    ("day", "new"),
    [(DaysAway(2), 13), (WeekdayIn(4, 1), 20), (CalendarDate(30, 11), 30), (CalendarDate(25), 25)],
)
def test_a_new_day_keeps_time_and_length(day, new):
    assert told(timed(18, 15, 30, length=45), Spoken(day)).when == timed(new, 15, 30, length=45)


def test_a_bare_weekday_is_that_of_the_events_own_week():
    assert told(timed(17, 15), Spoken(WeekdayIn(2))).when == timed(18, 15)
    assert told(timed(17, 15), Spoken(weekday=4)).when == timed(20, 15)


def test_another_week_is_the_same_weekday_there():
    assert told(timed(12, 15), Spoken(WholeWeek(1))).when == timed(19, 15)
    assert told(days(13), Spoken(WholeWeek(1))).when == days(20)
    assert told(timed(12, 15), Spoken(WholeMonth(1))).when.start.isoformat() == "2026-12-12T15:00:00+09:00"


def test_a_weekday_that_is_over_in_the_events_week_is_the_next_to_come():
    assert told(timed(12, 15), Spoken(WeekdayIn(0))).when == timed(16, 15)


def test_a_bare_day_of_the_month_is_that_of_the_events_month():
    december = Timed(datetime(2026, 12, 20, 15, tzinfo=ZoneInfo(SEOUL)), None, SEOUL)
    assert told(december, Spoken(CalendarDate(22))).when.start.date() == date(2026, 12, 22)
    assert told(timed(20, 15), Spoken(CalendarDate(31))).when.start.date() == date(2026, 12, 31)


def test_day_and_time_together_keep_the_length():
    assert told(timed(12, 15, length=90), Spoken(DaysAway(2), Clock(4))).when == timed(13, 16, length=90)


def test_only_an_end_or_a_length_keeps_the_start():
    assert told(timed(12, 15), Spoken(until_clock=Clock(5))).when == timed(12, 15, length=120)
    assert told(timed(12, 15, length=60), Spoken(minutes=90)).when == timed(12, 15, length=90)
    assert told(days(12), Spoken(until_day=WeekdayIn(5))).when == days(12, 14)
    assert told(days(12), Spoken(days=2)).when == days(12, 13)


def test_only_a_length_gives_an_end_to_what_had_none():
    assert told(timed(12, 15), Spoken(minutes=120)).when == timed(12, 15, length=120)
    assert told(timed(12, 15, length=180), Spoken(minutes=30)).when == timed(12, 15, length=30)


def test_what_began_already_can_get_another_end_without_a_question():
    assert told(timed(11, 9), Spoken(minutes=300)).doubts == ()
    assert told(timed(11, 9, length=60), Spoken(until_clock=Clock(11))).when == timed(11, 9, length=120)
    assert told(timed(11, 9, length=60), Spoken(until_clock=Clock(11))).doubts == ()
    assert [doubt.kind for doubt in told(timed(11, 9), Spoken(minutes=-5)).doubts] == ["ends_before_start"]


@pytest.mark.parametrize("said", [Spoken(WeekdayIn(1), deadline=True), Spoken(until_day=WeekdayIn(1))])
def test_a_last_day_said_of_several_days_leaves_the_first(said):
    assert told(days(16, 18), said).when == days(16, 17)
    assert told(days(16, 18), replace(said, **_friday(said))).when == days(16, 20)


def _friday(said):
    return {"day": WeekdayIn(4)} if said.day else {"until_day": WeekdayIn(4)}


def test_a_last_day_before_the_first_is_doubted():
    resolution = told(days(23, 25), Spoken(DaysAway(3), deadline=True))
    assert [doubt.kind for doubt in resolution.doubts] == ["ends_before_start"]


def test_a_deadline_of_one_day_moves():
    assert told(days(16), Spoken(WeekdayIn(4), deadline=True)).when == days(20)
    assert told(timed(16, 15), Spoken(WeekdayIn(4), deadline=True)).when == timed(20, 15)
    assert told(days(16, 18), Spoken(WeekdayIn(4), Clock(5), deadline=True)).when == timed(20, 17)


def test_a_whole_range_replaces_the_old_one():
    assert told(timed(12, 15, length=15), Spoken(clock=Clock(4), until_clock=Clock(6))).when == timed(
        12, 16, length=120
    )
    assert told(timed(12, 15), Spoken(DaysAway(2), until_day=WeekdayIn(5))).when == days(13, 14)


def test_an_all_day_event_takes_a_time_and_moves_with_its_days():
    assert told(days(12), Spoken(clock=Clock(4))).when == timed(12, 16)
    assert [guess.kind for guess in told(days(12), Spoken(clock=Clock(4))).assumptions] == ["half_day"]
    assert told(days(12, 14), Spoken(DaysAway(5))).when == days(16, 18)
    assert told(days(12), Spoken(DaysAway(5))).assumptions == ()
    assert told(days(12), Spoken(WholeWeek(1))).when == days(19)


def test_what_was_missing_is_filled_in():
    assert told(Partial(date(2026, 11, 12), None, SEOUL), Spoken(clock=Clock(3))).when == timed(12, 15)
    assert told(Partial(None, time(15), SEOUL), Spoken(DaysAway(1))).when == timed(12, 15)
    assert told(Partial(None, None, SEOUL), Spoken(DaysAway(1))).when == days(12)
    assert [g.kind for g in told(Partial(None, None, SEOUL), Spoken(DaysAway(1))).assumptions] == ["all_day"]
    assert told(Partial(None, None, SEOUL), Spoken(clock=Clock(3))).when == timed(11, 15)


def test_an_event_of_another_zone_stays_there_and_is_told_in_ours():
    there = timed(12, 9, length=30, zone=NEW_YORK)
    moved = told(there, Spoken(clock=Clock(23, 30))).when
    assert (moved.zone, moved.start) == (NEW_YORK, datetime(2026, 11, 12, 9, 30, tzinfo=ZoneInfo(NEW_YORK)))
    assert moved.end - moved.start == timedelta(minutes=30)


def test_korean_phrases_change_only_what_they_say():
    assert told(timed(12, 15, length=60), Phrase("4시", "ko")).when == timed(12, 16, length=60)
    assert told(timed(12, 15, length=60), Phrase("오후 5시", "ko")).when == timed(12, 17, length=60)
    assert told(timed(12, 15, length=60), Phrase("모레", "ko")).when == timed(13, 15, length=60)
    assert told(timed(12, 15, length=60), Phrase("모레 오전 10시", "ko")).when == timed(13, 10, length=60)
    assert told(timed(12, 15), Phrase("이번 주말", "ko")).when == days(14, 15)


def test_from_now_is_counted_from_now():
    assert told(timed(12, 15, length=60), Elapsed(60)).when == timed(11, 14, length=60)


def test_doubts_and_their_options_keep_the_length_too():
    [doubt] = told(timed(12, 15, length=60), Spoken(CalendarDate(31, 11))).doubts
    assert doubt.kind == "no_such_date"
    assert all(option.end - option.start == timedelta(hours=1) for option in doubt.options)
    [past] = told(timed(11, 15), Spoken(clock=Clock(9, part="am"))).doubts
    assert past.kind == "past"


def test_a_time_that_does_not_exist_is_doubted():
    assert told(timed(12, 15), Spoken(clock=Clock(25))).doubts[0].kind == "no_such_time"


def test_what_would_leave_the_calendar_is_doubted():
    long = Timed(
        datetime(2026, 11, 12, tzinfo=ZoneInfo(SEOUL)), datetime(9990, 1, 1, tzinfo=ZoneInfo(SEOUL)), SEOUL
    )
    resolution = told(long, Spoken(CalendarDate(1, 1, 5000)))
    assert (resolution.when, resolution.doubts[0].kind) == (long, "no_such_date")


def test_shifting():
    assert shift(timed(12, 15, length=60), 90) == timed(12, 16, 30, length=60)
    assert shift(timed(12, 15), -24 * 60) == timed(11, 15)
    assert shift(days(12, 13), 24 * 60) == days(13, 14)
    assert shift(days(12), 30) == days(12)
    assert shift(Partial(date(2026, 11, 12), time(23, 30), SEOUL), 60) == Partial(
        date(2026, 11, 13), time(0, 30), SEOUL
    )
    assert shift(Partial(date(2026, 11, 12), None, SEOUL), 24 * 60) == Partial(
        date(2026, 11, 13), None, SEOUL
    )
    assert shift(Partial(None, time(9), SEOUL), 60) == Partial(None, time(10), SEOUL)
    assert shift(Partial(None, None, SEOUL), 60) == Partial(None, None, SEOUL)
    assert shift(timed(12, 15), 10**20) == timed(12, 15)


def test_a_day_later_is_the_same_time_on_the_wall_when_the_clocks_change():
    before = Timed(datetime(2027, 3, 13, 9, tzinfo=ZoneInfo(NEW_YORK)), None, NEW_YORK)
    assert shift(before, 24 * 60).start.hour == 9
    assert shift(before, 23 * 60).start.hour == 9


def test_lengthening():
    assert extend(timed(12, 15, length=60), 30) == timed(12, 15, length=90)
    assert extend(timed(12, 15), 30) == timed(12, 15, length=90)
    assert extend(timed(12, 15, length=60), -30) == timed(12, 15, length=30)
    assert extend(timed(12, 15, length=60), -60) == timed(12, 15, length=60)
    assert extend(days(12), 2 * 24 * 60) == days(12, 14)
    assert extend(days(12, 13), -24 * 60) == days(12)
    assert extend(days(12), -24 * 60) == days(12)
    assert extend(Partial(None, None, SEOUL), 60) == Partial(None, None, SEOUL)
    assert extend(timed(12, 15), 10**20) == timed(12, 15)


moments = st.datetimes(datetime(2020, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))
whens = st.one_of(
    st.builds(
        lambda at, long, zone: Timed(at, at + timedelta(minutes=long), zone),
        moments,
        st.integers(1, 5000),
        st.sampled_from((SEOUL, NEW_YORK)),
    ),
    st.builds(
        lambda at, long: AllDay(at.date(), at.date() + timedelta(days=long)), moments, st.integers(0, 40)
    ),
    st.builds(lambda at: Partial(at.date(), None, SEOUL), moments),
)
said = st.builds(
    Spoken,
    day=st.one_of(
        st.none(),
        st.builds(WeekdayIn, st.integers(0, 6)),
        st.builds(CalendarDate, st.integers(-1, 40)),
        st.builds(DaysAway, st.integers()),
    ),
    clock=st.one_of(
        st.none(), st.builds(Clock, st.one_of(st.none(), st.integers(-1, 30)), st.integers(0, 70))
    ),
    until_clock=st.one_of(st.none(), st.builds(Clock, st.integers(0, 25))),
    minutes=st.one_of(st.none(), st.integers()),
    days=st.one_of(st.none(), st.integers()),
)


@given(whens, said, moments, st.sampled_from((SEOUL, NEW_YORK)))
def test_no_correction_raises_or_makes_an_event_end_before_it_starts(when, expression, now, zone):
    new = adjust(when, expression, now, zone, Habits()).when
    if isinstance(new, Timed) and new.end is not None:
        assert new.start.astimezone(UTC) < new.end.astimezone(UTC)
    if isinstance(new, AllDay):
        assert new.first <= new.last


@given(whens, st.integers(-3000, 3000))
def test_shifting_there_and_back_is_no_change_for_whole_days(when, number):
    minutes = number * 24 * 60
    if not isinstance(when, Timed):
        assert shift(shift(when, minutes), -minutes) == when
