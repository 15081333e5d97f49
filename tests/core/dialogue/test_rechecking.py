"""A card waits, and the remote calendars were read once more."""

from __future__ import annotations

from core.dialogue.inputs import Rechecked
from core.dialogue.interpretation import CreateEvents, EventProposal, RemoveEvents, Target
from tests.core.dialogue.world import World, event, on, timed


def waiting(lang: str = "ko") -> World:
    world = World(lang=lang)
    world.say(
        "17일 3시 치과" if lang == "ko" else "dentist on the 17th at 3",
        CreateEvents((EventProposal("치과", on(17, 15)),)),
    )
    return world


def test_what_came_in_meanwhile_stands_on_the_card():
    world = waiting()
    [say] = world.take(Rechecked(nearby=(event("회의", timed(17, 15)),)))
    assert say.manner == "edit"
    assert "회의" in say.reply.text
    assert say.reply.buttons[0][0].press.verb == "confirm"


def test_a_calendar_that_could_not_be_read_is_not_called_free():
    for lang, words in (("ko", "“업무” 캘린더를 확인하지 못했어요"), ("en", "couldn't check “업무”")):
        [say] = waiting(lang).take(Rechecked(unread=("업무",)))
        assert words in say.reply.text


def test_somebody_who_is_only_busy_is_in_the_way_too():
    busy = event("팀장님", timed(17, 15))
    [say] = waiting().take(Rechecked(taken=(busy,)))
    assert "팀장님" in say.reply.text


def test_nothing_new_is_no_news():
    assert waiting().take(Rechecked()) == []
    assert World().take(Rechecked(unread=("업무",))) == []


def test_what_is_to_be_deleted_meets_nothing():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 지워", RemoveEvents(Target("치과")))
    assert world.take(Rechecked(unread=("업무",))) == []
