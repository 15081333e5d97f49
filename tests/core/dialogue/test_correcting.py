"""Words that change something: the card we are talking about, what it put on the calendar, or an event described."""

from __future__ import annotations

from datetime import date

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate, DaysAway, Spoken, WholeWeek
from core.dialogue.interpretation import ChangeEvent, Dissent, Patch, RemoveEvents, Target
from tests.core.dialogue.world import (
    TUESDAYS,
    World,
    all_day,
    at,
    change,
    create,
    event,
    placed,
    several,
    timed,
    tomorrow,
    weekly,
)


def coffee(lang="ko"):
    world = World(lang=lang)
    world.say("내일 3시 커피" if lang == "ko" else "coffee", create("커피", tomorrow(15)))
    return world


@pytest.mark.parametrize(
    ("meaning", "shown"),
    [
        (change(time=at(16)), "🗓 11월 17일(화) 오후 4:00"),
        (change(shift_minutes=30), "🗓 11월 17일(화) 오후 3:30"),
        (change(extend_minutes=60), "🗓 11월 17일(화) 오후 3:00–5:00"),
        (change(all_day=True), "🗓 11월 17일(화) 하루 종일"),
        (change(location="합정"), "📍 합정"),
        (ChangeEvent(Target(), Patch(title="점심")), "점심\n🗓 11월 17일(화) 오후 3:00"),
        (change(add_attendees=("민수",)), "👥 민수"),
        (change(recurrence=TUESDAYS), "🔁 매주 화요일"),
        (change("커피", time=at(16)), "🗓 11월 17일(화) 오후 4:00"),
        (ChangeEvent(Target("커피", tomorrow()), Patch(time=at(16))), "🗓 11월 17일(화) 오후 4:00"),
        (ChangeEvent(Target("커피", tomorrow(15)), Patch(time=at(16))), "🗓 11월 17일(화) 오후 4:00"),
        (ChangeEvent(Target("커피", at(15)), Patch(time=at(16))), "찾지 못했어요"),
        (create("", at(16)), "🗓 11월 17일(화) 오후 4:00"),
        (create("", at(16), location="합정"), "📍 합정"),
    ],
)
def test_a_correction_gives_the_next_revision_of_the_open_card(meaning, shown):
    world = coffee()
    world.say("정정", meaning)
    assert shown in world.last.text


def test_a_correction_that_names_no_day_fits_a_card_of_any_day():
    world = coffee()
    unknown = Spoken(CalendarDate(31, 2))
    world.say("커피 4시로", ChangeEvent(Target("커피", unknown), Patch(time=at(16))))
    assert "오후 4:00" in world.last.text


def test_a_corrected_card_can_be_confirmed_once():
    world = coffee()
    world.say("4시로", change(time=at(16)))
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]
    assert world.texts[0] == "아래 카드로 바뀌었어요 ↓"


def test_somebody_can_be_taken_off_again():
    world = coffee()
    world.say("민수랑 지수도", change(add_attendees=("민수", "지수")))
    world.say("민수는 빼고", change(remove_attendees=("민수",)))
    assert "👥 지수 (" in world.last.text


@pytest.mark.parametrize("said", ["minsu@x.org", "MINSU@X.ORG", "minsu", "민수"])
def test_a_guest_is_taken_off_by_address_in_any_case_or_by_name(said):
    shown = placed(names=(("minsu@X.org", "김민수"), ("eve@x.org", "이브")))
    world = World(event("회의", timed(17, 15), attendees=("Minsu@x.org", "eve@x.org"), placement=shown))
    world.say("빼줘", change("회의", remove_attendees=(said,)))
    [draft] = world.last.drafts
    assert draft.attendees == ("eve@x.org",)


def test_nobody_is_invited_twice_in_other_letters():
    world = World()
    world.say("내일 3시 회의", create("회의", tomorrow(15), attendees=("Minsu@x.org",)))
    world.say("민수도", change(add_attendees=("minsu@x.org", "하은")))
    [draft] = world.last.drafts
    assert draft.attendees == ("Minsu@x.org", "하은")


def test_an_edited_message_keeps_the_guest_whose_address_is_only_written_otherwise():
    world = World()
    world.say("내일 3시 회의", create("회의", tomorrow(15), attendees=("Minsu@x.org", "하은")))
    world.press("confirm")
    world.edit("m1", "내일 4시 회의", create("회의", tomorrow(16), attendees=("minsu@x.org",)))
    [draft] = world.last.drafts
    assert draft.attendees == ("Minsu@x.org",)


def test_a_title_that_was_given_is_no_guess_any_more():
    world = World()
    world.say("내일 3시", create("", tomorrow(15)))
    world.say("제목은 커피", ChangeEvent(Target(), Patch(title="커피")))
    assert "커피\n🗓" in world.last.text
    assert "임시로" not in world.last.text


def test_a_correction_that_says_nothing_asks_what():
    world = coffee("en")
    world.say("change it", change())
    assert world.last.text == "What should I change about “커피”? For example: 4pm, at the office instead"
    world.press("confirm")
    assert len(world.calendar()) == 1


def test_all_that_is_ticked_is_corrected():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("회의", tomorrow(17))))
    world.press("tick", 2)
    world.say("모레로", change(time=Spoken(DaysAway(2))))
    assert [draft.start for draft in world.last.drafts] == [
        "2026-11-18T15:00:00+09:00",
        "2026-11-17T17:00:00+09:00",
    ]


def test_one_of_several_can_be_corrected_by_name():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.say("치과는 6시로", change("치과", time=at(18)))
    assert [draft.start for draft in world.last.drafts] == [
        "2026-11-17T15:00:00+09:00",
        "2026-11-17T18:00:00+09:00",
    ]


def test_one_of_several_can_be_taken_off_by_name():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.say("치과는 빼줘", RemoveEvents(Target("치과")))
    assert "☐ 치과" in world.last.text
    world.press("confirm")
    assert [title for title, _ in world.calendar()] == ["커피"]


def test_the_last_one_taken_off_discards_the_card():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.press("tick", 1)
    world.say("치과는 빼줘", RemoveEvents(Target("치과")))
    assert world.last.text == "취소했어요. 아무것도 저장하지 않았어요."
    assert world.labels() == []


def test_a_time_alone_corrects_no_card_of_several():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.say("4시", create("", at(16)))
    assert world.last.drafts[0].title == "약속"
    assert len(world.last.drafts) == 1


def test_delete_it_discards_the_open_card():
    world = coffee()
    world.say("삭제해줘", RemoveEvents(Target()))
    assert world.last.text == "취소했어요. 아무것도 저장하지 않았어요."


def test_delete_by_name_discards_the_open_card():
    world = coffee()
    world.say("커피 취소해줘", RemoveEvents(Target("커피")))
    assert world.labels() == []


def test_delete_it_drops_the_open_question_and_not_what_was_added_before():
    world = coffee()
    world.press("confirm")
    world.say("치과", create("치과"))
    world.say("취소해줘", RemoveEvents(Target()))
    assert world.last.text == "알겠어요, 그만둘게요."
    assert [title for title, _ in world.calendar()] == ["커피"]


def test_after_adding_a_correction_means_what_was_added():
    world = coffee()
    world.press("confirm")
    world.say("아니 4시로", change(time=at(16)))
    assert world.last.text.startswith(
        "이렇게 바꿀까요?\n\n커피\n🗓 11월 17일(화) 오후 3:00 → 11월 17일(화) 오후 4:00"
    )
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]


def test_after_adding_delete_it_means_what_was_added():
    world = coffee()
    world.press("confirm")
    world.say("그거 지워줘", RemoveEvents(Target()))
    assert world.last.text.startswith("이 일정을 삭제할까요?")
    world.press("confirm")
    assert world.calendar() == []
    world.say("4시로", change(time=at(16)))
    assert world.last.text == "어느 일정인지 모르겠어요. 제목이나 날짜를 함께 말씀해 주세요."


def test_after_adding_several_it_is_asked_which_one():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.press("confirm")
    world.say("6시로", change(time=at(18)))
    assert world.last.text.startswith("어느 일정을 바꿀까요?\n1. ")


def test_after_moving_one_of_a_series_a_correction_means_that_one():
    world = World(weekly("회의", timed(17, 15)))
    world.say("회의 4시로", change("회의", time=at(16)))
    world.press("this")
    world.say("아니 5시로", change(time=at(17)))
    assert "오후 4:00–5:00 → 11월 17일(화) 오후 5:00–6:00" in world.last.text


def test_after_adding_a_series_a_correction_means_its_next_time():
    world = World()
    world.say("매주 화요일 회의", create("회의", at(15), recurrence=TUESDAYS))
    world.press("confirm")
    world.wait(days=9)
    world.say("4시로", change(time=at(16)))
    assert "12월 1일(화) 오후 3:00 → 12월 1일(화) 오후 4:00" in world.last.text


def test_what_was_added_and_then_deleted_elsewhere_is_not_found():
    world = coffee()
    world.press("confirm")
    world.events.clear()
    world.say("4시로", change(time=at(16)))
    assert world.last.text == "맞는 일정을 찾지 못했어요."


def test_when_one_card_is_discarded_a_correction_means_the_other():
    world = coffee()
    world.say("모레 회의", create("회의", tomorrow(9)))
    world.press("discard")
    world.say("4시로", change(time=at(16)))
    assert "커피" in world.last.text
    assert "오후 4:00" in world.last.text


def test_a_card_that_deletes_becomes_one_that_moves():
    world = World(event("커피", timed(17, 15)))
    world.say("커피 지워", RemoveEvents(Target("커피")))
    world.say("아니 4시로 옮겨", change(time=at(16)))
    assert world.last.text.startswith("이렇게 바꿀까요?")
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]


def test_a_time_alone_does_not_touch_a_card_that_deletes():
    world = World(event("커피", timed(17, 15)))
    world.say("커피 지워", RemoveEvents(Target("커피")))
    card = world.last
    world.say("4시", create("", at(16)))
    assert world.screen[card.id] == card
    assert world.last.text.startswith("이렇게 추가할까요?")


def test_one_of_a_card_that_deletes_several_is_looked_up_on_the_calendar():
    world = World(event("커피", timed(17, 15)), event("치과", timed(18, 15)))
    week = Spoken(WholeWeek(0))
    world.say("이번 주 다 지워", RemoveEvents(Target(time=week, every=True)))
    assert world.last.text.startswith("일정 2개를 삭제할까요?")
    world.say("커피는 4시로", change("커피", time=at(16)))
    assert world.last.text.startswith("이렇게 바꿀까요?\n\n커피")
    assert len(world.last.drafts) == 1


def test_a_correction_of_a_card_takes_back_what_was_being_asked_about_it():
    world = World()
    world.say("내일 커피", create("커피", tomorrow()))
    world.press("시간 정하기")
    assert world.last.text == "“커피”, 11월 17일(화) 몇 시인가요? 예: 오후 3시"
    world.say("커피 4시로", ChangeEvent(Target("커피", tomorrow()), Patch(time=at(16))))
    assert "오후 4:00" in world.last.text
    assert world.labels() == ["추가", "고치기", "취소"]


def test_an_event_far_away_is_no_card_of_that_name():
    world = coffee()
    world.events = {e.id: e for e in (event("커피", timed(25, 9)),)}
    world.say(
        "25일 커피 10시로", ChangeEvent(Target("커피", Spoken(CalendarDate(25, 11))), Patch(time=at(10)))
    )
    assert "11월 25일(수) 오전 9:00–10:00 → 11월 25일(수) 오전 10:00–11:00" in world.last.text


def test_taking_one_off_a_card_takes_back_its_question():
    world = World()
    world.say("둘", several(("커피", tomorrow()), ("치과", tomorrow(17))))
    world.press("커피: 시간 정하기")
    world.say("커피 빼줘", RemoveEvents(Target("커피")))
    assert "언제인가요?" not in world.last.text
    assert [label for label in world.labels() if label == "취소"] == ["취소"]


def test_no_words_reach_a_card_that_is_gone():
    world = coffee()
    world.say("됐어", Dissent())
    world.say("4시로", change(time=at(16)))
    assert "어느 일정인지 모르겠어요" in world.last.text


def test_an_all_day_event_moves_by_days():
    world = World(event("출장", all_day(17, 18)))
    world.say("출장 하루 미뤄", change("출장", shift_minutes=1440))
    world.press("confirm")
    assert world.calendar() == [("출장", "2026-11-18")]


def test_a_correction_by_name_reaches_past_a_question_about_something_else():
    world = coffee()
    world.say("치과", create("치과"))
    world.say("커피 4시로", change("커피", time=at(16)))
    assert "커피\n🗓 11월 17일(화) 오후 4:00" in world.last.text
    world.say("내일 5시", create("", tomorrow(17)))
    assert "치과\n🗓 11월 17일(화) 오후 5:00" in world.last.text


def test_a_new_rule_is_counted_by_itself():
    world = World(weekly("회의", timed(17, 15), "FREQ=WEEKLY;UNTIL=20261231"))
    world.say(
        "회의 격주로", change("회의", recurrence=Recurrence("WEEKLY", 2, ("TU",), until=date(2026, 12, 31)))
    )
    assert "🔁 매주 12월 31일(목)까지 → 격주 화요일 12월 31일(목)까지 · 모두 4번" in world.last.text
