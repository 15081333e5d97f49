"""What the small buttons of a card offer."""

from __future__ import annotations

from core.calendar.time.expression import Clock, DaysAway, Spoken
from tests.core.dialogue.world import World, at, create, several, tomorrow

BARE = Spoken(DaysAway(1), Clock(9))


def test_what_is_sure_offers_nothing():
    world = World()
    world.say("내일 오후 3시 커피", create("커피", tomorrow(15)))
    assert world.labels() == ["추가", "고치기", "취소"]


def test_a_guess_that_cannot_be_otherwise_offers_nothing():
    world = World()
    world.say("오후 3시 커피", create("커피", at(15)))
    assert "날짜가 없어" in world.last.text
    assert world.labels() == ["추가", "고치기", "취소"]


def test_each_guess_has_its_own_button():
    world = World()
    world.say("내일 9시", create("", BARE))
    assert world.labels() == ["추가", "오후 9시로", "제목 정하기", "고치기", "취소"]


def test_a_button_changes_its_own_draft_alone():
    world = World()
    world.say("둘", several(("운동", BARE), ("공부", BARE)))
    world.press("공부: 오후 9시로")
    assert [draft.start for draft in world.last.drafts] == [
        "2026-11-17T09:00:00+09:00",
        "2026-11-17T21:00:00+09:00",
    ]
    world.press("운동: 오후 9시로")
    world.press("confirm")
    assert [start for _, start in world.calendar()] == ["2026-11-17T21:00:00+09:00"] * 2


def test_a_number_that_no_guess_has_says_how_to_edit():
    world = World()
    world.say("내일 9시 운동", create("운동", BARE))
    press = world.button("오후 9시로").press
    [say] = world.tap(type(press)(press.verb, press.ref, press.revision, 7))
    assert say.reply.text.startswith("고칠 내용을 말씀해 주세요.")


def test_a_time_that_was_said_takes_the_guess_away():
    world = World()
    world.say("내일 9시 운동", create("운동", BARE))
    world.say("오전 10시", create("", at(10)))
    assert world.labels() == ["추가", "고치기", "취소"]
