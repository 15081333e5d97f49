"""Store: Google accounts that are connected, disconnected, and brought together under one account."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.calendar.recurrence import Recurrence
from core.dialogue.message import ConversationKey, Preferences
from core.errors import StoreUnavailable
from core.records import Attempt, Channel, Tokens
from tests.contracts.samples import (
    DAY,
    HOUR,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    at,
    connected,
    created,
    december,
    entry,
    event,
    grant,
    line,
    list_calendars,
    member,
    mirrored,
    new_id,
    next_line,
    placed,
    talk,
    titles,
    updated,
    wrote,
)


async def put(store, *grants):
    async with store.unit() as unit:
        for one in grants:
            await unit.owner(one.account)
            await unit.put_grant(one)


async def grants_of(store, key=KEY):
    async with store.unit() as unit:
        return {one.id: one for one in await unit.grants(await account(unit, key))}


def attempt(key=KEY) -> Attempt:
    return Attempt(new_id(), key, "sealed", NOW + HOUR)


async def take(store, wanted, now=NOW):
    async with store.unit() as unit:
        return await unit.take_attempt(wanted, now)


async def test_an_attempt_is_taken_once(store):
    one, two = attempt(), attempt(OTHER)
    async with store.unit() as unit:
        await unit.put_attempt(one)
        await unit.put_attempt(two)
    assert await store.attempt(one.id, NOW) == one
    assert await take(store, one.id) == one
    assert await take(store, one.id) is None
    assert await store.attempt(one.id, NOW) is None
    assert await store.attempt(two.id, NOW) == two
    assert await take(store, new_id()) is None


async def test_an_attempt_that_has_expired_is_none(store):
    one = attempt()
    async with store.unit() as unit:
        await unit.put_attempt(one)
    assert await store.attempt(one.id, NOW + HOUR) is None
    assert await take(store, one.id, NOW + HOUR) is None
    assert await take(store, one.id) is None, "it is gone"


async def test_of_callbacks_at_once_one_takes_the_attempt(store):
    one = attempt()
    async with store.unit() as unit:
        await unit.put_attempt(one)
    taken = await asyncio.gather(*(take(store, one.id) for _ in range(8)))
    assert sorted(map(bool, taken)) == [False] * 7 + [True]


async def test_a_unit_that_fails_has_taken_nothing(store):
    one = attempt()
    async with store.unit() as unit:
        await unit.put_attempt(one)
    with pytest.raises(RuntimeError):
        async with store.unit() as unit:
            assert await unit.take_attempt(one.id, NOW) == one
            raise RuntimeError
    assert await take(store, one.id) == one


async def test_a_grant_comes_back_as_it_was_put(store):
    owner, way, _ = await connected(store)
    assert await store.read_grant(way.id) == way
    changed = replace(way, state="signed_out", default=False, scopes=("openid",), access="", refresh="r2")
    await put(store, changed)
    async with store.unit() as unit:
        assert await unit.grant(way.id) == changed
        assert await unit.grants(owner) == (changed,)
        assert await unit.holder("108") == changed
        assert await unit.holder("109") is None
        assert await unit.grant(new_id()) is None


async def test_one_grant_of_an_account_is_the_default(store):
    owner, first, _ = await connected(store)
    second = grant(owner, "200")
    await put(store, second)
    assert {one.id: one.default for one in (await grants_of(store)).values()} == {
        first.id: False,
        second.id: True,
    }
    await put(store, first)
    assert {one.id: one.default for one in (await grants_of(store)).values()} == {
        first.id: True,
        second.id: False,
    }


async def test_a_google_account_is_held_by_one(store):
    _, way, _ = await connected(store)
    async with store.unit() as unit:
        stranger = await account(unit, OTHER)
        waiting = grant(stranger, "108", state="waiting", default=False)
        await unit.put_grant(waiting)
        assert (await unit.holder("108")).id == way.id
    for state in ("active", "signed_out"):
        with pytest.raises(StoreUnavailable):
            await put(store, replace(waiting, state=state))
    assert (await store.read_grant(waiting.id)).state == "waiting"
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
        assert await unit.holder("108") is None
        await unit.put_grant(replace(waiting, state="active"))
        assert (await unit.holder("108")).id == waiting.id


async def test_a_waiting_grant_has_no_say_yet(store):
    async with store.unit() as unit:
        owner = await account(unit)
        waiting = grant(owner, state="waiting")
        await unit.put_grant(waiting)
        await unit.list_calendars(waiting, [entry(primary=True)], {"mina@gmail.com": new_id()})
        assert await unit.calendars(owner) == ()
    assert await store.lease_pull(NOW, NOW + HOUR) is None
    assert not await store.lease_refresh(waiting.id, NOW, NOW + HOUR)


async def test_grants_of_everybody_come_by_id_a_few_at_a_time(store):
    owner, way, _ = await connected(store)
    more = [
        grant(owner, str(n), state=state, default=False)
        for n, state in enumerate(("waiting", "gone", "active"))
    ]
    await put(store, *more)
    ids = sorted((way.id, more[2].id))
    active = await store.grants_in(("active",), None, 10)
    assert [one.id for one in active] == ids
    assert await store.grants_in(("active",), None, 1) == active[:1]
    assert await store.grants_in(("active",), ids[0], 10) == active[1:]
    assert {one.id for one in await store.grants_in(("waiting", "gone"), None, 10)} == {
        more[0].id,
        more[1].id,
    }
    assert await store.grants_in((), None, 10) == ()


async def test_a_token_is_refreshed_by_one(store):
    _, way, _ = await connected(store)
    now, until = NOW, NOW + MINUTE
    assert sum(await asyncio.gather(*(store.lease_refresh(way.id, now, until) for _ in range(5)))) == 1
    assert not await store.lease_refresh(way.id, until - timedelta(seconds=1), until)
    assert await store.lease_refresh(way.id, until, until + MINUTE)
    await store.keep_tokens(way.id, Tokens("access-2", NOW + 2 * HOUR), way.refresh)
    assert await store.read_grant(way.id) == replace(way, access="access-2", access_until=NOW + 2 * HOUR)
    assert await store.lease_refresh(way.id, until, until + MINUTE)
    await store.keep_tokens(way.id, Tokens("access-3", NOW + DAY, "refresh-3", ("openid",)), way.refresh)
    kept = replace(way, access="access-3", access_until=NOW + DAY, refresh="refresh-3", scopes=("openid",))
    assert await store.read_grant(way.id) == kept
    assert not await store.lease_refresh(new_id(), NOW, until)
    await store.keep_tokens(new_id(), Tokens("x", NOW), "")


async def test_who_signed_out_is_not_refreshed(store):
    _, way, _ = await connected(store)
    await put(store, replace(way, state="signed_out"))
    assert not await store.lease_refresh(way.id, NOW, NOW + MINUTE)


async def settled_in(store):
    """A calendar with a series of theirs, one of ours, an event that is not there yet, and one that is only here."""
    owner, way, (calendar,) = await connected(store)
    rule = Recurrence("DAILY", count=5)
    theirs, ours = (
        placed(event(title, at(1, 9), recurrence=rule), calendar) for title in ("남의 것", "내 것")
    )
    days = [
        placed(event(f"{one.title} (옮김)", at(2, 12), series=one.id, original=at(2, 9)), calendar)
        for one in (theirs, ours)
    ]
    changed = placed(event("남의 것 (새로)", at(3, 12), series=theirs.id, original=at(3, 9)), calendar)
    await mirrored(
        store, owner, calendar,
        member(theirs, "abc"), member(days[0], "abc_2", master="abc", original=at(2, 9)),
        member(ours, ours.id.hex, ours=True), member(days[1], f"{ours.id.hex}_2", master=ours.id.hex, original=at(2, 9)),
        rows=(theirs, ours, *days),
    )  # fmt: skip
    lines = (
        created(placed(event("새것", at(4, 9)), calendar), state="pending"),
        created(changed, state="pending"),
    )
    await wrote(store, *lines, created(event("여기만", at(5, 9))))
    return owner, way, calendar, lines


async def test_disconnecting_takes_what_came_from_there_and_leaves_what_was_made_here(store):
    owner, way, calendar, lines = await settled_in(store)
    opened = Channel(new_id(), calendar.id, "secret", NOW + DAY)
    await store.put_channel(opened)
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
        assert await unit.calendars(owner) == await unit.grants(owner) == ()
        assert (await unit.owner(owner.id)).calendars == ()
        left = await unit.events(owner, [december()])
        assert [row.title for row in left] == ["내 것", "내 것 (옮김)", "새것", "여기만"]
        assert {row.placement for row in left} == {None}
        assert [one.state for one in await unit.changes(owner, lines[0].group)] == ["settled"]
        assert not await unit.group_is_open(owner, lines[1].group)
        assert await unit.family_of(owner, left[0].id) is None
    assert await store.lease_push(NOW, NOW + HOUR) is None
    assert await store.lease_pull(NOW, NOW + HOUR) is None
    assert await store.unswept(calendar.id, NOW + DAY) == ()


async def test_a_grant_that_is_gone_keeps_its_tokens_and_channels_until_it_is_dropped(store):
    _, way, (calendar,) = await connected(store)
    opened = Channel(new_id(), calendar.id, "secret", NOW + DAY)
    await store.put_channel(opened)
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
    assert await store.read_grant(way.id) == replace(way, state="gone", default=False)
    assert await store.open_channels(way.id) == (opened,)
    async with store.unit() as unit:
        await unit.drop_grant(way.id)
        await unit.drop_grant(new_id())
    assert await store.read_grant(way.id) is None
    assert await store.open_channels(way.id) == ()
    assert await store.channel(opened.id) is None


async def test_disconnecting_one_leaves_the_other_alone(store):
    owner, way, _, _ = await settled_in(store)
    second = grant(owner, "200")
    async with store.unit() as unit:
        await unit.put_grant(second)
        (other,) = await list_calendars(unit, second, [entry("x", primary=True)], {"x": new_id()})
        assert not other.target
    row = placed(event("다른 데", at(6, 9)), other)
    await mirrored(store, owner, other, member(row, "abc"), rows=(row,))
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
        (kept,) = await unit.calendars(owner)
        assert kept == replace(other, target=True)
        assert (await unit.family_of(owner, row.id)).rows == (row,)


async def test_who_connects_again_finds_what_was_left(store):
    _, way, _, _ = await settled_in(store)
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
    _, _, (calendar,) = await connected(store)
    assert calendar.target
    assert await titles(store, december()) == ["내 것", "내 것 (옮김)", "새것", "여기만"]
    errand = await store.lease_pull(NOW, NOW + HOUR)
    assert errand.calendar == calendar
    assert calendar.quiet


async def of(store, key, when):
    async with store.unit() as unit:
        return await unit.account(key, new_id(), when, Preferences())


@pytest.mark.parametrize("asked", ["older", "younger"])
async def test_two_accounts_become_the_older_one(store, asked):
    old, young = await of(store, KEY, NOW), await of(store, OTHER, NOW + MINUTE)
    third = await of(store, ConversationKey("slack:T1", "D1", "U1"), NOW + HOUR)
    _, way, (calendar,) = await connected(store, key=OTHER)
    mine, theirs = created(event("하나")), created(placed(event("둘", at(2, 9)), calendar), state="pending")
    await wrote(store, mine)
    await wrote(store, theirs, key=OTHER)
    await wrote(store, created(event("셋째")), key=ConversationKey("slack:T1", "D1", "U1"))
    async with store.unit() as unit:
        await unit.save(await account(unit, OTHER), talk(OTHER))
        await unit.note_message(OTHER, line("둘째"))
    one, other = (old, young) if asked == "older" else (young, old)
    async with store.unit() as unit:
        merged = await unit.merge_accounts(await unit.owner(one.id), other.id)
        assert merged == replace(old, calendars=(replace(calendar, account=old.id),))
        assert await unit.owner(young.id) is None
        assert await unit.owner(old.id) == merged
    for key in (KEY, OTHER):
        assert (await of(store, key, NOW)).id == old.id
        assert await titles(store, december(), key) == ["하나", "둘"]
    assert (await of(store, ConversationKey("slack:T1", "D1", "U1"), NOW)) == third
    async with store.unit() as unit:
        assert await unit.conversation(OTHER) == talk(OTHER)
        assert [one.id for one in await unit.changes(old, theirs.group)] == [theirs.id]
        assert await unit.grants(old) == (replace(way, account=old.id),)
    errand = await store.lease_push(NOW, NOW + HOUR)
    assert errand.calendar.account == old.id
    assert (await next_line(store, errand, NOW)).account == merged
    assert [each.text for each in await store.transcript(OTHER, 0, 10)] == ["둘째"]


async def test_the_older_account_keeps_its_home_its_default_and_its_target(store):
    old, young = await of(store, KEY, NOW), await of(store, OTHER, NOW + MINUTE)
    _, first, (mine,) = await connected(store)
    _, second, (theirs,) = await connected(store, key=OTHER, subject="109")
    assert theirs.target
    async with store.unit() as unit:
        merged = await unit.merge_accounts(old, young.id)
    assert merged.home == KEY
    assert {one.id: one.target for one in merged.calendars} == {mine.id: True, theirs.id: False}
    kept = await grants_of(store)
    assert {one.id: one.default for one in kept.values()} == {first.id: True, second.id: False}


async def test_a_homeless_account_moves_into_the_other_ones_home(store):
    old, young = await of(store, KEY, NOW), await of(store, OTHER, NOW + MINUTE)
    async with store.unit() as unit:
        await unit.set_home(replace(old, home=None))
        assert (await unit.merge_accounts(young, old.id)).home == OTHER


async def test_an_account_is_brought_together_with_itself_or_nobody_without_harm(store):
    owner = await of(store, KEY, NOW)
    async with store.unit() as unit:
        for other in (owner.id, new_id()):
            assert await unit.merge_accounts(owner, other) == owner


async def test_who_waits_for_an_account_that_goes_finds_the_one_it_became(store):
    old, young = await of(store, KEY, NOW), await of(store, OTHER, NOW + MINUTE)
    async with store.unit() as unit:
        await unit.merge_accounts(await unit.owner(old.id), young.id)
        waiting = asyncio.create_task(of(store, OTHER, NOW))
        await asyncio.sleep(0.1)
        assert not waiting.done()
    assert (await waiting).id == old.id


async def test_what_was_written_before_is_taken_back_after_accounts_came_together(store):
    old, young = await of(store, KEY, NOW), await of(store, OTHER, NOW + MINUTE)
    made = created(event())
    await wrote(store, made, key=OTHER)
    async with store.unit() as unit:
        await unit.merge_accounts(old, young.id)
        assert await unit.last_change(old, NOW - DAY, "page") == (made,)
    renamed = updated(made.after, replace(made.after, title="새 이름"))
    await wrote(store, renamed)
    assert await titles(store, december(), OTHER) == ["새 이름"]
