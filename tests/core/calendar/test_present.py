"""What of a file is on the calendar already, and which row it tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from core.calendar.draft import Proposal
from core.calendar.event import Event, Placement
from core.calendar.ical.file import FileEvent
from core.calendar.present import Present, occurrence_at
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed

DAY = AllDay(date(2026, 12, 24), date(2026, 12, 24))
TEN = Timed(datetime(2026, 12, 1, 1, tzinfo=UTC), None, "Asia/Seoul")
DAILY = Recurrence("DAILY")
ROW = Event(UUID(int=1), "주간 회의", TEN)
THERE = Placement(UUID(int=7), uid="u")


def told(**more: object) -> FileEvent:
    return replace(FileEvent("u", Proposal("주간회의", TEN)), **more)


def test_the_same_title_at_the_same_beginning_is_there():
    assert Present([ROW]).same(told()) == ROW
    assert Present([replace(ROW, when=DAY)]).same(told(proposal=Proposal("주간 회의", DAY))) == replace(
        ROW, when=DAY
    )
    assert Present([replace(ROW, title="회식")]).same(told()) is None


def test_a_series_is_not_the_event_that_begins_with_it():
    assert Present([replace(ROW, recurrence=DAILY)]).same(told()) is None


def test_a_row_is_known_by_the_id_that_all_calendars_share():
    row = replace(ROW, placement=THERE, when=DAY)
    assert Present([row]).known(told()) == row
    assert Present([row]).known(told(uid="")) is None
    assert Present([row]).known(told(uid="other")) is None
    assert Present([replace(row, placement=replace(THERE, uid=""))]).known(told(uid="")) is None


def test_an_instance_is_known_as_a_row_of_its_own_or_by_its_series():
    series = replace(ROW, placement=THERE, recurrence=DAILY)
    original = datetime(2026, 12, 3, 1, tzinfo=UTC)
    row = Event(UUID(int=2), "늦은 회의", TEN, series=series.id, original=original, placement=THERE)
    one = told(original=original)
    assert Present([series, row]).known(one) == row
    assert Present([series]).known(one) == series
    assert Present([row]).known(told()) is None
    assert Present([replace(series, recurrence=None)]).known(one) is None
    assert occurrence_at(series, original).start == original


def test_an_event_that_was_moved_is_the_only_one_of_its_title():
    moved = told(proposal=Proposal("주간 회의", DAY), sequence=1)
    assert Present([ROW]).moved(moved) == ROW
    assert Present([ROW]).moved(replace(moved, sequence=0)) is None
    assert Present([ROW]).moved(replace(moved, original=date(2026, 12, 24))) is None
    assert Present([ROW, replace(ROW, id=UUID(int=2))]).moved(moved) is None
    assert Present([replace(ROW, recurrence=DAILY)]).moved(moved) is None
    assert Present([replace(ROW, series=UUID(int=2))]).moved(moved) is None
