"""Store: which remote calendars are looked at, where new events go, and what is afloat on its way there."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from core.calendar.recurrence import Recurrence
from core.dialogue.message import Preferences
from core.records import Afloat, Channel, Tokens
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
    deleted,
    entry,
    event,
    grant,
    list_calendars,
    member,
    mirrored,
    new_id,
    next_line,
    placed,
    titles,
    updated,
    wrote,
)


async def follow(store, calendar, *, followed, key=KEY):
    async with store.unit() as unit:
        return await unit.follow(await account(unit, key), calendar.id, followed=followed)


async def aim(store, calendar, key=KEY):
    async with store.unit() as unit:
        return await unit.aim(await account(unit, key), calendar.id)


async def relist(store, way, *entries):
    async with store.unit() as unit:
        await unit.owner(way.account)
        return await list_calendars(unit, way, entries, {one.remote_id: new_id() for one in entries})


async def pulled(store, calendar, token="t1", due=NOW + HOUR):
    errand = await store.lease_pull(NOW, NOW + MINUTE, only=calendar.id)
    async with store.unit() as unit:
        await unit.owner(calendar.account)
        assert await unit.finish_pull(errand, token, due, NOW, 0)


def looks(calendars) -> dict[str, tuple[bool, bool]]:
    return {one.remote_id: (one.followed, one.target) for one in calendars}


async def two(store):
    """A person with two calendars, an event in each, and one that is only here."""
    owner, way, (mina, work) = await connected(store, entry("mina", primary=True), entry("work"))
    here, there = placed(event("내 것", at(1, 9)), mina), placed(event("일", at(2, 9)), work)
    await mirrored(store, owner, mina, member(here, "a"), rows=(here,))
    await mirrored(store, owner, work, member(there, "b"), rows=(there,))
    await wrote(store, created(event("여기만", at(3, 9))))
    return owner, way, mina, work, there


async def test_what_a_calendar_holds_is_found_while_it_is_followed(store):
    owner, _, _, work, there = await two(store)
    assert await titles(store, december()) == ["내 것", "일", "여기만"]
    calendars = await follow(store, work, followed=False)
    assert looks(calendars) == {"mina": (True, True), "work": (False, False)}
    assert await titles(store, december()) == ["내 것", "여기만"]
    async with store.unit() as unit:
        assert await unit.family(owner, [there.id]) == (there,), "it is kept"
        assert (await unit.family_of(owner, there.id)).rows == (there,)
        assert looks((await account(unit)).calendars) == looks(calendars)
    await follow(store, work, followed=True)
    assert await titles(store, december()) == ["내 것", "일", "여기만"]


async def test_a_series_and_its_changed_instances_go_and_come_together(store):
    owner, _, (calendar,) = await connected(store)
    series = placed(event("체조", at(1, 9), recurrence=Recurrence("DAILY", count=3)), calendar)
    moved = placed(event("체조 (옮김)", at(9, 9), series=series.id, original=at(2, 9)), calendar)
    instance = member(moved, "s_2", master="s", original=at(2, 9))
    await mirrored(store, owner, calendar, member(series, "s"), instance, rows=(series, moved))
    assert len(await titles(store, december())) == 2
    await follow(store, calendar, followed=False)
    assert await titles(store, december()) == []
    await follow(store, calendar, followed=True)
    assert len(await titles(store, december())) == 2


async def test_one_that_is_followed_again_is_listed_anew_at_once_and_quietly(store):
    _, _, mina, work, _ = await two(store)
    for one in (mina, work):
        await pulled(store, one)
    await follow(store, work, followed=False)
    assert await store.lease_pull(NOW + DAY, NOW + DAY + MINUTE, only=None) is not None, (
        "the other one is due"
    )
    assert await store.lease_pull(NOW + DAY, NOW + DAY + MINUTE) is None
    await follow(store, work, followed=True)
    errand = await store.lease_pull(NOW, NOW + MINUTE)
    assert errand.calendar.id == work.id
    assert (errand.calendar.token, errand.calendar.pulled_at, errand.calendar.quiet) == (None, None, True)


async def test_following_what_is_followed_changes_nothing(store):
    _, _, _, work, _ = await two(store)
    await pulled(store, work)
    await follow(store, work, followed=True)
    async with store.unit() as unit:
        known = {one.id: one for one in (await account(unit)).calendars}[work.id]
    assert (known.token, known.pulled_at) == ("t1", NOW)


async def test_one_that_is_not_followed_can_be_read_for_what_is_pushed_there_and_quietly(store):
    _, _, _, work, _ = await two(store)
    await pulled(store, work)
    await follow(store, work, followed=False)
    errand = await store.lease_pull(NOW, NOW + MINUTE, only=work.id)
    assert errand.calendar.quiet and errand.calendar.token == "t1"


async def test_pending_lines_of_a_calendar_that_is_not_followed_are_pushed_all_the_same(store):
    owner, _, _, work, there = await two(store)
    later = replace(there, title="일 (바뀜)")
    change, new = (
        updated(there, later, state="pending"),
        created(placed(event("새것"), work), state="pending"),
    )
    await wrote(store, change, new)
    await follow(store, work, followed=False)
    errand = await store.lease_push(NOW, NOW + MINUTE)
    assert errand.calendar.id == work.id
    assert (await next_line(store, errand, NOW)).line == change
    async with store.unit() as unit:
        assert await unit.close_line(errand, change.id, "settled", NOW)
        assert await unit.family(owner, [there.id]) == (later,)
    assert (await next_line(store, errand, NOW)).line == new


async def test_an_undo_reaches_what_is_not_followed(store):
    owner, _, _, work, there = await two(store)
    gone = deleted(there, state="pending")
    await wrote(store, gone)
    await follow(store, work, followed=False)
    async with store.unit() as unit:
        assert await unit.changes(owner, gone.group) == (gone,)


async def test_a_target_that_is_left_gives_its_place_to_another_of_ones_own(store):
    _, _, listed = await connected(
        store, entry("mina", primary=True), entry("a", role="writer"), entry("b"), entry("c", chosen=False)
    )
    assert looks(listed)["mina"] == (True, True)
    assert looks(await follow(store, listed[0], followed=False)) == {
        "mina": (False, False),
        "a": (True, False),
        "b": (True, True),
        "c": (False, False),
    }
    b = next(one for one in listed if one.remote_id == "b")
    assert not any(target for _, target in looks(await follow(store, b, followed=False)).values())
    back = await follow(store, listed[0], followed=True)
    assert looks(back)["mina"] == (True, True)


async def test_the_default_account_comes_first(store):
    owner, first, (mine,) = await connected(store, entry("z", primary=True))
    second = grant(owner, "200", default=False)
    async with store.unit() as unit:
        await unit.put_grant(second)
        await unit.list_calendars(second, [entry("a", primary=True)], {"a": new_id()})
    other = await relist(store, first, entry("z", primary=True), entry("y"))
    assert looks(await follow(store, mine, followed=False)) == {
        "z": (False, False),
        "y": (True, True),
        "a": (True, False),
    }
    y = next(one for one in other if one.remote_id == "y")
    assert looks(await follow(store, y, followed=False))["a"] == (True, True)


async def test_new_events_go_where_one_aims_and_it_is_followed_for_that(store):
    _, _, (mina, shut, read) = await connected(
        store, entry("mina", primary=True), entry("a", role="writer", chosen=False), entry("b", role="reader")
    )
    aimed = await aim(store, shut)
    assert looks(aimed) == {"mina": (True, False), "a": (True, True), "b": (True, False)}
    assert looks(await aim(store, read)) == looks(aimed), "it cannot be written"
    assert looks(await aim(store, mina))["mina"] == (True, True)


async def test_what_is_somebody_else_s_or_lost_is_let_be(store):
    _, way, (mina, work) = await connected(store, entry("mina", primary=True), entry("work"))
    assert await follow(store, mina, followed=False, key=OTHER) == ()
    assert await aim(store, work, key=OTHER) == ()
    await relist(store, way, entry("mina", primary=True))
    assert looks(await follow(store, work, followed=True))["work"] == (False, False)
    assert looks(await aim(store, work)) == {"mina": (True, True), "work": (False, False)}


async def test_what_is_lost_is_hidden_and_known_as_lost(store):
    owner, way, _, work, there = await two(store)
    await pulled(store, work)
    await relist(store, way, entry("mina", primary=True))
    assert await titles(store, december()) == ["내 것", "여기만"]
    async with store.unit() as unit:
        known = {one.remote_id: one for one in (await account(unit)).calendars}
        assert (known["work"].listed, known["mina"].listed) == (False, True)
        assert await unit.family(owner, [there.id]) == (there,)
    await relist(store, way, entry("mina", primary=True), entry("work"))
    assert await titles(store, december()) == ["내 것", "일", "여기만"]
    errand = await store.lease_pull(NOW, NOW + MINUTE, only=work.id)
    assert errand.calendar.quiet and errand.calendar.listed


async def test_what_tells_only_when_somebody_is_busy_shows_nothing_until_it_may_be_read_again(store):
    _, way, _, work, _ = await two(store)
    await pulled(store, work)
    await relist(store, way, entry("mina", primary=True), entry("work", role="free_busy"))
    assert await titles(store, december()) == ["내 것", "여기만"]
    await relist(store, way, entry("mina", primary=True), entry("work", role="reader"))
    assert await titles(store, december()) == ["내 것", "일", "여기만"]
    assert (await store.lease_pull(NOW, NOW + MINUTE, only=work.id)).calendar.quiet


async def test_who_signed_out_is_known_by_the_calendars(store):
    _, way, (calendar,) = await connected(store)
    async with store.unit() as unit:
        await unit.put_grant(replace(way, state="signed_out"))
        (known,) = (await account(unit)).calendars
    assert (known.signed_out, calendar.signed_out) == (True, False)


async def test_the_channel_of_a_calendar_that_nobody_follows_is_stale_while_it_can_be_closed(store):
    _, way, _, work, _ = await two(store)
    opened = Channel(new_id(), work.id, "secret", NOW + DAY)
    await store.put_channel(opened)
    assert await store.stale_channels(NOW, 10) == ()
    await follow(store, work, followed=False)
    [(stale, calendar)] = await store.stale_channels(NOW, 10)
    assert (stale, calendar.id) == (opened, work.id)
    async with store.unit() as unit:
        await unit.put_grant(replace(way, state="signed_out"))
    assert await store.stale_channels(NOW, 10) == ()


# ── afloat ──


async def test_what_google_does_not_have_yet_is_known_by_grant_and_saga(store):
    owner, way, mina, work, _ = await two(store)
    second = grant(owner, "200", default=False)
    async with store.unit() as unit:
        await unit.put_grant(second)
        (other,) = await list_calendars(unit, second, [entry("x", primary=True)], {"x": new_id()})
    group, saga = new_id(), new_id()
    lines = (
        created(placed(event("하나"), mina), group, state="pending", saga=saga),
        created(placed(event("둘"), mina), group, state="pending", saga=saga),
        created(placed(event("셋"), work), group, state="pending"),
        created(placed(event("넷"), other), state="pending"),
    )
    await wrote(store, *lines[:3], created(event("여기만 하나 더")))
    async with store.unit() as unit:
        await unit.write(await account(unit), lines[3:], NOW, KEY)
    async with store.unit() as unit:
        assert await unit.afloat(await account(unit)) == (
            Afloat(way.id, group, saga),
            Afloat(way.id, group, lines[2].id),
            Afloat(second.id, lines[3].group, lines[3].id, KEY),
        )
        assert await unit.afloat(await account(unit, OTHER)) == ()
    errand = await store.lease_push(NOW, NOW + MINUTE)
    async with store.unit() as unit:
        await unit.owner(owner.id)
        assert await unit.close_line(errand, lines[0].id, "settled", NOW)
        left = await unit.afloat(await account(unit))
    assert Afloat(way.id, group, saga) in left, "half of it is not all of it"


async def test_letting_go_settles_what_stays_here_and_withdraws_the_rest(store):
    owner, way, (calendar,) = await connected(store)
    theirs, ours = placed(event("남의 것", at(1, 9)), calendar), placed(event("내 것", at(2, 9)), calendar)
    gone = placed(event("내 것이던 것", at(3, 9)), calendar)
    await mirrored(
        store, owner, calendar,
        member(theirs, "abc"), member(ours, ours.id.hex, ours=True), member(gone, gone.id.hex, ours=True),
        rows=(theirs, ours, gone),
    )  # fmt: skip
    new = placed(event("새것", at(4, 9)), calendar)
    lines = {
        "new": created(new, state="pending"),
        "ours": updated(ours, replace(ours, title="내 것 (바뀜)"), state="pending"),
        "gone": deleted(gone, state="pending"),
        "theirs": updated(theirs, replace(theirs, title="바뀜"), state="pending"),
    }
    await wrote(store, *lines.values())
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
        after = {}
        for name, line in lines.items():
            (after[name],) = await unit.changes(owner, line.group)
        assert await unit.afloat(await account(unit)) == ()
        assert [row.title for row in await unit.events(owner, [december()])] == ["내 것 (바뀜)", "새것"]
    assert {name: line.state for name, line in after.items()} == {
        "new": "settled", "ours": "settled", "gone": "settled", "theirs": "withdrawn",
    }  # fmt: skip
    assert after["theirs"] == replace(lines["theirs"], state="withdrawn")
    assert after["new"].after == replace(new, placement=None)
    for name in ("ours", "gone"):
        rows = [row for row in (after[name].base, after[name].after) if row is not None]
        assert rows and {row.placement for row in rows} == {None}


# ── tokens ──


async def test_tokens_of_before_a_new_connection_are_not_kept_but_the_lease_ends(store):
    _, way, _ = await connected(store)
    assert await store.lease_refresh(way.id, NOW, NOW + HOUR)
    anew = replace(way, refresh="refresh-2", access="access-2", scopes=("openid", "more"))
    async with store.unit() as unit:
        await unit.owner(way.account)
        await unit.put_grant(anew)
    await store.keep_tokens(way.id, Tokens("old", NOW, "old", ("openid",)), way.refresh)
    assert await store.read_grant(way.id) == anew
    assert await store.lease_refresh(way.id, NOW, NOW + HOUR)


# ── two at once ──


async def named(store, key, when):
    async with store.unit() as unit:
        return await unit.account(key, new_id(), when, Preferences())


@pytest.mark.parametrize("round_", range(3))
async def test_two_who_come_together_crosswise_do_not_wait_for_one_another(store, round_):
    """Each holds a Google account that the other asks for, and both say yes at the same time."""
    old, young = await named(store, KEY, NOW), await named(store, OTHER, NOW + MINUTE)
    async with store.unit() as unit:
        for one, mine, asked in ((old, "1", "2"), (young, "2", "1")):
            await unit.owner(one.id)
            await unit.put_grant(grant(one, mine))
            waiting = grant(one, asked, state="waiting", default=False)
            await unit.put_grant(waiting)
    grants = {one.account: one for one in await store.grants_in(("waiting",), None, 10)}

    async def joins(key, waiting):
        async with store.unit() as unit:
            await unit.hold_claimed(waiting.id)
            mine = await account(unit, key)
            await asyncio.sleep(0.05)
            now = await unit.grant(waiting.id)
            return await unit.merge_accounts(mine, now.account)

    done = await asyncio.wait_for(
        asyncio.gather(joins(KEY, grants[young.id]), joins(OTHER, grants[old.id])), timeout=10
    )
    assert {one.id for one in done} == {old.id}


async def test_nobody_is_held_for_a_grant_that_is_not_there(store):
    async with store.unit() as unit:
        await unit.hold_claimed(new_id())
        await account(unit)
