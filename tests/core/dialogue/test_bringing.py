"""Cards of a person's other conversations: listed, brought here, and retired where they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from core.dialogue.buttons import Press
from core.dialogue.conversation import MAX_TURNS
from core.dialogue.interpretation import AboutMe
from core.dialogue.message import ConversationKey
from core.dialogue.own_inputs import CardBrought, CardsFound, CardTaken, FarCard
from tests.core.dialogue.world import BIRTH, MISMATCH, World, at, change, create, several, tomorrow

DRAFTS = AboutMe("drafts")
SLACK = ConversationKey("slack:T1", "D1", "U1")


def elsewhere(title: str = "커피", hour: int = 15) -> World:
    """The same person in another conversation, where a card waits."""
    world = World()
    world.conversation = replace(world.conversation, key=SLACK, birth=uuid5(BIRTH, title))
    world.say(f"내일 {hour}시 {title}", create(title, tomorrow(hour)))
    return world


def far(world: World) -> tuple[FarCard, ...]:
    return tuple(FarCard(SLACK, card) for card in world.conversation.cards if card.state == "open")


def listed(*others: World) -> World:
    world = World()
    world.far = tuple(one for other in others for one in far(other))
    world.say("열린 카드 보여줘", DRAFTS)
    return world


def test_without_any_that_is_said():
    world = listed()
    assert world.last.text == "다른 곳에 열려 있는 카드가 없어요."
    assert world.conversation.turns == ()


def test_they_are_listed_with_where_they_are_and_a_button_each():
    world = listed(elsewhere(), elsewhere("치과", 10))
    assert world.last.text.splitlines() == [
        "다른 곳에 열려 있는 카드예요. 누르면 여기로 가져와요.",
        "1. 커피 · 11월 17일(화) 오후 3:00 · 슬랙",
        "2. 치과 · 11월 17일(화) 오전 10:00 · 슬랙",
    ]
    assert world.labels(world.last) == ["1. 커피", "2. 치과"]


def test_a_card_of_several_drafts_is_told_by_its_first():
    other = World()
    other.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(17))))
    assert "1. 커피 +1 · " in listed(other).last.text


def test_many_are_not_all_listed():
    world = World()
    world.far = far(elsewhere()) * 10
    world.say("카드", DRAFTS)
    assert world.last.text.endswith("… 그 밖에 2개")
    assert len(world.labels(world.last)) == 8


def test_one_tap_brings_the_same_drafts_here():
    other = elsewhere()
    [there] = other.conversation.cards
    world = listed(other)
    world.press("1. 커피")
    [here] = world.conversation.cards
    assert [draft.id for draft in here.drafts] == [draft.id for draft in there.drafts]
    assert here.drafts == there.drafts and here.state == "open" and here.private
    assert world.texts[0] == "슬랙에서 가져왔어요 ↓"
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T15:00:00+09:00")]


def test_it_is_corrected_here_as_any_card_is():
    world = listed(elsewhere())
    world.press("1. 커피")
    world.say("아니 4시로", change(time=at(16)))
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]


def test_clashes_are_those_of_now():
    world = listed(elsewhere())
    world.events = {one.id: one for one in World().events.values()}
    world.say("내일 3시 회의", create("회의", tomorrow(15)))
    world.press("confirm")
    world.press("1. 커피")
    assert "회의" in world.last.text


def test_the_old_card_says_where_it_went_and_takes_no_taps():
    other = elsewhere()
    confirm = other.button("confirm").press
    [card] = other.conversation.cards
    other.take(CardTaken(card.id, "telegram"))
    assert other.last.text.startswith("→ 이 카드는 다른 대화(텔레그램)로 옮겼어요")
    assert other.labels() == []
    [say] = other.tap(confirm)
    assert say.reply.text == "→ 이 카드는 다른 대화(텔레그램)로 옮겼어요" and say.manner == "answer"
    assert other.calendar() == [] and other.ledger == {}
    assert other.take(CardTaken(UUID(int=9), "telegram")) == []


def test_a_question_about_a_card_that_went_away_is_closed():
    other = elsewhere()
    [card] = other.conversation.cards
    other.say("그거 시간 바꿔줘", change(time=MISMATCH))
    assert other.conversation.turns
    other.take(CardTaken(card.id, "telegram"))
    assert other.conversation.turns == () and other.labels() == []


def test_a_card_that_was_settled_meanwhile_is_told_so_and_leaves_the_list():
    world = listed(elsewhere(), elsewhere("치과", 10))
    world.far = world.far[1:]
    says = world.press("1. 커피")
    assert says[0].reply.text == "그 카드는 이미 처리했거나 닫혔어요."
    assert world.labels(world.last) == ["1. 치과"]
    world.far = ()
    world.press("1. 치과")
    assert world.last.text == "다른 곳에 열려 있는 카드가 없어요." and world.labels() == []


def test_a_second_list_takes_the_place_of_the_first():
    world = listed(elsewhere())
    old = world.button("1. 커피").press
    world.say("열린 카드", DRAFTS)
    assert world.texts[0] == "열린 카드는 아래에서 새로 보여 드려요 ↓"
    [say] = world.tap(old)
    assert say.manner == "answer" and world.conversation.cards == ()


@pytest.mark.parametrize("choice", [0, 2, 99])
def test_a_number_that_is_not_listed_brings_nothing(choice):
    world = listed(elsewhere())
    world.tap(Press("bring", world.last.id, 0, choice))
    assert world.conversation.cards == () and len(world.far) == 1


def test_where_others_read_along_no_card_is_told():
    world = World()
    world.far = far(elsewhere())
    world.say("열린 카드", DRAFTS, private=False)
    assert "커피" not in world.last.text and "1:1" in world.last.text


def test_a_list_that_is_crowded_out_loses_its_buttons():
    world = listed(elsewhere())
    for number in range(MAX_TURNS):
        world.say(f"{number}", AboutMe("privacy"))
    assert world.texts[0] == "열린 카드는 아래에서 새로 보여 드려요 ↓"


def test_a_list_is_closed_after_a_day():
    world = listed(elsewhere())
    world.wait(hours=25)
    assert world.labels() == []


def test_a_list_that_is_looked_for_while_another_is_goes_alone():
    world = World()
    world.far = far(elsewhere())
    world.reach = lambda effect: None
    world.say("카드", DRAFTS)
    world.say("카드!", DRAFTS)
    del world.reach
    world.take(CardsFound(2, world.far))
    assert world.labels() == ["1. 커피"]


def test_what_comes_too_late_for_its_turn_is_let_be():
    world = World()
    assert world.take(CardsFound(9, ())) == []
    assert world.take(CardBrought(9, None)) == []


def test_an_old_card_of_another_conversation_keeps_its_age_from_now_on():
    other = elsewhere()
    world = listed(other)
    world.at += timedelta(hours=20)
    world.press("1. 커피")
    [here] = world.conversation.cards
    assert here.expires_at == world.at + timedelta(hours=24)
