"""The tap that writes: what the user saw is checked against what is now."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.time.expression import Spoken, WholeWeek
from core.dialogue.buttons import Press
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from core.dialogue.results import Written
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

WEEK = Spoken(WholeWeek(0))


def add(world, one):
    world.events[one.id] = one


def alter(world, which, /, **values):
    one = next(e for e in world.events.values() if e.title == which)
    world.events[one.id] = replace(one, **values)


def test_a_clash_that_came_up_meanwhile_is_shown_before_anything_is_written():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    add(world, event("회의", timed(17, 15)))
    world.press("confirm")
    assert world.last.text.startswith(
        "그 사이 겹치는 일정이 생겼어요. 그래도 진행할까요?\n\n이렇게 추가할까요?"
    )
    assert "⚠️ 겹쳐요: 회의" in world.last.text
    assert len(world.calendar()) == 1
    world.press("confirm")
    assert len(world.calendar()) == 2


def test_a_clash_of_what_is_not_ticked_does_not_matter():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(9))))
    world.press("tick", 1)
    add(world, event("회의", timed(17, 15)))
    world.press("confirm")
    assert world.last.text.startswith("✅ 추가했어요")


def test_another_field_that_changed_meanwhile_is_kept():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 4시로", change("치과", time=at(16)))
    alter(world, "치과", location="강남")
    world.press("confirm")
    [one] = world.events.values()
    assert (one.when, one.location) == (timed(17, 16), "강남")


def test_the_same_field_that_changed_meanwhile_is_asked_about_again():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 4시로", change("치과", time=at(16)))
    alter(world, "치과", when=timed(17, 10))
    world.press("confirm")
    assert world.last.text.startswith("그 사이 일정이 바뀌었어요. 지금 내용으로 다시 확인해 주세요.")
    assert "오전 10:00–11:00 → 11월 17일(화) 오후 4:00–5:00" in world.last.text
    world.press("confirm")
    assert world.calendar() == [("치과", "2026-11-17T16:00:00+09:00")]


def test_what_is_to_be_deleted_is_shown_again_when_it_changed():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 지워", RemoveEvents(Target("치과")))
    alter(world, "치과", title="치과 재진", when=timed(19, 15))
    world.press("confirm")
    assert "그 사이 일정이 바뀌었어요." in world.last.text
    assert "치과 재진\n🗓 11월 19일(목)" in world.last.text
    world.press("confirm")
    assert world.calendar() == []


def test_what_is_gone_is_told_and_not_made_again():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 4시로", change("치과", time=at(16)))
    world.events.clear()
    world.press("confirm")
    assert world.last.text.startswith("그 사이 삭제된 일정이에요.\n\n취소했어요. 아무것도 저장하지 않았어요.")
    assert "하루가 지나" not in world.last.text
    assert world.labels() == []
    assert world.calendar() == []


def test_what_is_gone_of_several_is_taken_off_the_card():
    world = World(event("커피", timed(17, 9)), event("치과", timed(18, 9)))
    world.say("이번 주 다 지워", RemoveEvents(Target(time=WEEK, every=True)))
    world.events = {i: e for i, e in world.events.items() if e.title == "치과"}
    world.press("confirm")
    assert world.last.text.startswith(
        "그 사이 삭제된 일정은 뺐어요. 다시 확인해 주세요.\n\n이 일정을 삭제할까요?"
    )
    assert "커피" not in world.last.text
    world.press("confirm")
    assert world.calendar() == []


def test_somebody_who_did_the_same_meanwhile_leaves_nothing_to_write():
    world = World(event("치과", timed(17, 15)), lang="en")
    world.say("dentist at 4", change("치과", time=at(16)))
    alter(world, "치과", when=timed(17, 16))
    world.press("confirm")
    assert world.last.text.startswith("✅ Changed")
    assert world.labels() == []
    assert world.ledger == {}
    world.say("at 5", change(time=at(17)))
    assert "4:00 PM – 5:00 PM → Tue, Nov 17, 5:00 PM – 6:00 PM" in world.last.text


def test_a_cancelled_time_of_a_series_is_not_cancelled_twice():
    series = weekly("회의", timed(17, 15))
    world = World(series)
    world.say("회의 지워", RemoveEvents(Target("회의")))
    world.events[series.id] = replace(series, excluded=(timed(17, 15).start,))
    world.press("this")
    world.press("this")
    assert world.last.text.startswith("🗑️ 삭제했어요")
    assert world.ledger == {}


def test_nothing_to_change_cannot_be_confirmed():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 바꿔", change("치과"))
    card = world.button("discard").press.ref
    [say] = world.tap(Press("confirm", card, 1))
    assert say.reply.text.startswith("고칠 내용을 말씀해 주세요.")
    assert world.ledger == {}


def busy_week():
    return World(*(event(f"회의 {n}", timed(17, 9 + n)) for n in range(5)))


def test_many_deletions_are_asked_about_twice_and_the_second_time_says_so():
    world = busy_week()
    world.say("이번 주 다 지워", RemoveEvents(Target(time=WEEK, every=True)))
    world.press("confirm")
    assert len(world.calendar()) == 5
    assert world.last.text.startswith(
        "정말 5개 모두요? 한 번 더 누르면 진행할게요.\n\n일정 5개를 삭제할까요?"
    )
    world.press("confirm")
    assert world.calendar() == []


def test_other_ticks_ask_again():
    world = busy_week()
    world.say("이번 주 다 지워", RemoveEvents(Target(time=WEEK, every=True)))
    world.press("confirm")
    world.press("tick", 1)
    world.press("confirm")
    assert world.last.text.startswith("정말 4개 모두요?")
    world.press("confirm")
    assert len(world.calendar()) == 1


def test_three_deletions_are_asked_about_once():
    world = World(*(event(f"회의 {n}", timed(17, 9 + n)) for n in range(3)))
    world.say("이번 주 다 지워", RemoveEvents(Target(time=WEEK, every=True)))
    world.press("confirm")
    assert world.calendar() == []


def test_many_additions_are_asked_about_once():
    world = World()
    world.say("다섯", several(*((f"일 {n}", tomorrow(9 + n)) for n in range(5))))
    world.press("confirm")
    assert len(world.calendar()) == 5


def test_a_scope_is_asked_again_when_the_card_has_to_be_looked_at_again():
    series = weekly("회의", timed(17, 15))
    world = World(series)
    world.say("회의 4시로", change("회의", time=at(16)))
    add(world, event("면접", timed(17, 16)))
    world.press("all")
    assert "그 사이 겹치는 일정이 생겼어요." in world.last.text
    assert world.labels()[:3] == ["이번만 변경", "이번부터 쭉 변경", "전체 변경 (10개)"]
    world.press("this")
    assert ("회의", "2026-11-17T16:00:00+09:00") in world.calendar()
    assert ("회의", "2026-11-17T15:00:00+09:00") in world.calendar()


def test_moving_this_and_the_following_splits_the_series():
    world = World(weekly("회의", timed(10, 15)))
    world.say("회의 4시로", change("회의", time=at(16)))
    world.press("following")
    assert world.calendar() == [("회의", "2026-11-10T15:00:00+09:00"), ("회의", "2026-11-17T16:00:00+09:00")]
    world.say("5시로", change(time=at(17)))
    assert "11월 17일(화) 오후 4:00–5:00 → 11월 17일(화) 오후 5:00–6:00" in world.last.text


def test_moving_a_day_of_everything_keeps_lengths():
    world = World(event("커피", timed(17, 9)), event("치과", timed(18, 9, 2)))
    world.say("다 하루 미뤄", ChangeEvent(Target(time=WEEK, every=True), Patch(shift_minutes=1440)))
    assert world.last.text.startswith("일정 2개를 바꿀까요?")
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-18T09:00:00+09:00"), ("치과", "2026-11-19T09:00:00+09:00")]
    assert world.last.text.startswith("✅ 변경했어요 (2개)")


def test_a_word_from_the_ledger_that_nobody_waits_for_is_taken_for_an_undo_at_most():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    says = world.take(Written(BIRTH))
    assert [say.manner for say in says] == ["answer"]
    assert world.labels() == ["추가", "고치기", "취소"]


def test_an_occurrence_that_the_series_no_longer_has_cannot_be_changed():
    series = weekly("회의", timed(17, 15))
    world = World(series)
    world.say("회의 4시로", change("회의", location="강남역"))
    world.events[series.id] = replace(series, when=timed(18, 15))
    world.press("this")
    assert world.last.text.startswith("그 사이 삭제된 일정이에요.")
    assert world.ledger == {}
