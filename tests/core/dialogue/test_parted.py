"""A day that went with its series before anybody had seen what somebody made of it: told, and made anew with a tap."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.occurrences import instance_at
from core.dialogue.remote_inputs import WentAlong
from tests.core.dialogue.test_landing import connected, lines
from tests.core.dialogue.world import placed, timed, weekly

SERIES = weekly("회의", timed(17, 9), placement=placed())
TALK = replace(instance_at(SERIES, timed(24, 9).start), title="발표", location="강남")


def told(*days, **more):
    world = connected(**more)
    world.take(WentAlong("민지", days))
    return world


def test_the_day_is_told_as_somebody_left_it():
    world = told(TALK)
    assert world.last.text.startswith("그 사이 누가 바꿔 둔 날이 반복 일정과 함께 지워졌어요\n\n“발표”\n")
    assert "📍 강남" in world.last.text
    assert world.labels() == ["다시 만들기", "확인했어요"]


def test_the_same_in_english():
    world = told(TALK, lang="en")
    assert world.last.text.startswith("A day that somebody had just changed went with its series\n")
    assert world.labels() == ["Make it again", "Got it"]


def test_a_tap_makes_it_an_event_of_its_own():
    world = told(TALK)
    world.press("confirm")
    [line] = lines(world)
    assert line.base is None
    assert (line.after.title, line.after.when, line.after.location) == ("발표", TALK.when, "강남")
    assert (line.after.series, line.after.recurrence, line.after.placement.like) == (None, None, None)


def test_each_day_has_a_card_of_its_own():
    other = replace(TALK, title="연습", when=timed(25, 9), original=timed(25, 9).start)
    world = told(TALK, other)
    titles = [card.drafts[0].proposal.title for card in world.conversation.cards]
    assert titles == ["발표", "연습"]


def test_who_has_read_it_is_left_in_peace():
    world = told(TALK)
    world.press("discard")
    assert lines(world) == []


def test_what_was_another_organizers_is_not_offered_again():
    world = told(replace(TALK, placement=replace(placed(), guard="not_organizer")))
    assert world.last.text.startswith("그 사이 누가 바꿔 둔 날이")
    assert world.labels() == ["확인했어요"]
