"""One question at a time, and only about what is missing or contradicts itself."""

from __future__ import annotations

import pytest

from core.calendar.time.expression import CalendarDate, Clock, Spoken
from core.dialogue.interpretation import Dissent
from tests.core.dialogue.world import MISMATCH, World, create, several, tomorrow


def test_an_event_without_a_day_is_asked_about():
    world = World()
    world.say("치과 예약", create("치과"))
    assert world.last.text == "“치과”, 언제인가요? 예: 내일 오후 3시"
    assert world.labels() == ["취소"]
    english = World(lang="en")
    english.say("dentist", create("dentist"))
    assert english.last.text == "When is “dentist”? For example: tomorrow 3pm"


def test_a_weekday_that_does_not_fit_is_asked_with_the_readings_to_tap():
    world = World()
    world.say("11월 18일 목요일 3시 공연", create("공연", MISMATCH))
    assert world.last.text == "날짜와 요일이 서로 달라요. “공연”, 어느 쪽인가요?"
    assert world.labels() == [
        "11월 18일(수) 오후 3:00",
        "11월 19일(목) 오후 3:00",
        "2027년 11월 18일(목) 오후 3:00",
        "취소",
    ]
    world.press("choose", 2)
    assert world.last.drafts[0].start == "2026-11-19T15:00:00+09:00"
    assert list(world.screen) == [world.last.id], "the card took the question's place"


def test_a_date_that_does_not_exist_offers_its_neighbours():
    world = World()
    world.say("2월 30일 회의", create("회의", Spoken(CalendarDate(30, 2), Clock(3, part="pm"))))
    assert world.last.text == "달력에 없는 날짜예요. “회의”, 며칠인가요?"
    assert world.labels()[:2] == ["2027년 2월 28일(일) 오후 3:00", "2027년 3월 1일(월) 오후 3:00"]


def test_an_hour_that_does_not_exist_is_asked_without_buttons_to_choose():
    world = World()
    world.say("내일 25시 회의", create("회의", Spoken(CalendarDate(17, 11), Clock(25))))
    assert world.last.text == "그런 시간은 없어요. “회의”, 몇 시인가요?"
    assert world.labels() == ["취소"]


@pytest.mark.parametrize("drop", ["discard", "취소"])
def test_a_question_can_be_dropped(drop):
    world = World()
    world.say("치과 예약", create("치과"))
    says = world.press(drop)
    assert says[-1].reply.text == "알겠어요, 그만둘게요."
    assert says[-1].manner == "answer"
    assert world.texts == ["“치과”, 언제인가요? 예: 내일 오후 3시"]
    assert world.labels() == []


def test_a_question_can_be_dropped_in_words():
    world = World()
    world.say("치과 예약", create("치과"))
    world.say("됐어", Dissent())
    assert world.last.text == "알겠어요, 그만둘게요."
    assert world.labels() == []


def test_of_several_events_the_one_in_question_can_be_left_out():
    world = World()
    world.say("셋", several(("커피", tomorrow(15)), ("치과", None), ("회의", tomorrow(17))))
    assert world.labels() == ["이건 빼기"]
    world.press("이건 빼기")
    assert [draft.title for draft in world.last.drafts] == ["커피", "회의"]
    world.press("confirm")
    assert [title for title, _ in world.calendar()] == ["커피", "회의"]


def test_two_doubtful_events_are_asked_one_after_the_other():
    world = World()
    world.say("둘", several(("공연", MISMATCH), ("치과", None)))
    world.press("choose", 1)
    assert world.last.text == "“치과”, 언제인가요? 예: 내일 오후 3시"
    assert len(world.screen) == 1
    world.say("내일 3시", create("", tomorrow(15)))
    assert [draft.title for draft in world.last.drafts] == ["공연", "치과"]
    assert world.last.text.startswith("일정 2개를 추가할까요?")
