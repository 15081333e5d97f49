"""Guests of what is not there yet, and guests who are to come no more."""

from __future__ import annotations

import pytest

from core.calendar.time.expression import DaysAway, Spoken
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from tests.core.dialogue.world import World, at, change, create, event, several, timed, tomorrow

GUEST = "minsu@example.org"
EVE = Patch(remove_attendees=("이브",))


def invite(title="회의", time=None, **more):
    return ChangeEvent(Target(title, time), Patch(add_attendees=(GUEST,), **more))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("내일 3시 회의에 초대해줘", "그때는 “회의” 일정이 없어서, 새 일정으로 준비했어요."),
        ("invite them to the meeting tomorrow", "There is no “회의” then, so here is a new one."),
    ],
)
def test_whoever_is_invited_to_what_is_not_there_gets_the_card_of_a_new_event(text, said):
    world = World(event("점심", timed(17, 12)))
    world.say(text, invite(time=tomorrow(15)))
    *_, told, _ = world.texts
    assert told == said
    [draft] = world.last.drafts
    assert (draft.kind, draft.title, draft.attendees) == ("create", "회의", (GUEST,))
    assert draft.start == "2026-11-17T15:00:00+09:00"
    world.press("confirm")
    assert ("회의", "2026-11-17T15:00:00+09:00") in world.calendar()


def test_without_a_title_an_hour_is_enough():
    world = World()
    world.say("내일 3시 거기에 초대해줘", invite("", tomorrow(15)))
    assert world.texts[0] == "그때는 일정이 없어서, 새 일정으로 준비했어요."
    [draft] = world.last.drafts
    assert draft.attendees == (GUEST,)


def test_those_who_described_it_come_as_well():
    world = World()
    target = Target("점심", tomorrow(12), attendees=("하은",))
    world.say("내일 12시 하은이랑 점심에 초대", ChangeEvent(target, Patch(add_attendees=(GUEST,))))
    [draft] = world.last.drafts
    assert draft.attendees == ("하은", GUEST)


@pytest.mark.parametrize(
    "meaning",
    [
        invite(),
        invite("", Spoken(DaysAway(1))),
        invite(time=at(15), location="강남"),
        invite(time=Spoken(DaysAway(-1), at(15).clock)),
        ChangeEvent(Target("회의", tomorrow(15)), EVE),
        ChangeEvent(Target("회의", tomorrow(15), every=True), Patch(add_attendees=(GUEST,))),
        RemoveEvents(Target("회의", tomorrow(15))),
    ],
)
def test_without_a_day_or_with_other_words_it_is_only_not_found(meaning):
    world = World()
    world.say("회의", meaning)
    assert "찾지 못했어요" in world.last.text
    assert not world.labels()


def dinner():
    world = World()
    world.say("내일 7시 저녁", create("저녁", tomorrow(19), attendees=("이브", "민수")))
    return world


def test_whoever_is_not_to_be_invited_leaves_the_card_that_waits():
    world = dinner()
    world.say("이브는 초대하지 마", ChangeEvent(Target(), EVE))
    [draft] = world.last.drafts
    assert draft.attendees == ("민수",)


def test_with_nothing_open_it_is_asked_which_event_is_meant():
    world = World()
    world.say("이브는 초대하지 마", ChangeEvent(Target(), EVE))
    assert world.last.text == "어느 일정인지 모르겠어요. 제목이나 날짜를 함께 말씀해 주세요."


@pytest.mark.parametrize("added", [False, True])
def test_to_remove_a_guest_by_name_is_not_to_remove_the_event(added):
    world = dinner()
    if added:
        world.press("confirm")
    world.say("이브 빼줘", RemoveEvents(Target("이브")))
    [draft] = world.last.drafts
    assert (draft.kind, draft.attendees) == ("update" if added else "create", ("민수",))


def test_an_event_that_is_called_so_is_meant_first():
    world = World()
    world.say("내일 이브 생일", create("이브 생일", tomorrow(19), attendees=("이브",)))
    world.say("이브 생일 빼줘", RemoveEvents(Target("이브 생일")))
    assert world.last.text == "취소했어요. 아무것도 저장하지 않았어요."


def test_on_a_card_that_deletes_nobody_is_taken_off():
    world = World(event("저녁", timed(17, 19), attendees=("이브",)), event("이브 생일", timed(18, 19)))
    world.say("저녁 삭제", RemoveEvents(Target("저녁")))
    world.say("이브 생일 삭제", RemoveEvents(Target("이브")))
    assert all(draft.kind == "delete" for reply in world.screen.values() for draft in reply.drafts)


def test_of_several_on_a_card_everyone_leaves_where_they_were_to_come():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("점심", tomorrow(12))))
    world.say("이브도", change(add_attendees=("이브",)))
    world.say("이브 빼줘", RemoveEvents(Target("이브")))
    assert [draft.attendees for draft in world.last.drafts] == [(), ()]
