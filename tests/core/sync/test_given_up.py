"""What somebody does to a date of a series that we have given up, before the remote calendar hears of that."""

from __future__ import annotations

import pytest

from core.dialogue.inputs import Collided, RemoteChanged
from tests.core.sync.courses import at, daily, day
from tests.core.sync.doors import ME


@pytest.mark.parametrize(("scope", "number"), [("all", 0), ("following", 2)])
async def test_a_date_that_is_put_back_there_was_not_deleted(desk, scope, number):
    """It says what its series says, which is there as long as nobody has heard that it is to go."""
    row = await daily(desk)
    gone = await desk.confirm(desk.changing(row, scope, at(row, number), kind="delete"))
    desk.google.edit_instance(ME, row.id.hex, day(3).first, location="잠실")
    await desk.pull()
    desk.google.edit_instance(ME, row.id.hex, day(3).first, location="")
    await desk.pull()
    came, back = (seen for news in desk.told(RemoteChanged) for seen in news.sightings)
    assert (came.before, came.after.location) == (None, "잠실")
    assert (back.before, back.after.location, back.after.when) == (came.after, "", day(3))
    assert all(one.series is None for one in (await desk.rows()).values())
    await desk.push()
    assert (desk.states(gone), desk.told(Collided)) == (["settled"] * len(gone), [])


async def test_a_date_that_is_cancelled_there_is_gone(desk):
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    desk.google.edit_instance(ME, row.id.hex, day(3).first, location="잠실")
    await desk.pull()
    desk.google.remove_instance(ME, row.id.hex, day(3).first)
    await desk.pull()
    assert [seen.after for seen in desk.told(RemoteChanged)[-1].sightings] == [None]
