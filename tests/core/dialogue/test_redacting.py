"""A code that links two conversations is a secret: it is tried, and kept nowhere."""

from __future__ import annotations

import pytest

from adapters.database.codec import encode_state
from core.dialogue.codes import HIDDEN, redacted, typed_code
from core.dialogue.interpretation import AboutMe, SmallTalk
from core.dialogue.own_effects import TryCode
from core.dialogue.redacting import redacted_meaning
from tests.core.dialogue.world import SPELT, World, create, tomorrow


@pytest.mark.parametrize(
    "text", ["K7M2-B9XP", "k7m2b9xp", " K7M2 B9XP ", "/link K7M2-B9XP", "/link@haru_bot K7M2-B9XP"]
)
def test_a_message_that_is_a_code_is_one_however_it_is_spelt(text):
    assert typed_code(text)
    assert HIDDEN in redacted(text)


@pytest.mark.parametrize(
    "text", ["birthday", "ABCD-EFGH", "2026-1125", "K7M2-B9XP 회의", "", "/link", "내일 3시"]
)
def test_other_words_are_none(text):
    assert typed_code(text) == ""


def test_within_words_it_is_hidden_where_they_are_about_codes():
    assert redacted("연결 코드는 K7M2-B9XP예요") == f"연결 코드는 {HIDDEN}예요"
    assert redacted("my code is K7M2B9XP.") == f"my code is {HIDDEN}."
    assert redacted("예약번호 K7M2B9XP 치과") == "예약번호 K7M2B9XP 치과"
    assert redacted("code review ABCD-EFGH") == "code review ABCD-EFGH"


def test_a_code_by_itself_is_tried_and_nobody_is_asked_what_it_means():
    world = World()
    world.say(SPELT)
    assert world.requests == []
    assert [one.code for one in world.own if isinstance(one, TryCode)] == [SPELT]
    assert "합칠까요" in world.last.text
    assert SPELT not in str(encode_state(world.conversation))


def test_a_wrong_one_is_kept_no_more_than_a_right_one():
    world = World()
    world.say("M7M2-B9XP")
    assert "그런 연결 코드는 없어요" in world.last.text
    world.say("연결 코드는 M7M2-B9XP야", SmallTalk())
    assert "M7M2" not in str(encode_state(world.conversation))


def test_the_code_that_we_show_is_not_remembered_as_said():
    world = World()
    world.say("/link", AboutMe("link"))
    assert "K7M2-B9XP" in world.last.text
    assert "K7M2" not in str(encode_state(world.conversation))


def test_where_a_title_is_asked_for_it_is_one():
    world = World()
    world.say("내일 3시", create("", tomorrow(15)))
    world.press("제목 정하기")
    world.say(SPELT, create(SPELT))
    assert world.own == []


def test_what_somebody_else_wrote_is_no_code():
    world = World()
    world.say(SPELT, SmallTalk(), forwarded_at=world.at)
    assert world.own == []


def test_what_it_meant_is_kept_without_it():
    assert redacted_meaning(AboutMe("link", SPELT)) == AboutMe("link")
    assert redacted_meaning(AboutMe("zone", "Berlin")) == AboutMe("zone", "Berlin")
