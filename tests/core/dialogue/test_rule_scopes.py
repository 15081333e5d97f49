"""A series whose days cannot all move alike: only the one that is meant is offered, and nothing is lost."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import ChangeEvent, Patch, Target
from tests.core.dialogue.world import World, at, change, on, timed, weekly

PAYDAY = weekly("정산", timed(30, 15), "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")


@pytest.mark.parametrize("target", [Target("정산"), Target("정산 시리즈")])
def test_the_last_workday_of_each_month_is_moved_alone(target):
    world = World(PAYDAY)
    world.say("정산 27일로 옮겨줘", ChangeEvent(target, Patch(time=on(27))))
    assert world.labels()[0] == "이번만 변경"
    assert not any("전체" in label or "쭉" in label for label in world.labels())
    world.press("this")
    assert ("정산", "2026-11-27T15:00:00+09:00") in world.calendar()


def test_its_clock_changes_with_all_the_others():
    world = World(PAYDAY)
    world.say("정산 4시로", change("정산", time=at(16)))
    assert [label.split(" ")[0] for label in world.labels()[:3]] == ["이번만", "이번부터", "전체"]
    world.press("all")
    [row] = world.events.values()
    assert (row.when.start.hour, row.recurrence) == (16, PAYDAY.recurrence)
