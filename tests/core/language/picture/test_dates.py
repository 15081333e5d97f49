"""Printed days and times: every way of writing them, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.time.expression import CalendarDate, Clock, Spoken
from core.language.picture.moments import find_moments, spoken
from core.language.picture.page import tidy

D, C = CalendarDate, Clock
WRITTEN = {
    "2027.02.20 SAT 6PM": Spoken(day=D(20, 2, 2027), weekday=5, clock=C(6, 0, "pm")),
    "2026. 12. 2.(수) 10:00~11:30": Spoken(day=D(2, 12, 2026), weekday=2, clock=C(10), until_clock=C(11, 30)),
    "12/3(목) 14:30": Spoken(day=D(3, 12), weekday=3, clock=C(14, 30)),
    "3.14(토)": Spoken(day=D(14, 3), weekday=5),
    "'26년 12월 5일": Spoken(day=D(5, 12, 2026)),
    "26.12.05(토) 14시": Spoken(day=D(5, 12, 2026), weekday=5, clock=C(14)),
    "2027년 1월 16일 토요일": Spoken(day=D(16, 1, 2027), weekday=5),
    "토요일 12월 5일": Spoken(day=D(5, 12), weekday=5),
    "December 4-6, 2026": Spoken(day=D(4, 12, 2026), until_day=D(6, 12, 2026)),
    "'26.12.5 ~ 12.7": Spoken(day=D(5, 12, 2026), until_day=D(7, 12, 2026)),
    "12월 5일(토) ~ 7일(월)": Spoken(day=D(5, 12), weekday=5, until_day=D(7, 12)),
    "12.24 THU - 12.27 SUN": Spoken(day=D(24, 12), weekday=3, until_day=D(27, 12)),
    "Friday, Dec 4 - Sunday, Dec 6": Spoken(day=D(4, 12), weekday=4, until_day=D(6, 12)),
    "2026.12.04(금) 10:00 ~ 12.06(일) 18:00": Spoken(
        day=D(4, 12, 2026), weekday=4, clock=C(10), until_day=D(6, 12), until_clock=C(18)
    ),
    "12월 5일 ~ 12월 7일 10:00~18:00": Spoken(day=D(5, 12), until_day=D(7, 12)),
    "Sat 12 Dec 2026 7:30 PM": Spoken(day=D(12, 12, 2026), weekday=5, clock=C(7, 30, "pm")),
    "DEC 12 (SAT) PM 7:30": Spoken(day=D(12, 12), weekday=5, clock=C(7, 30, "pm")),
    "the 5th of December at noon": Spoken(day=D(5, 12), clock=C(None, 0, "noon")),
    "12/05/2026 18:00": Spoken(day=D(5, 12, 2026, slashed=True), clock=C(18)),
    "25/12/2026": Spoken(day=D(25, 12, 2026)),
    "7:30 PM, Friday Dec 11": Spoken(day=D(11, 12), weekday=4, clock=C(7, 30, "pm")),
    "Dec 10, 9-11:30 AM": Spoken(day=D(10, 12), clock=C(9), until_clock=C(11, 30, "am")),
    "2027년 1월 16일 토요일 오후 2~4시": Spoken(
        day=D(16, 1, 2027), weekday=5, clock=C(2, 0, "pm"), until_clock=C(4)
    ),
    "내일(11/25)": Spoken(day=D(25, 11)),
    "낮 12시 30분": Spoken(clock=C(12, 30, "noon")),
    "오후 3시 반": Spoken(clock=C(3, 30, "pm")),
    "6:30-8PM": Spoken(clock=C(6, 30), until_clock=C(8, 0, "pm")),
    "자정": Spoken(clock=C(None, 0, "midnight")),
    "14:00 (약 2시간 30분)": Spoken(clock=C(14), minutes=150),
    "19:00부터 21:00까지": Spoken(clock=C(19), until_clock=C(21)),
    "09:30": Spoken(clock=C(9, 30, "am")),
    "l2월 14일(윌) 1O:3O": Spoken(day=D(14, 12), weekday=0, clock=C(10, 30)),
    "12윌 3일 10;30": Spoken(day=D(3, 12), clock=C(10, 30)),
}
NOT_TIMES = (
    "031-777-0282",
    "02-555-0134",
    "1,200원",
    "₩12:30",
    "8세 이상",
    "2026학년도 2학기",
    "제 2026-187호",
    "24시간 영업",
    "1~6학년",
    "버전 3.14",
    "13월 45일",
    "25:70",
    "30시",
    "12월 3일간의 기록",
    "1/2컵",
    "me@12.30.example",
    "https://x.example/2026/12/05",
)


@pytest.mark.parametrize(("text", "meant"), WRITTEN.items(), ids=WRITTEN.keys())
def test_a_printed_time_is_found_whole(text, meant):
    found = find_moments(tidy(text))
    assert [spoken(one) for one in found] == [meant]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_a_time_is_none(text):
    assert find_moments(tidy(text)) == ()


def test_two_hours_of_one_day_stay_apart():
    first, second = find_moments("12월 5일(토) 14:00 / 18:00")
    assert (spoken(first).clock, spoken(second)) == (C(14), Spoken(clock=C(18)))


def test_on_a_24_hour_page_an_early_hour_is_in_the_morning():
    assert spoken(find_moments("7:30", whole_day=True)[0]).clock == C(7, 30, "am")


def test_an_end_that_is_no_day_is_left_out():
    assert spoken(find_moments("12월 5일 ~ 40일")[0]) == Spoken(day=D(5, 12))
    assert spoken(find_moments("12.5(토) ~ 14.7")[0]) == Spoken(day=D(5, 12), weekday=5)


@given(st.text(max_size=80))
def test_any_text_is_looked_through_without_a_fault(text):
    tidied = tidy(text)
    for one in find_moments(tidied):
        assert 0 <= one.start < one.end <= len(tidied)


@given(st.dates(), st.integers(0, 23), st.integers(0, 59))
def test_every_full_date_is_read_back(day, hour, minute):
    text = f"{2000 + day.year % 90:04}. {day.month}. {min(day.day, 28)}. {hour:02}:{minute:02}"
    said = spoken(find_moments(text)[0])
    assert said.day == D(min(day.day, 28), day.month, 2000 + day.year % 90)
    assert said.clock is not None
    assert replace(said.clock, part=None) == C(hour, minute)
