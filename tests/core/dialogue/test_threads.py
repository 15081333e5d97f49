"""What a person hears goes to the thread where they asked, however late it comes."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.effects import Interpret, Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Interpreted, MessageEdited, TimePassed
from core.dialogue.interpretation import Interpretation, SmallTalk
from tests.core.dialogue.world import World, create, tomorrow


def said(world, text, thread, meaning=None):
    return IncomingMessage(replace(world.message(text, meaning), thread=thread))


def threads(effects):
    return [one.thread for one in effects if isinstance(one, Say)]


def test_an_answer_goes_to_the_thread_of_its_question():
    world = World()
    assert set(threads(world.take(said(world, "내일 3시 커피", "7", create("커피", tomorrow(15)))))) == {"7"}
    assert set(threads(world.take(said(world, "안녕", "", SmallTalk("greeting"))))) == {""}


def test_a_late_answer_goes_where_it_was_asked_though_others_were_spoken_in_since():
    world = World()
    (slow,) = world.step(said(world, "내일 3시 커피", "7"))
    assert isinstance(slow, Interpret)
    world.step(said(world, "다른 이야기", "9"))
    told = Interpreted(slow.turn, Interpretation(SmallTalk("greeting"), "ko"))
    assert threads(world.step(told)) == ["7"]
    assert world.conversation.thread == "9"


def test_a_tap_and_an_edit_are_answered_where_their_message_is():
    world = World()
    world.take(said(world, "내일 3시 커피", "7", create("커피", tomorrow(15))))
    world.take(said(world, "안녕", "9", SmallTalk("greeting")))
    press = world.button("confirm").press
    assert set(threads(world.take(ButtonPressed(press, thread="7")))) == {"7"}
    world.meanings["내일 4시 커피"] = create("커피", tomorrow(16))
    assert set(threads(world.take(MessageEdited("m1", "내일 4시 커피", thread="9")))) == {"9"}


def test_what_nobody_says_the_place_of_stays_where_it_was():
    world = World()
    world.take(said(world, "내일 3시 커피", "7", create("커피", tomorrow(15))))
    world.take(TimePassed())
    assert world.conversation.thread == "7"
    press = world.button("discard").press
    assert set(threads(world.take(ButtonPressed(press)))) == {"7"}
