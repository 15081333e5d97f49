"""While a card waits its person's calendars are read once more; whoever is slow is said to be unread."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.calendar.event import Event
from core.calendar.when import Window
from core.errors import Unreachable
from core.sync import freshening
from core.sync.freshening import OLD, Seen
from core.sync.pulling import LEASE
from tests.core.house import Refusing
from tests.core.sync.desk import LUNCH, SECOND, Desk
from tests.core.sync.doors import ME

DAY = Window(LUNCH.start - timedelta(hours=6), LUNCH.end + timedelta(hours=6))
NEW = Event(UUID(int=0), "점심", LUNCH)


async def look(desk: Desk, *calendars, windows=(DAY,)) -> Seen | None:
    known = calendars or (await desk.account()).calendars
    return await desk.freshener.look(known, windows)


def shown_as_busy(desk: Desk) -> object:
    """The second calendar tells no more than when it is taken."""
    return replace(desk.linked(desk.work).calendar, role="free_busy", pulled_at=None)


async def test_what_was_not_read_for_a_minute_is_read(desk):
    desk.google.create(ME, NEW)
    desk.clock.move(OLD + SECOND)
    assert await look(desk) == Seen()
    assert await desk.titles() == ["점심"]


async def test_what_was_read_this_minute_is_not_asked_again(desk):
    desk.clock.move(OLD)
    assert await look(desk) is None
    assert desk.line.asked == []


async def test_who_follows_nothing_is_not_asked(desk):
    assert await look(desk, replace(desk.primary, followed=False, pulled_at=None)) is None
    assert desk.line.asked == []


async def test_a_calendar_that_cannot_be_read_is_said_to_be_unread(desk):
    desk.clock.move(OLD + SECOND)
    desk.fails("page", Unreachable("503"), about="work")
    assert await look(desk) == Seen(("work",))


async def test_a_slow_calendar_is_unread_now_and_told_as_news_when_it_is_there(desk, monkeypatch):
    monkeypatch.setattr(freshening, "PATIENCE", 0.01)
    answer = asyncio.Event()
    desk.google.create("work", NEW)
    desk.clock.move(OLD + SECOND)
    desk.fails("page", None, about="work", meanwhile=answer.wait)
    freshener = desk.freshener
    assert await freshener.look((await desk.account()).calendars, (DAY,)) == Seen(("work",))
    assert await desk.titles() == []
    answer.set()
    while freshener._going_on:
        await asyncio.sleep(0)
    assert await desk.titles() == ["점심"]
    assert len(desk.heard) == 1


async def test_a_calendar_that_somebody_else_reads_this_moment_is_unread_until_they_have(desk):
    desk.clock.move(OLD + SECOND)
    assert await desk.store.lease_pull(desk.clock.now(), desk.clock.now() + LEASE, desk.work.id)
    assert await look(desk) == Seen(("work",))


async def test_without_a_database_everything_is_unread(desk):
    desk.clock.move(OLD + SECOND)
    known = (await desk.account()).calendars
    desk.store = Refusing(desk.memory, refused={"lease_pull"})
    assert sorted((await desk.freshener.look(known, (DAY,))).unread) == sorted([ME, "work"])


async def test_a_calendar_that_tells_no_more_is_taken_under_its_name(desk):
    desk.google.create("work", NEW)
    seen = await look(desk, shown_as_busy(desk))
    [row] = seen.taken
    assert (row.title, row.when) == ("work", LUNCH)
    assert seen.unread == ()
    assert "page" not in desk.line.asked
    again = await look(desk, shown_as_busy(desk))
    assert again == seen, "the same stretch is the same row each time"


@pytest.mark.parametrize("windows", [(), (DAY, DAY)])
async def test_each_window_is_asked_for(desk, windows):
    desk.google.create("work", NEW)
    assert len((await look(desk, shown_as_busy(desk), windows=windows)).taken) == len(windows)


async def test_busy_times_that_cannot_be_read_are_not_free(desk):
    desk.google.drop("work")
    assert await look(desk, shown_as_busy(desk)) == Seen(("work",))


async def test_signed_out_nobody_can_tell_what_is_there(desk):
    desk.google.expire(f"{ME} access 1")
    desk.consent.dead.add(f"{ME} refresh 1")
    desk.clock.move(OLD + timedelta(hours=1))
    assert await look(desk, shown_as_busy(desk)) == Seen(("work",))
