"""A model outside the house reads along only for those who were told, and agreed."""

from __future__ import annotations

from core.dialogue.interpretation import AboutMe, SmallTalk
from core.dialogue.message import ConversationKey
from tests.core.dialogue.world import World, create, tomorrow

COFFEE = create("커피", tomorrow(15))


def with_model(name: str = "OpenAI") -> World:
    world = World()
    world.model = name
    return world


def added(world: World) -> None:
    world.say("내일 3시 커피", COFFEE)
    world.press("confirm")


def asked(world: World) -> list[str]:
    return [reply.text for reply in world.screen.values() if "OpenAI의 AI와 함께" in reply.text]


def test_a_house_without_a_model_asks_nobody():
    world = World()
    added(world)
    assert asked(world) == [] and world.preferences.outside is None


def test_they_are_asked_once_after_something_was_done():
    world = with_model()
    world.say("내일 3시 커피", COFFEE)
    assert asked(world) == []
    world.press("confirm")
    assert len(asked(world)) == 1 and "동의하시기 전에는" in asked(world)[0]
    assert world.preferences.outside is False, "until they agree they have not"
    added(world)
    assert len(asked(world)) == 1


def test_they_are_asked_in_their_own_chat_alone():
    world = with_model()
    world.home = ConversationKey("telegram", "private", "you")
    added(world)
    assert asked(world) == [] and world.preferences.outside is None


def test_they_are_asked_when_they_were_not_understood():
    world = with_model()
    world.say("그거 있잖아 그거", SmallTalk())
    assert len(asked(world)) == 1


def test_whoever_agrees_is_read_by_the_model_too_and_may_stop_it_in_the_settings():
    world = with_model()
    added(world)
    world.press("outside", 1)
    assert world.preferences.outside is True
    assert "함께 읽을게요" in world.last.text
    world.say("설정", AboutMe("settings"))
    assert "• 읽기: OpenAI의 AI와 함께 읽어요" in world.last.text
    world.press("set", 71)
    assert world.preferences.outside is False


def test_whoever_refuses_is_left_in_peace():
    world = with_model()
    added(world)
    world.press("outside", 2)
    assert world.preferences.outside is False
    assert "여기서만 읽을게요" in world.last.text


def test_an_answer_that_comes_when_the_model_is_gone_changes_nothing():
    world = with_model()
    added(world)
    world.model = ""
    world.press("outside", 1)
    assert world.preferences.outside is False


def test_the_question_is_put_in_english_too():
    world = with_model()
    world.say("dentist tomorrow at 3", create("dentist", tomorrow(15)))
    world.press("confirm")
    assert any("Nothing is sent unless you agree." in reply.text for reply in world.screen.values())
