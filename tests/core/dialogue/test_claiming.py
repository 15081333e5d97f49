"""A Google account that another of our users has: whoever has it says, at home and within ten minutes, who is who."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.dialogue.account_inputs import Claimed, ClaimEnded, ClaimMade
from core.dialogue.conversation import MAX_TURNS
from core.dialogue.effects import AnswerClaim, Connect, Disconnect
from core.dialogue.inputs import AccountConnected, Connected
from core.dialogue.interpretation import Assent, Dissent
from core.dialogue.message import ConversationKey
from core.dialogue.stages import Linking
from tests.core.dialogue.world import GRANT, MINE, World, create

ASKER = ConversationKey("telegram", "42", "7")
EMAIL = MINE.email


def asking(**more) -> World:
    """Who wants the account, and pressed the button."""
    world = World(**more)
    world.take(AccountConnected(GRANT, EMAIL, elsewhere=True))
    world.press("connect")
    world.crossed.clear()
    world.take(ClaimMade(GRANT, "slack:T1"))
    return world


@pytest.fixture
def asker(monkeypatch) -> World:
    monkeypatch.setattr(World, "cross", lambda self, effect: None)
    return asking()


def at_home(**more) -> World:
    """Who has it, and is asked."""
    world = World(**more)
    world.calendars = (MINE,)
    world.take(Claimed(GRANT, EMAIL, ASKER))
    return world


def test_whoever_asks_is_told_where_it_is_to_be_confirmed(asker):
    assert "슬랙" in asker.last.text and "10분 안에" in asker.last.text
    assert asker.labels(asker.last) == ["취소"]
    assert len(asker.conversation.turns) == 1


def test_a_yes_there_is_told_here_as_any_connection_is(asker):
    asker.take(Connected(GRANT, EMAIL))
    assert asker.last.text.startswith("✅ 연결했어요.")
    assert asker.conversation.turns == ()


def test_a_no_there_is_told_here(asker):
    asker.take(ClaimEnded(GRANT, "refused"))
    assert "본인이 아니라고" in asker.last.text and asker.labels() == []
    assert asker.crossed == [], "it is forgotten already"


def test_here_it_can_be_called_off(asker):
    asker.press("discard")
    assert asker.crossed == [Disconnect(None, GRANT)]
    assert asker.last.text.startswith("연결하지 않았어요.")


def test_after_ten_minutes_it_is_forgotten_and_said_kindly(asker):
    assert asker.wait(minutes=9) == []
    asker.wait(minutes=1)
    assert "10분 동안 그 대화에서 답이 없어" in asker.last.text
    assert asker.crossed == [Disconnect(None, GRANT)]
    assert asker.conversation.turns == ()


def test_the_ten_minutes_begin_with_the_tap(asker):
    world = World()
    world.take(AccountConnected(GRANT, EMAIL, elsewhere=True))
    world.wait(hours=2)
    world.take(ClaimMade(GRANT, "telegram"))
    world.wait(minutes=9)
    assert isinstance(world.conversation.turns[0].stage, Linking)


def test_a_claim_of_which_nothing_is_known_here_says_nothing():
    world = World()
    assert world.take(ClaimMade(GRANT, "telegram")) == []
    assert world.take(ClaimEnded(GRANT, "agreed")) == []


def test_whoever_has_it_is_asked_with_the_address_and_the_place():
    world = at_home()
    assert "다른 대화(텔레그램)에서" in world.last.text and EMAIL in world.last.text
    assert "본인이 맞나요?" in world.last.text
    assert world.labels(world.last) == ["네, 제가 맞아요", "아니요"]
    assert world.take(Claimed(GRANT, EMAIL, ASKER)) == [], "once"


def test_it_is_asked_in_english_as_well():
    world = at_home(lang="en")
    assert "(Telegram)" in world.last.text and world.labels(world.last) == ["Yes, that's me", "No"]
    world.press("claim")
    assert world.last.text.startswith("✅ Thank you.")


def test_a_platform_that_nobody_named_is_called_as_it_is():
    world = World()
    world.take(Claimed(GRANT, EMAIL, replace(ASKER, platform="matrix:home")))
    assert "matrix" in world.last.text


def test_yes_joins_both():
    world = at_home()
    world.press("claim")
    assert world.crossed == [AnswerClaim(GRANT, ASKER, yes=True)]
    assert world.last.text.startswith("✅ 확인했어요.") and world.labels() == []


def test_no_changes_nothing_here():
    world = at_home()
    world.press("discard")
    assert world.crossed == [AnswerClaim(GRANT, ASKER, yes=False)]
    assert "아무것도 바뀌지 않았어요" in world.last.text and world.labels() == []


def test_a_word_is_no_tap_but_a_no_is_a_no():
    world = at_home()
    world.say("응", Assent())
    assert world.crossed == [] and "버튼" in world.last.text
    world.say("아니", Dissent())
    assert world.crossed == [AnswerClaim(GRANT, ASKER, yes=False)]


def test_too_late_is_too_late():
    world = at_home()
    press = world.button("claim").press
    world.wait(minutes=10)
    assert world.last.text.startswith("시간이 지났거나")
    [toast] = world.tap(press)
    assert toast.manner == "answer" and world.crossed == []


def test_a_tap_at_the_very_end_is_too_late_although_nobody_closed_it():
    world = at_home()
    press = world.button("claim").press
    world.at = world.conversation.turns[0].expires_at
    world.tap(press)
    assert world.crossed == [] and world.last.text.startswith("시간이 지났거나")


def test_what_was_called_off_there_is_told_here(monkeypatch):
    world = at_home()
    monkeypatch.setattr(world, "cross", lambda effect: ClaimEnded(GRANT, "late"))
    world.press("claim")
    assert world.last.text.startswith("시간이 지났거나")


def test_a_question_that_was_crowded_out_loses_its_buttons_and_answers_nothing():
    world = at_home()
    press = world.button("claim").press
    for number in range(MAX_TURNS + 1):
        world.say(f"일정 {number}", create(f"일정 {number}"))
    assert "네, 제가 맞아요" not in world.labels()
    world.tap(press)
    assert not any(isinstance(one, AnswerClaim) for one in world.crossed)


def test_whoever_asks_cannot_agree(asker):
    stop = asker.button("discard").press
    for verb in ("claim", "connect", "copy", "disconnect"):
        [toast] = asker.tap(replace(stop, verb=verb))
        assert toast.manner == "answer"
    assert not any(isinstance(one, AnswerClaim | Connect) for one in asker.crossed)
