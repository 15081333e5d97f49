"""The same event in two calendars of one person: what somebody does to it is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.memory import remote_content
from core.calendar.event import Placement
from core.dialogue.inputs import RemoteChanged
from tests.core.sync.desk import LUNCH
from tests.core.sync.doors import ME
from tests.core.sync.mirrors import LUNCH as EVENT


@pytest.fixture(autouse=True)
def _named_alike(monkeypatch):
    """Both calendars say of it that it is the same."""
    placed = remote_content._placed

    def named(name: str, *given: object) -> Placement:
        return replace(placed(name, *given), uid="lunch@google" if name == "lunch" else name)

    monkeypatch.setattr(remote_content, "_placed", named)


async def both(desk, change) -> list[RemoteChanged]:
    for calendar in (ME, "work"):
        change(calendar)
        await desk.pull_all()
    told = desk.told(RemoteChanged)
    desk.heard.clear()
    return told


async def test_an_event_that_comes_moves_and_goes_is_told_once_each_time(desk):
    lunch = replace(EVENT, when=LUNCH, title="점심")
    moved = replace(LUNCH, start=LUNCH.start + timedelta(hours=1), end=LUNCH.end + timedelta(hours=1))
    [came] = await both(desk, lambda where: desk.google.create(where, lunch, "lunch"))
    assert [seen.after.title for seen in came.sightings] == ["점심"]
    [went_on] = await both(desk, lambda where: desk.google.edit(where, "lunch", when=moved))
    assert [seen.after.when for seen in went_on.sightings] == [moved]
    [gone] = await both(desk, lambda where: desk.google.remove(where, "lunch"))
    assert [seen.after for seen in gone.sightings] == [None]
    assert await desk.titles() == []


async def test_what_differs_between_them_is_told(desk):
    lunch = replace(EVENT, when=LUNCH, title="점심")
    await both(desk, lambda where: desk.google.create(where, lunch, "lunch"))
    desk.google.edit("work", "lunch", title="다른 점심")
    await desk.pull_all()
    assert len(desk.told(RemoteChanged)) == 1


async def test_two_events_that_only_look_alike_are_both_told(desk):
    for calendar, name in ((ME, "first"), ("work", "second")):
        desk.google.create(calendar, replace(EVENT, when=LUNCH), name)
    await desk.pull_all()
    assert len(desk.told(RemoteChanged)) == 2


async def test_an_invitation_of_ones_own_is_told_though_a_colleague_s_calendar_has_it(desk):
    lunch = replace(EVENT, when=LUNCH, title="회식")
    desk.google.create("work", lunch, "lunch")
    await desk.pull_all()
    desk.heard.clear()
    desk.google.create(ME, replace(lunch, response="needsAction"), "lunch")
    await desk.pull_all()
    assert [seen.after.response for seen in desk.told(RemoteChanged)[0].sightings] == ["needsAction"]
    desk.heard.clear()
    desk.google.remove(ME, "lunch")
    await desk.pull_all()
    assert [seen.after for seen in desk.told(RemoteChanged)[0].sightings] == [None]
