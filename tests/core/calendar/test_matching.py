"""Which events a description may mean."""

from __future__ import annotations

from datetime import time
from uuid import UUID

import pytest

from core.calendar.event import Event, Placement
from core.calendar.matching import matching
from tests.core.calendar.rows import SEOUL, at, days, event, moments, timed, window

NOW = at("2026-11-23 12:00")
WEEK = window("2026-11-23 00:00", "2026-11-30 00:00")


def titles(rows: list[Event], title: str = "", **how: object) -> list[str]:
    return [one.event.title for one in matching(rows, SEOUL, NOW, title, **how)]


def rows(*said: str) -> list[Event]:
    """Tomorrow, one an hour."""
    return [event(title, timed(f"2026-11-24 {n + 9:02}:00"), n + 1) for n, title in enumerate(said)]


@pytest.mark.parametrize(
    ("said", "calendar", "meant"),
    [
        ("회의", ["팀 회의", "점심"], ["팀 회의"]),
        ("회의", ["회의", "팀 회의"], ["회의", "팀 회의"]),
        ("팀 회의", ["팀 회의", "회의", "영업팀 회의"], ["팀 회의"]),
        ("팀회의", ["팀 회의"], ["팀 회의"]),
        ("회으", ["팀 회의"], ["팀 회의"]),
        ("미팅", ["고객사 회의"], ["고객사 회의"]),
        ("1팀 회의", ["1팀 회의", "2팀 회의"], ["1팀 회의"]),
        ("치과 예약", ["치과", "미용실 예약"], ["치과"]),
        ("팀 회의", ["회의"], ["회의"]),
        ("영어 수업", ["수학 수업"], []),
        ("회의", ["회의 준비", "회의"], ["회의"]),
        ("회의", ["회의 준비"], ["회의 준비"]),
        ("dentist", ["치과 예약"], ["치과 예약"]),
        ("lunch", ["Lunch w/ Ben", "lunch meeting", "dinner"], ["lunch meeting", "Lunch w/ Ben"]),
        ("하은이", ["하은 생일", "하윤 생일"], ["하은 생일"]),
        ("하은", ["김하은 면담"], ["김하은 면담"]),
        ("김 부장님", ["김부장 보고", "박부장 보고"], ["김부장 보고"]),
        ("약속", ["점심 약속", "치과"], ["점심 약속"]),
        ("운동", ["치과"], []),
    ],
)
def test_titles_are_found_as_people_say_them(said, calendar, meant):
    assert titles(rows(*calendar), said) == meant


def test_guests_and_places_count_as_words():
    calendar = [
        event("점심", timed("2026-11-24 12:00"), 1, attendees=("하은", "ben.kim@example.com")),
        event("저녁", timed("2026-11-24 18:00"), 2, location="강남역"),
    ]
    assert titles(calendar, attendees=("하은이",)) == ["점심"]
    assert titles(calendar, "점심", attendees=("Ben",)) == ["점심"]
    assert titles(calendar, "강남 저녁") == ["저녁"]
    assert titles(calendar, attendees=("민수",)) == []


def test_a_guest_is_found_by_the_whole_address_and_by_the_name_that_the_calendar_shows():
    shown = Placement(UUID(int=7), names=(("k1234@example.org", "김민수"),))
    calendar = [
        event("점심", timed("2026-11-24 12:00"), 1, attendees=("k1234@example.org",), placement=shown),
        event("회의", timed("2026-11-24 15:00"), 2, attendees=("Minsu@example.org",)),
        event("저녁", timed("2026-11-24 18:00"), 3, attendees=("minsu@elsewhere.example", "하은")),
    ]
    assert titles(calendar, attendees=("민수",)) == ["점심"]
    assert titles(calendar, attendees=("K1234@example.org",)) == ["점심"]
    assert titles(calendar, attendees=("minsu@Example.org",)) == ["회의"]
    assert titles(calendar, attendees=("minsu",)) == ["회의", "저녁"]
    assert titles(calendar, attendees=("하은", "minsu@elsewhere.example")) == ["저녁"]
    assert titles(calendar, attendees=("minsu@nowhere.example",)) == []


def test_an_address_finds_a_guest_who_was_only_named():
    calendar = [event("점심", timed("2026-11-24 12:00"), 1, attendees=("Minsu",))]
    assert titles(calendar, attendees=("minsu@example.org",)) == ["점심"]


def test_saying_nothing_means_nothing():
    assert titles(rows("치과")) == []


def test_a_day_alone_means_what_is_on_it():
    assert titles(rows("치과", "회의"), window=WEEK) == ["치과", "회의"]
    assert titles(rows("치과", "회의"), "일정", window=WEEK) == ["치과", "회의"]
    assert titles(rows("치과", "회의"), "일정") == []
    assert titles(rows("치과", "회의"), "시험", window=WEEK) == []


def test_the_window_holds():
    calendar = [*rows("치과"), event("치과", timed("2026-12-24 09:00"), 9)]
    found = matching(calendar, SEOUL, NOW, "치과", window=WEEK)
    assert moments(found) == ["11-24 09:00"]


def test_what_is_to_come_is_meant_before_what_is_over():
    calendar = [
        event("치과", timed("2026-11-20 09:00"), 1),
        event("치과", timed("2026-12-20 09:00"), 2),
        event("치과", timed("2026-12-01 09:00"), 3),
        event("미용실", timed("2026-11-01 09:00"), 4),
        event("미용실", timed("2026-11-19 09:00"), 5),
        event("이발", timed("2026-10-01 09:00"), 6),
        event("은행", timed("2027-12-01 09:00"), 7),
    ]
    assert moments(matching(calendar, SEOUL, NOW, "치과")) == ["12-01 09:00", "12-20 09:00"]
    assert moments(matching(calendar, SEOUL, NOW, "미용실")) == ["11-19 09:00", "11-01 09:00"]
    assert titles(calendar, "이발") == titles(calendar, "은행") == []
    whole_month = window("2026-11-01 00:00", "2026-12-31 00:00")
    assert moments(matching(calendar, SEOUL, NOW, "치과", window=whole_month)) == [
        "12-01 09:00", "12-20 09:00", "11-20 09:00",
    ]  # fmt: skip


def test_what_goes_on_now_is_still_to_come():
    calendar = [event("회의", timed("2026-11-23 11:30"), 1), event("회의", timed("2026-11-20 11:30"), 2)]
    assert moments(matching(calendar, SEOUL, NOW, "회의")) == ["11-23 11:30"]


def test_a_series_is_there_once_with_its_next_occurrence():
    weekly = event("요가", timed("2026-09-01 19:00"), rule="FREQ=WEEKLY")
    assert moments(matching([weekly], SEOUL, NOW, "요가")) == ["11-24 19:00"]
    december = window("2026-12-01 00:00", "2026-12-31 00:00")
    assert moments(matching([weekly], SEOUL, NOW, "요가", window=december)) == ["12-01 19:00"]
    pinned = window("2026-12-15 00:00", "2026-12-16 00:00")
    [one] = matching([weekly], SEOUL, NOW, "요가", window=pinned)
    assert one.original == at("2026-12-15 19:00")
    ended = event("요가", timed("2026-09-01 19:00"), rule="FREQ=WEEKLY;UNTIL=20261117")
    assert moments(matching([ended], SEOUL, NOW, "요가")) == ["11-17 19:00"]


def test_a_clock_tells_events_apart():
    calendar = [
        event("회의", timed("2026-11-24 10:00"), 1),
        event("회의", timed("2026-11-24 15:00"), 2),
        event("회의", timed("2026-11-24 17:20"), 3),
        event("회의", days("2026-11-24"), 4),
    ]

    def at_clock(hour: int, minute: int = 0) -> list[str]:
        return moments(matching(calendar, SEOUL, NOW, "회의", clock=time(hour, minute)))

    assert at_clock(15) == ["11-24 15:00"]
    assert at_clock(3) == ["11-24 15:00"]
    assert at_clock(17, 30) == ["11-24 17:20"]
    assert at_clock(20) == []
    assert moments(matching(calendar, SEOUL, NOW, clock=time(10))) == ["11-24 10:00"]


def test_a_thousand_events_are_looked_through_in_no_time():
    import time as stopwatch

    calendar = [event(f"{n}번 고객 미팅", timed("2026-11-24 10:00"), n) for n in range(1000)]
    began = stopwatch.process_time()
    assert titles(calendar, "77번 고객") == ["77번 고객 미팅"]
    assert stopwatch.process_time() - began < 1
