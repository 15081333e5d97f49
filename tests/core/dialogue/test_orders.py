"""Two orders in one message are done in order, each with its own answer."""

from __future__ import annotations

from core.dialogue.interpretation import RemoveEvents, Target
from tests.core.dialogue.world import World, create, event, on, timed


def test_both_are_done_in_order():
    world = World(event("회의", timed(17, 10)))
    world.rests["내일 회의 취소하고 모레 3시에 치과 잡아줘"] = "모레 3시에 치과 잡아줘"
    world.meanings["모레 3시에 치과 잡아줘"] = create("치과", on(18, 15))
    world.say("내일 회의 취소하고 모레 3시에 치과 잡아줘", RemoveEvents(Target("회의")))
    first, second = world.screen.values()
    assert (first.drafts[0].kind, second.drafts[0].kind) == ("delete", "create")
    world.tap(first.buttons[0][0].press)
    world.tap(second.buttons[0][0].press)
    assert world.calendar() == [("치과", "2026-11-18T15:00:00+09:00")]
