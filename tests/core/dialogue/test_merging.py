"""Somebody else changed an event while its card was open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from tests.core.dialogue.world import World, at, change, event, timed, weekly


def alter(world, **values):
    [one] = [e for e in world.events.values() if e.title == "치과"]
    world.events[one.id] = replace(one, **values)


@pytest.mark.parametrize(
    ("mine", "theirs", "after"),
    [
        (change("치과", time=at(16)), {"notes": "x-ray"}, {"when": timed(17, 16), "notes": "x-ray"}),
        (change("치과", location="강남"), {"when": timed(18, 9)}, {"when": timed(18, 9), "location": "강남"}),
        (change("치과", add_attendees=("민수",)), {"attendees": ("지수",)}, {"attendees": ("지수", "민수")}),
        (ChangeEvent(Target("치과"), Patch(title="치과")), {"location": "강남"}, {"location": "강남"}),
    ],
)
def test_changes_to_different_things_are_both_kept(mine, theirs, after):
    world = World(event("치과", timed(17, 15)))
    world.say("바꿔", mine)
    alter(world, **theirs)
    while "confirm" in [b.press.verb for r in world.screen.values() for b in world.buttons_of(r)]:
        world.press("confirm")
    [one] = world.events.values()
    assert {name: getattr(one, name) for name in after} == after


def test_a_series_that_changed_elsewhere_keeps_that_beside_the_one_that_moves():
    world = World(weekly("치과", timed(17, 15)))
    world.say("치과 4시로", change("치과", time=at(16)))
    alter(world, location="강남")
    world.press("this")
    assert {(e.when, e.location) for e in world.events.values()} == {
        (timed(17, 15), "강남"),
        (timed(17, 16), "강남"),
    }


def test_of_a_card_that_deletes_several_only_the_changed_one_holds_it_back():
    world = World(event("치과", timed(17, 15)), event("커피", timed(17, 9)))
    from tests.core.dialogue.world import tomorrow

    world.say("내일 다 지워", RemoveEvents(Target(time=tomorrow(), every=True)))
    world.press("tick", 2)
    alter(world, when=timed(17, 18))
    world.press("confirm")
    assert world.calendar() == [("치과", "2026-11-17T18:00:00+09:00")], (
        "what is not ticked is not asked about"
    )
