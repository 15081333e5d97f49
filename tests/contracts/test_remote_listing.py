"""Listing a remote calendar: everything, then only what changed, each change once; being busy; being called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from core.calendar.recurrence import Recurrence
from core.errors import TokenExpired
from core.records import Channel
from tests.contracts.remote import a_scene, stand_in  # noqa: F401 - fixtures
from tests.contracts.remote_samples import weekly
from tests.contracts.remote_scene import NOW, PAGE, Scene
from tests.contracts.samples import at, event, whole_days, window

LUNCH = event("점심", at(1, 12))


async def filled(scene: Scene, count: int) -> list[str]:
    return [(await scene.insert(replace(LUNCH, title=f"{n}"))).id for n in range(count)]


def ids(resources) -> list[str]:
    return [one.id for one in resources]


# ── listing ──


async def test_an_empty_calendar_has_one_empty_page_with_a_token(scene):
    (page,) = await scene.pages()
    assert page.resources == ()
    assert page.token
    assert await scene.changes(page.token) == []


async def test_a_list_has_every_event_once_in_pages(scene):
    names = await filled(scene, 2 * PAGE + 1)
    pages = await scene.pages()
    assert len(pages) == 3
    assert sorted(ids(one for page in pages for one in page.resources)) == sorted(names)


async def test_a_list_does_not_have_what_was_deleted(scene):
    first, second = await filled(scene, 2)
    await scene.cancel(await scene.get(first))
    (page,) = await scene.pages()
    assert ids(page.resources) == [second]


async def test_a_page_tells_when_the_calendar_last_changed(scene):
    made = await scene.insert(LUNCH)
    (page,) = await scene.pages()
    assert page.updated >= made.updated
    assert page.updated.tzinfo is not None
    scene.edit(made.id, title="저녁")
    assert (await scene.pages())[0].updated >= page.updated


async def test_changes_are_exactly_what_changed_each_once(scene):
    first, second, third = await filled(scene, 3)
    token = await scene.token()
    scene.edit(second, title="바뀜")
    scene.edit(second, location="2층")
    scene.remove(third)
    new = scene.create(event("새것"))
    found = {one.id: one for one in await scene.changes(token)}
    assert found.keys() == {second, third, new}
    assert (found[second].content.title, found[second].content.location) == ("바뀜", "2층")
    assert found[new].content.title == "새것"
    assert (found[third].alive, found[third].content) == (False, None)
    assert first not in found


async def test_changes_come_in_the_order_in_which_they_happened(scene):
    names = await filled(scene, 3)
    token = await scene.token()
    for turn, name in enumerate((names[2], names[0], names[1], names[2])):
        scene.edit(name, title=f"{turn}. Änderung")
    assert ids(await scene.changes(token)) == [names[0], names[1], names[2]]


async def test_a_token_is_good_more_than_once_and_the_next_one_goes_on_from_there(scene):
    (name,) = await filled(scene, 1)
    token = await scene.token()
    scene.edit(name, title="하나")
    following = (await scene.pages(token))[-1].token
    assert following
    assert ids(await scene.changes(token)) == [name]
    assert await scene.changes(following) == []
    scene.edit(name, title="둘")
    assert [one.content.title for one in await scene.changes(following)] == ["둘"]
    assert [one.content.title for one in await scene.changes(token)] == ["둘"]


async def test_our_own_writes_are_among_the_changes_with_their_marker(scene):
    token = await scene.token()
    made = await scene.insert(LUNCH)
    became = await scene.patch(made, LUNCH, replace(LUNCH, title="브런치"))
    assert await scene.changes(token) == [became]


async def test_many_changes_come_in_pages_too(scene):
    token = await scene.token()
    names = await filled(scene, 2 * PAGE + 1)
    pages = await scene.pages(token)
    assert len(pages) == 3
    assert ids(one for page in pages for one in page.resources) == names


async def test_what_changes_between_two_pages_of_changes_comes_with_the_next_token(scene):
    token = await scene.token()
    names = await filled(scene, 2 * PAGE)
    first = await scene.calendar.page(scene.spot, token, None)
    scene.edit(names[0], title="다시")
    scene.edit(names[-1], title="다시")
    new = scene.create(event("새것"))
    second = await scene.calendar.page(scene.spot, token, first.next_page)
    assert second.token
    assert {names[0], names[-1], new} <= set(ids(await scene.changes(second.token)))
    seen = {*ids(first.resources), *ids(second.resources), *ids(await scene.changes(second.token))}
    assert seen == {*names, new}


async def test_what_changes_between_two_pages_of_everything_is_not_missed(scene):
    names = await filled(scene, 2 * PAGE)
    first = await scene.calendar.page(scene.spot, None, None)
    scene.edit(first.resources[0].id, title="다시")
    scene.remove(names[-1])
    new = scene.create(event("새것"))
    pages = [await scene.calendar.page(scene.spot, None, first.next_page)]
    while pages[-1].next_page:
        pages.append(await scene.calendar.page(scene.spot, None, pages[-1].next_page))
    assert pages[-1].token
    later = {one.id: one for one in await scene.changes(pages[-1].token)}
    assert {first.resources[0].id, names[-1], new} <= later.keys()
    assert not later[names[-1]].alive


async def test_an_old_token_is_not_taken_any_more(scene):
    await filled(scene, 1)
    token = await scene.token()
    scene.forget_tokens()
    with pytest.raises(TokenExpired):
        await scene.calendar.page(scene.spot, token, None)
    assert await scene.changes(await scene.token()) == []


# ── busy ──


async def test_busy_is_when_something_takes_place(scene):
    await scene.insert(LUNCH)
    await scene.insert(event("회의", at(1, 13), hours=2))
    series = await scene.insert(weekly(recurrence=Recurrence("WEEKLY", count=3)))
    second = await scene.get(scene.instance(series, at(8, 15)))
    await scene.cancel(second)
    await scene.insert(event("알림", at(3, 9), hours=0))
    deleted = await scene.insert(event("취소", at(4, 9)))
    await scene.cancel(deleted)
    asked = window(at(1, 0), at(20, 0))
    (spans,) = (await scene.calendar.busy(scene.spot.access, [scene.spot.calendar], asked)).values()
    assert spans == (window(at(1, 12), at(1, 16)), window(at(15, 15), at(15, 16)))


async def test_a_changed_instance_is_busy_where_it_went(scene):
    series = await scene.insert(weekly(recurrence=Recurrence("WEEKLY", count=2)))
    second = await scene.get(scene.instance(series, at(8, 15)))
    moved = replace(second.content, when=event(start=at(10, 9)).when)
    await scene.patch(second, second.content, moved)
    asked = window(at(5, 0), at(20, 0))
    (spans,) = (await scene.calendar.busy(scene.spot.access, [scene.spot.calendar], asked)).values()
    assert spans == (window(at(10, 9), at(10, 10)),)


async def test_whole_days_are_busy_from_midnight_to_midnight(scene):
    await scene.insert(whole_days("출장", date(2026, 12, 3), date(2026, 12, 4)))
    asked = window(at(1, 0), at(20, 0))
    (spans,) = (await scene.calendar.busy(scene.spot.access, [scene.spot.calendar], asked)).values()
    assert spans == (window(at(3, 0), at(5, 0)),)


async def test_a_calendar_that_cannot_be_read_is_not_free(scene):
    hidden, asked = scene.hidden(), window(at(1, 0), at(2, 0))
    names = [scene.spot.calendar, hidden, "c_nowhere@group.calendar.google.com"]
    found = await scene.calendar.busy(scene.spot.access, names, asked)
    assert dict(found) == {scene.spot.calendar: (), hidden: None, names[2]: None}


# ── being called ──


def channel() -> Channel:
    return Channel(uuid4(), uuid4(), uuid4().hex, NOW + timedelta(days=2))


async def test_a_channel_rings_when_somebody_changes_something(scene):
    scene.can_ring()
    (name,) = await filled(scene, 1)
    opened = await scene.calendar.watch(scene.spot, channel())
    assert opened.resource_id
    assert NOW < opened.expires_at <= NOW + timedelta(days=2)
    scene.edit(name, title="바뀜")
    await scene.rung(opened)
    await scene.insert(LUNCH)
    await scene.rung(opened, 2)


async def test_a_channel_lives_no_longer_than_the_calendar_lets_it(scene):
    scene.can_ring()
    asked = replace(channel(), expires_at=NOW + timedelta(days=365))
    opened = await scene.calendar.watch(scene.spot, asked)
    assert opened.expires_at < asked.expires_at


async def test_a_channel_that_was_stopped_rings_no_more(scene):
    scene.can_ring()
    (name,) = await filled(scene, 1)
    stopped = await scene.calendar.watch(scene.spot, channel())
    other = await scene.calendar.watch(scene.spot, channel())
    await scene.calendar.stop(scene.spot.access, stopped)
    scene.edit(name, title="바뀜")
    await scene.rung(other)
    assert scene.rings(stopped) == 0


async def test_stopping_a_channel_that_is_not_there_is_no_error(scene):
    scene.can_ring()
    opened = await scene.calendar.watch(scene.spot, channel())
    await scene.calendar.stop(scene.spot.access, opened)
    await scene.calendar.stop(scene.spot.access, opened)
    await scene.calendar.stop(scene.spot.access, replace(channel(), resource_id="nothing"))
