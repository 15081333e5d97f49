"""Store: the ledger of changes and the events that it makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from core.calendar.event import Event
from core.calendar.recurrence import Recurrence
from core.calendar.undo import reborn_as
from core.calendar.when import Timed, Window
from tests.contracts.samples import (
    DAY,
    HOUR,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    at,
    created,
    december,
    deleted,
    event,
    new_id,
    titles,
    updated,
    whole_days,
    wrote,
)

NEXT, AFTER_NEXT = UUID(int=11), UUID(int=12)


async def families(store, *ids: UUID, key=KEY) -> tuple[Event, ...]:
    async with store.unit() as unit:
        return await unit.family(await account(unit, key), ids)


async def group_of(store, group: UUID, key=KEY):
    async with store.unit() as unit:
        return await unit.changes(await account(unit, key), group)


async def last(store, since=NOW - MINUTE, key=KEY, origin="page"):
    async with store.unit() as unit:
        return await unit.last_change(await account(unit, key), since, origin)


async def test_an_event_comes_back_whole(store):
    full = event(
        "제목" * 200,
        location="강남역 " * 60,
        attendees=("민수", "jun@example.com"),
        notes="준비물\n- 보험증",
        reminders=(10, 60),
    )
    bare = Event(new_id(), "", Timed(at(2, 9), None, "Asia/Seoul"))
    abroad = event("비행")
    abroad = replace(abroad, when=Timed(at(3, 10), at(3, 22), "Asia/Seoul", "America/New_York"), reminders=())
    await wrote(store, created(full), created(bare), created(abroad))
    assert await store.agenda(KEY, december()) == (full, bare, abroad)


async def test_events_come_by_start_and_only_those_of_the_account(store):
    await wrote(store, created(event("둘", at(2, 9))), created(event("하나", at(1, 9))))
    await wrote(store, created(event("남의 것", at(1, 9))), key=OTHER)
    assert await titles(store, december()) == ["하나", "둘"]
    assert await titles(store, december(), OTHER) == ["남의 것"]


async def test_a_stranger_has_no_events(store):
    assert await store.agenda(KEY, december()) == ()


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        (at(1, 14), at(1, 15), False),
        (at(1, 14), at(1, 15, 1), True),
        (at(1, 15, 59), at(1, 17), True),
        (at(1, 15, 20), at(1, 15, 30), True),
        (at(1, 17), at(1, 18), False),
        (at(1, 6).astimezone(ZoneInfo("UTC")), at(1, 16), True),
    ],
)
async def test_an_event_is_seen_through_the_windows_it_reaches(store, start, end, seen):
    await wrote(store, created(event(start=at(1, 15))))
    assert await titles(store, Window(start, end)) == (["치과"] if seen else [])


async def test_several_windows_show_each_event_once(store):
    await wrote(
        store,
        created(event("하나", at(1, 9))),
        created(event("둘", at(5, 9))),
        created(event("셋", at(9, 9))),
    )
    async with store.unit() as unit:
        owner = await account(unit)
        found = await unit.events(owner, [december(1, 3), december(1, 6)])
        assert await unit.events(owner, []) == ()
    assert [each.title for each in found] == ["하나", "둘"]


async def test_a_point_in_time_is_seen_where_it_stands(store):
    await wrote(store, created(event("알람", at(1, 9), hours=0)))
    assert await titles(store, Window(at(1, 9), at(1, 10))) == ["알람"]
    assert await titles(store, Window(at(1, 8), at(1, 9))) == []


async def test_whole_days_are_seen_on_each_of_their_days(store):
    await wrote(store, created(whole_days("출장", date(2026, 12, 10), date(2026, 12, 12))))
    for day in (10, 11, 12):
        assert await titles(store, december(day, day + 1)) == ["출장"]
    assert await titles(store, december(8, 9)) == []
    assert await titles(store, december(14, 15)) == []


async def test_a_series_is_seen_for_ever_and_never_before_it_begins(store):
    weekly = event("영어", at(1, 19), recurrence=Recurrence("WEEKLY", by_day=("TU",)))
    await wrote(store, created(weekly))
    year = 2031
    far = Window(datetime(year, 1, 1, tzinfo=ZoneInfo("UTC")), datetime(year, 2, 1, tzinfo=ZoneInfo("UTC")))
    assert await titles(store, far) == ["영어"]
    assert await titles(store, Window(at(1, 0, month=11), at(1, 0))) == []


@pytest.mark.parametrize("rule", [Recurrence("DAILY", until=date(2026, 12, 5)), Recurrence("DAILY", count=5)])
async def test_a_series_is_seen_until_it_ends(store, rule):
    await wrote(store, created(event("약", at(1, 9), recurrence=rule)))
    assert await titles(store, december(5, 6)) == ["약"]
    assert await titles(store, december(8, 20)) == []


async def test_a_changed_instance_is_seen_where_it_is_and_where_it_was(store):
    series = event("회의", at(1, 10), recurrence=Recurrence("DAILY", count=3), excluded=(at(2, 10),))
    moved = event("회의 (옮김)", at(20, 10), series=series.id, original=at(2, 10))
    await wrote(store, created(series), created(moved))
    assert await titles(store, december(20, 21)) == ["회의 (옮김)"]
    assert await titles(store, december(2, 4)) == ["회의", "회의 (옮김)"]
    assert await titles(store, december(10, 12)) == []


async def test_a_changed_day_of_an_all_day_series_is_seen_where_it_was(store):
    moved = whole_days("당직", date(2026, 12, 20), series=new_id(), original=date(2026, 12, 2))
    await wrote(store, created(moved))
    assert await titles(store, december(2, 3)) == ["당직"]


async def test_a_family_is_the_series_and_its_changed_instances(store):
    series = event("회의", at(1, 10), recurrence=Recurrence("DAILY"), excluded=(at(2, 10), at(3, 10)))
    moved = event("옮김", at(2, 11), series=series.id, original=at(2, 10))
    single = event("치과", at(4, 9))
    await wrote(store, created(series), created(moved), created(single))
    await wrote(store, created(event("남의 것")), key=OTHER)
    assert await families(store, series.id) == (series, moved)
    assert await families(store, single.id, moved.id) == (moved, single)
    assert await families(store) == ()
    assert await families(store, series.id, key=OTHER) == ()


async def test_a_change_moves_an_event_and_a_removal_hides_it(store):
    before = event(start=at(1, 15))
    after = replace(before, title="치과 (변경)", when=event(start=at(2, 15)).when)
    await wrote(store, created(before))
    await wrote(store, updated(before, after))
    assert await store.agenda(KEY, december()) == (after,)
    await wrote(store, deleted(after))
    assert await titles(store, december()) == []
    assert await families(store, before.id) == ()


async def test_what_was_removed_lives_again_when_it_is_made_again(store):
    one = event()
    await wrote(store, created(one))
    await wrote(store, deleted(one))
    await wrote(store, created(one))
    assert await store.agenda(KEY, december()) == (one,)


async def test_a_line_that_is_in_the_ledger_is_not_applied_again(store):
    one = event()
    making, removing = created(one), deleted(one)
    await wrote(store, making)
    await wrote(store, removing)
    await wrote(store, making, making)
    assert await titles(store, december()) == []
    assert await group_of(store, making.group) == (making,)


async def test_nobody_changes_the_events_of_others(store):
    mine = event("내 것")
    await wrote(store, created(mine))
    await wrote(store, updated(mine, replace(mine, title="훔친 것")), key=OTHER)
    await wrote(store, deleted(mine), key=OTHER)
    assert await store.agenda(KEY, december()) == (mine,)
    assert await titles(store, december(), OTHER) == []


async def test_lines_of_a_group_come_in_order_and_whole(store):
    group, one, two = new_id(), event("하나"), event("둘")
    lines = (created(one, group), updated(one, two, group, state="pending", attempts=2), deleted(two, group))
    await wrote(store, *lines)
    assert await group_of(store, group) == lines
    assert await group_of(store, new_id()) == ()
    assert await group_of(store, group, OTHER) == ()


async def test_the_last_change_is_the_newest_that_stands(store):
    first, second = created(event("하나")), created(event("둘"))
    assert await last(store) == ()
    await wrote(store, first, when=NOW)
    await wrote(store, second, when=NOW + MINUTE)
    await wrote(store, created(event("남의 것")), key=OTHER, when=NOW + HOUR)
    await wrote(store, replace(created(event("다른 데서")), origin="api"), when=NOW + 2 * MINUTE)
    assert await last(store) == (second,)
    await wrote(store, deleted(second.after, undoes=second.group), when=NOW + 2 * MINUTE)
    assert await last(store) == (first,)
    assert await group_of(store, second.group) == ()
    await wrote(store, deleted(first.after, undoes=first.group), when=NOW + 3 * MINUTE)
    assert await last(store) == ()


async def test_a_change_that_is_too_old_is_not_the_last(store):
    await wrote(store, created(event()), when=NOW)
    assert await last(store, since=NOW + MINUTE) == ()
    assert len(await last(store, since=NOW)) == 1


async def test_what_was_written_in_this_unit_can_be_taken_back_in_it(store):
    making = created(event())
    async with store.unit() as unit:
        owner = await account(unit)
        await unit.write(owner, [making], NOW)
        assert await unit.last_change(owner, NOW - DAY, "page") == (making,)
        await unit.write(owner, [deleted(making.after, undoes=making.group)], NOW)
        assert await unit.changes(owner, making.group) == ()
        assert await unit.events(owner, [december()]) == ()


async def test_what_was_deleted_and_brought_back_is_known_by_its_newest_id(store):
    first, other = created(event("하나")), created(event("둘"))
    removal = deleted(first.after)
    again = replace(first.after, id=reborn_as(first.event, NEXT))
    back = created(again, NEXT, undoes=removal.group)
    await wrote(store, first, other, removal, back)
    assert await reborn(store, first.event, other.event) == {first.event: again.id}
    removal = deleted(again)
    third = replace(again, id=reborn_as(again.id, AFTER_NEXT))
    await wrote(store, removal, created(third, AFTER_NEXT, undoes=removal.group))
    assert await reborn(store, first.event, again.id) == {first.event: third.id, again.id: third.id}
    assert await reborn(store, first.event, key=OTHER) == {}


@pytest.mark.parametrize("state", ["conflict", "refused", "withdrawn"])
async def test_what_could_not_be_deleted_or_stayed_after_all_keeps_its_id(store, state):
    first = created(event("하나"))
    removal = deleted(first.after, state=state)
    again = replace(first.after, id=reborn_as(first.event, NEXT))
    await wrote(store, first, removal, created(again, NEXT, undoes=removal.group))
    assert await reborn(store, first.event) == {}


async def reborn(store, *ids: UUID, key=KEY):
    async with store.unit() as unit:
        return await unit.reborn(await account(unit, key), ids)


@pytest.mark.parametrize("title", ["끊긴 \ud83d 글자", "빈\x00글자", "🦷 치과", "a" * 5000])
async def test_any_words_can_be_a_title(store, title):
    odd = event(title, location=title, notes=title)
    await wrote(store, created(odd))
    assert await store.agenda(KEY, december()) == (odd,)


async def test_the_ends_of_time_are_times(store):
    new_year = datetime(9999, 12, 31, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    last_evening = Event(new_id(), "끝", Timed(new_year, None, "America/New_York"))
    await wrote(store, created(last_evening), created(whole_days("끝날", date(9999, 12, 31))))
    ever = Window(datetime.min.replace(tzinfo=at(1, 1).tzinfo), datetime.max.replace(tzinfo=ZoneInfo("UTC")))
    assert set(await titles(store, ever)) == {"끝", "끝날"}
