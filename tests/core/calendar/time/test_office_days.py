"""Working days, by weekends and by the public holidays of Korea; and days that nobody knows."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.calendar.time.expression import Clock, DaysFrom, Spoken
from core.calendar.time.office_days import SomeDay, Workday, WorkdaysAway
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Partial


def day_of(said, zone="Asia/Seoul", now="2026-11-23"):
    anchor = datetime.fromisoformat(f"{now}T10:00").replace(tzinfo=ZoneInfo(zone))
    when = resolve(Spoken(said), anchor, zone).when
    return str(when.first) if isinstance(when, AllDay) else None


@pytest.mark.parametrize(
    ("said", "now", "seoul", "london"),
    [
        (Workday(-1, months_away=0), "2026-11-23", "2026-11-30", "2026-11-30"),
        (Workday(1, months_away=2), "2026-11-23", "2027-01-04", "2027-01-01"),
        (Workday(1), "2026-11-23", "2026-12-01", "2026-12-01"),
        (Workday(3, month=5), "2026-11-23", "2027-05-06", "2027-05-05"),
        (Workday(-1, month=11), "2026-12-02", "2027-11-30", "2027-11-30"),
        (Workday(1, month=1, year=2026), "2026-11-23", "2026-01-02", "2026-01-01"),
        (Workday(1, month=1, years_away=1), "2026-11-23", "2027-01-04", "2027-01-01"),
        (Workday(-1, months_away=0), "2026-12-23", "2026-12-31", "2026-12-31"),
        (Workday(23, month=2), "2026-11-23", None, None),
        (Workday(0, months_away=0), "2026-11-23", None, None),
        (WorkdaysAway(3), "2026-12-23", "2026-12-29", "2026-12-28"),
        (WorkdaysAway(1), "2026-11-27", "2026-11-30", "2026-11-30"),
        (WorkdaysAway(-1), "2026-11-23", "2026-11-20", "2026-11-20"),
        (WorkdaysAway(0), "2026-11-23", "2026-11-23", "2026-11-23"),
        (WorkdaysAway(9999), "2026-11-23", None, None),
    ],
)
def test_a_working_day(said, now, seoul, london):
    assert (day_of(said, "Asia/Seoul", now), day_of(said, "Europe/London", now)) == (seoul, london)


@pytest.mark.parametrize(("clock", "kept"), [(None, None), (Clock(7, part="evening"), 19)])
def test_a_day_that_only_its_speaker_knows_is_asked_for(clock, kept):
    anchor = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Seoul"))
    found = resolve(Spoken(SomeDay(), clock), anchor, "Asia/Seoul")
    assert isinstance(found.when, Partial)
    assert found.when.day is None
    assert (found.when.clock and found.when.clock.hour) == kept
    assert found.doubts == ()
    assert resolve(Spoken(DaysFrom(SomeDay(), 1)), anchor, "Asia/Seoul").doubts
