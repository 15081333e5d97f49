"""What is on the calendar already, in other words."""

from __future__ import annotations

from datetime import date

from core.calendar.duplicates import duplicates
from core.calendar.when import AllDay
from tests.core.calendar.rows import LONDON, SEOUL, days, event, timed, uid
from tests.core.calendar.titles.title_pairs import DIFFERENT, SAME, pairs

MORNING, AFTERNOON = timed("2026-11-23 10:00"), timed("2026-11-23 15:00")


def taken_for_one(text: str, when) -> int:
    return sum(bool(duplicates(a, when, [event(b, MORNING)], SEOUL)) for a, b in pairs(text))


def test_the_pairs_are_many_and_in_both_languages():
    for text in (SAME, DIFFERENT):
        korean = sum(any("가" <= sign <= "힣" for sign in a + b) for a, b in pairs(text))
        assert 40 <= korean <= len(pairs(text)) - 40


def test_titles_of_one_thing_are_found_and_others_left_alone():
    for when in (MORNING, AFTERNOON):
        found, wrong = taken_for_one(SAME, when), taken_for_one(DIFFERENT, when)
        assert found / len(pairs(SAME)) >= 0.95
        assert found / (found + wrong) >= 0.98


def titles(found) -> list[str]:
    return [one.event.title for one in found]


def test_another_day_is_another_thing():
    assert duplicates("치과", timed("2026-11-24 10:00"), [event("치과", MORNING)], SEOUL) == ()
    assert duplicates("치과", days("2026-11-24"), [event("치과", days("2026-11-23"))], SEOUL) == ()


def test_a_meeting_is_the_team_meeting_at_its_time_only():
    rows = [event("팀 회의", MORNING)]
    assert titles(duplicates("회의", MORNING, rows, SEOUL)) == ["팀 회의"]
    assert duplicates("회의", AFTERNOON, rows, SEOUL) == ()


def test_the_same_day_holds_for_whole_days_trips_and_series():
    rows = [
        event("제주 여행", days("2026-11-20", "2026-11-25"), 1),
        event("제주 여행", days("2026-11-26"), 2),
        event("제주여행", timed("2026-11-09 23:30"), 3, "FREQ=WEEKLY"),
        event("제주 여행", MORNING, 4),
    ]
    found = duplicates("제주 여행", days("2026-11-23"), rows, SEOUL, ignoring=frozenset({uid(4)}))
    assert [one.event.id for one in found] == [uid(1), uid(3)]


def test_the_day_is_that_of_the_user():
    late = event("call", timed("2026-11-22 23:00", zone=LONDON))
    assert titles(duplicates("call", AFTERNOON, [late], SEOUL)) == ["call"]
    assert duplicates("call", AFTERNOON, [late], LONDON) == ()


def test_a_night_counts_for_the_days_it_touches_and_midnight_for_the_one_it_ends():
    rows = [event("shift", timed("2026-11-24 09:00"))]
    assert titles(duplicates("shift", timed("2026-11-23 23:00", 120), rows, SEOUL)) == ["shift"]
    assert duplicates("shift", timed("2026-11-23 23:00", 60), rows, SEOUL) == ()


def test_two_places_are_two_things_and_one_place_is_a_hint():
    rows = [event("팀 회의", MORNING, location="강남 사무실")]
    assert duplicates("팀 회의", AFTERNOON, rows, SEOUL, "부산 호텔") == ()
    assert titles(duplicates("팀 회의", AFTERNOON, rows, SEOUL, "판교 사무실 강남")) == ["팀 회의"]
    assert titles(duplicates("회의", AFTERNOON, rows, SEOUL, "강남 사무실")) == ["팀 회의"]
    assert titles(duplicates("팀 회의", MORNING, rows, SEOUL, "부산 호텔")) == ["팀 회의"]


def test_the_last_day_of_the_calendar_is_a_day_like_others():
    last = AllDay(date.max, date.max)
    assert duplicates("끝", days("9999-12-30"), [event("끝", last)], SEOUL) == ()
    assert duplicates("끝", last, [event("끝", AllDay(date(9999, 1, 1), date.max))], SEOUL) is not None
