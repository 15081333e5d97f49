"""Commands say at once what other words have to be understood for."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from core.dialogue.commands import meaning_of
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import AskCalendar, SmallTalk
from core.dialogue.message import Command
from core.dialogue.receiving import MAX_TEXT
from tests.core.dialogue.world import DOOR, MINE, NOW, World, create, event, timed, tomorrow

HOW_TO = "이렇게 말해 보세요."


def busy_week() -> World:
    """Monday, 16 November: something today, tomorrow, on Sunday and next week."""
    return World(
        event("점심", timed(16, 12)),
        event("치과", timed(17, 15)),
        event("등산", timed(22, 9)),
        event("출장", timed(23, 9)),
    )


def command(world, name, text="", meaning=None, **more):
    message = replace(world.message(text, meaning), command=name, **more)
    return world.take(IncomingMessage(message))


def shown(world):
    return [title for title in ("점심", "치과", "등산", "출장") if title in world.last.text]


@pytest.mark.parametrize("words", ["", "뭐 있어?"])
@pytest.mark.parametrize(
    ("name", "titles"),
    [("today", ["점심"]), ("tomorrow", ["치과"]), ("week", ["점심", "치과", "등산"])],
)
def test_days_are_told_whatever_stands_beside_them(name, titles, words):
    world = busy_week()
    command(world, name, words)
    assert shown(world) == titles
    assert world.requests == []


def test_agenda_alone_tells_what_is_ahead():
    world = busy_week()
    command(world, "agenda")
    assert shown(world) == ["점심", "치과", "등산", "출장"]
    assert world.requests == []


def test_the_words_beside_agenda_are_understood():
    world = busy_week()
    command(world, "agenda", "내일", AskCalendar("agenda", tomorrow()))
    assert shown(world) == ["치과"]
    assert world.requests[-1].text == "내일"


def test_find_looks_for_its_words():
    world = busy_week()
    command(world, "find", "치과")
    assert shown(world) == ["치과"]
    command(world, "find", "생일")
    assert "생일" in world.last.text and shown(world) == []
    assert world.requests == []


@pytest.mark.parametrize("name", ["find", "start", "help"])
def test_who_asks_for_nothing_is_told_how_to_ask(name):
    world = World()
    command(world, name)
    assert world.last.text.startswith(HOW_TO)


@pytest.mark.parametrize("name", ["start", "help"])
def test_help_does_not_read_the_words_beside_it(name):
    world = World()
    command(world, name, "내일 3시 커피", create("커피", tomorrow(15)))
    assert world.last.text.startswith(HOW_TO)
    assert world.requests == []


@pytest.mark.parametrize("words", ["", "방금 그거"])
def test_undo_takes_the_last_change_back(words):
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.press("confirm")
    command(world, "undo", words)
    assert world.calendar() == []


def test_undo_without_anything_to_undo_says_so():
    world = World()
    command(world, "undo")
    assert world.last.text and world.conversation.turns == ()


@pytest.mark.parametrize("words", ["", "구글"])
def test_connect_shows_the_way_to_google(words):
    world = World()
    command(world, "connect", words)
    assert [link.url for link in world.last.links] == [DOOR]


@pytest.mark.parametrize("words", ["", "구글"])
def test_disconnect_asks_before_it_lets_go(words):
    world = World()
    world.calendars = (MINE,)
    command(world, "disconnect", words)
    assert MINE.email in world.last.text
    assert "disconnect" in [button.press.verb for button in world.buttons_of(world.last)]
    assert world.crossed == []


@pytest.mark.parametrize("name", ["connect", "disconnect"])
def test_accounts_are_spoken_of_in_private_only(name):
    world = World()
    command(world, name, private=False)
    assert "둘만 있는 대화" in world.last.text
    assert world.crossed == []


@pytest.mark.parametrize("name", ["today", "tomorrow", "week", "agenda", "find"])
def test_the_calendar_is_told_in_private_only(name):
    world = busy_week()
    command(world, name, "치과" if name == "find" else "", private=False)
    assert shown(world) == []
    assert "둘만의 대화에서" in world.last.text


@pytest.mark.parametrize("name", get_args(Command))
def test_a_command_that_was_passed_on_is_no_order(name):
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.press("confirm")
    command(world, name, forwarded_at=NOW)
    assert [title for title, _ in world.calendar()] == ["커피"]
    assert world.last.text == "빈 메시지예요. 일정을 글이나 사진으로 보내 주세요."
    assert world.crossed == []


@pytest.mark.parametrize("name", get_args(Command))
def test_the_words_beside_a_command_that_was_passed_on_may_be_a_plan(name):
    world = World()
    command(world, name, "내일 3시 커피", create("커피", tomorrow(15)), forwarded_at=NOW)
    assert [draft.title for draft in world.last.drafts] == ["커피"]


def test_a_command_within_a_row_of_forwards_is_part_of_what_they_say():
    world = World()
    world.meanings["내일 3시\n커피"] = create("커피", tomorrow(15))
    command(world, "undo", "내일 3시", forwarded_at=NOW, bundle="forwards")
    command(world, "help", "커피", forwarded_at=NOW, bundle="forwards")
    world.wait(seconds=1)
    assert [draft.title for draft in world.last.drafts] == ["커피"]


def test_too_many_words_beside_agenda_are_refused():
    world = World()
    command(world, "agenda", "가" * (MAX_TEXT + 1))
    assert world.last.text.startswith("메시지가 너무 길어요")
    assert world.requests == [] and world.conversation.turns == ()


def test_words_beside_agenda_wait_their_turn_and_are_refused_where_too_many_wait():
    world = World()
    for text in ("하나", "둘", "셋"):
        world.step(IncomingMessage(world.message(text, SmallTalk())))
    message = replace(world.message("내일", AskCalendar("agenda", tomorrow())), command="agenda")
    world.take(IncomingMessage(message))
    assert world.last.text == "아직 앞의 메시지를 처리하고 있어요. 잠시 뒤에 다시 보내 주세요."


def test_a_command_does_not_wait_for_words_that_are_being_understood():
    world = busy_week()
    world.step(IncomingMessage(world.message("음", SmallTalk())))
    command(world, "today")
    assert shown(world) == ["점심"]


def test_a_command_that_quotes_a_card_brings_it_into_focus():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    quoted = world.last.id
    world.say("내일 5시 회의", create("회의", tomorrow(17)))
    command(world, "help", about=quoted)
    assert next(c for c in world.conversation.cards if c.reply == quoted).id == world.conversation.focus


def test_every_command_means_something_alone():
    assert all(meaning_of(name, "") is not None for name in get_args(Command))
