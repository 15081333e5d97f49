"""Events that only we had are taken along to Google: one message says how far they are, and what did not get there."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

import pytest

from core.calendar.change import Change
from core.dialogue.copying import copies_of
from core.dialogue.effects import Connect
from core.dialogue.inputs import AccountConnected, Collided, Disconnected, Landed, TurnedDown
from core.dialogue.interpretation import ManageAccount
from tests.core.dialogue.world import GRANT, MINE, World, event, placed, timed

EMAIL, GROUP = MINE.email, copies_of(GRANT)


def copying(count=2, lang="ko"):
    """The person has just agreed to take so many events along."""
    world = World(lang=lang)
    world.local = count
    world.take(AccountConnected(GRANT, EMAIL))
    world.press("connect")
    world.calendars = (MINE,)
    world.press("copy")
    assert world.crossed[-1] == Connect(GRANT, copy=True)
    return world


def line(title):
    before = event(title, timed(17, 15))
    after = replace(before, placement=placed())
    return Change(uuid5(GROUP, title), before.id, "update", before, after, "copy", GROUP, state="pending")


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("ko", "일정 2개를 구글 캘린더에도 넣고 있어요.", "✅ 일정 2개를 구글 캘린더에도 넣었어요."),
        ("en", "Putting 2 events into Google Calendar too.", "✅ 2 events are in Google Calendar too."),
    ],
)
def test_the_message_says_when_they_are_there(lang, before, after):
    world = copying(lang=lang)
    assert world.last.text == before
    [say] = world.take(Landed(GROUP))
    assert say.manner == "edit" and world.last.text == after
    assert world.take(Landed(GROUP)) == [] and world.conversation.standing == ()


def test_what_was_turned_down_is_told_there():
    world = copying()
    [say] = world.take(TurnedDown(line("치과"), "read_only"))
    assert say.manner == "edit"
    assert world.last.text.startswith("일정 2개를 구글 캘린더에도 넣고 있어요.\n“치과”: 보기만 할 수 있는")
    world.take(Landed(GROUP))
    assert world.last.text.startswith("✅ 일정 1개를 구글 캘린더에도 넣었어요.\n“치과”: 보기만")


def test_what_met_something_else_is_told_there_and_asked_about_by_nobody():
    world = copying()
    world.take(Collided(line("치과"), None))
    assert "“치과”: 그 사이 구글에서 지워져서" in world.last.text
    assert world.conversation.cards == () and len(world.screen) == 1


def test_where_none_got_there_that_is_said():
    world = copying(1)
    world.take(TurnedDown(line("치과"), "other"))
    assert world.last.text.startswith("⚠️ 구글 캘린더에 넣지 못했어요. 일정은 여기에 그대로 있어요.\n“치과”: ")
    assert world.conversation.standing == ()


def test_of_many_that_did_not_get_there_some_are_named():
    world = copying(9)
    for number in range(7):
        world.take(TurnedDown(line(f"일정 {number}"), "other"))
    assert world.last.text.count("\n") == 6 and world.last.text.endswith("…외 2개")


def test_a_changed_day_of_a_series_that_got_there_is_told_by_itself():
    world = copying()
    whole = line("회의")
    day = replace(whole, id=GRANT, event=GRANT, after=replace(whole.after, id=GRANT, series=whole.event))
    [say] = world.take(TurnedDown(day, "other"))
    assert say.manner == "send" and say.reply.text.startswith("“회의”: ")


def test_letting_go_before_they_are_there_ends_it():
    world = copying()
    world.say("연결 해제", ManageAccount("disconnect"))
    world.step(world.pressed(world.button("disconnect").press))
    world.take(Disconnected(world.conversation.turns[-1].number, EMAIL, (GROUP,), 1))
    assert world.texts[0] == "연결을 해제해서 구글에 다 넣지 못했어요. 일정은 여기에 그대로 있어요."
    assert world.conversation.standing == ()


def test_keeping_them_here_is_waited_for_by_nobody():
    world = World()
    world.local = 2
    world.take(AccountConnected(GRANT, EMAIL))
    world.press("connect")
    world.press("discard")
    assert world.conversation.standing == () and world.take(Landed(GROUP)) == []
