"""A series that comes with dates it leaves out and instances that differ: its rows, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar.changing import changes_of
from core.calendar.draft import Changed, Draft, Proposal
from core.calendar.founding import past_of
from core.calendar.mirror.steps import steps
from core.calendar.recurrence import Recurrence
from core.calendar.undo import inverse
from core.calendar.when import AllDay, Timed

GROUP, CALENDAR = UUID(int=1), UUID(int=2)
DAILY = Recurrence("DAILY", count=5)


def day(number: int) -> AllDay:
    return AllDay(date(2026, 12, number), date(2026, 12, number))


def draft(**more: object) -> Draft:
    changed = Changed(date(2026, 12, 3), Proposal("늦은 운동", day(20), "한강"))
    whole = Draft(UUID(int=3), "create", Proposal("운동", day(1), recurrence=DAILY))
    return replace(whole, **({"excluded": (date(2026, 12, 2),), "changed": (changed,)} | more))


def test_a_series_and_its_changed_instance_are_rows_of_one_group():
    series, instance = changes_of(draft(), GROUP, "page")
    assert series.after.excluded == (date(2026, 12, 2), date(2026, 12, 3))
    assert (instance.after.series, instance.after.original) == (series.event, date(2026, 12, 3))
    assert (instance.after.title, instance.after.location, instance.after.recurrence) == (
        "늦은 운동",
        "한강",
        None,
    )
    assert instance.after.excluded == ()
    assert {series.saga, instance.saga} == {UUID(int=3)}
    assert series.event != instance.event


def test_one_undo_takes_the_rows_back():
    lines = changes_of(draft(), GROUP, "page")
    back = inverse(lines, {line.event: line.after for line in lines}, UUID(int=9), "page")
    assert [(line.kind, line.event) for line in back] == [("delete", line.event) for line in lines]


def test_dates_that_a_corrected_rule_does_not_give_mean_nothing():
    short = replace(draft(), proposal=Proposal("운동", day(1), recurrence=Recurrence("DAILY", count=1)))
    (series,) = changes_of(short, GROUP, "page")
    assert series.after.excluded == ()


def test_a_series_that_was_moved_to_another_hour_keeps_its_dates():
    start = datetime(2026, 12, 1, 10, tzinfo=ZoneInfo("Asia/Seoul"))
    nine = Proposal("운동", Timed(start.replace(hour=9), None, "Asia/Seoul"), recurrence=DAILY)
    changed = Changed(
        start.replace(day=3), Proposal("늦은 운동", Timed(start.replace(day=3, hour=20), None, "Asia/Seoul"))
    )
    moved = Draft(UUID(int=3), "create", nine, excluded=(start.replace(day=2),), changed=(changed,))
    series, instance = changes_of(moved, GROUP, "page")
    assert series.after.excluded == (start.replace(day=2, hour=9), start.replace(day=3, hour=9))
    assert instance.after.original == start.replace(day=3, hour=9)
    assert past_of(moved).lost == 0


def test_how_many_dates_a_correction_costs_is_known():
    assert past_of(replace(draft(), proposal=Proposal("운동", day(1)))).lost == 2
    assert past_of(replace(draft(), proposal=Proposal("운동", day(20), recurrence=DAILY))).lost == 2
    assert past_of(draft(excluded=())).lost == 0


def test_what_does_not_repeat_any_more_is_one_row():
    once = replace(draft(), proposal=Proposal("운동", day(1)))
    (event,) = changes_of(once, GROUP, "page")
    assert event.after.excluded == ()


def test_a_remote_calendar_is_told_of_the_series_and_then_of_the_instance():
    lines = changes_of(draft(calendar=CALENDAR), GROUP, "page")
    series, instance = (steps(line, lines) for line in lines)
    assert [(step.kind, step.after.excluded) for step in series] == [("insert", (date(2026, 12, 2),))]
    assert [(step.kind, step.root, step.original) for step in instance] == [
        ("change", lines[0].event, date(2026, 12, 3))
    ]
    assert instance[0].before.title == "운동"
    assert all(line.state == "pending" for line in lines)


def test_an_instance_goes_after_the_series_that_takes_it_along():
    lines = changes_of(draft(calendar=CALENDAR), GROUP, "page")
    back = inverse(lines, {line.event: line.after for line in lines}, UUID(int=9), "page")
    assert [line.event for line in back] == [line.event for line in lines]
    assert [step.kind for line in back for step in steps(line, back)] == ["remove"]
