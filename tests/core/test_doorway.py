"""A door is opened for one conversation; an account counts once it is confirmed, and is forgotten when asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest

from core.calendar.event import Event, Placement
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.dialogue.effects import AskToConnect, Connect, Disconnect
from core.dialogue.inputs import Connected, Disconnected, DoorOpened
from core.dialogue.message import ConversationKey
from core.doorway import COPIED, MOST
from core.errors import Unreachable
from tests.core.dialogue.world import KEY, NOW
from tests.core.sync.doors import ME, OTHER, Doors

FRIEND = ConversationKey("telegram", "42", "friend")
ZONE = "Asia/Seoul"


@pytest.fixture
def house() -> Doors:
    return Doors()


def event(number: int, days: float = 1, **more) -> Event:
    start = NOW + timedelta(days=days)
    return Event(UUID(int=number), f"일정 {number}", Timed(start, start + timedelta(hours=1), ZONE), **more)


# ── opening ──


async def test_a_house_without_google_opens_no_door(house):
    assert (await house.cross(AskToConnect(7), remote=None))[1] == DoorOpened(7, None)
    assert (await house.cross(Connect(UUID(int=1)), remote=None))[1] is None
    assert (await house.cross(Disconnect(1), remote=None))[1] == Disconnected(1, None)


async def test_each_door_is_another_and_keeps_its_verifier_sealed(house):
    states = [await house.state() for _ in range(3)]
    assert len(set(states)) == 3
    attempts = list(house.memory._world.attempts.values())
    verifiers = [house.vault.open(one.verifier, "verifier", one.id) for one in attempts]
    assert {len(verifier) for verifier in verifiers} == {96}
    assert len(set(verifiers)) == 3
    assert not any(verifier in repr(attempts) for verifier in verifiers)
    assert {one.key for one in attempts} == {KEY}
    assert {one.expires_at for one in attempts} == {NOW + timedelta(minutes=10)}


# ── confirming ──


async def test_the_first_account_is_the_default_and_its_primary_calendar_gets_new_events(house):
    grant = await house.consented()
    account, told = await house.cross(Connect(grant))
    assert told == Connected(grant, ME, 0)
    assert account.home == KEY
    (kept,) = await house.grants()
    assert (kept.state, kept.default) == ("active", True)
    assert [(one.remote_id, one.target) for one in account.calendars] == [(ME, True)]
    assert (await house.account()).home == KEY


async def test_a_second_account_stands_beside_the_first(house):
    await house.connect()
    account, told = await house.cross(Connect(await house.consented(OTHER)))
    assert told.email == OTHER
    assert {one.identity.email: one.default for one in await house.grants()} == {ME: True, OTHER: False}
    assert {one.remote_id: one.target for one in account.calendars} == {ME: True, OTHER: False}


async def test_only_the_person_whose_conversation_it_is_can_confirm_and_only_once(house):
    grant = await house.consented()
    assert (await house.cross(Connect(grant), FRIEND))[1] is None
    assert (await house.cross(Connect(UUID(int=9))))[1] is None
    assert (await house.grants())[0].state == "waiting"
    await house.cross(Connect(grant))
    assert (await house.cross(Connect(grant)))[1] is None


async def test_connecting_again_goes_on_where_it_was_under_the_new_tokens(house):
    old = await house.connect()
    (before,) = await house.grants()
    calendars = (await house.account()).calendars
    new = await house.consented()
    account, told = await house.cross(Connect(new))
    (after,) = await house.grants()
    assert told == Connected(new, ME, 0)
    assert (after.id, after.state, after.default) == (old, "active", True)
    assert account.calendars == calendars
    opened = [house.vault.open(one.refresh, "refresh", old) for one in (before, after)]
    assert opened == [f"{ME} refresh 1", f"{ME} refresh 2"]
    assert house.vault.open(after.access, "access", old) == f"{ME} access 2"


async def test_connecting_again_mends_what_was_signed_out(house):
    await house.connect()
    (grant,) = await house.grants()
    async with house.store.unit() as unit:
        await unit.put_grant(replace(grant, state="signed_out"))
    await house.connect()
    assert [one.state for one in await house.grants()] == ["active"]


async def test_an_account_that_another_of_ours_has_brings_both_together_in_the_older(house):
    first = await house.account(FRIEND)
    house.clock.move(timedelta(days=1))
    await house.connect(key=FRIEND)
    await house.write(event(1, days=3), key=KEY)
    second = await house.account(KEY)
    assert first.id != second.id
    account, told = await house.cross(Connect(await house.consented()))
    assert account.id == first.id
    assert told.local == 1
    assert (await house.account(KEY)).id == (await house.account(FRIEND)).id == first.id
    assert [(one.state, one.account) for one in await house.grants()] == [("active", first.id)]
    assert [row.title for row in await house.events(FRIEND)] == ["일정 1"]


async def test_the_older_may_be_the_one_who_asks(house):
    mine = await house.account(KEY)
    house.clock.move(timedelta(days=1))
    await house.connect(key=FRIEND)
    account, _ = await house.cross(Connect(await house.consented()))
    assert account.id == mine.id == (await house.account(FRIEND)).id


# ── taking along ──


async def test_events_to_come_that_only_we_have_are_counted(house):
    series = event(3, days=-30, recurrence=Recurrence("weekly"))
    start = series.when.start + timedelta(weeks=6)
    changed = event(4, days=14, series=series.id, original=start)
    await house.write(event(1), event(2, days=-3), series, changed)
    await house.write(Event(UUID(int=5), "하루", AllDay(date(2099, 1, 1), date(2099, 1, 1))))
    _, told = await house.cross(Connect(await house.consented()))
    assert told.local == 2  # the coming one and the series; 2099 is further than one plans


async def test_so_many_are_counted_and_no_more(house):
    await house.write(*(event(number, days=number) for number in range(1, MOST + 20)))
    _, told = await house.cross(Connect(await house.consented()))
    assert told.local == MOST


async def test_without_a_calendar_to_go_to_nothing_is_offered(house):
    await house.write(event(1))

    async def away(access):
        raise Unreachable("away")

    house.google.calendars = away
    _, told = await house.cross(Connect(await house.consented()))
    assert told == Connected(told.grant, ME, 0)
    assert (await house.cross(Connect(told.grant, copy=True)))[1] is None
    assert not house.memory._world.ledger


async def test_copies_are_lines_of_the_ledger_series_first_each_family_a_saga(house):
    series = event(3, recurrence=Recurrence("weekly"))
    changed = event(4, days=8.5, series=series.id, original=series.when.start + timedelta(weeks=1))
    await house.write(changed, event(1), series, event(2, days=-3))
    grant = await house.consented()
    await house.cross(Connect(grant))
    account = await house.account()
    target = next(one.id for one in account.calendars if one.target)
    assert (await house.cross(Connect(grant, copy=True)))[1] is None
    entries = list(house.memory._world.ledger.values())
    lines = [entry.change for entry in entries]
    assert {line.event for line in lines} == {event(1).id, series.id, changed.id}
    assert [line.event for line in lines].index(series.id) < [line.event for line in lines].index(changed.id)
    assert {(line.kind, line.state, line.origin, line.group) for line in lines} == {
        ("update", "pending", COPIED, uuid5(grant, "copy"))
    }
    sagas = {line.event: line.saga for line in lines}
    assert sagas[series.id] == sagas[changed.id] != sagas[event(1).id]
    assert all(line.base.placement is None and line.after.placement == Placement(target) for line in lines)
    assert {entry.key for entry in entries} == {KEY}
    rows = {row.id: row.placement for row in await house.events()}
    assert rows[event(2).id] is None and rows[event(1).id] == Placement(target)


async def test_copying_twice_writes_nothing_more(house):
    await house.write(event(1))
    grant = await house.consented()
    await house.cross(Connect(grant))
    for _ in range(2):
        await house.cross(Connect(grant, copy=True))
    assert len(house.memory._world.ledger) == 1


# ── letting go ──


async def test_disconnecting_forgets_at_once_and_keeps_the_tokens_to_give_them_back(house):
    await house.connect()
    account, told = await house.cross(Disconnect(4))
    assert told == Disconnected(4, ME)
    assert account.calendars == ()
    (gone,) = await house.grants()
    assert (gone.state, gone.default) == ("gone", False)
    assert house.vault.open(gone.refresh, "refresh", gone.id) == f"{ME} refresh 1"


async def test_what_was_made_here_stays(house):
    await house.write(event(1))
    grant = await house.consented()
    await house.cross(Connect(grant))
    await house.cross(Connect(grant, copy=True))
    await house.cross(Disconnect(4))
    assert [(row.title, row.placement) for row in await house.events()] == [("일정 1", None)]


async def test_of_several_accounts_one_must_be_named(house):
    await house.connect()
    second = await house.connect(OTHER)
    assert (await house.cross(Disconnect(4)))[1] == Disconnected(4, None)
    assert (await house.cross(Disconnect(4, second)))[1] == Disconnected(4, OTHER)
    assert (await house.cross(Disconnect(5)))[1] == Disconnected(5, ME)
    assert (await house.cross(Disconnect(6)))[1] == Disconnected(6, None)


async def test_when_the_default_goes_another_takes_its_place(house):
    first = await house.connect()
    await house.connect(OTHER)
    account, _ = await house.cross(Disconnect(4, first))
    assert [(one.identity.email, one.default) for one in await house.grants("active")] == [(OTHER, True)]
    assert [(one.remote_id, one.target) for one in account.calendars] == [(OTHER, True)]


async def test_a_stranger_s_account_is_not_to_be_let_go_of(house):
    grant = await house.connect()
    assert (await house.cross(Disconnect(4, grant), FRIEND))[1] == Disconnected(4, None)
    assert (await house.grants())[0].state == "active"


async def test_saying_no_to_one_that_waits_forgets_it(house):
    grant = await house.consented()
    assert (await house.cross(Disconnect(None, grant)))[1] == Disconnected(None, ME)
    assert [one.state for one in await house.grants()] == ["gone"]
    assert (await house.cross(Connect(grant)))[1] is None
