"""Time passes: what nobody touched for a day is closed, and says so."""

from __future__ import annotations

from datetime import timedelta

from core.dialogue.inputs import TimePassed
from tests.core.dialogue.world import World, at, create, event, timed, tomorrow


def test_a_card_closes_after_a_day_and_its_buttons_go():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    confirm = world.button("confirm").press
    assert world.wait(hours=23, minutes=59) == []
    world.wait(minutes=1)
    assert world.last.text.startswith("하루가 지나 닫았어요. 필요하면 다시 말씀해 주세요.")
    assert world.labels() == []
    [say] = world.tap(confirm)
    assert say.reply.text == "시간이 지나 닫힌 카드예요. 다시 말씀해 주세요."
    assert world.calendar() == []


def test_a_question_closes_after_a_day():
    world = World(lang="en")
    world.say("dentist", create("dentist"))
    world.wait(days=1)
    assert world.texts == ["A day has passed, so I closed this. Tell me again if you need it."]
    world.say("3pm", create("", at(15)))
    assert world.last.drafts[0].title == "Event"


def test_pictures_are_read_however_long_it_takes():
    world = World()
    world.photos("p")
    world.wait(days=1)
    assert world.texts == ["아직 사진을 읽고 있어요. 지금 읽을 사진이 많아서 조금 걸려요…"]
    world.read("p", create("공연", tomorrow(19)))
    assert world.last.drafts[0].title == "공연"


def test_a_question_about_a_card_goes_when_the_card_closes():
    world = World()
    world.say("내일 워크숍", create("워크숍", tomorrow()))
    world.wait(hours=12)
    world.press("시간 정하기")
    world.wait(hours=12)
    assert world.labels() != [], "it was touched half a day ago"
    world.wait(hours=12)
    assert world.labels() == []


def test_what_is_done_stays_as_it_is():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.press("confirm")
    assert world.conversation.wake_at is None
    assert world.take(TimePassed()) == []
    assert world.labels() == ["되돌리기"]


def test_waking_too_early_changes_nothing():
    world = World(event("커피", timed(17, 15)))
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("치과", create("치과"))
    screen = dict(world.screen)
    assert world.take(TimePassed()) == []
    assert world.screen == screen


def test_a_tap_on_a_card_whose_day_is_over_comes_too_late_though_nobody_closed_it():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.at += timedelta(days=1)
    world.press("confirm")
    assert world.calendar() == []
    assert world.texts == [
        "하루가 지나 닫았어요. 필요하면 다시 말씀해 주세요.\n\n커피\n🗓 11월 17일(화) 오후 3:00"
    ]
    assert world.labels() == []
