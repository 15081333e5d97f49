"""Nothing keeps its buttons once it has lost its meaning, and nothing is lost to the limits of memory unsaid."""

from __future__ import annotations

from core.calendar.time.expression import Clock, DaysAway, Spoken
from core.dialogue.conversation import MAX_CARDS, MAX_TALK, MAX_TURNS
from core.dialogue.effects import Interpret
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import Interpretation, RemoveEvents, SmallTalk, Target
from core.dialogue.receiving import MAX_READING
from core.dialogue.results import EventsFound, Failed, Interpreted
from tests.core.dialogue.world import MISMATCH, World, create, event, timed, tomorrow


def test_the_oldest_question_gives_way_and_loses_its_buttons():
    world = World()
    for number in range(MAX_TURNS + 2):
        world.say(f"일 {number}", create(f"일 {number}"))
    assert len(world.conversation.turns) == MAX_TURNS
    assert len(world.labels()) == MAX_TURNS
    assert world.buttons_of(next(iter(world.screen.values()))) == []


def test_the_oldest_list_gives_way_too():
    world = World(event("팀 회의", timed(17, 15)), event("주간 회의", timed(18, 15)))
    world.say("회의 지워", RemoveEvents(Target("회의")))
    for number in range(MAX_TURNS):
        world.say(f"일 {number}", create(f"일 {number}"))
    assert world.texts[0].startswith("어느 일정을 삭제할까요?")
    assert "1. 팀 회의 · 11월 17일(화) 오후 3:00–4:00" not in world.labels()


def test_pictures_are_never_crowded_out():
    world = World()
    for number in range(MAX_READING):
        world.photos(f"p{number}")
    for number in range(MAX_TURNS):
        world.say(f"일 {number}", create(f"일 {number}"))
    for number in range(MAX_READING):
        world.read(f"p{number}", create(f"공연 {number}", tomorrow(19)))
    assert "사진을 읽고 있어요…" not in world.texts
    assert sum(text.startswith("이렇게 추가할까요?") for text in world.texts) == MAX_READING


def test_when_nothing_but_pictures_is_open_the_oldest_gives_way():
    from dataclasses import replace

    from core.dialogue.conversation import ReadingPictures
    from core.dialogue.state import put_turn

    world = World()
    world.photos("p")
    [turn] = world.conversation.turns
    conversation = world.conversation
    for number in range(2, MAX_TURNS + 2):
        conversation = put_turn(conversation, replace(turn, number=number, stage=ReadingPictures(("p",))))
    assert [t.number for t in conversation.turns] == list(range(2, MAX_TURNS + 2))


def test_settled_cards_are_forgotten_first():
    world = World()
    world.say("커피", create("커피", tomorrow(9)))
    world.press("discard")
    for number in range(MAX_CARDS):
        world.say(f"일 {number}", create(f"일 {number}", tomorrow(9)))
    assert all(card.state == "open" for card in world.conversation.cards)
    assert len(world.conversation.cards) == MAX_CARDS


def test_an_open_card_that_is_forgotten_says_so():
    world = World()
    for number in range(MAX_CARDS + 1):
        world.say(f"일 {number}", create(f"일 {number}", tomorrow(9)))
    assert world.texts[0] == "열린 카드가 많아 이 카드는 닫았어요. 필요하면 다시 말씀해 주세요."
    assert world.buttons_of(next(iter(world.screen.values()))) == []
    english = World(lang="en")
    for number in range(MAX_CARDS + 1):
        english.say(f"it {number}", create(f"it {number}", tomorrow(9)))
    assert english.texts[0].startswith("There were too many open cards")


def test_a_forgotten_card_takes_its_question_along():
    world = World()
    world.say("내일 워크숍", create("워크숍", tomorrow()))
    world.press("시간 정하기")
    for number in range(MAX_CARDS):
        world.say(f"일 {number}", create(f"일 {number}", tomorrow(9)))
    assert world.texts[1] == "“워크숍”, 11월 17일(화) 몇 시인가요? 예: 오후 3시"
    assert world.buttons_of(list(world.screen.values())[1]) == []


def test_only_the_last_talk_is_kept():
    world = World()
    for number in range(MAX_TALK):
        world.say(f"안녕 {number}", SmallTalk("greeting"))
    assert len(world.conversation.talk) == MAX_TALK


# ── results that nobody waits for ──


def test_words_that_could_not_be_understood_are_told():
    world = World()
    world.step(IncomingMessage(world.message("커피", None)))
    world.take(Failed(1, "interpret", "timeout"))
    assert world.last.text == "지금은 말씀을 알아듣지 못했어요. 잠시 뒤에 다시 보내 주세요."
    assert world.take(Failed(1, "interpret", "timeout")) == []
    english = World(lang="en")
    english.step(IncomingMessage(english.message("coffee", None)))
    english.take(Failed(1, "interpret", "timeout"))
    assert english.last.text == "I can't make that out right now. Please try again in a moment."


def test_a_failure_that_comes_after_the_answer_closes_nothing():
    world = World()
    world.say("치과", create("치과"))
    screen = dict(world.screen)
    assert world.take(Failed(1, "interpret", "timeout")) == []
    assert world.screen == screen


def test_an_understanding_that_comes_twice_changes_nothing():
    world = World()
    world.say("치과", create("치과"))
    again = Interpreted(1, Interpretation(create("커피", tomorrow(9)), "ko"))
    assert world.take(again) == []
    assert world.take(Interpreted(99, Interpretation(SmallTalk(), "ko"))) == []


def test_a_search_that_comes_twice_changes_nothing():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert world.take(EventsFound(1, ())) == []


def test_a_search_that_nobody_asked_for_changes_nothing():
    from core.dialogue.interpretation import TakeBack

    world = World()
    [interpret] = world.step(IncomingMessage(world.message("되돌려", TakeBack())))
    assert isinstance(interpret, Interpret)
    understood = world.carry_out(interpret)
    assert understood is not None
    [find] = world.step(understood)
    assert world.step(EventsFound(1, ())) == ()
    found = world.carry_out(find)
    assert found is not None
    world.take(found)
    assert "되돌릴 변경이 없어요" in world.last.text


def test_a_search_for_a_card_that_was_settled_meanwhile_brings_no_second_card():
    world = World()
    world.say("내일 9시 운동", create("운동", Spoken(DaysAway(1), Clock(9))))
    swap, confirm = world.button("오후 9시로").press, world.button("confirm").press
    [find] = world.step(world.pressed(swap))
    world.tap(confirm)
    found = world.carry_out(find)
    assert found is not None
    assert world.take(found) == []
    assert world.labels() == ["되돌리기"]
    assert world.calendar() == [("운동", "2026-11-17T09:00:00+09:00")]


def test_an_edit_while_the_calendar_is_searched_leaves_no_message_behind_with_buttons():
    world = World()
    world.say("11월 18일 목요일 3시 공연", create("공연", MISMATCH))
    world.step(world.pressed(world.button("choose", 1).press))
    world.edit("m1", "내일 3시 공연", create("공연", tomorrow(15)))
    assert world.texts[0] == "아래 카드로 바뀌었어요 ↓"
    assert world.labels() == ["추가", "고치기", "취소"]
