"""Store: remote calendars, who looks at them and when, and the channels they call us by."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from core.records import Channel, LinkedCalendar
from tests.contracts.samples import (
    DAY,
    HOUR,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    connected,
    entry,
    grant,
    list_calendars,
    new_id,
)

LATER = NOW + MINUTE


async def lease(store, now=NOW, until=LATER, only=None):
    return await store.lease_pull(now, until, only)


async def finish(store, errand, token="t1", due=NOW + HOUR, dirty=None):
    dirty = errand.calendar.dirty if dirty is None else dirty
    async with store.unit() as unit:
        await unit.owner(errand.calendar.account)
        return await unit.finish_pull(errand, token, due, NOW, dirty)


async def relist(store, way, *entries, born=()):
    async with store.unit() as unit:
        await unit.owner(way.account)
        return await list_calendars(unit, way, entries, dict(born))


async def test_a_calendar_is_due_at_first_and_then_when_it_was_said(store):
    _, _, (calendar,) = await connected(store)
    errand = await lease(store)
    assert (errand.kind, errand.calendar) == ("pull", replace(calendar, target=True))
    assert errand.calendar.quiet
    assert await lease(store) is None
    assert await finish(store, errand)
    assert await lease(store, NOW + HOUR - MINUTE) is None
    again = await lease(store, NOW + HOUR, NOW + DAY)
    assert again.calendar == replace(errand.calendar, token="t1", pulled_at=NOW)
    assert not again.calendar.quiet
    assert again.fence == errand.fence + 1


async def test_one_calendar_can_be_asked_for_due_or_not(store):
    _, _, (one, two) = await connected(store, entry("a", primary=True), entry("b"))
    assert await finish(store, await lease(store, only=two.id))
    errand = await lease(store, only=two.id)
    assert errand.calendar.id == two.id
    assert await lease(store, only=two.id) is None, "it is held"
    assert await lease(store, only=new_id()) is None
    assert (await lease(store)).calendar.id == one.id


async def test_a_calendar_that_was_hinted_at_is_due_at_once(store):
    _, _, (one, two) = await connected(store, entry("a", primary=True), entry("b"))
    for calendar in (one, two):
        assert await finish(store, await lease(store, only=calendar.id))
    await store.hint(two.id)
    await store.hint(new_id())
    errand = await lease(store)
    assert (errand.calendar.id, errand.calendar.dirty) == (two.id, 1)
    assert await finish(store, errand)
    assert await lease(store) is None


async def test_a_hint_that_came_meanwhile_is_not_lost(store):
    await connected(store)
    errand = await lease(store)
    await store.hint(errand.calendar.id)
    assert await finish(store, errand, due=NOW + DAY)
    again = await lease(store)
    assert again.calendar.dirty == 1
    await store.hint(errand.calendar.id)
    await store.put_off_pull(again, NOW + DAY)
    assert (await lease(store)).calendar.dirty == 2


async def test_a_pull_that_is_put_off_is_not_due_before(store):
    await connected(store)
    await store.hint((await lease(store)).calendar.id)
    errand = await lease(store, LATER, LATER + HOUR)
    await store.put_off_pull(errand, NOW + DAY)
    assert await lease(store, NOW + DAY - MINUTE) is None
    again = await lease(store, NOW + DAY)
    assert (again.calendar.token, again.calendar.pulled_at) == (None, None)


async def test_only_who_holds_the_calendar_finishes(store):
    await connected(store)
    late = await lease(store)
    current = await lease(store, LATER, LATER + HOUR)
    assert not await finish(store, late, "old")
    await store.put_off_pull(late, NOW + DAY)
    await store.release(late)
    assert not await store.renew(late, NOW + DAY)
    assert await store.renew(current, LATER + DAY)
    assert await lease(store, LATER + HOUR) is None
    assert await finish(store, current, "new")
    assert not await finish(store, current, "twice"), "it is not held any more"
    assert (await lease(store, NOW + DAY)).calendar.token == "new"


async def test_pushing_and_pulling_do_not_hinder_each_other(store):
    await connected(store)
    errand = await lease(store)
    await store.release(replace(errand, kind="push"))
    assert not await store.renew(replace(errand, kind="push"), NOW + DAY)
    assert await store.renew(errand, NOW + DAY)


async def test_who_cannot_be_read_is_not_pulled(store):
    _, way, (one, *_) = await connected(
        store, entry("a", primary=True), entry("b", chosen=False), entry("c", role="free_busy")
    )
    assert (await lease(store)).calendar.id == one.id
    assert await lease(store) is None
    async with store.unit() as unit:
        await unit.put_grant(replace(way, state="signed_out"))
    assert await lease(store, LATER) is None
    assert await lease(store, LATER, LATER, one.id) is None


async def test_those_due_longest_come_first(store):
    _, _, calendars = await connected(store, *(entry(str(n), primary=n == 0) for n in range(3)))
    for hours, calendar in zip((3, 1, 2), calendars, strict=True):
        assert await finish(store, await lease(store, only=calendar.id), due=NOW + hours * HOUR)
    order = [(await lease(store, NOW + DAY, NOW + 2 * DAY)).calendar.name for _ in range(3)]
    assert order == ["1", "2", "0"]


async def test_many_who_lease_at_once_never_hold_the_same(store):
    _, _, _ = await connected(store, *(entry(str(n), primary=n == 0) for n in range(5)))
    taken = await asyncio.gather(*(lease(store) for _ in range(10)))
    held = [errand.calendar.id for errand in taken if errand is not None]
    assert len(held) == len(set(held))


async def test_the_primary_calendar_of_the_default_grant_becomes_the_target(store):
    owner, _, listed = await connected(store, entry("b"), entry("a"), entry("mina", primary=True))
    assert [(one.remote_id, one.target) for one in listed] == [("mina", True), ("a", False), ("b", False)]
    assert owner.calendars == listed
    async with store.unit() as unit:
        second = grant(owner, "200", default=False)
        await unit.put_grant(second)
        (other,) = await list_calendars(unit, second, [entry("x", primary=True)], {"x": new_id()})
        assert not other.target
        assert await unit.calendars(owner) == (await account(unit)).calendars
        assert [one.remote_id for one in await unit.calendars(owner)] == ["mina", "x", "a", "b"]


async def test_a_list_changes_what_is_known_and_unfollows_what_is_not_on_it(store):
    owner, way, (mina, work) = await connected(store, entry("mina", primary=True), entry("work"))
    new = new_id()
    listed = await relist(
        store,
        way,
        entry("work", name="일", role="reader"),
        entry("new", chosen=False),
        born={"new": new}.items(),
    )
    assert listed == (
        LinkedCalendar(
            new, way.id, owner.id, "new", "new", "Asia/Seoul", "owner", way.identity.email, followed=False
        ),
        replace(work, name="일", role="reader"),
    )
    async with store.unit() as unit:
        lost = {one.id: one for one in await unit.calendars(owner)}[mina.id]
    assert (lost.followed, lost.target) == (False, False)
    back = await relist(store, way, entry("mina", primary=True), entry("work", name="일", chosen=False))
    assert [(one.id, one.followed, one.target) for one in back] == [
        (mina.id, True, True),
        (work.id, True, False),
    ]


async def test_a_calendar_that_tells_only_when_somebody_is_busy_is_followed_too_but_never_pulled(store):
    _, way, (mina, busy) = await connected(store, entry("mina", primary=True), entry("b", role="free_busy"))
    assert (mina.followed, busy.followed) == (True, True)
    assert await store.lease_pull(NOW, NOW + HOUR, only=busy.id) is None
    [_, readable] = await relist(store, way, entry("mina", primary=True), entry("b", role="reader"))
    assert readable.followed
    assert await store.lease_pull(NOW, NOW + HOUR, only=busy.id)


async def test_a_target_that_cannot_be_written_any_more_is_none(store):
    _, way, _ = await connected(store, entry("mina", primary=True), entry("b"))
    listed = await relist(store, way, entry("mina", role="reader"), entry("b", primary=True))
    assert [(one.remote_id, one.target) for one in listed] == [("b", True), ("mina", False)]


async def test_a_stranger_and_a_person_without_grants_have_no_calendars(store):
    await connected(store)
    async with store.unit() as unit:
        assert (await account(unit, OTHER)).calendars == ()
        assert await unit.owner(new_id()) is None


def channel(calendar, hours=1, **more) -> Channel:
    return Channel(new_id(), calendar.id, "secret", NOW + hours * HOUR, **more)


async def test_a_channel_is_known_with_its_calendar_until_it_is_closed(store):
    _, way, (calendar,) = await connected(store)
    opened = channel(calendar)
    await store.put_channel(opened)
    assert await store.channel(opened.id) == (opened, calendar)
    answered = replace(opened, resource_id="res", expires_at=NOW + DAY)
    await store.put_channel(answered)
    assert await store.channel(opened.id) == (answered, calendar)
    assert await store.open_channels(way.id) == (answered,)
    await store.forget_channel(opened.id)
    assert await store.channel(opened.id) is None
    assert await store.open_channels(way.id) == ()
    await store.put_channel(replace(opened, calendar=new_id()))
    assert await store.channel(opened.id) is None


async def test_calendars_without_a_channel_that_lives_long_enough_are_renewed(store):
    _, way, calendars = await connected(
        store, entry("mina", primary=True), entry("b"), entry("c", chosen=False), entry("d", role="free_busy")
    )
    mina, b = calendars[:2]
    assert {one.id for one in await store.channels_to_renew(NOW, 10)} == {mina.id, b.id}
    assert len(await store.channels_to_renew(NOW, 1)) == 1
    await store.put_channel(channel(mina, 1))
    await store.put_channel(channel(b, 5))
    assert await store.channels_to_renew(NOW + 2 * HOUR, 10) == (mina,)
    async with store.unit() as unit:
        await unit.put_grant(replace(way, state="signed_out"))
    assert await store.channels_to_renew(NOW + DAY, 10) == ()


async def test_channels_that_were_replaced_or_have_ended_are_stale(store):
    _, _, (mina, b) = await connected(store, entry("mina", primary=True), entry("b"))
    replaced, newer, ended = channel(mina, 2), channel(mina, 9), channel(b, 1)
    for one in (newer, ended, replaced):
        await store.put_channel(one)
    assert await store.stale_channels(NOW, 10) == ((replaced, mina),)
    assert await store.stale_channels(NOW + HOUR, 10) == ((ended, b), (replaced, mina))
    assert await store.stale_channels(NOW + HOUR, 1) == ((ended, b),)


async def test_the_account_of_a_person_knows_where_it_hears_of_news(store):
    async with store.unit() as unit:
        owner = await account(unit)
        assert owner.home == KEY
        await unit.set_home(replace(owner, home=OTHER))
        assert (await unit.owner(owner.id)).home == OTHER
        await unit.set_home(replace(owner, home=None))
    async with store.unit() as unit:
        assert (await account(unit)).home is None


@pytest.mark.parametrize("times", [1, 3])
async def test_hints_are_counted(store, times):
    _, _, (calendar,) = await connected(store)
    for _ in range(times):
        await store.hint(calendar.id)
    assert (await lease(store)).calendar.dirty == times


async def test_an_errand_to_a_calendar_that_is_no_more_is_nobodys(store):
    _, way, _ = await connected(store)
    errand = await lease(store)
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
        await unit.drop_grant(way.id)
    assert not await store.renew(errand, NOW + DAY)
    assert not await finish(store, errand)
    await store.put_off_pull(errand, NOW + DAY)
    await store.release(errand)
