"""Who is invited to one date of somebody's series sees that date, and may hear of the series later or never."""

from __future__ import annotations

from uuid import UUID

import pytest

from core.calendar.event import Event
from core.calendar.mirror.resource import Resource
from core.calendar.rrule import from_rrule
from core.dialogue.inputs import Collided, Landed, RemoteChanged
from core.errors import Unreachable
from tests.core.sync.courses import day
from tests.core.sync.desk import Desk
from tests.core.sync.doors import ME

SERIES = "theirs"


async def invited(desk: Desk, **fields: object) -> Event:
    """To the third day of their course, and of the course we were told nothing."""
    course = Event(UUID(int=0), "요가", day(0), recurrence=from_rrule("FREQ=DAILY;COUNT=5"))
    desk.google.create(ME, course, SERIES)
    there = desk.google.edit_instance(ME, SERIES, day(2).first, **{"title": "발표", **fields})
    await desk.applier.learn(desk.primary, [there])
    desk.heard.clear()
    return await desk.row(there.content.title)


def forgets_the_series(desk: Desk) -> None:
    """As for somebody who never was invited to it."""
    del desk.google._books[ME].items[SERIES]


def at_the_date(desk: Desk) -> Resource:
    return next(one for one in desk.google._books[ME].items.values() if one.master == SERIES)


@pytest.mark.parametrize("known", [True, False])
async def test_it_is_changed_where_it_is(desk, known):
    row = await invited(desk)
    if not known:
        forgets_the_series(desk)
    lines = await desk.confirm(desk.changing(row, title="큰 발표"))
    await desk.push()
    assert (desk.states(lines), at_the_date(desk).content.title) == (["settled"], "큰 발표")
    assert [type(told) for _, told in desk.heard if not isinstance(told, RemoteChanged)] == [Landed]
    assert {"큰 발표"} <= {*await desk.titles()}


@pytest.mark.parametrize("known", [True, False])
async def test_it_is_deleted_alone(desk, known):
    row = await invited(desk)
    if not known:
        forgets_the_series(desk)
    lines = await desk.confirm(desk.changing(row, kind="delete"))
    await desk.push()
    assert (desk.states(lines), at_the_date(desk).alive) == (["settled"], False)
    assert desk.there() == (["요가"] if known else [])
    await desk.pull()
    assert await desk.titles() == (["요가"] if known else [])


async def test_what_its_series_says_as_well_is_told_with_the_series_alone(desk):
    await invited(desk, title="요가")
    await desk.pull()
    [news] = desk.told(RemoteChanged)
    assert [(seen.before, seen.after.recurrence is not None) for seen in news.sightings] == [(None, True)]
    assert await desk.titles() == ["요가"]


async def test_a_series_that_comes_is_news_and_its_known_date_is_not(desk):
    row = await invited(desk)
    await desk.pull()
    [news] = desk.told(RemoteChanged)
    assert [seen.after.title for seen in news.sightings] == ["요가"]
    now = await desk.row("발표")
    assert (now.id, now.original) == (row.id, day(2).first)


async def test_what_we_changed_of_it_stays_when_its_series_comes(desk):
    row = await invited(desk, title="요가")
    lines = await desk.confirm(desk.changing(row, title="큰 요가"))
    await desk.pull()
    assert await desk.titles() == ["요가", "큰 요가"]
    assert (await desk.row("큰 요가")).original == day(2).first
    await desk.push()
    assert (desk.states(lines), at_the_date(desk).content.title) == (["settled"], "큰 요가")


async def test_what_somebody_deleted_meanwhile_is_asked_about_and_goes(desk):
    row = await invited(desk)
    lines = await desk.confirm(desk.changing(row, title="큰 발표"))
    desk.google.remove_instance(ME, SERIES, day(2).first)
    await desk.pull()
    await desk.push()
    assert desk.states(lines) == ["conflict"]
    assert [told.now for told in desk.told(Collided)] == [None]
    assert await desk.titles() == ["요가"]


async def test_an_answer_that_was_lost_is_found_to_be_ours(desk):
    row = await invited(desk)
    lines = await desk.confirm(desk.changing(row, title="큰 발표"))
    desk.fails("patch", Unreachable("no reply"), done=True)
    await desk.push()
    await desk.push_after(60)
    assert desk.states(lines) == ["settled"]
    assert ([entry[0] for entry in desk.google.log].count("patch"), desk.told(Collided)) == (1, [])


async def test_a_deletion_that_was_taken_back_leaves_it(desk):
    row = await invited(desk)
    gone = await desk.confirm(desk.changing(row, kind="delete"))
    back = await desk.takes_back(gone)
    await desk.push()
    assert (desk.states(gone), desk.states(back)) == (["withdrawn"], ["settled"])
    assert at_the_date(desk).alive and (await desk.row("발표")).id == row.id
