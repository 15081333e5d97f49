"""What comes after an event that Google had is made like it, with all that only Google knew of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.calendar.changing import changes_of
from core.calendar.event import Event
from core.calendar.mirror.resource import Resource
from core.calendar.when import Timed
from tests.core.sync.desk import LUNCH, Desk
from tests.core.sync.doors import ME

COLOUR = '{"colorId": "7"}'


@pytest.fixture
def coloured(desk):
    """Whatever is at Google is of that colour."""
    write = desk.google._write

    def written(what, book, before, after, *given):
        return write(
            what, book, before, replace(after, document=COLOUR) if what == "create" else after, *given
        )

    desk.google._write = written
    return desk


def at_google(desk: Desk, title: str) -> Resource:
    items = desk.google._books[ME].items.values()
    return next(one for one in items if one.content and one.content.title == title and one.master is None)


async def theirs(desk: Desk, title: str, **fields: Any) -> Event:
    made = desk.adding(title, **fields)
    [line] = changes_of(made, desk.newborn(), "there")
    desk.google.create(ME, line.after, "theirs")
    await desk.pull()
    return await desk.row(title)


async def test_a_deletion_that_is_taken_back(coloured):
    lunch = await theirs(coloured, "점심")
    gone = await coloured.confirm(coloured.changing(lunch, kind="delete"))
    await coloured.push()
    await coloured.pull()
    await coloured.takes_back(gone)
    await coloured.push()
    assert at_google(coloured, "점심").document == COLOUR


async def test_the_rest_of_a_series(coloured):
    yoga = await theirs(coloured, "요가", rule="FREQ=WEEKLY;COUNT=4")
    week = timedelta(weeks=2)
    third = Timed(LUNCH.start + week, LUNCH.end + week, "Asia/Seoul")
    await coloured.confirm(coloured.changing(yoga, "following", (third.start, third), title="긴 요가"))
    await coloured.push()
    assert at_google(coloured, "긴 요가").document == COLOUR


async def test_what_is_new_is_like_nothing(coloured):
    await coloured.adds("점심")
    assert at_google(coloured, "점심").document == "{}"
