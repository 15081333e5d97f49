"""Store: the columns that are fixed for others to read tell what is connected, and what is where."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from adapters.database.schema import changes, events, users
from core.records import Tokens
from tests.contracts.samples import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    OTHER,
    account,
    connected,
    created,
    event,
    grant,
    member,
    mirrored,
    placed,
    updated,
    wrote,
)

SHOWN = (
    users.c.email,
    users.c.google_id,
    users.c.google_calendar_token,
    users.c.name,
    users.c.profile_image_url,
)


async def rows(store, *columns, where=None):
    asked = select(*columns) if where is None else select(*columns).where(where)
    return await store._backend.read(lambda connection: [tuple(row) for row in connection.execute(asked)])


async def shown(store, owner):
    (row,) = await rows(store, *SHOWN, where=users.c.id == owner.id)
    return row


async def test_an_account_shows_its_default_grant_as_long_as_that_is_in_use(tables):
    owner, way, _ = await connected(tables)
    mina = ("108@gmail.com", "108", "refresh-1", "김민아", "https://lh3/1")
    assert await shown(tables, owner) == mina
    second = grant(owner, "200", state="waiting", default=False)
    async with tables.unit() as unit:
        await unit.put_grant(second)
    assert await shown(tables, owner) == mina
    async with tables.unit() as unit:
        await unit.put_grant(replace(second, state="active", default=True))
    assert (await shown(tables, owner))[:2] == ("200@gmail.com", "200")
    async with tables.unit() as unit:
        await unit.put_grant(replace(way, state="signed_out"))
    assert await shown(tables, owner) == (None,) * 5


async def test_an_account_shows_nothing_of_what_was_disconnected(tables):
    owner, way, _ = await connected(tables)
    async with tables.unit() as unit:
        await unit.forget_grant(way, NOW)
    assert await shown(tables, owner) == (None,) * 5


async def test_an_account_shows_the_newest_refresh_token(tables):
    owner, way, _ = await connected(tables)
    other = grant(owner, "200", default=False)
    async with tables.unit() as unit:
        await unit.put_grant(other)
    await tables.keep_tokens(other.id, Tokens("a", NOW, "of another"), other.refresh)
    assert (await shown(tables, owner))[2] == "refresh-1"
    await tables.keep_tokens(way.id, Tokens("a", NOW, "refresh-2"), way.refresh)
    assert (await shown(tables, owner))[2] == "refresh-2"


async def test_an_address_that_went_to_another_google_account_is_shown_once(tables):
    owner, _, _ = await connected(tables)
    async with tables.unit() as unit:
        other = await account(unit, OTHER)
        taken = grant(other, "999")
        await unit.put_grant(replace(taken, identity=replace(taken.identity, email="108@gmail.com")))
    assert (await shown(tables, other))[:2] == ("108@gmail.com", "999")
    assert (await shown(tables, owner))[:2] == (None, "108")


async def test_an_account_that_becomes_another_leaves_its_grant_to_be_shown_there(tables):
    async with tables.unit() as unit:
        old = await account(unit)
    young, _, _ = await connected(tables, key=OTHER)
    async with tables.unit() as unit:
        kept = await unit.merge_accounts(old, young.id)
    assert (await shown(tables, kept))[:2] == ("108@gmail.com", "108")
    assert len(await rows(tables, users.c.id)) == 1


async def test_an_event_tells_its_remote_id_and_when_it_was_last_seen_there(tables):
    owner, _, (calendar,) = await connected(tables)
    pulled, fresh, local = placed(event("하나"), calendar), placed(event("둘"), calendar), event("셋")
    await mirrored(tables, owner, calendar, member(pulled, "abc"), rows=(pulled,))
    await wrote(tables, created(fresh, state="pending"), created(local))
    told = {
        title: rest
        for title, *rest in await rows(
            tables, events.c.title, events.c.google_event_id, events.c.last_synced_at
        )
    }
    assert told == {"하나": ["abc", NOW], "둘": [fresh.id.hex, None], "셋": [None, None]}
    async with tables.unit() as unit:
        await unit.keep(calendar.id, [member(fresh, fresh.id.hex, ours=True)], NOW + HOUR)
        await unit.write(owner, [updated(pulled, pulled, state="pending")], NOW)
    told = {
        title: rest
        for title, *rest in await rows(
            tables, events.c.title, events.c.google_event_id, events.c.last_synced_at
        )
    }
    assert told == {"하나": ["abc", NOW], "둘": [fresh.id.hex, NOW + HOUR], "셋": [None, None]}


async def test_an_event_that_stays_behind_tells_no_remote_id(tables):
    _, way, (calendar,) = await connected(tables)
    await wrote(tables, created(placed(event(), calendar), state="pending"))
    async with tables.unit() as unit:
        await unit.forget_grant(way, NOW)
    assert await rows(tables, events.c.google_event_id, events.c.last_synced_at) == [(None, None)]


async def test_a_remote_id_that_is_longer_than_its_column_is_cut_there_only(tables):
    owner, _, (calendar,) = await connected(tables)
    row, name = placed(event(), calendar), "a" * 1000
    for _ in range(2):  # made, and then found there
        await mirrored(tables, owner, calendar, member(row, name), rows=(row,))
    assert await rows(tables, events.c.google_event_id) == [("a" * 255,)]
    async with tables.unit() as unit:
        assert (await unit.family_of(owner, row.id)).id == name


async def test_the_ledger_tells_when_a_line_was_closed(tables):
    owner, _, (calendar,) = await connected(tables)
    line = created(placed(event(), calendar), state="pending")
    local = created(event())
    await wrote(tables, line, local)
    errand = await tables.lease_push(NOW, NOW + DAY)
    async with tables.unit() as unit:
        await unit.owner(owner.id)
        assert await unit.close_line(errand, line.id, "settled", NOW + MINUTE)
    told = dict(await rows(tables, changes.c.event_id, changes.c.closed_at))
    assert told == {line.event: NOW + MINUTE, local.event: None}
