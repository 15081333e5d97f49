"""What was read becomes the calendar in one step, and what is news is told once, in the home conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from adapters.memory.mirror_unit import MemoryMirrorUnit
from core.calendar.event import Event
from core.calendar.occurrences import instances
from core.calendar.rrule import from_rrule
from core.dialogue.inputs import RemoteChanged, Sighting
from core.errors import Unreadable
from core.sync.applying import Applied
from core.sync.seeing import paired
from tests.core.calendar.rows import timed, uid
from tests.core.dialogue.world import KEY
from tests.core.sync.desk import LUNCH, Desk
from tests.core.sync.doors import ME
from tests.core.sync.mirrors import LUNCH as EVENT
from tests.core.sync.mirrors import SECOND, THIRD, yoga_on

NEW = Event(UUID(int=0), "점심", LUNCH)


def resource(desk: Desk, name: str):
    return desk.google._books[ME].items[name]


async def test_what_is_new_is_shown_and_told(desk):
    one = resource(desk, desk.google.create(ME, NEW))
    assert await desk.applier.learn(desk.primary, [one]) == Applied(1, KEY)
    assert await desk.titles() == ["점심"]
    [(key, told)] = desk.heard
    assert key == KEY
    assert isinstance(told, RemoteChanged)
    assert told.calendar == ME
    assert [row.title for row in told.nearby] == ["점심"]


async def test_news_come_with_what_lies_around_them(desk):
    near, far = (
        replace(LUNCH, start=LUNCH.start + by, end=LUNCH.end + by)
        for by in (timedelta(hours=1), timedelta(days=1))
    )
    await desk.adds("바로 뒤", when=near)
    await desk.adds("다음 날", when=far)
    await desk.applier.learn(desk.primary, [resource(desk, desk.google.create(ME, NEW))])
    assert sorted(row.title for row in desk.told(RemoteChanged)[0].nearby) == ["바로 뒤", "점심"]


async def test_the_same_again_or_something_older_changes_nothing(desk):
    name = desk.google.create(ME, NEW)
    old = resource(desk, name)
    desk.google.edit(ME, name, title="브런치")
    new = resource(desk, name)
    assert (await desk.applier.learn(desk.primary, [old, new])).changed == 1, "of one id the last counts"
    desk.heard.clear()
    assert await desk.applier.learn(desk.primary, [new]) == Applied()
    assert await desk.applier.learn(desk.primary, [old]) == Applied()
    assert await desk.titles() == ["브런치"]
    assert desk.heard == []


async def test_what_nobody_needs_to_hear_of_is_shown_all_the_same(desk):
    one = resource(desk, desk.google.create(ME, NEW))
    assert await desk.applier.learn(desk.primary, [one], quiet=True) == Applied(1, KEY)
    assert await desk.titles() == ["점심"]
    assert desk.heard == []


async def test_what_makes_no_difference_to_a_person_is_kept_and_not_told(desk):
    name = desk.google.create(ME, NEW)
    await desk.pull()
    desk.heard.clear()
    desk.google.touch(ME, name)
    assert await desk.applier.learn(desk.primary, [resource(desk, name)]) == Applied(1, None)
    there = resource(desk, name)
    linked = replace(there, etag="moved", content=replace(there.content, placement=replace(there.content.placement, link="https://other")))  # fmt: skip
    assert await desk.applier.learn(desk.primary, [linked]) == Applied(1, KEY)
    assert (await desk.row("점심")).placement.link == "https://other"
    assert desk.heard == []


async def test_our_own_write_read_back_is_no_news(desk):
    await desk.adds("점심")
    await desk.pull()
    assert desk.heard == []


async def test_whose_account_is_gone_nothing_is_kept_for(desk):
    one = resource(desk, desk.google.create(ME, NEW))
    desk.memory._world.accounts.clear()
    assert await desk.applier.learn(desk.primary, [one]) == Applied()
    assert desk.memory._world.mirror == {}


async def test_who_has_no_home_conversation_sees_it_in_the_calendar(desk):
    accounts = desk.memory._world.accounts
    accounts.update({name: replace(account, home=None) for name, account in accounts.items()})
    one = resource(desk, desk.google.create(ME, NEW))
    assert await desk.applier.learn(desk.primary, [one]) == Applied(1, None)
    assert await desk.titles() == ["점심"]
    assert desk.heard == []


async def test_who_shows_the_conversation_is_woken_after_it_is_saved(desk):
    seen = []

    def announced(key):
        seen.append((key, [event.title for _, event in desk.memory._world.events.values()]))

    desk.hints.announce = announced
    await desk.applier.learn(desk.primary, [resource(desk, desk.google.create(ME, NEW))])
    assert seen == [(KEY, ["점심"])]


async def test_an_instance_before_its_series_finds_it_when_it_comes(desk):
    """A listing tells them in any order, a page apart."""
    course = replace(NEW, title="요가", recurrence=from_rrule("FREQ=WEEKLY;COUNT=4"))
    name = desk.google.create(ME, course)
    third = list(instances(course, LUNCH.start.date(), LUNCH.start.date().replace(year=2030)))[2]
    changed = desk.google.edit_instance(ME, name, third.original, title="긴 요가")
    await desk.applier.learn(desk.primary, [changed])
    assert await desk.titles() == ["긴 요가"]
    await desk.applier.learn(desk.primary, [resource(desk, name)])
    assert await desk.titles() == ["긴 요가", "요가"]
    series, instance = await desk.row("요가"), await desk.row("긴 요가")
    assert instance.series == series.id
    assert len(series.excluded) == 1


async def test_what_was_made_here_once_and_stayed_is_that_same_row_when_its_calendar_is_back(desk):
    row = await desk.adds("점심")
    mirrored = resource(desk, row.id.hex)
    desk.memory._world.mirror.clear()
    await desk.write(replace(row, placement=None))
    await desk.applier.learn(desk.primary, [mirrored])
    assert [event.id for event in await desk.events()] == [row.id]
    assert (await desk.row("점심")).placement is not None


# ── One date, two rows ───────────────────────────────────────────────────────


def test_a_date_that_was_one_row_and_is_another_is_one_change_to_a_person():
    before = yoga_on(THIRD)
    after = replace(yoga_on(THIRD, title="긴 요가"), id=uid(77))
    apart = Sighting(before, None), Sighting(None, after)
    assert list(paired(apart)) == [Sighting(before, after)]


def test_other_dates_and_events_stay_what_they_are():
    one, other = yoga_on(SECOND), replace(yoga_on(THIRD), id=uid(77))
    moved = replace(EVENT, when=timed("2026-11-24 12:00"))
    sightings = Sighting(one, None), Sighting(None, other), Sighting(EVENT, moved), Sighting(None, EVENT)
    assert list(paired(sightings)) == list(sightings)


async def test_a_family_that_cannot_be_read_keeps_no_other_from_being_heard_of(desk):
    damaged = await desk.adds("점심")
    families = MemoryMirrorUnit.families

    async def read(unit, account, calendar, roots):
        if damaged.id.hex in roots:
            raise Unreadable("an event", damaged.id)
        return await families(unit, account, calendar, roots)

    desk.google.edit(ME, damaged.id.hex, title="긴 점심")
    desk.google.create(ME, replace(damaged, title="저녁"), "others")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MemoryMirrorUnit, "families", read)
        pulled = await desk.pull()
    assert pulled.complete
    assert await desk.titles() == ["저녁", "점심"]
    assert ("learn", "Unreadable") in desk.faults.noted
