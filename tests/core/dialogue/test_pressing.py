"""A button is pressed: on a card, on a question, or on something that is no longer there."""

from __future__ import annotations

from uuid import UUID, uuid5

import pytest

from core.dialogue.buttons import Press
from core.dialogue.interpretation import RemoveEvents, Target
from tests.core.dialogue.world import (
    BIRTH,
    World,
    at,
    change,
    create,
    event,
    several,
    timed,
    tomorrow,
    weekly,
)

STRANGER = UUID(int=7)


def coffee():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    return world


def card_id(world):
    return world.button("discard").press.ref


def test_a_tap_on_confirm_writes_what_the_card_showed():
    world = coffee()
    says = world.press("추가")
    assert world.calendar() == [("커피", "2026-11-17T15:00:00+09:00")]
    assert world.last.text == "✅ 추가했어요\n\n커피\n🗓 11월 17일(화) 오후 3:00"
    assert world.labels() == ["되돌리기"]
    assert [say.manner for say in says] == ["edit"]


def test_a_second_tap_on_confirm_writes_nothing():
    world = coffee()
    confirm = world.button("confirm").press
    world.tap(confirm)
    says = world.tap(confirm)
    assert [(say.manner, say.reply.text) for say in says] == [("answer", "이미 처리한 카드예요.")]
    assert len(world.calendar()) == 1


def test_a_tap_on_discard_writes_nothing_and_says_so():
    world = coffee()
    world.press("취소")
    assert world.last.text.startswith("취소했어요. 아무것도 저장하지 않았어요.")
    assert world.labels() == []
    assert world.calendar() == []


@pytest.mark.parametrize(
    "verb", ["confirm", "discard", "edit", "tick", "choose", "undo", "this", "following", "all"]
)
def test_a_button_that_we_never_made_changes_nothing(verb):
    world = coffee()
    screen = dict(world.screen)
    [say] = world.tap(Press(verb, STRANGER, 1, 1))
    assert say.manner == "answer"
    assert world.screen == screen
    assert world.calendar() == []


@pytest.mark.parametrize("verb", ["tick", "choose", "this", "following", "all"])
def test_a_verb_that_the_card_does_not_offer_changes_nothing(verb):
    world = coffee()
    [say] = world.tap(Press(verb, card_id(world), 1, 1))
    assert (say.manner, say.reply.text) == (
        "answer",
        "이 버튼은 더 이상 쓸 수 없어요. 필요하면 다시 말씀해 주세요.",
    )
    assert world.calendar() == []


def test_a_tap_on_an_older_revision_shows_the_card_as_it_is_now():
    world = coffee()
    old = world.button("confirm").press
    world.say("4시로", change(time=at(16)))
    says = world.tap(old)
    assert [say.reply.text for say in says if say.manner == "answer"] == [
        "카드가 바뀌었어요. 새 내용을 확인해 주세요."
    ]
    assert world.calendar() == []
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]


@pytest.mark.parametrize("revision", [-1, 0, 2, 999])
def test_a_tap_on_a_revision_of_the_future_writes_nothing(revision):
    world = coffee()
    world.tap(Press("confirm", card_id(world), revision))
    assert world.calendar() == []


def test_edit_says_how_to_edit():
    world = coffee()
    [say] = world.press("고치기")
    assert say.manner == "answer"
    assert say.reply.text.startswith("고칠 내용을 말씀해 주세요.")
    world.say("4시로", change(time=at(16)))
    assert "오후 4:00" in world.last.text


def test_a_pressed_card_is_the_one_we_talk_about():
    world = coffee()
    first = world.last.id
    world.say("모레 회의", create("회의", tomorrow(9)))
    press = next(b.press for b in world.buttons_of(world.screen[first]) if b.press.verb == "edit")
    world.tap(press)
    world.say("4시로", change(time=at(16)))
    assert "커피" in world.last.text


def test_ticks_choose_what_is_added():
    world = World()
    world.say("셋", several(("커피", tomorrow(15)), ("치과", tomorrow(17)), ("회의", tomorrow(9))))
    assert world.labels() == ["3개 추가", "☑ 커피", "☑ 치과", "☑ 회의", "고치기", "취소"]
    world.press("tick", 2)
    assert world.labels()[:3] == ["2개 추가", "☑ 커피", "☐ 치과"]
    world.press("confirm")
    assert [title for title, _ in world.calendar()] == ["회의", "커피"]
    assert world.last.text.startswith("✅ 추가했어요 (2개)")
    assert "치과" not in world.last.text


def test_a_tick_can_be_taken_back():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.press("tick", 1)
    world.press("tick", 1)
    assert world.labels()[0] == "2개 추가"


def test_nothing_ticked_is_told_and_nothing_written():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.press("tick", 1)
    world.press("tick", 2)
    [say] = world.press("confirm")
    assert (say.manner, say.reply.text) == ("answer", "고른 일정이 없어요. 하나 이상 골라 주세요.")
    assert world.calendar() == []


def test_no_draft_has_that_number():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    [say] = world.tap(Press("tick", card_id(world), 1, 3))
    assert say.manner == "answer"


def test_the_time_of_an_all_day_event_is_asked_and_set():
    world = World()
    world.say("내일 워크숍", create("워크숍", tomorrow()))
    assert world.labels() == ["추가", "시간 정하기", "고치기", "취소"]
    world.press("시간 정하기")
    assert world.last.text == "“워크숍”, 11월 17일(화) 몇 시인가요? 예: 오후 3시"
    world.say("3시", create("", at(15)))
    assert "🗓 11월 17일(화) 오후 3:00" in world.last.text
    assert "하루 종일" not in world.last.text
    assert world.labels() == ["추가", "고치기", "취소"]


def test_a_second_tap_on_set_a_time_asks_no_second_time():
    world = World()
    world.say("내일 워크숍", create("워크숍", tomorrow()))
    world.press("시간 정하기")
    [say] = world.press("시간 정하기")
    assert (say.manner, say.reply.text) == ("answer", "“워크숍”, 11월 17일(화) 몇 시인가요? 예: 오후 3시")
    assert len(world.screen) == 2


def test_another_question_about_the_card_takes_the_place_of_the_first():
    world = World()
    world.say("내일", create("", tomorrow()))
    world.press("시간 정하기")
    world.press("제목 정하기")
    assert world.labels().count("취소") == 2, "the card's and the newer question's"
    world.say("워크숍", create("워크숍"))
    assert world.last.drafts[0].title == "워크숍"
    assert world.labels() == ["추가", "시간 정하기", "고치기", "취소"]


def test_questions_about_two_cards_stand_beside_each_other():
    world = World()
    world.say("내일 워크숍", create("워크숍", tomorrow()))
    first = world.button("시간 정하기").press
    world.say("모레 출장", create("출장", tomorrow()))
    world.press("시간 정하기")
    world.tap(first)
    world.say("3시", create("", at(15)))
    assert "워크숍\n🗓 11월 17일(화) 오후 3:00" in world.last.text
    world.say("5시", create("", at(17)))
    assert "출장\n🗓 11월 17일(화) 오후 5:00" in world.last.text


@pytest.mark.parametrize("end", ["confirm", "discard"])
def test_a_card_that_is_settled_takes_its_question_with_it(end):
    world = World()
    world.say("내일 워크숍", create("워크숍", tomorrow()))
    press = world.button(end).press
    world.press("시간 정하기")
    world.tap(press)
    assert "취소" not in world.labels()
    world.say("3시", create("", at(15)))
    assert [draft.title for draft in world.last.drafts] == ["약속"], "a time for nothing is a new event"
    assert len(world.calendar()) == (1 if end == "confirm" else 0)


def test_ticks_that_change_while_a_question_is_open_stay():
    world = World()
    world.say("둘", several(("워크숍", tomorrow()), ("치과", tomorrow(17))))
    world.press("워크숍: 시간 정하기")
    world.press("tick", 2)
    world.say("3시", create("", at(15)))
    assert "☐ 치과" in world.last.text
    world.press("confirm")
    assert world.calendar() == [("워크숍", "2026-11-17T15:00:00+09:00")]


def test_a_list_takes_one_tap():
    world = World(event("팀 회의", timed(17, 15)), event("주간 회의", timed(18, 15)))
    world.say("회의 지워줘", RemoveEvents(Target("회의")))
    press = world.button("choose", 1).press
    world.tap(press)
    [say] = world.tap(press)
    assert (say.manner, say.reply.text) == (
        "answer",
        "이 버튼은 더 이상 쓸 수 없어요. 필요하면 다시 말씀해 주세요.",
    )
    assert world.labels() == ["삭제", "취소"]


@pytest.mark.parametrize(
    ("verb", "left"),
    [("this", 10), ("following", 1), ("all", 0)],
)
def test_of_a_series_the_part_that_is_pressed_goes(verb, left):
    from core.calendar.occurrences import how_many

    world = World(weekly("회의", timed(10, 15)))
    world.say("회의 지워줘", RemoveEvents(Target("회의")))
    assert world.labels() == ["이번만 삭제", "이번부터 쭉 삭제", "전체 삭제 (10개)", "취소"]
    assert "모두 10개인 반복 일정이에요. 어디까지 할까요?" in world.last.text
    world.press(verb)
    times = sum(how_many(one, "UTC") or 0 for one in world.events.values())
    assert times == {"this": 9, "following": 1, "all": 0}[verb]
    world.press("되돌리기")
    assert sum(how_many(one, "UTC") or 0 for one in world.events.values()) == 10
    assert left >= 0


def test_a_series_is_not_confirmed_without_its_scope():
    world = World(weekly("회의", timed(10, 15)))
    world.say("회의 지워줘", RemoveEvents(Target("회의")))
    [say] = world.tap(Press("confirm", card_id(world), 1))
    assert say.manner == "answer"
    assert len(world.events) == 1


def test_a_card_that_deletes_offers_no_edit():
    world = World(event("커피", timed(17, 15)))
    world.say("커피 지워", RemoveEvents(Target("커피")))
    assert world.labels() == ["삭제", "취소"]
    [say] = world.tap(Press("edit", card_id(world), 1))
    assert say.reply.text.startswith("이 버튼은 더 이상")


def test_ids_are_the_same_in_every_replay():
    one, other = coffee(), coffee()
    assert one.screen == other.screen
    one.press("confirm"), other.press("confirm")
    assert one.events == other.events
    assert uuid5(BIRTH, "anything") not in one.events
