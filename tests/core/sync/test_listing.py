"""Which calendars there are: asked round and round, at once where there is doubt or somebody looks; and a target that is lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.dialogue.account_inputs import TargetLost
from core.dialogue.effects import Disconnect
from core.dialogue.inputs import RemoteChanged
from core.errors import Forbidden, Gone, SignedOut, StoreUnavailable, Unreachable
from core.sync import listing
from core.sync.grants import Keyring
from core.sync.listing import AT_ONCE
from core.sync.synchroniser import Synchroniser
from tests.core.dialogue.world import KEY
from tests.core.sync.desk import Desk
from tests.core.sync.doors import HOUR, ME, Doors, Listening

MINUTE = timedelta(minutes=1)


def keyring(house, **other) -> Keyring:
    made = Keyring(house.world(**other))
    made._intake = Listening(house.world(**other), house.heard)
    return made


class Lists:
    """Google's list of calendars: counted, and as it is told to be."""

    def __init__(self, house) -> None:
        self._real = house.google.calendars
        self.asked: list[str] = []
        self.error: Exception | None = None
        house.google.calendars = self

    async def __call__(self, access):
        self.asked.append(access.split()[0])
        if self.error is not None:
            raise self.error
        return await self._real(access)


@pytest.fixture
def house() -> Doors:
    return Doors()


async def connected(house, number) -> Lists:
    for one in range(number):
        await house.connect(f"u{one}@example.com")
    return Lists(house)


async def test_everybody_s_turn_comes_however_many_there_are(house):
    number = 3 * AT_ONCE + 5
    lists = await connected(house, number)
    ring = keyring(house)
    for round_ in range(1, 4):
        await ring.tidy()
        assert len(lists.asked) == round_ * AT_ONCE
        house.clock.move(timedelta(seconds=10))
    await ring.tidy()
    assert len(set(lists.asked)) == len(lists.asked) == number
    for _ in range(4):
        house.clock.move(timedelta(seconds=10))
        await ring.tidy()
    assert len(lists.asked) == number, "and then not before an hour is over"


async def test_more_than_a_page_are_gone_through(house, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 4)
    lists = await connected(house, 10)
    ring = keyring(house)
    for _ in range(3):
        await ring.tidy()
    assert len(set(lists.asked)) == 10


async def test_those_that_cannot_be_had_keep_nobody_else_waiting(house):
    lists = await connected(house, 2 * AT_ONCE)
    lists.error = Unreachable("away")
    ring = keyring(house)
    for _ in range(2):
        await ring.tidy()
    assert len(set(lists.asked)) == 2 * AT_ONCE


async def test_so_many_that_wait_freshly_do_not_hide_an_old_one(house):
    old = await house.consented("old@example.com")
    house.clock.move(timedelta(days=2))
    for one in range(AT_ONCE + 5):
        await house.consented(f"u{one}@example.com")
    await keyring(house).tidy()
    left = {grant.id for grant in await house.grants("waiting")}
    assert old not in left and len(left) == AT_ONCE + 5


async def test_who_is_in_doubt_is_listed_with_the_next_round_once(house):
    lists = await connected(house, 1)
    (grant,) = await house.grants()
    ring = keyring(house)
    await ring.tidy()
    ring.doubt(grant.id)
    for _ in range(2):
        await ring.tidy()
    assert len(lists.asked) == 2


async def test_a_doubt_about_what_is_gone_is_forgotten(house):
    lists = await connected(house, 1)
    ring = keyring(house)
    ring.doubt(UUID(int=9))
    ring.doubt((await house.grants())[0].id)
    await house.cross(Disconnect(1))
    await ring.tidy()
    assert lists.asked == []


async def test_many_in_doubt_are_not_listed_all_at_once_and_none_is_left_out(house):
    number = 2 * AT_ONCE + 5
    lists = await connected(house, number)
    ring = keyring(house)
    for _ in range(3):
        await ring.tidy()
    assert len(lists.asked) == number
    for grant in await house.grants():
        ring.doubt(grant.id)
    for asked in (AT_ONCE, 2 * AT_ONCE, number, number):
        await ring.tidy()
        assert len(lists.asked) == number + asked


async def test_after_hours_without_a_round_no_more_than_so_many_are_listed_in_one(house):
    number = 2 * AT_ONCE
    lists = await connected(house, number)
    ring = keyring(house)
    for _ in range(3):
        await ring.tidy()
    house.clock.move(3 * HOUR)
    await ring.tidy()
    assert len(lists.asked) == number + AT_ONCE


async def test_what_is_disconnected_is_not_remembered_for_ever(house):
    await connected(house, 1)
    ring = keyring(house)
    await ring.tidy()
    (grant,) = await house.grants()
    lister = ring._tidier._lister
    assert set(lister._due) == set(lister._listed) == {grant.id}
    await house.cross(Disconnect(1))
    house.clock.move(2 * HOUR)
    await ring.tidy()
    assert not lister._due and not lister._listed


@pytest.fixture
async def synchroniser():
    """The house as one process runs it, with both calendars read."""
    desk = await Desk().open()
    sync = Synchroniser(desk.world(), desk._remote)
    await sync.care()
    return desk, sync


async def test_a_refusal_to_write_is_followed_by_the_role_as_it_is_now(synchroniser):
    desk, sync = synchroniser
    desk.google.add("work", f"{ME} access 1", "reader")
    await desk.confirm(desk.adding("못 쓰는 것", work=True))
    await sync.push()
    assert {one.remote_id: one.role for one in (await desk.account()).calendars}["work"] == "owner"
    await sync.care()
    assert {one.remote_id: one.role for one in (await desk.account()).calendars}["work"] == "reader"


@pytest.mark.parametrize("error", [Forbidden("other"), Gone("404")])
async def test_what_cannot_be_read_any_more_is_gone_from_view_with_the_next_round(synchroniser, error):
    desk, sync = synchroniser
    await desk.adds("일", work=True)
    assert await desk.titles() == ["일"]
    desk.others.clear()
    desk.google.drop("work")
    desk.fails("page", error, times=9, about="work")
    await desk.store.hint(desk.work.id)
    await sync.pull()
    await sync.care()
    assert await desk.titles() == []
    assert not [one for one in (await desk.account()).calendars if one.remote_id == "work" and one.listed]


# ── somebody looks ──


async def test_who_looks_sees_what_there_is_now_but_not_every_second(house):
    await connected(house, 1)
    (grant,) = await house.grants()
    lists, ring = Lists(house), keyring(house)
    house.google.add("team", "u0@example.com access 1")
    assert await ring.look_again([grant.id])
    assert {one.remote_id for one in (await house.account()).calendars} == {"u0@example.com", "team"}
    house.clock.move(timedelta(seconds=59))
    assert not await ring.look_again([grant.id])
    house.clock.move(timedelta(seconds=1))
    assert await ring.look_again([grant.id])
    assert len(lists.asked) == 2


async def test_nobody_waits_long_for_google_and_what_comes_later_is_kept(house, monkeypatch):
    monkeypatch.setattr(listing, "PATIENCE", 0.01)
    await connected(house, 1)
    (grant,) = await house.grants()
    real, ready = house.google.calendars, asyncio.Event()

    async def slowly(access):
        await ready.wait()
        return await real(access)

    house.google.calendars = slowly
    house.google.add("team", "u0@example.com access 1")
    assert not await keyring(house).look_again([grant.id])
    ready.set()
    await asyncio.sleep(0.05)
    assert len((await house.account()).calendars) == 2


@pytest.mark.parametrize("error", [Unreachable("away"), SignedOut("x"), StoreUnavailable("locked")])
async def test_where_nobody_answers_nothing_is_new(house, error):
    lists = await connected(house, 1)
    (grant,) = await house.grants()
    lists.error = error
    assert not await keyring(house).look_again([grant.id, UUID(int=9)])


async def test_a_house_without_google_looks_at_nothing(house):
    assert not await keyring(house, remote=None).look_again([UUID(int=9)])


# ── the target ──


async def with_target(lost) -> Desk:
    """New events go to the second calendar, and that is no more."""
    desk = await Desk().open()
    async with desk.store.unit() as unit:
        await unit.aim(await unit.owner(desk.work.account), desk.work.id)
    desk.others.clear()
    lost(desk)
    desk.clock.move(HOUR)
    return desk


LOST = (
    lambda desk: desk.google.drop("work"),
    lambda desk: desk.google.add("work", f"{ME} access 1", "reader"),
)


@pytest.mark.parametrize("lost", LOST)
async def test_a_target_that_is_lost_is_told_at_home_once(lost):
    desk = await with_target(lost)
    keys = Keyring(desk.world())
    keys._intake = Listening(desk.world(), desk.heard)
    for _ in range(2):
        await keys.tidy()
    assert desk.told(TargetLost) == [TargetLost("work")]
    assert desk.heard[0][0] == KEY
    assert {one.remote_id: one.target for one in (await desk.account()).calendars} == {
        ME: True,
        "work": False,
    }


async def test_another_calendar_that_is_lost_is_told_to_nobody():
    desk = await Desk().open()
    desk.others.clear()
    desk.google.drop("work")
    desk.clock.move(HOUR)
    await desk.keyring.tidy()
    assert desk.heard == []


async def test_who_has_no_home_is_told_nothing():
    desk = await with_target(LOST[0])
    async with desk.store.unit() as unit:
        await unit.set_home(replace(await unit.owner(desk.work.account), home=None))
    await desk.keyring.tidy()
    assert desk.heard == []


# ── not looked at ──


async def unfollowed(desk) -> None:
    async with desk.store.unit() as unit:
        await unit.follow(await unit.owner(desk.work.account), desk.work.id, followed=False)


async def test_what_is_pending_there_is_pushed_though_nobody_looks_and_others_changes_are_no_news():
    desk = await Desk().open()
    series = await desk.adds("주간회의", rule="FREQ=WEEKLY;COUNT=5", work=True)
    await desk.confirm(desk.changing(series, scope="all", kind="delete"))
    await unfollowed(desk)
    await desk.push()
    assert desk.there("work") == []
    assert not desk.told(RemoteChanged)


async def test_what_others_changed_meanwhile_comes_back_quietly():
    desk = await Desk().open()
    row, gone = await desk.adds("일", work=True), await desk.adds("없어질 것", work=True)
    await unfollowed(desk)
    desk.google.edit("work", row.id.hex, title="바뀐 일")
    desk.google.remove("work", gone.id.hex)
    desk.google.create("work", replace(row, placement=None, title="남이 넣은 것"))
    assert await desk.titles() == []
    async with desk.store.unit() as unit:
        await unit.follow(await unit.owner(desk.work.account), desk.work.id, followed=True)
    assert (await desk.puller.pull()).calendar == desk.work.id, "it is the first to be read"
    assert await desk.titles() == ["남이 넣은 것", "바뀐 일"]
    assert not desk.told(RemoteChanged)
