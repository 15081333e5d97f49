"""Families of sentences that people type who never read how; each is tried on others than it was found with."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.calendar.time.resolve import resolve
from core.dialogue.interpretation import ChangeEvent, CreateEvents, Patch, RemoveEvents, Request
from core.language.understand import understand
from tests.core.language.korean.anchored import SEOUL, events_in, meaning_of, table, when_of


@pytest.mark.parametrize(
    ("text", "title", "start", "end"),
    table(
        """
토요일 저녁 모임 강남 | 저녁 모임 | 2026-11-14T19:00 |
목요일 팀 점심 식사 | 팀 점심 식사 | 2026-11-12T12:00 |
일요일 아침 식사 모임 8시 | 아침 식사 모임 | 2026-11-15T08:00 |
모레 저녁 자리 있어 | 저녁 자리 | 2026-11-13T19:00 |
점심 1시 미팅 | 미팅 | 2026-11-12T13:00 |
다음주 제주도 여행 수목금 | 제주도 여행 | 2026-11-18 | 2026-11-20
다다음주 연차 월-금 | 연차 | 2026-11-23 | 2026-11-27
이번주 교육 목, 금 | 교육 | 2026-11-12 | 2026-11-13
금요일 퇴근하고 회식 | 회식 | 2026-11-13 |
목요일 학원 끝나고 치과 | 치과 | 2026-11-12 |
내일 등원 전에 소아과 | 소아과 | 2026-11-12 |
내일 저녁 먹고 산책 | 산책 | 2026-11-12T19:00 |
토요일 2시 뮤지컬 예매했어 | 뮤지컬 | 2026-11-14T14:00 |
12월 5일 8시 KTX 끊어놨어 | KTX | 2026-12-05T08:00 |
"""
    ),
)
def test_one_event_with_its_own_title(text, title, start, end):
    (event,) = events_in(text)
    assert (event.title, *when_of(event.time)) == (title, start, end)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("내일 미팅 2건 있어 10시 하나 3시 하나", ["10:00", "15:00"]),
        ("모레 미팅 두 개 있음. 11시랑 3시", ["11:00", "15:00"]),
        ("내일 미팅 3개 10시 11시 2시", ["10:00", "11:00", "14:00"]),
    ],
)
def test_several_that_are_counted_first(text, hours):
    found = events_in(text)
    assert [event.title for event in found] == ["미팅"] * len(hours)
    assert [when_of(event.time)[0][-5:] for event in found] == hours


def test_every_week_and_a_week_to_begin_in_stay_series():
    for text in ("다음주부터 수영 월수금", "매주 화수 수영", "화수 수영"):
        (event,) = events_in(text)
        assert event.recurrence is not None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("토요일에 하기로 한 모임 일요일로 미뤄줘", "모임"),
        ("내일 등록한 미팅 3시로 옮겨줘", "미팅"),
        ("어제 등록한 치과 4시로 바꿔줘", "치과"),
        ("모레 잡혀있던 면담 취소해줘", "면담"),
        ("금요일에 예정된 회식 취소해줘", "회식"),
    ],
)
def test_that_it_stands_there_is_no_part_of_its_title(text, title):
    meaning = meaning_of(text)
    assert isinstance(meaning, ChangeEvent | RemoveEvents)
    assert meaning.target.title == title


def test_the_day_on_which_it_was_entered_is_not_its_day():
    meaning = meaning_of("어제 등록한 치과 4시로 바꿔줘")
    assert isinstance(meaning, ChangeEvent)
    assert meaning.target.time is None


@pytest.mark.parametrize(
    ("text", "patch"),
    [
        ("점심 약속 당겨주고 영희도 불러줘", Patch(add_attendees=("영희",))),
        ("회의 장소 강남역으로 바꿔주고 지수도 초대해줘", Patch(location="강남역", add_attendees=("지수",))),
    ],
)
def test_what_is_asked_for_besides_is_of_the_same_event(text, patch):
    meaning = meaning_of(text)
    assert isinstance(meaning, ChangeEvent)
    assert (meaning.patch.location, meaning.patch.add_attendees) == (patch.location, patch.add_attendees)


def test_a_new_time_and_a_guest_in_one_order():
    meaning = meaning_of("내일 회의 5시 반으로 미뤄주고 지수도 불러줘")
    assert isinstance(meaning, ChangeEvent)
    assert meaning.target.title == "회의"
    assert meaning.patch.add_attendees == ("지수",)
    assert meaning.patch.time is not None


def _start(text, hour, minute=0, lang="ko"):
    meaning = understand(Request(text, lang)).meaning
    assert isinstance(meaning, CreateEvents)
    now = datetime(2026, 11, 23, hour, minute, 30, tzinfo=ZoneInfo(SEOUL))
    return f"{resolve(meaning.events[0].time, now, SEOUL).when.start:%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "hour", "start"),
    [
        ("10시 면접", 10, "24 10:00"),
        ("10시 면접", 14, "24 10:00"),
        ("10시 면접", 9, "23 10:00"),
        ("10시 면접", 19, "23 22:00"),
        ("오늘 10시 면접", 10, "23 10:00"),
        ("오늘 10시 면접", 11, "23 22:00"),
        ("10시 드라마", 10, "23 22:00"),
        ("3시 면접", 15, "24 15:00"),
        ("interview at 10", 10, "24 10:00"),
        ("interview at 10", 19, "23 22:00"),
        ("interview today at 10", 10, "23 10:00"),
        ("dinner at 10", 10, "23 22:00"),
    ],
)
def test_work_is_at_no_hour_of_the_night(text, hour, start):
    assert _start(text, hour, lang="en" if text.isascii() else "ko") == start


@pytest.mark.parametrize(
    ("text", "title", "start"),
    table(
        """
엄마 생일 전날 장보기 | 엄마 생일 전날 장보기 |
기말고사 3일 전 스터디 | 기말고사 3일 전 스터디 |
여행 당일 아침 6시 기상 | 여행 당일 기상 |
12월 3일 수능 전날 기도회 | 수능 전날 기도회 | 2026-12-03
크리스마스 다음날 브런치 | 브런치 | 2026-12-26
당일치기 여행 토요일 | 당일치기 여행 | 2026-11-14
12월 마지막 영업일 종무식 | 종무식 | 2026-12-31
영업일 기준 3일 뒤 환불 확인 | 환불 확인 | 2026-11-16
다음 영업일 입금 | 입금 | 2026-11-12
모래 저녁7시에 회식 | 회식 | 2026-11-13T19:00
내년 설에 일본여행 | 일본여행 | 2027-02-07
25일 크리스마스 가족식사 6시 | 가족식사 | 2026-12-25T18:00
금욜 7시 지은이랑 약속 | 약속 | 2026-11-13T19:00
다음주 월욜 10시 팀회의 등록 부탁드립니다! | 팀회의 | 2026-11-16T10:00
내일 2시 은행 상담 꼭 잊지말게 해줘 | 은행 상담 | 2026-11-12T14:00
내일 4시 팀장님 면담 잡아주세요 감사합니다^^ | 팀장님 면담 | 2026-11-12T16:00
"""
    ),
)
def test_its_day_is_the_one_that_is_meant_or_is_asked_for(text, title, start):
    (event,) = events_in(text)
    assert (event.title, when_of(event.time)[0]) == (title, start)


def test_a_day_after_another_event_is_another_event():
    found = events_in("금요일 면접, 다음날 여행")
    assert [(event.title, when_of(event.time)[0]) for event in found] == [
        ("면접", "2026-11-13"),
        ("여행", "2026-11-14"),
    ]


def test_what_comes_round_is_noted_and_not_asked_for():
    (event,) = events_in("민수 생일 12월 8일 매년 알려줘")
    assert event.recurrence is not None
    assert not isinstance(meaning_of("매주 월요일 일정 알려줘"), CreateEvents)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("주말은 빼고", ("SA", "SU")),
        ("화요일이랑 목요일은 빼고", ("TU", "TH")),
        ("except weekends", ("SA", "SU")),
        ("skip Fridays please", ("FR",)),
        ("not on Mondays or Tuesdays", ("MO", "TU")),
    ],
)
def test_weekdays_alone_are_left_out_of_the_series_that_we_talk_about(text, without):
    meaning = understand(Request(text, "en" if text.isascii() else "ko")).meaning
    assert isinstance(meaning, ChangeEvent)
    assert meaning.patch == Patch(without=without)
