"""A door is opened for one conversation; an account counts once it is confirmed, and is forgotten when asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest

from core.calendar.event import Event, Placement
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.dialogue.account_inputs import CalendarTuned, Claimed, ClaimEnded, ClaimMade, Reconnected
from core.dialogue.effects import AnswerClaim, AskToConnect, Connect, Disconnect, TuneCalendar
from core.dialogue.inputs import Connected, Disconnected, DoorOpened
from core.dialogue.message import ConversationKey
from core.doorway import COPIED, MOST
from core.errors import Unreachable
from core.records import CalendarEntry
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


async def test_the_home_that_was_told_of_the_loss_hears_of_its_end_elsewhere(house):
    await house.connect()
    (grant,) = await house.grants()
    async with house.store.unit() as unit:
        await unit.put_grant(replace(grant, state="signed_out"))
    room = ConversationKey(KEY.platform, "another room", KEY.user)
    await house.connect(key=room)
    assert house.elsewhere == [(KEY, Reconnected(ME))]


# ── one person in two conversations ──


async def claimed(house) -> UUID:
    """The friend has the account, and somebody asks for it in another conversation."""
    await house.connect(key=FRIEND)
    house.clock.move(timedelta(days=1))
    await house.write(event(1, days=3), key=KEY)
    grant = await house.consented()
    _, told = await house.cross(Connect(grant))
    assert told == ClaimMade(grant, "telegram")
    return grant


async def test_whoever_has_the_account_is_asked_at_home_and_nothing_happens_until_then(house):
    grant = await claimed(house)
    assert house.elsewhere == [(FRIEND, Claimed(grant, ME, KEY))]
    assert (await house.account(KEY)).id != (await house.account(FRIEND)).id
    assert sorted(one.state for one in await house.grants()) == ["active", "waiting"]
    assert await house.events(FRIEND) == ()


async def test_a_yes_there_brings_both_together_in_the_older(house):
    first = await house.account(FRIEND)
    grant = await claimed(house)
    account, told = await house.cross(AnswerClaim(grant, KEY, yes=True), FRIEND)
    assert told == ClaimEnded(grant, "agreed")
    assert house.elsewhere[-1] == (KEY, Connected(grant, ME, 1))
    assert account.id == first.id
    assert (await house.account(KEY)).id == (await house.account(FRIEND)).id == first.id
    assert [(one.state, one.account) for one in await house.grants()] == [("active", first.id)]
    assert [row.title for row in await house.events(FRIEND)] == ["일정 1"]
    assert (await house.account(KEY)).home == FRIEND, "news go where they always went"


async def test_the_older_may_be_the_one_who_asks(house):
    mine = await house.account(KEY)
    house.clock.move(timedelta(days=1))
    grant = await claimed(house)
    account, _ = await house.cross(AnswerClaim(grant, KEY, yes=True), FRIEND)
    assert account.id == mine.id == (await house.account(FRIEND)).id


async def test_a_no_there_forgets_what_waits_and_is_told_here(house):
    grant = await claimed(house)
    _, told = await house.cross(AnswerClaim(grant, KEY, yes=False), FRIEND)
    assert told == ClaimEnded(grant, "refused")
    assert house.elsewhere[-1] == (KEY, told)
    states = {one.id: one.state for one in await house.grants()}
    assert states.pop(grant) == "gone" and list(states.values()) == ["active"]
    assert (await house.account(KEY)).id != (await house.account(FRIEND)).id


@pytest.mark.parametrize("who", [KEY, ConversationKey("slack:T1", "D1", "stranger")])
async def test_nobody_else_can_agree(house, who):
    grant = await claimed(house)
    for yes in (True, False):
        _, told = await house.cross(AnswerClaim(grant, KEY, yes=yes), who)
        assert told == ClaimEnded(grant, "late")
    assert len(house.elsewhere) == 1
    assert "waiting" in [one.state for one in await house.grants()]


async def test_an_answer_that_comes_after_it_was_called_off_changes_nothing(house):
    grant = await claimed(house)
    await house.cross(Disconnect(None, grant))
    assert (await house.cross(AnswerClaim(grant, KEY, yes=True), FRIEND))[1] == ClaimEnded(grant, "late")
    assert (await house.cross(AnswerClaim(UUID(int=7), KEY, yes=True), FRIEND))[1].how == "late"
    assert (await house.account(KEY)).id != (await house.account(FRIEND)).id


async def test_an_answer_that_comes_twice_joins_once(house):
    grant = await claimed(house)
    await house.cross(AnswerClaim(grant, KEY, yes=True), FRIEND)
    assert (await house.cross(AnswerClaim(grant, KEY, yes=True), FRIEND))[1] == ClaimEnded(grant, "late")
    assert [one.state for one in await house.grants()] == ["active"]


async def test_who_disconnected_meanwhile_is_not_asked_for_anything_any_more(house):
    grant = await claimed(house)
    await house.cross(Disconnect(4), FRIEND)
    assert (await house.cross(AnswerClaim(grant, KEY, yes=True), FRIEND))[1] == ClaimEnded(grant, "late")
    account, told = await house.cross(Connect(grant))
    assert told == Connected(grant, ME, 1)
    assert account.id != (await house.account(FRIEND)).id


@pytest.mark.parametrize("home", [None, ConversationKey("here", "another room", "me")])
async def test_where_nobody_else_could_be_asked_the_yes_here_is_enough(house, home):
    """No home is left, or it is this same person's."""
    first = await house.account(FRIEND)
    await house.connect(key=FRIEND)
    async with house.store.unit() as unit:
        await unit.set_home(replace(await unit.owner(first.id), home=home))
    house.clock.move(timedelta(days=1))
    account, told = await house.cross(Connect(await house.consented()))
    assert isinstance(told, Connected) and house.elsewhere == []
    assert account.id == first.id == (await house.account(KEY)).id
    assert account.home == KEY


# ── tuning ──


async def two_calendars(house) -> dict[str, UUID]:
    grant = await house.connect()
    async with house.store.unit() as unit:
        kept = await unit.grant(grant)
        entries = [
            CalendarEntry(ME, ME, ZONE, "owner", primary=True),
            CalendarEntry("work", "회사", ZONE, "owner"),
        ]
        await unit.list_calendars(kept, entries, {"work": house.newborn()})
        listed = await unit.calendars(await unit.owner(kept.account))
    return {one.remote_id: one.id for one in listed}


async def test_what_is_not_followed_is_no_target_and_the_answer_says_that_it_was(house):
    ids = await two_calendars(house)
    account, told = await house.cross(TuneCalendar(ids[ME], "unfollow", 3))
    assert told == CalendarTuned(ids[ME], "unfollow", 3, was_target=True)
    assert {one.remote_id: (one.followed, one.target) for one in account.calendars} == {
        ME: (False, False),
        "work": (True, True),
    }
    account, told = await house.cross(TuneCalendar(ids[ME], "follow"))
    assert told == CalendarTuned(ids[ME], "follow")
    assert {one.remote_id: (one.followed, one.target) for one in account.calendars}[ME] == (True, False)


async def test_new_events_go_where_they_are_told_to(house):
    ids = await two_calendars(house)
    account, told = await house.cross(TuneCalendar(ids["work"], "target"))
    assert told == CalendarTuned(ids["work"], "target")
    assert {one.remote_id: one.target for one in account.calendars} == {ME: False, "work": True}


async def test_a_stranger_tunes_nothing(house):
    ids = await two_calendars(house)
    account, _ = await house.cross(TuneCalendar(ids["work"], "target"), FRIEND)
    assert account.calendars == ()
    await house.cross(TuneCalendar(ids["work"], "unfollow"), FRIEND)
    assert {one.remote_id: one.target for one in (await house.account()).calendars} == {
        ME: True,
        "work": False,
    }
    assert all(one.followed for one in (await house.account()).calendars)


# ── taking along ──


async def test_events_to_come_that_only_we_have_are_counted(house):
    series = event(3, days=-30, recurrence=Recurrence("WEEKLY"))
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
    series = event(3, recurrence=Recurrence("WEEKLY"))
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
    _, told = await house.cross(Disconnect(4))
    assert [(row.title, row.placement) for row in await house.events()] == [("일정 1", None)]
    assert told == Disconnected(4, ME, (uuid5(grant, COPIED),), 1), "it never got there"


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
