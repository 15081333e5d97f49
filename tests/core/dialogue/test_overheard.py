"""Conversations that others read along: what of the calendar is spoken of there."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import AskCalendar, RemoveEvents, Target
from tests.core.dialogue.world import World, change, create, event, timed, tomorrow

ELSEWHERE = event("비밀 약속", timed(17, 15))


def shared(*events) -> World:
    """A group in which a meeting was put on the calendar."""
    world = World(*events)
    world.say("회의", create("회의", tomorrow(15)), private=False)
    world.press("confirm")
    return world


@pytest.mark.parametrize(
    "order",
    [
        AskCalendar("agenda"),
        AskCalendar("find", title="약속"),
        RemoveEvents(Target("비밀 약속")),
        change("비밀 약속", time=tomorrow(17)),
    ],
)
def test_what_was_told_elsewhere_is_not_spoken_of(order):
    world = shared(ELSEWHERE)
    world.say("말", order, private=False)
    assert "11월" not in world.last.text and "오후" not in world.last.text
    assert world.conversation.cards[-1].drafts[0].proposal.title == "회의", "there is no card about it"


@pytest.mark.parametrize("order", [AskCalendar("agenda"), RemoveEvents(Target("비밀 약속"))])
def test_who_asks_for_it_is_told_where_to_ask(order):
    world = World(ELSEWHERE)
    world.say("말", order, private=False)
    assert "둘만의 대화" in world.last.text


def test_what_was_added_here_is_changed_here():
    world = shared(ELSEWHERE)
    world.say("회의 5시로", change("회의", time=tomorrow(17)), private=False)
    assert "바꿀까요" in world.last.text


def test_a_choice_is_between_what_was_added_here():
    world = shared(event("회의", timed(17, 10)))
    world.say("회의 취소", RemoveEvents(Target("회의")), private=False)
    assert "삭제할까요" in world.last.text


def test_while_a_card_waits_words_are_about_that():
    world = World(ELSEWHERE)
    world.say("회의", create("회의", tomorrow(15)), private=False)
    world.say("비밀 약속 취소", RemoveEvents(Target("비밀 약속")), private=False)
    assert not any(draft.base for card in world.conversation.cards for draft in card.drafts)


def test_alone_everything_is_spoken_of():
    world = World(ELSEWHERE)
    world.say("비밀 약속 취소", RemoveEvents(Target("비밀 약속")))
    assert "삭제할까요" in world.last.text
