"""An engine outside the house reads pictures only for those who were told, and agreed."""

from __future__ import annotations

import pytest

from core.dialogue.effects import ReadText
from core.dialogue.interpretation import AboutMe
from core.dialogue.message import ConversationKey
from core.dialogue.results import OnlyOutside
from tests.core.dialogue.world import World, create, tomorrow

COFFEE = create("커피", tomorrow(15))


def with_sight(name: str = "Google Vision", **more) -> World:
    world = World(**more)
    world.sight = name
    return world


def asked(world: World) -> list[str]:
    return [reply.text for reply in world.screen.values() if "Google Vision에 보내서 읽을까요?" in reply.text]


def outside(world: World) -> list[bool | None]:
    return [one.outside for one in world.unread]


def test_a_house_without_such_an_engine_asks_nobody_and_sends_nothing():
    world = World()
    world.photos("p1")
    world.read("p1", COFFEE)
    assert world.preferences.pictures_outside is None and outside(world) == [False]
    assert not any("보내서" in text for text in world.texts)


def test_they_are_asked_once_below_the_card_of_their_first_picture():
    world = with_sight()
    world.photos("p1")
    assert asked(world) == []
    world.read("p1", COFFEE)
    assert "커피" in world.texts[-2] and asked(world) == [world.last.text]
    assert "동의하시기 전에는 아무것도" in world.last.text
    assert world.preferences.pictures_outside is False, "until they agree they have not"
    world.photos("p2")
    world.read("p2", COFFEE)
    assert len(asked(world)) == 1 and outside(world) == [None, False]


def test_they_are_asked_also_where_there_was_nothing_in_it():
    world = with_sight()
    world.photos("p1")
    world.read("p1")
    assert len(asked(world)) == 1


def test_nobody_is_told_that_a_picture_was_read_which_was_not():
    world = with_sight()
    world.photos("p1")
    world.fail("p1")
    assert asked(world) == [] and world.preferences.pictures_outside is None


def test_they_are_asked_in_their_own_chat_alone():
    world = with_sight()
    world.home = ConversationKey("telegram", "private", "you")
    world.photos("p1")
    world.read("p1", COFFEE)
    assert asked(world) == [] and world.preferences.pictures_outside is None


def test_words_are_no_reason_to_ask():
    world = with_sight()
    world.say("내일 3시 커피", COFFEE)
    world.press("confirm")
    assert asked(world) == []


def test_whoever_agrees_is_read_outside_and_may_stop_it_in_the_settings():
    world = with_sight()
    world.photos("p1")
    world.read("p1", COFFEE)
    world.press("outside", 3)
    assert world.preferences.pictures_outside is True
    assert "Google Vision에 보내서 읽을게요" in world.last.text and not world.labels(world.last)
    world.photos("p2")
    assert outside(world)[-1] is True
    world.say("설정", AboutMe("settings"))
    assert "• 사진: Google Vision에 보내서 읽어요" in world.last.text
    world.press("set", 81)
    assert world.preferences.pictures_outside is False
    assert "• 사진: 밖으로 보내지 않고 여기서만 읽어요" in world.last.text


def test_whoever_refuses_is_left_in_peace():
    world = with_sight()
    world.photos("p1")
    world.read("p1", COFFEE)
    world.press("outside", 4)
    assert world.preferences.pictures_outside is False
    assert "밖으로 보내지 않을게요" in world.last.text


def test_words_and_pictures_are_agreed_to_one_by_one():
    world = with_sight()
    world.model = "OpenAI"
    world.photos("p1")
    world.read("p1", COFFEE)
    world.press("outside", 3)
    assert world.preferences.outside is None
    world.press("confirm")
    world.press("outside", 1)
    assert (world.preferences.outside, world.preferences.pictures_outside) == (True, True)


def test_an_answer_that_comes_when_the_engine_is_gone_changes_nothing():
    world = with_sight()
    world.photos("p1")
    world.read("p1", COFFEE)
    world.sight = ""
    said = world.press("outside", 3)
    assert said[0].manner == "answer" and world.preferences.pictures_outside is False


def test_the_question_is_put_in_english_too():
    world = with_sight(lang="en")
    world.photos("p1")
    world.read("p1", COFFEE)
    assert "Shall I send pictures to Google Vision" in world.last.text
    assert "Nothing is sent unless you agree." in world.last.text


# ── Where nobody here can read it ──


def waiting(world: World, blob: str = "p1") -> World:
    world.photos(blob)
    world.ask_first(blob)
    return world


def test_where_nobody_here_can_read_it_the_question_takes_the_place_of_the_progress():
    world = waiting(with_sight())
    assert len(world.texts) == 1 and "사진을 읽으려면 Google Vision에" in world.texts[0]
    assert "기다릴게요" in world.texts[0] and world.preferences.pictures_outside is None


def test_a_picture_that_waited_goes_on_when_they_agree():
    world = waiting(with_sight())
    world.press("outside", 3)
    assert world.unread[-1] == ReadText(1, "p1", zone="Asia/Seoul", outside=True)
    assert "읽고 있어요" in world.texts[0] and not world.labels()
    world.read("p1", COFFEE)
    assert "커피" in world.texts[0] and len(world.texts) == 1


def test_a_picture_that_waited_is_said_not_to_be_read_when_they_refuse():
    world = waiting(with_sight())
    world.press("outside", 4)
    assert "밖으로 보내지 않기로 하셔서" in world.texts[0] and "/settings" in world.texts[0]
    assert len(world.texts) == 1 and not world.labels() and world.conversation.turns == ()
    assert len(world.unread) == 1, "and nobody sees it"


@pytest.mark.parametrize("choice", [3, 4])
def test_one_answer_is_for_all_pictures_that_wait(choice):
    world = waiting(waiting(with_sight()), "p2")
    assert len(world.labels()) == 4
    world.press("outside", choice)
    assert not world.labels()
    assert [one.blob for one in world.unread[2:]] == (["p1", "p2"] if choice == 3 else [])


def test_an_album_waits_together_and_its_caption_is_kept():
    world = with_sight()
    world.photos("p1", "p2", caption="회식", meaning=create("회식", None))
    world.ask_first("p1")
    world.ask_first("p2")
    world.press("outside", 3)
    world.read("p1", create("", tomorrow(19)))
    world.read("p2")
    assert "회식" in world.last.text


def test_who_has_answered_meanwhile_is_not_asked_again():
    for choice, reads in ((3, 3), (4, 2)):
        world = with_sight()
        world.photos("p1")
        world.photos("p2")
        world.ask_first("p1")
        world.press("outside", choice)
        world.ask_first("p2")
        assert not world.labels()
        assert len(world.unread) == reads + (choice == 3)


def test_a_picture_that_nobody_speaks_of_waits_for_a_day():
    world = waiting(with_sight())
    world.wait(hours=25)
    assert world.conversation.turns == () and not world.labels()


def test_a_picture_that_was_forgotten_is_not_asked_about():
    world = with_sight()
    assert world.take(OnlyOutside(7, "p1")) == []


def test_what_our_own_engine_read_in_its_place_and_is_not_sure_of_says_so_on_the_card():
    world = with_sight()
    world.photos("p1")
    world.read("p1", COFFEE, near=True)
    card = next(text for text in world.texts if "커피" in text)
    assert "밖의 엔진이 대답하지 않아 제가 읽었어요" in card


def test_that_whoever_was_to_read_it_is_away_is_said():
    world = with_sight()
    world.photos("p1")
    world.fail("p1", "far_away")
    assert "지금 대답하지 않아요" in world.last.text
