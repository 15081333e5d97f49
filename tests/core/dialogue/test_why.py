"""Asked why, Haru tells field by field the words that it read."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.time.expression import Clock, Spoken
from core.dialogue.interpretation import (
    AskWhy,
    ChangeEvent,
    CreateEvents,
    Patch,
    Quote,
    RemoveEvents,
    Request,
    Target,
)
from core.dialogue.phrases import ko_why
from core.language.understand import understand
from tests.core.dialogue.world import World, create, tomorrow


def said(world: World, text: str) -> None:
    """Understood by our own rules, with their quotes."""
    world.say(text, understand(Request(text, "ko")).meaning)


def told(world: World) -> str:
    world.say("왜?", AskWhy())
    return world.last.text


def test_each_field_with_its_words():
    world = World()
    said(world, "매주 화요일 10시 강남역에서 민수랑 팀 회의, 24일은 빼고")
    text = told(world)
    assert text.startswith(ko_why.heading)
    for part in (
        "팀 회의 ← “팀 회의”",
        "← “10시”",
        "강남역 ← “강남역”",
        "← “민수”",
        "매주 화요일 ← “매주 화요일”",
        "빼고 ← “24일은 빼고”",
    ):
        assert part in text
    assert "봤어요" in text, "and what was guessed"


def test_a_correction_is_named_beside_what_it_corrected():
    world = World()
    said(world, "내일 3시 치과")
    world.say("아니 4시로", ChangeEvent(Target(), Patch(time=Spoken(clock=Clock(4)))))
    world.say("장소는 합정역", ChangeEvent(Target(), Patch(location="합정역")))
    text = told(world)
    assert "← “내일 3시” → “아니 4시로”" in text
    assert "합정역 ← “장소는 합정역”" in text


def test_an_answer_to_a_question_is_what_the_time_was_read_from():
    world = World()
    said(world, "치과 예약 잡아줘")
    world.say("모레 3시", understand(Request("모레 3시", "ko", "time")).meaning)
    assert "← “모레 3시”" in told(world)


def test_a_tap_that_takes_the_other_reading_leaves_the_words():
    world = World()
    said(world, "내일 3시 치과")
    world.press("edit", 1)
    assert "오전 3:00 ← “내일 3시”" in told(world)


def test_a_change_tells_what_led_to_its_event():
    world = World()
    said(world, "내일 3시 치과")
    world.press("confirm")
    world.say("치과 5시로", ChangeEvent(Target("치과"), Patch(time=Spoken(clock=Clock(5)))))
    text = told(world)
    assert ko_why.found_by("치과 5시로") in text and "← “치과 5시로”" in text
    world.press("discard")
    world.say("치과 취소해줘", RemoveEvents(Target("치과")))
    text = told(world)
    assert ko_why.found_by("치과 취소해줘") in text and "←" not in text


def test_what_nobody_said_is_told_to_be_so():
    world = World()
    said(world, "내일 3시에")
    assert ko_why.not_said in told(world)


def test_of_a_model_s_reading_its_quotes_are_told():
    world = World()
    meaning = create("커피", tomorrow(15))
    [event] = meaning.events
    event = replace(event, quotes=(Quote("anchor", "11월 16일"), Quote("time", "낼 세시쯤")))
    world.say("낼 세시쯤 커피나 한잔", CreateEvents((event,)))
    assert "← “낼 세시쯤”" in told(world)


def test_without_anything_to_explain_it_is_said_so():
    world = World()
    assert told(world) == ko_why.nothing
    said(world, "치과 예약 잡아줘")
    assert told(world) == ko_why.nothing, "the time is still asked for"


def test_long_words_are_cut():
    world = World()
    said(world, "내일 3시 치과")
    world.say("아니 " + "아주 " * 60 + "4시로", ChangeEvent(Target(), Patch(title="병원")))
    assert "…”" in told(world)


def test_the_hint_stands_behind_the_button_for_corrections():
    world = World()
    said(world, "내일 3시 치과")
    pressed = world.press("edit", 0)
    assert ko_why.hint in pressed[-1].reply.text
