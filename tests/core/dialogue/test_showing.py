"""A model that can see is shown pictures only of those who were told, and agreed to that as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.dialogue.interpretation import AboutMe
from core.dialogue.message import ConversationKey
from tests.core.dialogue.world import World, create, tomorrow

COFFEE = create("커피", tomorrow(15))
ASKED = "OpenAI의 AI도 직접 보고"


def with_eyes(*, lang="ko", sight="", **wishes) -> World:
    world = World(lang=lang)
    world.model, world.sees, world.sight = "OpenAI", True, sight
    world.preferences = replace(world.preferences, **{"outside": True, **wishes})
    return world


def sent(world: World, blob: str = "p1") -> None:
    world.photos(blob)
    world.read(blob, COFFEE)


def asked(world: World) -> list[str]:
    return [reply.text for reply in world.screen.values() if ASKED in reply.text]


def test_they_are_asked_once_below_their_first_picture_and_told_what_is_sent():
    world = with_eyes()
    sent(world)
    assert "커피" in world.texts[-2] and asked(world) == [world.last.text]
    for part in ("보내는 것: 그런 사진", "숨은 정보는 빼고", "보내지 않는 것", "동의하시기 전에는"):
        assert part in world.last.text
    assert world.preferences.shown_outside is False, "until they agree they have not"
    sent(world, "p2")
    assert len(asked(world)) == 1 and world.shown == [False, False]


def test_whoever_agrees_has_the_next_one_shown_until_the_settings_say_otherwise():
    world = with_eyes()
    sent(world)
    world.press("outside", 5)
    assert world.preferences.shown_outside is True and "OpenAI의 AI도 보게" in world.last.text
    sent(world, "p2")
    world.say("설정", AboutMe("settings"))
    assert "OpenAI의 AI도 봐요" in world.last.text
    world.press("보여 주지 않기")
    assert "AI에게 사진을 보여 주지 않아요" in world.last.text
    sent(world, "p3")
    assert world.shown == [False, True, False, False], "the third are words"
    assert world.preferences.shown_outside is False


def test_whoever_does_not_want_it_is_left_in_peace():
    world = with_eyes()
    sent(world)
    world.press("outside", 6)
    assert world.preferences.shown_outside is False and "보여 주지 않을게요" in world.last.text
    sent(world, "p2")
    assert asked(world) == [] and not any(world.shown)


@pytest.mark.parametrize(
    ("sight", "wishes"),
    [
        ("", {"outside": False}),
        ("", {"outside": None}),
        ("Google Vision", {"pictures_outside": False}),
        ("Google Vision", {"pictures_outside": None}),
    ],
)
def test_whoever_has_not_agreed_to_all_before_it_is_neither_asked_nor_shown(sight, wishes):
    world = with_eyes(sight=sight, **wishes)
    sent(world)
    assert asked(world) == [] and world.preferences.shown_outside is None
    world = with_eyes(sight=sight, shown_outside=True, **wishes)
    sent(world)
    assert world.shown == [False], "and an answer that was given before holds no longer"


def test_whoever_agreed_to_pictures_elsewhere_is_asked_about_this_as_well():
    world = with_eyes(sight="Google Vision", pictures_outside=True)
    sent(world)
    assert len(asked(world)) == 1 and world.shown == [False]


def test_a_model_that_cannot_see_is_no_question():
    world = with_eyes(shown_outside=True)
    world.sees = False
    sent(world)
    assert world.shown == [False]
    world = with_eyes()
    world.sees = False
    sent(world)
    assert asked(world) == []


def test_they_are_asked_in_their_own_chat_and_the_question_outlives_its_reason_harmlessly():
    world = with_eyes()
    world.home = ConversationKey("telegram", "private", "you")
    sent(world)
    assert asked(world) == []
    world.home = world.conversation.key
    sent(world, "p2")
    world.sees = False
    world.press("outside", 5)
    assert "AI가 없어요" in world.says[-1].reply.text and world.preferences.shown_outside is False


def test_it_is_asked_in_english_too():
    world = with_eyes(lang="en")
    sent(world)
    assert "Shall OpenAI’s AI also look at pictures" in world.last.text
