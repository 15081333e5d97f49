"""Taking back: the Undo button at any time, the word within ten minutes."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.calendar.change import Change
from core.calendar.recurrence import Recurrence
from core.dialogue.buttons import Press
from core.dialogue.conversation import MAX_CARDS
from core.dialogue.interpretation import RemoveEvents, TakeBack, Target
from core.dialogue.results import ChangeFound, Written
from tests.core.dialogue.world import World, at, change, create, event, several, timed, tomorrow

NOBODYS = Press("undo", UUID(int=4))


def added(lang="ko"):
    world = World(lang=lang)
    world.say("내일 3시 커피" if lang == "ko" else "coffee", create("커피", tomorrow(15)))
    world.press("confirm")
    return world


def test_the_button_takes_back_an_addition():
    world = added()
    world.press("되돌리기")
    assert world.calendar() == []
    assert world.last.text == "↩️ 되돌렸어요\n\n커피\n🗓 11월 17일(화) 오후 3:00"
    assert world.labels() == []


def test_a_second_tap_on_undo_takes_nothing_more_back():
    world = added()
    undo = world.button("undo").press
    world.tap(undo)
    [say] = world.tap(undo)
    assert (say.manner, say.reply.text) == ("answer", "이미 되돌린 카드예요.")
    assert world.calendar() == []


def test_the_button_takes_back_a_deletion_and_a_move():
    world = World(event("커피", timed(17, 15)), event("치과", timed(18, 15)))
    before = world.calendar()
    world.say("커피 지워", RemoveEvents(Target("커피")))
    world.press("confirm")
    world.say("치과 4시로", change("치과", time=at(16)))
    world.press("confirm")
    assert world.calendar() != before
    for undo in [b.press for r in world.screen.values() for b in world.buttons_of(r)]:
        world.tap(undo)
    assert world.calendar() == before


def test_several_are_taken_back_together():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    world.press("confirm")
    world.press("undo")
    assert world.calendar() == []


def test_what_was_changed_since_is_left_alone():
    world = added()
    [one] = world.events.values()
    world.events[one.id] = replace(one, title="차")
    [say] = world.press("undo")
    assert say.reply.text == "그 뒤에 바뀐 일정이라 되돌리지 않았어요. 바꿀 내용을 말씀해 주세요."
    assert world.calendar() == [("차", "2026-11-17T15:00:00+09:00")]
    world.say("되돌려줘", TakeBack())
    assert world.last.text == "그 뒤에 바뀐 일정이라 되돌리지 않았어요. 바꿀 내용을 말씀해 주세요."


def test_the_word_takes_back_the_last_change_and_the_card_says_so_too():
    world = added("en")
    world.say("undo", TakeBack())
    assert world.calendar() == []
    assert world.last.text == "↩️ Undone: 커피"
    assert world.texts[0].startswith("↩️ Undone\n\n커피")
    assert world.labels() == []


def test_the_word_a_second_time_takes_back_the_change_before():
    world = added()
    world.say("모레 치과", create("치과", tomorrow(9)))
    world.press("confirm")
    world.say("되돌려줘", TakeBack())
    assert [title for title, _ in world.calendar()] == ["커피"]
    world.say("되돌려줘", TakeBack())
    assert world.calendar() == []
    world.say("되돌려줘", TakeBack())
    assert world.last.text.startswith("최근 10분 안에 되돌릴 변경이 없어요.")


def test_the_word_holds_for_ten_minutes_and_the_button_longer():
    world = added()
    world.wait(minutes=11)
    world.say("되돌려줘", TakeBack())
    assert world.last.text.startswith("최근 10분 안에 되돌릴 변경이 없어요.")
    assert len(world.calendar()) == 1
    world.wait(days=5)
    world.press("되돌리기")
    assert world.calendar() == []


def test_the_word_does_not_reach_what_was_changed_elsewhere():
    world = World()
    one = event("커피", timed(17, 15))
    world.write([Change(UUID(int=1), one.id, "create", None, one, "api", UUID(int=2))])
    world.say("되돌려줘", TakeBack())
    assert world.last.text.startswith("최근 10분 안에 되돌릴 변경이 없어요.")
    assert len(world.calendar()) == 1


def test_an_undo_of_a_forgotten_card_is_told_all_the_same():
    world = added()
    undo = world.button("undo").press
    for number in range(MAX_CARDS + 1):
        world.say(f"일 {number}", create(f"일 {number}", tomorrow(9)))
    [say] = world.tap(undo)
    assert (say.manner, say.reply.text) == ("answer", "↩️ 되돌렸어요")
    assert world.calendar() == []


def test_an_addition_can_be_taken_back_after_one_day_of_its_series_was_deleted_and_brought_back():
    world = World()
    world.say("매주 화요일 회의", create("회의", tomorrow(15), recurrence=Recurrence("WEEKLY")))
    world.press("confirm")
    added_by = world.button("undo").press
    world.say("내일 회의 지워", RemoveEvents(Target("회의", tomorrow())))
    world.press("this")
    world.press("undo")
    world.tap(added_by)
    assert world.calendar() == []


def test_an_addition_can_be_taken_back_when_it_was_left_out_of_a_deletion():
    world = added()
    added_by = world.button("undo").press
    world.say("내일 치과", create("치과", tomorrow(9)))
    world.press("confirm")
    world.say("내일 일정 다 지워", RemoveEvents(Target(time=tomorrow(), every=True)))
    world.press("tick", 2)
    world.press("confirm")
    world.press("undo")
    world.tap(added_by)
    assert [title for title, _ in world.calendar()] == ["치과"]


def test_what_was_brought_back_can_be_taken_away_when_its_card_is_long_gone():
    world = added()
    added_by = world.button("undo").press
    world.say("커피 지워", RemoveEvents(Target("커피")))
    world.press("confirm")
    world.press("undo")
    for number in range(MAX_CARDS + 1):
        world.say(f"일 {number}", create(f"일 {number}", tomorrow(9)))
    world.tap(added_by)
    assert world.calendar() == []


def test_words_after_an_undo_mean_the_event_that_is_back():
    world = added()
    world.say("커피 지워", RemoveEvents(Target("커피")))
    world.press("confirm")
    world.press("undo")
    world.say("4시로", change(time=at(16)))
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]


def test_an_undo_of_nothing_we_know_is_stale():
    [say] = added().tap(NOBODYS)
    assert (say.manner, say.reply.text) == (
        "answer",
        "이 버튼은 더 이상 쓸 수 없어요. 필요하면 다시 말씀해 주세요.",
    )


def test_undo_does_not_change_what_we_talk_about():
    world = added()
    world.say("모레 치과", create("치과", tomorrow(9)))
    world.press("되돌리기")
    world.say("4시로", change(time=at(16)))
    assert "치과" in world.last.text
    assert "오후 4:00" in world.last.text


def test_what_was_undone_can_be_said_again():
    world = added()
    world.press("undo")
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.press("confirm")
    assert len(world.calendar()) == 1


def test_an_answer_to_a_turn_that_is_gone_changes_nothing():
    world = added()
    assert world.take(ChangeFound(99, (), ())) == []
    assert [say.manner for say in world.take(Written(UUID(int=5)))] == ["answer"]
