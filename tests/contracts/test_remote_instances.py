"""Instances of a series in a remote calendar: by their rule, changed, cancelled, restored, and ended with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.calendar.event import Event
from core.calendar.mirror.resource import Resource
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.errors import Gone, Stale
from tests.contracts.remote import a_scene, stand_in  # noqa: F401 - fixtures
from tests.contracts.remote_samples import days, weekly
from tests.contracts.remote_scene import plain
from tests.contracts.samples import at, event

YOGA = weekly(recurrence=Recurrence("WEEKLY", count=4), excluded=(at(22, 15),))
SECOND, THIRD, LEFT_OUT = at(8, 15), at(15, 15), at(22, 15)
DUTY = days(Recurrence("DAILY", count=5))


def one_of(series: Event, when: Timed | AllDay, **more: object) -> Event:
    """What an instance of it says."""
    return plain(replace(series, when=when, recurrence=None, excluded=(), **more))


def hours(start, length: float = 1) -> Timed:
    return Timed(start, start + timedelta(hours=length), "Asia/Seoul")


async def kept(scene, series=YOGA, original=SECOND):
    """A series, and one of its instances as the rule has it."""
    made = await scene.insert(series)
    return made, await scene.get(scene.instance(made, original))


async def test_ids_of_instances_tell_the_series_and_the_start(scene):
    assert scene.calendar.instance_id("abcde", SECOND) == "abcde_20261208T060000Z"
    assert scene.calendar.instance_id("abcde", date(2026, 12, 8)) == "abcde_20261208"


async def test_an_instance_says_what_the_rule_says(scene):
    series, one = await kept(scene)
    assert (one.id, one.master, one.alive) == (scene.instance(series, SECOND), series.id, True)
    assert one.original == SECOND
    assert plain(one.content) == one_of(YOGA, hours(SECOND))


async def test_an_instance_of_whole_days_says_what_the_rule_says(scene):
    _, one = await kept(scene, DUTY, date(2026, 12, 3))
    assert one.original == date(2026, 12, 3)
    assert plain(one.content) == one_of(DUTY, AllDay(date(2026, 12, 3), date(2026, 12, 3)))


async def test_there_is_no_instance_where_the_rule_gives_none_or_leaves_it_out(scene):
    series = await scene.insert(YOGA)
    for original in (LEFT_OUT, at(9, 15), at(8, 16), at(29, 15, month=12) + timedelta(days=7)):
        with pytest.raises(Gone):
            await scene.get(scene.instance(series, original))
    with pytest.raises(Gone):
        await scene.get(scene.instance(series, date(2026, 12, 8)))
    for ending in ("nonsense", "20261399", "20261399T060000Z", "20261208T060000", ""):
        with pytest.raises(Gone):
            await scene.get(f"{series.id}_{ending}")
    single = await scene.insert(event())
    with pytest.raises(Gone):
        await scene.get(scene.instance(single, at(1, 15)))


async def test_an_instance_is_another_version_when_its_series_changes(scene):
    series, one = await kept(scene)
    await scene.patch(series, YOGA, replace(YOGA, title="필라테스"))
    again = await scene.get(one.id)
    assert again.etag != one.etag
    assert again.content.title == "필라테스"
    with pytest.raises(Stale):
        await scene.patch(one, one.content, replace(one.content, location="옥상"))


async def test_one_instance_is_changed_and_the_others_are_not(scene):
    series, one = await kept(scene)
    token = await scene.token()
    moved = replace(one.content, title="요가 (보강)", when=hours(at(9, 10), 2))
    became = await scene.patch(one, one.content, moved)
    assert (became.id, became.master, became.original) == (one.id, series.id, SECOND)
    assert plain(became.content) == plain(moved)
    assert await scene.get(one.id) == became
    assert await scene.changes(token) == [became]
    other = await scene.get(scene.instance(series, THIRD))
    assert plain(other.content) == one_of(YOGA, hours(THIRD))


async def test_an_instance_that_was_changed_is_changed_again(scene):
    _, one = await kept(scene)
    became = await scene.patch(one, one.content, replace(one.content, location="옥상"))
    with pytest.raises(Stale):
        await scene.patch(one, one.content, replace(one.content, title="x"))
    again = await scene.patch(became, became.content, replace(became.content, title="요가 2"))
    assert (again.content.title, again.content.location) == ("요가 2", "옥상")


async def test_one_instance_is_cancelled_and_restored(scene):
    series, one = await kept(scene)
    await scene.cancel(one)
    there = await scene.get(one.id)
    assert (there.alive, there.content, there.master, there.original) == (False, None, series.id, SECOND)
    with pytest.raises(Gone):
        await scene.patch(there, one.content, replace(one.content, title="x"))
    became = await scene.patch(there, None, one.content)
    assert became.alive
    assert plain((await scene.get(one.id)).content) == plain(one.content)


async def test_what_a_cancel_tells_is_what_is_there(scene):
    _, one = await kept(scene)
    told = await scene.cancel(one)
    assert told is None or told == await scene.get(one.id)


async def test_a_changed_instance_goes_back_to_what_the_rule_says(scene):
    _, one = await kept(scene)
    became = await scene.patch(one, one.content, replace(one.content, title="딴 것", notes="메모"))
    back = await scene.patch(became, None, one.content)
    assert plain(back.content) == plain(one.content)


async def test_an_instance_of_whole_days_can_get_a_time(scene):
    _, one = await kept(scene, DUTY, date(2026, 12, 3))
    timed = replace(one.content, when=hours(at(3, 9)))
    became = await scene.patch(one, one.content, timed)
    assert became.content.when == timed.when
    assert became.original == date(2026, 12, 3)


async def test_somebody_else_changes_and_cancels_instances(scene):
    series, one = await kept(scene)
    token = await scene.token()
    scene.edit(one.id, title="요가 (2층)")
    scene.remove(scene.instance(series, THIRD))
    changed, cancelled = await scene.changes(token)
    assert (changed.id, changed.content.title, changed.original) == (one.id, "요가 (2층)", SECOND)
    assert (cancelled.alive, cancelled.master, cancelled.original) == (False, series.id, THIRD)
    with pytest.raises(Stale):
        await scene.patch(one, one.content, replace(one.content, title="x"))


async def test_a_full_list_has_the_cancelled_instances_of_a_series_that_lives(scene):
    series, one = await kept(scene)
    await scene.cancel(one)
    listed = [found for page in await scene.pages() for found in page.resources]
    (cancelled,) = (found for found in listed if found.id == one.id)
    assert (cancelled.alive, cancelled.content) == (False, None)
    assert (cancelled.master, cancelled.original) == (series.id, SECOND)


# ── the series ──


async def test_a_series_that_is_cut_short_loses_the_instances_behind(scene):
    series, one = await kept(scene)
    last = await scene.get(scene.instance(series, at(15, 15)))
    await scene.patch(one, one.content, replace(one.content, title="하나"))
    await scene.patch(last, last.content, replace(last.content, title="둘"))
    token = await scene.token()
    short = replace(YOGA, recurrence=Recurrence("WEEKLY", until=date(2026, 12, 14)), excluded=())
    became = await scene.patch(await scene.get(series.id), YOGA, short)
    assert plain(became.content) == plain(short)
    told = {found.id: found for found in await scene.changes(token)}
    assert told.keys() == {series.id, last.id}
    assert not told[last.id].alive
    assert not (await scene.get(last.id)).alive
    assert (await scene.get(one.id)).content.title == "하나"


async def test_a_series_that_moves_loses_the_instances_that_it_had(scene):
    series, one = await kept(scene)
    changed = await scene.patch(one, one.content, replace(one.content, title="하나"))
    token = await scene.token()
    later = replace(YOGA, when=hours(at(1, 16)), excluded=(at(22, 16),))
    became = await scene.patch(series, YOGA, later)
    assert plain(became.content) == plain(later)
    assert [found.alive for found in await scene.changes(token) if found.id == changed.id] == [False]
    moved = await scene.get(scene.instance(series, at(8, 16)))
    assert plain(moved.content) == one_of(later, hours(at(8, 16)))


async def test_a_series_that_only_gets_another_name_keeps_its_changed_instances(scene):
    series, one = await kept(scene)
    changed = await scene.patch(one, one.content, replace(one.content, title="하나"))
    token = await scene.token()
    became = await scene.patch(series, YOGA, replace(YOGA, title="필라테스"))
    assert await scene.changes(token) == [became]
    assert await scene.get(changed.id) == changed


async def test_a_date_that_is_left_out_is_no_more_and_one_that_is_let_in_is(scene):
    series, one = await kept(scene)
    became = await scene.patch(series, YOGA, replace(YOGA, excluded=(SECOND,)))
    assert became.content.excluded == (SECOND,)
    with pytest.raises(Gone):
        await scene.get(one.id)
    back = await scene.get(scene.instance(series, LEFT_OUT))
    assert plain(back.content) == one_of(YOGA, hours(LEFT_OUT))


async def test_what_was_left_out_of_a_series_of_whole_days_stays_so_when_it_gets_a_time(scene):
    duty = replace(DUTY, excluded=(date(2026, 12, 3),))
    series = await scene.insert(duty)
    timed = replace(duty, when=hours(at(1, 9)))
    became = await scene.patch(series, duty, timed)
    assert became.content.excluded == (at(3, 9),)
    with pytest.raises(Gone):
        await scene.get(scene.instance(series, at(3, 9)))
    assert (await scene.get(scene.instance(series, at(4, 9)))).alive


async def test_what_was_left_out_of_a_timed_series_stays_so_when_it_takes_whole_days(scene):
    series = await scene.insert(YOGA)
    whole = replace(YOGA, when=AllDay(date(2026, 12, 1), date(2026, 12, 1)))
    became = await scene.patch(series, YOGA, whole)
    assert became.content.excluded == (date(2026, 12, 22),)
    with pytest.raises(Gone):
        await scene.get(scene.instance(series, date(2026, 12, 22)))


async def test_a_series_is_deleted_with_all_that_was_changed_of_it(scene):
    series, one = await kept(scene)
    changed = await scene.patch(one, one.content, replace(one.content, title="하나"))
    token = await scene.token()
    await scene.cancel(series)
    assert not (await scene.get(series.id)).alive
    assert not (await scene.get(changed.id)).alive
    assert [(found.id, found.alive) for found in await scene.changes(token)] == [(series.id, False)]
    assert [found for page in await scene.pages() for found in page.resources] == []


async def test_an_event_that_no_longer_repeats_has_no_instances(scene):
    series, one = await kept(scene)
    single = replace(YOGA, recurrence=None, excluded=())
    became = await scene.patch(series, YOGA, single)
    assert plain(became.content) == plain(single)
    with pytest.raises(Gone):
        await scene.get(one.id)


async def gone(scene, series) -> list[Resource]:
    """The instances that went, none before their series changed."""
    found = await scene.calendar.taken_along(scene.spot, series)
    [head] = [one for one in found if one.id == series.id]
    went = [one for one in found if one.id != series.id]
    assert all(one.updated >= head.updated for one in went)
    return went


async def test_what_went_with_its_series_tells_what_it_said_last(scene):
    series = await scene.insert(YOGA)
    scene.edit(scene.instance(series, SECOND), title="긴 요가")
    assert await gone(scene, series) == []
    await scene.cancel(series)
    [one] = await gone(scene, series)
    assert (one.id, one.master, one.alive) == (scene.instance(series, SECOND), series.id, False)
    assert one.original == SECOND
    assert plain(one.content) == one_of(YOGA, hours(SECOND), title="긴 요가")


async def test_what_no_longer_fits_its_series_tells_what_it_said_last(scene):
    series = await scene.insert(YOGA)
    for original in (SECOND, THIRD):
        scene.edit(scene.instance(series, original), title="긴 요가")
    shorter = replace(YOGA, recurrence=Recurrence("WEEKLY", count=2))
    await scene.patch(series, YOGA, shorter)
    [one] = await gone(scene, series)
    assert (one.original, one.content.title) == (THIRD, "긴 요가")


async def test_of_a_series_that_nobody_touched_nothing_goes_along(scene):
    series = await scene.insert(YOGA)
    await scene.cancel(series)
    assert await gone(scene, series) == []


async def test_all_that_went_is_told_however_many_pages_that_takes(scene):
    series = await scene.insert(DUTY)
    dates = [date(2026, 12, day) for day in range(1, 6)]
    for original in dates:
        scene.edit(scene.instance(series, original), title="당직")
    await scene.cancel(series)
    assert sorted(one.original for one in await gone(scene, series)) == dates
