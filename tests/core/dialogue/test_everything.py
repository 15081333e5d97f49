"""Everything, said of nothing in particular, is asked about; reminders are a correction like any other."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from tests.core.dialogue.world import World, change, create, event, timed, tomorrow


@pytest.mark.parametrize(
    "meaning", [RemoveEvents(Target(every=True)), ChangeEvent(Target(every=True), Patch(shift_minutes=60))]
)
def test_everything_of_no_day_is_asked_which_days(meaning):
    world = World(event("치과", timed(17, 15)))
    world.say("내일 커피", create("커피", tomorrow(9)))
    world.say("다 해줘", meaning)
    assert world.last.text.startswith("어느 날의 일정을 모두 말씀하시나요?")
    assert "confirm" in [b.press.verb for r in world.screen.values() for b in world.buttons_of(r)]


def test_a_reminder_said_later_goes_to_the_card_and_to_what_was_added():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("10분 전에 알려줘", change(reminders=(10,)))
    assert "⏰ 10분 전" in world.last.text
    world.press("confirm")
    world.say("30분 전에 알려줘", change(reminders=(30,)))
    world.press("confirm")
    [one] = world.events.values()
    assert one.reminders == (30,)
