"""What is on in a span, told in a form that keeps days days and times in their zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from tests.adapters.rest.house import at

URL = "/api/v1/calendar/events"


async def events(caller, start, end):
    return (await caller.get(URL, params={"start": start, "end": end})).json()["events"]


async def titles(caller, start, end):
    return [one["title"] for one in await events(caller, start, end)]


async def test_days_and_times_are_told_as_promised(caller, house):
    await house.add("여행", AllDay(date(2026, 11, 27), date(2026, 11, 29)), location="제주")
    paris = datetime(2026, 11, 25, 20, tzinfo=ZoneInfo("Europe/Paris"))
    await house.add("콜", Timed(paris, None, "Europe/Paris"), attendees=("Ann",))
    call, trip = await events(caller, "2026-11-23", "2026-12-01")
    assert (trip["start"], trip["end"], trip["all_day"], trip["location"]) == (
        "2026-11-27",
        "2026-11-29",
        True,
        "제주",
    )
    assert (call["start"], call["end"], call["zone"]) == ("2026-11-25T20:00:00+01:00", None, "Europe/Paris")
    assert call["attendees"] == ["Ann"]


async def test_a_series_is_unrolled_into_the_span(caller, house):
    await house.add("운동", at(date(2026, 11, 2), 7), recurrence=Recurrence("WEEKLY", by_day=("MO",)))
    found = await events(caller, "2026-11-23", "2026-12-07")
    assert [one["start"][:10] for one in found] == ["2026-11-23", "2026-11-30"]
    assert found[0]["repeats"] and found[0]["original"] != found[1]["original"]


async def test_the_last_day_is_not_part_of_the_span(caller, house):
    await house.add("밤", at(date(2026, 11, 24), 0))
    assert await titles(caller, "2026-11-23", "2026-11-24") == []
    assert await titles(caller, "2026-11-23T15:00:00Z", "2026-11-23T16:00:00Z") == ["밤"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-24", "2026-11-23"),
        ("2026-11-24", "2026-11-24"),
        ("2026-01-01", "2028-01-01"),
        ("2026-11-24T10:00:00", "2026-11-25"),
        ("tomorrow", "2026-11-25"),
        ("0001-01-01", "0001-02-01"),
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01T00:00:00+14:00", "0001-01-02T00:00:00+14:00"),
        ("2026-02-30", "2026-03-01"),
        ("", ""),
    ],
)
async def test_a_span_that_makes_no_sense_is_refused(caller, start, end):
    assert (await caller.get(URL, params={"start": start, "end": end})).status_code == 422


async def test_status_tells_zone_clock_and_what_is_missing(caller):
    status = (await caller.get("/api/v1/status")).json()
    assert status == {
        "zone": "Asia/Seoul", "lang": "ko", "now": "2026-11-23T10:00:00+09:00", "notices": [], "google": None,
    }  # fmt: skip


async def test_ready_means_that_the_database_answers(caller, house):
    assert (await caller.get("/readyz")).status_code == 200
    house.store.locked = True
    assert (await caller.get("/readyz")).status_code == 503
    assert (await caller.get("/healthz")).status_code == 200
