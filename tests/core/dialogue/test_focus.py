"""What words without a subject are about, and that a question never takes more than it asked for."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Spoken
from core.dialogue.interpretation import Assent, Dissent, RemoveEvents, Target
from tests.core.dialogue.world import World, at, change, create, event, several, timed, tomorrow, weekly


def test_a_tap_on_another_draft_while_a_question_is_open_stays():
    world = World()
    world.say(
        "셋", several(("병원", tomorrow()), ("회식", Spoken(DaysAway(1), Clock(9))), ("치과", tomorrow(17)))
    )
    world.press("병원: 시간 정하기")
    world.press("회식: 오후 9시로")
    world.say("3시", create("", at(15)))
    assert "회식\n🗓 11월 17일(화) 오후 9:00" in world.last.text
    assert "병원\n🗓 11월 17일(화) 오후 3:00" in world.last.text


def test_a_correction_of_another_draft_leaves_the_question_open():
    world = World()
    world.say("둘", several(("병원", tomorrow()), ("회식", tomorrow(19))))
    world.press("병원: 시간 정하기")
    world.say("회식은 8시로", change("회식", time=at(20)))
    world.say("3시", create("", at(15)))
    assert [draft.title for draft in world.last.drafts] == ["병원", "회식"]
    assert "병원\n🗓 11월 17일(화) 오후 3:00" in world.last.text
    assert "회식\n🗓 11월 17일(화) 오후 8:00" in world.last.text


def test_a_double_tap_on_leave_out_leaves_one_out():
    world = World()
    world.say("셋", several(("회의", None), ("면담", None), ("치과", tomorrow(17))))
    leave_out = world.button("discard").press
    world.tap(leave_out)
    [say] = world.tap(leave_out)
    assert say.manner == "answer"
    world.say("내일 5시", create("", tomorrow(17)))
    assert [draft.title for draft in world.last.drafts] == ["면담", "치과"]


def test_a_correction_means_the_card_that_came_after_the_question():
    world = World()
    world.say("회의 잡아줘", create("회의"))
    world.say("내일 3시 치과", create("치과", tomorrow(15)))
    world.say("아니 4시로", change(time=at(16)))
    assert "치과\n🗓 11월 17일(화) 오후 4:00" in world.last.text


def test_the_button_for_corrections_makes_its_card_the_subject():
    world = World()
    world.say("내일 4시 발레", create("발레", tomorrow(16)))
    world.say("축구", create("축구"))
    world.press("고치기")
    world.say("5시", create("", at(17)))
    assert "발레\n🗓 11월 17일(화) 오후 5:00" in world.last.text


def test_yes_and_then_no_are_about_the_same_card():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("회의", create("회의"))
    world.press("고치기")
    world.say("응", Assent())
    world.say("아니", Dissent())
    assert "취소했어요" in world.last.text
    assert "회의" in "".join(world.texts)
    world.say("내일 5시", create("", tomorrow(17)))
    assert world.last.drafts[0].title == "회의", "its question is still open"


def test_an_answer_with_a_name_of_its_own_is_another_event():
    world = World()
    world.say("회의", create("회의"))
    world.say("다음주 수요일 3시 미팅", create("미팅", tomorrow(15)))
    assert world.last.drafts[0].title == "미팅"


def test_an_answer_brings_its_reminder_along():
    world = World()
    world.say("회의", create("회의"))
    world.say("내일 3시 회의 30분 전에 알려줘", create("회의", tomorrow(15), reminders=(30,)))
    assert "⏰" in world.last.text


def test_an_hour_for_several_drafts_is_asked_whose_it_is():
    world = World()
    world.say("둘", several(("치과", tomorrow(15)), ("회식", tomorrow(17))))
    world.say("아니 4시로", change(time=at(16)))
    assert world.last.text == "어느 일정을 바꿀까요? “치과 4시로”처럼 이름을 함께 말씀해 주세요."
    world.say("장소는 강남", change(location="강남"))
    assert world.last.text.count("📍 강남") == 2


def test_a_card_with_a_shorter_name_is_not_what_is_meant_on_the_calendar():
    world = World(event("주간 회의", timed(18, 10)))
    world.say("내일 3시 회의", create("회의", tomorrow(15)))
    world.say("주간 회의 삭제해줘", RemoveEvents(Target("주간 회의")))
    assert "주간 회의" in world.last.text and "삭제할까요" in world.last.text


def test_a_question_about_a_draft_that_is_gone_takes_no_answer():
    world = World()
    world.say("회의", create("회의"))
    [turn] = world.conversation.turns
    lost = replace(turn, stage=replace(turn.stage, about=UUID(int=1)))
    world.conversation = replace(world.conversation, turns=(lost,))
    world.say("내일 3시", create("", tomorrow(15)))
    assert world.last.drafts[0].title == "약속"


# ── series ──


def test_a_last_day_said_of_a_series_is_where_it_ends():
    world = World()
    world.say("격주 월요일 회의", create("회의", tomorrow(10), recurrence=Recurrence("WEEKLY", 2, ("TU",))))
    world.say("3월 30일까지만", change(time=Spoken(CalendarDate(30, 3), deadline=True)))
    assert world.last.drafts[0].start == "2026-11-17T10:00:00+09:00"
    assert world.last.drafts[0].rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270330"


def test_another_rule_begins_on_its_own_first_day_and_is_no_matter_of_one_occurrence():
    world = World(weekly("회의", timed(17, 15)))
    world.say("회의 매주 수요일로", change("회의", recurrence=Recurrence("WEEKLY", by_day=("WE",))))
    assert "🔁 매주 10번 → 매주 수요일 10번" in world.last.text
    assert "11월 18일(수)" in world.last.text
    assert [label for label in world.labels() if "이번만" in label] == []
    [say] = world.tap(replace(world.button("all").press, verb="this"))
    assert (say.manner, world.conversation.cards[-1].state) == ("answer", "open")


def test_a_deletion_of_a_day_says_that_of_a_series_only_one_goes():
    world = World(weekly("회의", timed(17, 10)), event("커피", timed(17, 15)))
    world.say("내일 다 지워", RemoveEvents(Target(time=tomorrow(), every=True)))
    assert "🔁 이번만" in world.last.text


# ── language ──


def test_a_lone_word_of_latin_letters_is_no_reason_to_speak_english():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("ok", Assent())
    assert "아래 버튼을 누르면" in world.last.text
    world.say("KTX 14:30", create("KTX", at(14)))
    assert "추가할까요" in world.last.text
    world.say("https://example.com/a/long-link and", create("link", tomorrow(9)))
    assert "추가할까요" in world.last.text
    world.say("lunch with Ann", create("lunch", tomorrow(12)))
    assert "Shall I add this?" in world.last.text


def test_the_first_word_of_all_decides():
    world = World()
    world.say("dentist", create("dentist"))
    assert world.last.text.startswith("When is")


# ── cut short ──


def test_what_cannot_be_offered_is_said():
    world = World(*(event(f"면접 {n}", timed(17, n % 24)) for n in range(12)))
    world.say("면접 지워", RemoveEvents(Target("면접")))
    assert world.last.text.endswith("…외 4개가 더 있어요. 날짜나 이름을 더 말씀해 주시면 찾아 드려요.")


def test_a_clash_that_goes_while_the_card_is_open_is_no_new_one():
    busy = [event(f"일 {n}", timed(17, 15)) for n in range(4)]
    world = World(*busy)
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "…외 1개" in world.last.text
    del world.events[busy[0].id]
    world.press("confirm")
    assert "✅" in world.last.text


def test_two_cards_for_the_same_day_ask_before_they_add_it_twice():
    world = World()
    world.say("내일 출장", create("출장", tomorrow()))
    first = world.button("confirm").press
    world.say("내일 출장 등록", create("출장", tomorrow()))
    world.press("confirm")
    world.tap(first)
    assert "그 사이 비슷한 일정이 생겼어요" in world.screen[world.says[-1].reply.id].text
    assert len(world.calendar()) == 1
    world.press("confirm")
    assert len(world.calendar()) == 2, "who wants it twice may have it twice"


# ── edited messages ──


def test_an_edit_after_adding_takes_away_what_is_not_said_any_more():
    world = World()
    world.say(
        "내일 3시 강남역 민수랑 커피", create("커피", tomorrow(15), location="강남역", attendees=("민수",))
    )
    world.press("confirm")
    world.edit("m1", "내일 4시 영희랑 커피", create("커피", tomorrow(16), attendees=("영희",)))
    world.press("confirm")
    [one] = world.events.values()
    assert (one.location, one.attendees) == ("", ("영희",))


def test_an_edited_forward_is_still_a_forward():
    world = World()
    world.say(
        "내일 3시 민수랑 커피", create("커피", tomorrow(15), attendees=("민수",)), forwarded_at=world.at
    )
    world.edit("m1", "내일 4시 민수랑 커피", create("커피", tomorrow(16), attendees=("민수",)))
    assert world.last.drafts[0].attendees == ()
    world.edit("m1", "커피 지워줘", RemoveEvents(Target("커피")))
    assert "삭제" not in world.last.text


def test_a_place_and_a_last_day_leave_the_hours_of_a_series_alone():
    world = World()
    world.say("매주 회의", create("회의", tomorrow(10), recurrence=Recurrence("WEEKLY", by_day=("TU",))))
    world.say("5시까지", change(time=Spoken(until_clock=Clock(5))))
    assert world.last.drafts[0].end == "2026-11-17T17:00:00+09:00"
    world.say("12월 29일까지", change(time=Spoken(until_day=CalendarDate(29, 12))))
    assert world.last.drafts[0].rrule == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229"
