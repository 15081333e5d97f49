"""Words that answer us: a time or a title that was asked for, a number, yes and no."""

from __future__ import annotations

import pytest

from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Spoken
from core.dialogue.interpretation import Assent, ChangeEvent, Dissent, Patch, Pick, RemoveEvents, Target
from tests.core.dialogue.world import (
    MISMATCH,
    TUESDAYS,
    World,
    at,
    change,
    create,
    event,
    several,
    timed,
    tomorrow,
)


def asked(lang="ko"):
    world = World(lang=lang)
    world.say("치과 예약" if lang == "ko" else "dentist", create("치과"))
    return world


def test_a_time_answers_the_question_and_takes_its_buttons_off():
    world = asked()
    world.say("내일 3시", create("", tomorrow(15)))
    assert world.texts[0] == "“치과”, 언제인가요? 예: 내일 오후 3시"
    assert "치과\n🗓 11월 17일(화) 오후 3:00" in world.last.text
    assert world.labels() == ["추가", "고치기", "취소"]


def test_the_answer_may_repeat_the_title():
    world = asked()
    world.say("치과 내일 3시", create("치과", tomorrow(15)))
    assert world.labels() == ["추가", "고치기", "취소"]
    assert len(world.last.drafts) == 1


def test_the_answer_may_add_place_and_people():
    world = asked()
    world.say("내일 3시 강남에서 민수랑", create("", tomorrow(15), location="강남", attendees=("민수",)))
    assert "📍 강남" in world.last.text
    assert "👥 민수" in world.last.text


def test_an_answer_with_another_title_is_another_event_and_the_question_stays():
    world = asked()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert world.last.drafts[0].title == "커피"
    world.say("모레 4시", create("", Spoken(DaysAway(2), at(16).clock)))
    assert world.last.drafts[0].title == "치과"


def test_a_nameless_event_takes_the_title_from_the_answer():
    world = World()
    world.say("약속 잡아 줘", create(""))
    assert world.last.text == "“약속”, 언제인가요? 예: 내일 오후 3시"
    world.say("내일 3시 민수랑 커피", create("커피", tomorrow(15)))
    assert world.last.drafts[0].title == "커피"
    assert "제목이 없어" not in world.last.text


def test_a_day_answers_what_had_only_an_hour():
    world = World()
    world.say("2월 30일 3시", create("회의", Spoken(CalendarDate(30, 2), Clock(3, part="pm"))))
    world.say("2월 28일", create("", Spoken(CalendarDate(28, 2))))
    assert world.last.drafts[0].start == "2027-02-28T15:00:00+09:00"


def test_the_time_of_a_series_answers_with_its_first_day():
    world = World()
    nowhere = create("회의", Spoken(CalendarDate(31, 2)), recurrence=TUESDAYS)
    world.say("2월 31일부터 매주 화요일", nowhere)
    world.say("3시", create("", at(15)))
    assert world.last.drafts[0].start == "2026-11-17T15:00:00+09:00"


def test_an_answer_that_is_no_time_leaves_the_question_open():
    world = asked()
    world.say("강남", create("", None, location="강남"))
    assert "“약속”, 언제인가요? 예: 내일 오후 3시" in world.texts
    world.say("내일", create("", tomorrow()))
    assert world.last.drafts[0].title == "약속"


def test_a_correction_fills_the_question():
    world = asked()
    world.say("내일 3시로 해줘", change(time=tomorrow(15)))
    assert world.last.drafts[0].start == "2026-11-17T15:00:00+09:00"


def test_a_correction_by_name_fills_the_question_instead_of_searching_the_calendar():
    world = asked()
    world.say("치과는 내일 3시로", change("치과", time=tomorrow(15)))
    assert world.last.drafts[0].start == "2026-11-17T15:00:00+09:00"


def test_a_correction_of_something_else_asks_the_same_again():
    world = asked()
    world.say("장소는 강남으로", change(location="강남"))
    assert world.last.text == "“치과”, 언제인가요? 예: 내일 오후 3시"
    world.say("내일 3시", create("", tomorrow(15)))
    assert "📍 강남" in world.last.text
    assert world.labels() == ["추가", "고치기", "취소"]


def test_a_name_alone_fills_what_had_none():
    world = World()
    world.say("약속", create(""))
    world.say("커피", create("커피"))
    assert world.last.text == "“커피”, 언제인가요? 예: 내일 오후 3시"
    world.say("제목은 차로", ChangeEvent(Target(), Patch(title="차")))
    world.say("내일", create("", tomorrow()))
    assert world.last.drafts[0].title == "차"
    assert "제목이 없어" not in world.last.text


def test_a_title_answers_the_question_for_it():
    world = World()
    world.say("내일 3시", create("", tomorrow(15)))
    world.press("제목 정하기")
    assert world.last.text == "11월 17일(화) 오후 3:00 일정의 제목을 무엇으로 할까요?"
    world.say("치과", create("치과"))
    assert "치과\n🗓 11월 17일(화) 오후 3:00" in world.last.text
    assert "제목이 없어" not in world.last.text
    assert world.labels() == ["추가", "고치기", "취소"]


def test_a_plan_is_no_answer_to_the_question_for_a_title():
    world = World()
    world.say("내일 3시", create("", tomorrow(15)))
    world.press("제목 정하기")
    world.say("모레 회의", create("회의", Spoken(DaysAway(2))))
    assert world.last.drafts[0].title == "회의"
    world.press("confirm")
    assert world.calendar() == [("회의", "2026-11-18")]


def test_two_plans_are_no_answer():
    world = asked()
    world.say("커피, 회의", several(("커피", tomorrow(15)), ("회의", tomorrow(17))))
    assert [draft.title for draft in world.last.drafts] == ["커피", "회의"]


# ── numbers ──


def test_a_number_chooses_a_reading():
    world = World()
    world.say("공연", create("공연", MISMATCH))
    world.say("2번", Pick(2))
    assert world.last.drafts[0].start == "2026-11-19T15:00:00+09:00"
    assert world.labels() == ["추가", "고치기", "취소"]


@pytest.mark.parametrize("number", [0, 9, -1])
def test_a_number_that_is_not_on_the_list_is_told_so(number):
    world = World()
    world.say("공연", create("공연", MISMATCH))
    world.say("9번", Pick(number))
    assert world.last.text == "목록에 없는 번호예요. 버튼에서 골라 주세요."
    assert len(world.labels()) == 4


def test_a_number_without_a_list_is_small_talk():
    world = World()
    world.say("2번", Pick(2))
    assert "일정이라면 도와드릴" in world.last.text


# ── yes and no ──


def test_yes_writes_nothing_and_brings_the_card_down():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    old = world.last.id
    world.say("응", Assent())
    assert world.calendar() == []
    assert world.screen[old].text == "아래 카드로 바뀌었어요 ↓"
    assert world.last.text.startswith("좋아요! 아래 버튼을 누르면 바로 저장해요.\n\n이렇게 추가할까요?")
    assert world.last.replaces == old
    world.press("confirm")
    assert len(world.calendar()) == 1


def test_yes_to_a_question_asks_it_again():
    world = asked()
    world.say("응", Assent())
    assert world.last.text == "“치과”, 언제인가요? 예: 내일 오후 3시"


def test_yes_to_nothing_is_small_talk():
    world = World()
    world.say("응", Assent())
    assert "일정이라면 도와드릴" in world.last.text


def test_yes_to_a_list_is_small_talk():
    world = World(event("팀 회의", timed(17, 15)), event("주간 회의", timed(18, 15)))
    world.say("회의 지워", RemoveEvents(Target("회의")))
    world.say("응", Assent())
    assert "일정이라면 도와드릴" in world.last.text
    assert len(world.labels()) == 3


def test_no_discards_the_card():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("아니 됐어", Dissent())
    assert world.last.text == "취소했어요. 아무것도 저장하지 않았어요."
    assert world.labels() == []


def test_no_drops_the_newer_of_card_and_question():
    world = asked()
    world.wait(minutes=1)
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("취소", Dissent())
    assert world.labels() == ["취소"], "the card is gone, the older question still stands"
    world.say("취소", Dissent())
    assert world.labels() == []


def test_no_drops_a_question_about_a_card_and_leaves_the_card():
    world = World()
    world.say("내일 3시", create("", tomorrow(15)))
    world.wait(minutes=1)
    world.press("제목 정하기")
    world.say("됐어", Dissent())
    world.press("confirm")
    assert world.calendar() == [("약속", "2026-11-17T15:00:00+09:00")]


def test_no_to_nothing_is_taken_as_it_is():
    world = World(lang="en")
    world.say("never mind", Dissent())
    assert world.last.text == "All right, I'll leave it."
