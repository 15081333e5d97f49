"""Access tokens are opened, renewed in time and once, and lost with one word; what is disconnected is given back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from adapters.vault.keys import Key
from core.dialogue.account_inputs import GrantLost
from core.dialogue.effects import Connect, Disconnect
from core.errors import Forbidden, SignedOut, Unreachable
from core.records import Channel
from core.sync.grants import EARLY, LEASE, Keyring
from core.sync.tidying import UNCONFIRMED
from core.sync.tokens import sealed
from tests.core.fuse import Fuse, Killed
from tests.core.sync.doors import HOUR, ME, OTHER, Doors, Listening


@pytest.fixture
def house() -> Doors:
    return Doors()


def keyring(house, **other) -> Keyring:
    async def pause(seconds: float) -> None:
        house.clock.move(timedelta(seconds=seconds))
        await asyncio.sleep(0)

    made = Keyring(house.world(**other), pause)
    made._intake = Listening(house.world(**other), house.heard)
    return made


def lost(house) -> list[GrantLost]:
    return [told for _, told in house.heard if isinstance(told, GrantLost)]


async def slowly() -> None:
    await asyncio.sleep(0.01)


# ── opening and renewing ──


async def test_a_token_that_lives_is_opened_and_nobody_is_asked(house):
    grant = await house.connect()
    assert await keyring(house).access(grant) == f"{ME} access 1"
    assert house.consent.asked == []


async def test_a_token_that_ends_soon_is_renewed_first(house):
    grant = await house.connect()
    ring = keyring(house)
    house.clock.move(HOUR - EARLY - timedelta(seconds=1))
    assert await ring.access(grant) == f"{ME} access 1"
    house.clock.move(timedelta(seconds=1))
    assert await ring.access(grant) == f"{ME} access 2"
    assert await keyring(house).access(grant) == f"{ME} access 2"
    assert house.consent.asked == [f"{ME} refresh 1"]


async def test_another_token_is_given_where_the_one_we_have_is_not_taken(house):
    grant = await house.connect()
    assert await keyring(house).access(grant, fresh=True) == f"{ME} access 2"
    assert await keyring(house).access(grant) == f"{ME} access 2"
    kept = await house.grant_of(ME)
    assert house.vault.open(kept.refresh, "refresh", grant) == f"{ME} refresh 1"


@pytest.mark.parametrize("fresh", [True, False])
async def test_many_at_once_share_one_refresh(house, fresh):
    grant = await house.connect()
    house.clock.move(HOUR)
    house.consent.before_answer = slowly
    ring = keyring(house)
    given = await asyncio.gather(*(ring.access(grant, fresh=fresh) for _ in range(20)))
    assert set(given) == {f"{ME} access 2"}
    assert len(house.consent.asked) == 1


async def test_many_processes_at_once_share_one_refresh(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    rings = [Keyring(house.world(), lambda _: asyncio.sleep(0.001)) for _ in range(10)]
    house.consent.before_answer = slowly
    given = await asyncio.gather(*(ring.access(grant) for ring in rings))
    assert set(given) == {f"{ME} access 2"}
    assert len(house.consent.asked) == 1


async def test_one_who_died_refreshing_holds_up_others_for_the_lease_at_most(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    begun = house.clock.now()
    assert await house.store.lease_refresh(grant, begun, begun + LEASE)
    assert await keyring(house).access(grant) == f"{ME} access 2"
    assert house.clock.now() - begun <= LEASE + timedelta(seconds=1)


async def test_one_who_never_lets_go_is_not_waited_for_for_ever(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    await house.store.lease_refresh(grant, house.clock.now(), house.clock.now() + HOUR)
    with pytest.raises(Unreachable):
        await keyring(house).access(grant)


async def test_whoever_waits_takes_what_the_other_got_at_once(house):
    """Though a third one may be refreshing again by then."""
    grant = await house.connect()
    house.clock.move(HOUR)
    now = house.clock.now()
    await house.store.lease_refresh(grant, now, now + LEASE)

    async def meanwhile(_seconds: float) -> None:
        got = await house.consent.refresh(f"{ME} refresh 1")
        seen = (await house.grant_of(ME)).refresh
        await house.store.keep_tokens(grant, sealed(house.vault, grant, got), seen)
        await house.store.lease_refresh(grant, now, now + LEASE)

    assert await Keyring(house.world(), meanwhile).access(grant) == f"{ME} access 2"
    assert len(house.consent.asked) == 1


async def test_google_being_away_is_told_and_holds_up_nobody(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    house.consent.refuses = Unreachable("away")
    with pytest.raises(Unreachable):
        await keyring(house).access(grant)
    house.consent.refuses = None
    begun = house.clock.now()
    assert await keyring(house).access(grant) == f"{ME} access 2"
    assert house.clock.now() == begun
    assert lost(house) == []


async def test_a_new_refresh_token_takes_the_old_one_s_place(house):
    grant = await house.connect()
    give = house.consent._tokens
    house.consent._tokens = lambda who, new: give(who, True)
    await keyring(house).access(grant, fresh=True)
    kept = await house.grant_of(ME)
    assert house.vault.open(kept.refresh, "refresh", grant) == f"{ME} refresh 2"


# ── losing ──


async def test_only_grants_in_use_open(house):
    waiting = await house.consented()
    for grant in (waiting, UUID(int=9)):
        with pytest.raises(SignedOut):
            await keyring(house).access(grant)
    await house.cross(Connect(waiting))
    await house.cross(Disconnect(1))
    with pytest.raises(SignedOut):
        await keyring(house).access(waiting)
    with pytest.raises(SignedOut):
        await keyring(house, remote=None).access(await house.connect(OTHER), fresh=True)
    assert lost(house) == []


async def test_a_grant_that_google_does_not_take_any_more_is_told_once(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    house.consent.dead.add(f"{ME} refresh 1")
    rings = [keyring(house) for _ in range(3)]
    refused = await asyncio.gather(*(ring.access(grant) for ring in rings), return_exceptions=True)
    assert [type(error) for error in refused] == [SignedOut] * 3
    assert [one.state for one in await house.grants()] == ["signed_out"]
    assert lost(house) == [GrantLost(ME)]


async def test_a_connection_made_anew_while_we_asked_is_not_lost(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    house.consent.dead.add(f"{ME} refresh 1")

    async def meanwhile() -> None:
        house.consent.before_answer = None
        await house.connect()

    house.consent.before_answer = meanwhile
    assert await keyring(house).access(grant) == f"{ME} access 3"
    assert house.consent.asked == [f"{ME} refresh 1", f"{ME} refresh 2"]
    assert [one.state for one in await house.grants()] == ["active"]
    assert lost(house) == []


@pytest.mark.parametrize("refuses", [None, Unreachable("away")])
async def test_a_connection_made_anew_while_we_asked_keeps_its_own_tokens_and_scopes(house, refuses):
    grant = await house.connect()
    house.clock.move(HOUR)

    async def meanwhile() -> None:
        house.consent.before_answer = None
        house.consent.scopes += ("more",)
        await house.connect()
        house.consent.scopes = house.consent.scopes[:-1]
        house.consent.refuses = refuses

    house.consent.before_answer = meanwhile
    if refuses is None:
        await keyring(house).access(grant)
    else:
        with pytest.raises(Unreachable):
            await keyring(house).access(grant)
    kept = await house.grant_of(ME)
    assert "more" in kept.scopes
    assert house.vault.open(kept.refresh, "refresh", grant) == f"{ME} refresh 2"
    assert house.vault.open(kept.access, "access", grant) == f"{ME} access 2"
    now = house.clock.now()
    assert await house.store.lease_refresh(grant, now, now + LEASE), "and nobody holds it"


async def test_who_asks_twice_holds_on_to_the_refresh_first(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    house.consent.dead.add(f"{ME} refresh 1")
    held = []

    async def slow() -> None:
        house.clock.move(LEASE - timedelta(seconds=1))
        now = house.clock.now()
        held.append(not await house.store.lease_refresh(grant, now, now + LEASE))

    house.consent.before_answer = slow
    with pytest.raises(SignedOut):
        await keyring(house).access(grant)
    assert held == [True, True]


async def test_who_was_slow_to_ask_leaves_it_to_whoever_asks_by_now(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    house.consent.dead.add(f"{ME} refresh 1")

    async def slow() -> None:
        house.clock.move(LEASE)
        now = house.clock.now()
        assert await house.store.lease_refresh(grant, now, now + LEASE)

    house.consent.before_answer = slow
    with pytest.raises(Unreachable):
        await keyring(house).access(grant)
    assert len(house.consent.asked) == 1
    assert lost(house) == []


async def test_one_made_anew_after_we_asked_twice_stays_in_use(house):
    grant = await house.connect()
    house.clock.move(HOUR)
    house.consent.dead.add(f"{ME} refresh 1")
    asked = 0

    async def meanwhile() -> None:
        nonlocal asked
        asked += 1
        if asked == 2:
            house.consent.before_answer = None
            await house.connect()

    house.consent.before_answer = meanwhile
    with pytest.raises(SignedOut):
        await keyring(house).access(grant)
    assert [one.state for one in await house.grants()] == ["active"]
    assert await keyring(house).access(grant) == f"{ME} access 2"


@pytest.mark.parametrize("fresh", [True, False])
async def test_tokens_that_nothing_opens_any_more_are_as_good_as_revoked(house, fresh):
    grant = await house.connect()
    house.keys[:] = [Key("k2", b"2" * 32)]
    with pytest.raises(SignedOut):
        await keyring(house).access(grant, fresh=fresh)
    assert [one.state for one in await house.grants()] == ["signed_out"]
    assert len(lost(house)) == 1


async def test_a_second_loss_is_told_again(house):
    grant = await house.connect()
    for number in (1, 2):
        kept = await house.grant_of(ME)
        house.consent.dead.add(house.vault.open(kept.refresh, "refresh", grant))
        with pytest.raises(SignedOut):
            await keyring(house).access(grant, fresh=True)
        assert len(lost(house)) == number
        await house.connect()


async def test_who_has_no_home_is_told_nothing(house):
    grant = await house.connect()
    async with house.store.unit() as unit:
        account = await unit.owner((await house.grant_of(ME)).account)
        await unit.set_home(replace(account, home=None))
    house.consent.dead.add(f"{ME} refresh 1")
    with pytest.raises(SignedOut):
        await keyring(house).access(grant, fresh=True)
    assert [one.state for one in await house.grants()] == ["signed_out"]
    assert lost(house) == []


async def test_a_kill_at_any_step_of_a_refresh_is_mended_by_the_next():
    deaths = 0
    while True:
        house = Doors()
        grant = await house.connect()
        house.clock.move(HOUR)
        fuse = Fuse(deaths + 1)
        house.store = fuse.wire("store", house.memory)
        house.consent = fuse.wire("consent", house.consent)
        try:
            await keyring(house).access(grant)
        except Killed:
            deaths += 1
        house.store = house.memory
        assert (await keyring(house).access(grant)).startswith(f"{ME} access")
        if fuse.blown is None:
            break
    assert deaths > 4


async def test_a_kill_at_any_step_of_a_loss_is_told_by_the_next_once():
    deaths = 0
    while True:
        house = Doors()
        grant = await house.connect()
        house.clock.move(HOUR)
        house.consent.dead.add(f"{ME} refresh 1")
        fuse = Fuse(deaths + 1)
        house.store = fuse.wire("store", house.memory)
        for _ in range(2):
            try:
                await keyring(house).access(grant)
            except SignedOut:
                pass
            except Killed:
                deaths += 1
        house.store = house.memory
        told = [one for one in house.memory._world.said.values() if "연결이 끊겼어요" in one.line.text]
        assert len(told) == 1, fuse.blown
        assert [one.state for one in await house.grants()] == ["signed_out"]
        if fuse.blown is None:
            break
    assert deaths > 8


# ── tidying ──


async def channel(house, number: int, expires: timedelta = HOUR) -> Channel:
    (calendar,) = (await house.account()).calendars
    made = Channel(UUID(int=number), calendar.id, "secret", house.clock.now() + expires, "resource")
    await house.store.put_channel(made)
    house.google.channels[made.id] = (made, "calendar")
    return made


async def test_what_was_disconnected_is_closed_revoked_and_gone(house):
    await house.connect()
    await channel(house, 1)
    await house.cross(Disconnect(1))
    await keyring(house).tidy()
    assert house.consent.revoked == [f"{ME} refresh 1"]
    assert house.google.channels == {}
    assert await house.grants() == []
    await keyring(house).tidy()
    assert len(house.consent.revoked) == 1


async def test_an_old_access_token_is_renewed_to_close_what_is_open(house):
    await house.connect()
    await channel(house, 1)
    await house.cross(Disconnect(1))
    house.clock.move(2 * HOUR)
    await keyring(house).tidy()
    assert house.google.channels == {}
    assert await house.grants() == []


async def test_while_google_is_away_it_is_tried_again_later(house):
    await house.connect()
    await house.cross(Disconnect(1))
    house.consent.refuses = Unreachable("away")
    ring = keyring(house)
    for _ in range(3):
        await ring.tidy()
    assert house.faults.noted == [("revoke", "Unreachable")]
    house.consent.refuses = None
    house.clock.move(timedelta(minutes=1))
    await ring.tidy()
    assert await house.grants() == []


@pytest.mark.parametrize("error", [Unreachable("away"), Forbidden("other")])
async def test_a_channel_that_cannot_be_closed(house, error):
    await house.connect()
    await channel(house, 1)
    await house.cross(Disconnect(1))

    async def refuse(access, channel):
        raise error

    house.google.stop = refuse
    await keyring(house).tidy()
    there = isinstance(error, Unreachable)
    assert bool(await house.grants()) is there
    assert bool(house.consent.revoked) is not there


async def test_one_that_is_dead_at_google_or_here_is_simply_dropped(house):
    await house.connect()
    await channel(house, 1)
    await house.cross(Disconnect(1))
    house.clock.move(2 * HOUR)
    house.consent.dead.add(f"{ME} refresh 1")
    await keyring(house).tidy()
    assert await house.grants() == []
    await house.connect(OTHER)
    await house.cross(Disconnect(1))
    house.keys[:] = [Key("k2", b"2" * 32)]
    await keyring(house).tidy()
    assert await house.grants() == []
    assert house.consent.revoked == []


@pytest.mark.parametrize("confirmed", [True, False])
async def test_a_google_account_that_is_connected_again_is_not_revoked(house, confirmed):
    """Revoking one token ends every connection of the same Google account."""
    await house.connect()
    await house.cross(Disconnect(1))
    await (house.connect() if confirmed else house.consented())
    await keyring(house).tidy()
    assert house.consent.revoked == []
    assert [one.state for one in await house.grants()] == ["active" if confirmed else "waiting"]


async def test_what_nobody_confirmed_is_given_back_after_a_day(house):
    await house.consented()
    ring = keyring(house)
    await ring.tidy()
    assert len(await house.grants("waiting")) == 1
    house.clock.move(UNCONFIRMED + HOUR)
    for _ in range(2):
        await ring.tidy()
        house.clock.move(timedelta(minutes=1))
    assert await house.grants() == []
    assert house.consent.revoked == [f"{ME} refresh 1"]


async def test_what_is_confirmed_while_we_look_is_not_given_back(house):
    await house.consented()
    house.clock.move(UNCONFIRMED + HOUR)
    seen = await house.grants("waiting")
    await house.cross(Connect(seen[0].id))

    async def as_it_was(states, after, limit):
        return seen if "waiting" in states and after is None else ()

    house.memory.grants_in = as_it_was
    await keyring(house).tidy()
    del house.memory.grants_in
    assert [one.state for one in await house.grants()] == ["active"]


async def test_new_calendars_are_found_within_the_hour(house):
    await house.connect()
    ring = keyring(house)
    await ring.tidy()
    house.google.add("team", f"{ME} access 1", role="reader")
    house.clock.move(timedelta(minutes=50))
    await ring.tidy()
    assert len((await house.account()).calendars) == 1
    for _ in range(3):
        house.clock.move(timedelta(minutes=10))
        house.google.add("team", f"{ME} access 2", role="reader")
        await ring.tidy()
    calendars = (await house.account()).calendars
    assert sorted((one.remote_id, one.role) for one in calendars) == [(ME, "owner"), ("team", "reader")]


async def test_a_list_that_cannot_be_had_is_asked_for_again_in_a_minute(house):
    real = house.google.calendars
    asked = 0

    async def away(access):
        nonlocal asked
        asked += 1
        raise Unreachable("away")

    house.google.calendars = away
    await house.connect()
    ring = keyring(house)
    for _ in range(3):
        await ring.tidy()
    assert asked == 2, "once by who came back, once in the round"
    assert (await house.account()).calendars == ()
    house.google.calendars = real
    house.clock.move(timedelta(minutes=1))
    await ring.tidy()
    assert [one.target for one in (await house.account()).calendars] == [True]


async def test_an_access_token_that_is_taken_no_more_is_replaced_on_the_way(house):
    await house.connect()
    house.google.expire(f"{ME} access 1")
    await keyring(house).tidy()
    assert len(house.consent.asked) == 1
    assert house.faults.noted == []


async def test_one_that_goes_while_its_calendars_are_listed_stays_gone(house):
    await house.connect()
    real = house.google.calendars

    async def meanwhile(access):
        await house.cross(Disconnect(1))
        return await real(access)

    house.google.calendars = meanwhile
    await keyring(house).tidy()
    assert (await house.account()).calendars == ()


async def test_so_many_are_looked_at_in_one_round_and_the_others_in_the_next(house):
    for number in range(25):
        await house.connect(f"u{number}@example.com")
    ring = keyring(house)
    house.clock.move(HOUR)
    await ring.tidy()
    assert len(house.consent.asked) == 20
    house.clock.move(timedelta(minutes=1))
    await ring.tidy()
    assert len(house.consent.asked) == 25


async def test_a_house_without_google_has_nothing_to_tidy(house):
    await house.connect()
    await house.cross(Disconnect(1))
    await keyring(house, remote=None).tidy()
    assert [one.state for one in await house.grants()] == ["gone"]


async def test_of_many_that_are_gone_some_are_given_back_in_one_round_and_the_others_in_the_next(house):
    await house.consented("somebody@example.com")
    for number in range(25):
        await house.connect(f"u{number}@example.com")
        await house.cross(Disconnect(1))
    ring = keyring(house)
    await ring.tidy()
    assert len(house.consent.revoked) == 20
    await ring.tidy()
    assert len(set(house.consent.revoked)) == 25
    assert [one.state for one in await house.grants()] == ["waiting"]
