"""What falls with a change that cannot be: all that hangs on it, in whichever series, and nothing that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.calendar.occurrences import instances
from core.calendar.rrule import from_rrule
from core.dialogue.inputs import Collided, Landed, RemoteChanged, TurnedDown
from core.dialogue.sightings import worth_telling
from core.errors import Forbidden, Gone, Unreachable
from tests.core.sync.courses import DAY, FIRST, at, daily, day
from tests.core.sync.desk import LUNCH, MINUTE
from tests.core.sync.doors import ME


async def test_a_series_that_was_to_be_split_stays_whole_when_an_instance_of_it_cannot_go_along(desk):
    """The new series is a family of its own: it falls too, and so does what takes the split back."""
    row = await daily(desk)
    changed = await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    row = await desk.row("요가")
    split = await desk.confirm(desk.changing(row, "following", at(row, 1), title="빈야사"))
    desk.google.remove_instance(ME, row.id.hex, day(2).first)
    await desk.push()
    assert desk.states(changed)[-1] == "conflict"
    assert {*desk.states(split)} == {"withdrawn"}
    assert desk.there() == await desk.titles() == ["요가"]


async def test_what_was_changed_at_a_date_that_falls_back_to_another_row_falls(desk):
    """Two rows never stand for the same date of a series."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    await desk.push()
    row = await desk.row("요가")
    moved = await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(1)))
    row = await desk.row("요가")
    renamed = await desk.confirm(desk.changing(row, "this", at(row, 2), title="점심"))
    desk.google.edit(ME, row.id.hex, when=day(3))
    await desk.push()
    assert desk.states(moved)[0] == "conflict"
    assert {*desk.states(moved)[1:]} | {*desk.states(renamed)} == {"withdrawn"}
    assert [told.alone for told in desk.told(Collided)] == [False, False]
    rows = await desk.rows()
    dates = [one.original for one in rows.values() if one.series == row.id]
    assert len(dates) == len({*dates})


async def test_what_took_back_what_falls_falls_too(desk):
    """A day was renamed, it and the rest called off, and that taken back; somebody else had renamed the day by then."""
    row = await daily(desk)
    renamed = await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    row = await desk.row("요가")
    called_off = await desk.confirm(desk.changing(row, "following", at(row, 1), kind="delete"))
    back = await desk.takes_back(called_off)
    desk.google.edit_instance(ME, row.id.hex, day(2).first, title="발표")
    await desk.push()
    assert desk.states(renamed)[-1] == "conflict"
    assert {*desk.states((*called_off, *back))} <= {"withdrawn", "settled"}
    await desk.pull()
    assert desk.there() == await desk.titles() == ["발표", "요가"]
    assert [told.change.group for told in desk.told(Collided)] == [renamed[0].group]
    assert back[0].group in [told.group for told in desk.told(Landed)]


async def test_what_was_made_of_what_came_back_is_asked_about_and_not_called_deleted(desk):
    """A course was deleted, that taken back, and a day of it renamed; the deletion could not be in the first place."""
    row = await daily(desk)
    deleted = await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    await desk.takes_back(deleted)
    row = await desk.row("요가")
    renamed = await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    desk.google.edit_instance(ME, deleted[0].event.hex, day(3).first, title="발표")
    await desk.push()
    assert {*desk.states(renamed)} == {"withdrawn"}
    assert [told.change.group for told in desk.told(Collided)] == [renamed[0].group]
    gone = [seen for told in desk.told(RemoteChanged) for seen in told.sightings if seen.after is None]
    assert gone == []
    assert desk.there() == await desk.titles() == ["발표", "요가"]


async def test_what_came_back_twice_is_still_the_event_that_it_was(desk):
    """Deleted, taken back, deleted and taken back once more, all before Google heard; somebody renamed it meanwhile."""
    row = await desk.adds("점심")
    for _ in range(2):
        gone = await desk.confirm(desk.changing(await desk.row("점심"), kind="delete"))
        await desk.takes_back(gone)
    desk.google.edit(ME, row.id.hex, title="회식")
    await desk.push()
    [told] = desk.told(RemoteChanged)
    assert [(one.before.title, one.after.title) for one in told.sightings] == [("점심", "회식")]
    assert desk.there() == await desk.titles() == ["회식"]


async def test_what_was_planned_after_a_change_was_taken_back_is_asked_about_where_it_cannot_stay(desk):
    """A course with a renamed day was moved, that taken back, and the course split; somebody else moved it meanwhile."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 3), title="긴 요가"))
    await desk.push()
    row = await desk.row("요가")
    moved = await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(1)))
    await desk.takes_back(moved)
    row = await desk.row("요가")
    split = await desk.confirm(desk.changing(row, "following", at(row, 2), title="빈야사"))
    desk.google.edit(ME, row.id.hex, when=day(3))
    desk.heard.clear()
    await desk.push()
    assert {*desk.states(split)} == {"withdrawn"}
    assert [told.change.group for told in desk.told(Collided)] == [split[0].group]
    gone = [
        seen.before.title for told in desk.told(RemoteChanged) for seen in told.sightings if not seen.after
    ]
    assert "빈야사" not in gone


async def test_a_day_that_came_back_twice_is_still_the_day_that_it_was(desk):
    """It was cancelled alone, brought back, and then with all of its course; somebody renamed it meanwhile."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    await desk.push()
    cancelled = await desk.confirm(desk.changing(await desk.row("긴 요가"), kind="delete"))
    await desk.takes_back(cancelled)
    row = await desk.row("요가")
    gone = await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    await desk.takes_back(gone)
    desk.google.edit_instance(ME, row.id.hex, day(2).first, title="발표")
    desk.heard.clear()
    await desk.push()
    told = [seen for news in desk.told(RemoteChanged) for seen in news.sightings]
    assert [(one.before and one.before.title, one.after and one.after.title) for one in told] == [
        ("긴 요가", "발표")
    ]
    assert desk.there() == await desk.titles() == ["발표", "요가"]


async def test_what_is_there_already_of_a_half_written_change_is_still_taken_back(desk):
    """The rest of a course was called off and taken back; its changed instance was cancelled in between."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    await desk.push()
    row = await desk.row("요가")
    lines = await desk.confirm(desk.changing(row, "following", at(row, 1), kind="delete"))
    desk.fails("patch", Unreachable("503"))
    await desk.push()
    await desk.takes_back(lines)
    assert {*desk.states(lines)} == {"settled", "pending"}
    desk.google.edit(ME, row.id.hex, recurrence=from_rrule("FREQ=DAILY;COUNT=9"))
    desk.clock.move(timedelta(minutes=5))
    await desk.push()
    assert await desk.titles() == desk.there() == ["긴 요가", "요가"]


async def test_a_split_that_was_taken_back_leaves_one_series_though_an_instance_never_went_over(desk):
    """Somebody else changed the instance that was to follow; both halves are there when that is found."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 3), title="긴 요가"))
    await desk.push()
    row = await desk.row("요가")
    split = await desk.confirm(desk.changing(row, "following", at(row, 1), title="빈야사"))
    desk.google.edit_instance(ME, row.id.hex, day(3).first, title="아주 긴 요가")
    desk.fails("insert", Unreachable("503"))
    await desk.push()
    back = await desk.takes_back(split)
    assert desk.states(split) == ["settled", "pending", "pending"]
    desk.clock.move(timedelta(minutes=5))
    await desk.push()
    assert "pending" not in desk.states((*split, *back))
    assert desk.told(Collided) == []
    assert [title for title in await desk.titles() if "빈야사" in title] == []
    assert (await desk.row("요가")).recurrence == row.recurrence
    assert desk.there() == await desk.titles()


async def test_a_deletion_that_met_a_change_and_was_taken_back_leaves_the_one_event(desk):
    """What takes it back would make it a second time, under another id."""
    row = await desk.adds("점심")
    gone = await desk.confirm(desk.changing(row, kind="delete"))
    back = await desk.takes_back(gone)
    desk.google.edit(ME, row.id.hex, title="브런치")
    desk.fails("get", Gone("404"))
    await desk.push()
    assert desk.states((*gone, *back)) == ["conflict", "withdrawn"]
    assert desk.there() == await desk.titles() == ["브런치"]
    assert desk.told(Collided) == []
    [news] = desk.told(RemoteChanged)
    assert [(seen.before.title, seen.after.title) for seen in news.sightings] == [("점심", "브런치")]
    assert [told.group for told in desk.told(Landed)] == [back[0].group]


async def test_what_was_changed_in_an_event_that_came_back_falls_with_its_coming_back(desk):
    row = await desk.adds("점심")
    gone = await desk.confirm(desk.changing(row, kind="delete"))
    back = await desk.takes_back(gone)
    renamed = await desk.confirm(desk.changing(await desk.row("점심"), title="점심 약속"))
    desk.google.edit(ME, row.id.hex, title="브런치")
    await desk.push()
    assert desk.states((*gone, *back, *renamed)) == ["conflict", "withdrawn", "withdrawn"]
    assert [told.change.id for told in desk.told(Collided)] == [renamed[0].id], "that was not taken back"
    assert desk.there() == await desk.titles() == ["브런치"]


async def test_a_date_of_a_series_whose_deletion_was_taken_back_is_told_as_what_became_of_it(desk):
    """It went over to a row of its own with the series, and stands for the rule of the old one again."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    await desk.push()
    await desk.pull()
    row = await desk.row("요가")
    gone = await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    await desk.takes_back(gone)
    desk.heard.clear()
    desk.google.edit_instance(ME, row.id.hex, day(2).first, title="요가", notes="매트")
    desk.google.edit(ME, row.id.hex, notes="매트")
    desk.fails("get", Gone("404"))
    await desk.push()
    assert await desk.titles() == ["요가"]
    [news] = desk.told(RemoteChanged)
    told = [(seen.before.title, seen.after and seen.after.title) for seen in worth_telling(news.sightings)]
    assert told == [("긴 요가", "요가")], "it is not told to be gone"


async def test_a_deletion_that_is_refused_and_was_taken_back_is_no_news(desk):
    row = await desk.adds("점심")
    gone = await desk.confirm(desk.changing(row, kind="delete"))
    back = await desk.takes_back(gone)
    desk.fails("get", Gone("404"))
    desk.fails("cancel", Forbidden("not_organizer"))
    await desk.push()
    assert desk.states((*gone, *back)) == ["refused", "withdrawn"]
    assert desk.there() == await desk.titles() == ["점심"]
    assert desk.told(RemoteChanged) == desk.told(TurnedDown) == []


async def test_what_touches_nothing_of_it_goes_on(desk):
    row = await daily(desk)
    lunch = await desk.confirm(desk.adding("점심", when=LUNCH))
    renamed = await desk.confirm(desk.changing(row, "all", at(row, 0), title="빈야사"))
    desk.google.edit(ME, row.id.hex, title="필라테스")
    await desk.push()
    assert desk.states((*renamed, *lunch)) == ["conflict", "settled"]
    assert [told.group for told in desk.told(Landed)] == [lunch[0].group]
    assert replace(await desk.row("필라테스"), title="").recurrence == row.recurrence


async def test_what_was_made_at_a_date_falls_when_the_row_that_stood_for_it_stays(desk):
    """Two rows never stand for the same date of a series: here the taking back met somebody else's change."""
    row = await daily(desk)
    longer = await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    await desk.push()
    back = await desk.takes_back(longer)
    row = await desk.row("요가")
    lunch = await desk.confirm(desk.changing(row, "this", at(row, 2), title="점심"))
    desk.google.edit_instance(ME, row.id.hex, day(2).first, title="빈야사")
    await desk.push()
    assert "conflict" in desk.states(back)
    assert "settled" not in desk.states(lunch)[1:]
    rows = [one for one in (await desk.rows()).values() if one.series == row.id]
    assert [one.title for one in rows] == ["빈야사"]
    assert {told.change.group for told in desk.told(Collided)} == {back[0].group, lunch[0].group}


async def test_a_date_that_others_changed_is_no_row_that_was_to_move_there(desk):
    """The move was not written yet, and may never be."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 0), title="긴 요가"))
    await desk.push()
    row = await desk.row("요가")
    moved = await desk.confirm(desk.changing(row, "all", at(row, 1), when=day(2)))
    desk.google.edit_instance(ME, row.id.hex, day(1).first, title="점심")
    await desk.pull()
    await desk.push()
    assert desk.states(moved)[0] == "conflict"
    rows = [one for one in (await desk.rows()).values() if one.series == row.id]
    assert sorted((one.title, one.original) for one in rows) == [
        ("긴 요가", day(0).first),
        ("점심", day(1).first),
    ]


@pytest.mark.parametrize("again", [True, False])
async def test_a_date_that_was_removed_once_more_before_we_heard_that_it_came_back_stays_away(desk, again):
    """Only the answer was lost: what somebody did after it is not undone by asking a second time."""
    row = await daily(desk)
    gone = await desk.confirm(desk.changing(row, "this", at(row, 2), kind="delete"))
    await desk.push()
    back = await desk.takes_back(gone)
    desk.fails("patch", Unreachable(), done=again)
    await desk.push()
    if again:
        desk.google.remove_instance(ME, row.id.hex, day(2).first)
    desk.clock.move(MINUTE)
    await desk.push()
    await desk.pull()
    assert {*desk.states(back)} == ({"conflict"} if again else {"settled"})
    dates = [one.when.first for one in instances(await desk.row("요가"), FIRST, FIRST + 9 * DAY)]
    assert (day(2).first in dates) is not again
    assert len(desk.told(Collided)) == again


async def test_a_date_that_was_left_out_takes_place_where_the_series_is_moved_onto_it(desk):
    """Google keeps what was cancelled by its date, and so the new first day would be missing."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 2), kind="delete"))
    await desk.push()
    row = await desk.row("요가")
    moved = await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(2)))
    await desk.push()
    await desk.pull()
    assert {*desk.states(moved)} == {"settled"}
    dates = [one.when.first for one in instances(await desk.row("요가"), FIRST, FIRST + 9 * DAY)]
    assert dates == [day(number).first for number in (2, 3, 5, 6)]
