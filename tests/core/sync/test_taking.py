"""A line is taken up with all that it takes to write it, in the unit of work that ends the one before."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from adapters.memory.line_unit import MemoryLineUnit
from adapters.memory.mirror_unit import MemoryMirrorUnit
from core.dialogue.inputs import Landed
from core.errors import Unreachable, Unreadable
from core.sync.taking import LEASE, UNREADABLE, Taker
from core.sync.writing import SURE
from tests.core.sync.desk import Desk
from tests.core.sync.doors import ME


class Counted:
    """A store that counts its units of work, and what else is asked of it."""

    def __init__(self, real):
        self._real, self.units, self.asked = real, 0, []

    def __getattr__(self, name):
        self.asked.append(name)
        return getattr(self._real, name)

    @asynccontextmanager
    async def unit(self):
        self.units += 1
        async with self._real.unit() as unit:
            yield unit


async def spent(desk: Desk, *titles: str) -> tuple[int, list[str]]:
    """Units of work, and short transactions, for these events."""
    for title in titles:
        await desk.confirm(desk.adding(title))
    desk.store = store = Counted(desk.memory)
    assert await desk.pusher.push()
    desk.store = desk.memory
    return store.units, store.asked


async def test_a_line_takes_one_unit_of_work_and_the_first_one_more(desk):
    assert await spent(desk, "아침") == (2, ["lease_push"])
    assert await spent(desk, "점심", "저녁", "야식") == (4, ["lease_push"])
    assert len(desk.told(Landed)) == 4
    assert desk.linked().push.until is None, "it is let go"


async def taken(desk: Desk):
    now = desk.clock.now()
    errand = await desk.store.lease_push(now, now + LEASE)
    return errand, await Taker(desk.world()).next(errand)


async def test_a_line_comes_with_its_family_and_its_grant(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    _, ready = await taken(desk)
    assert (ready.owing.line, ready.family.pending, ready.grant.id) == (line, (line,), desk.grant)
    assert (ready.at, desk.linked().push.until) == (desk.clock.now(), desk.clock.now() + LEASE)


async def test_whoever_lost_the_calendar_takes_up_nothing_of_it(desk):
    await desk.confirm(desk.adding("점심"))
    errand, _ = await taken(desk)
    await desk.store.release(errand)
    assert await Taker(desk.world()).next(errand) is None
    strange = replace(errand, calendar=replace(errand.calendar, account=UUID(int=1)))
    assert await Taker(desk.world()).next(strange) is None, "two accounts became one"


async def test_a_line_whose_family_cannot_be_read_is_put_off_and_holds_up_no_other(desk, monkeypatch):
    [damaged] = await desk.confirm(desk.adding("점심"))
    await desk.confirm(desk.adding("저녁"))
    family_of, spoilt = MemoryMirrorUnit.family_of, True

    async def read(unit, account, root):
        if spoilt and root == damaged.event:
            raise Unreadable("a row", root)
        return await family_of(unit, account, root)

    monkeypatch.setattr(MemoryMirrorUnit, "family_of", read)
    await desk.push()
    assert desk.there() == ["저녁"]
    assert ("push", "Unreadable") in desk.faults.noted
    spoilt = False
    await desk.push_after(UNREADABLE.total_seconds())
    assert desk.there() == ["저녁", "점심"]


async def test_what_cannot_be_read_and_is_no_line_is_a_mistake_of_ours(desk, monkeypatch):
    await desk.confirm(desk.adding("점심"))

    async def broken(*_):
        raise Unreadable("nobody knows what")

    monkeypatch.setattr(MemoryLineUnit, "next_line", broken)
    with pytest.raises(Unreadable):
        await taken(desk)


async def test_a_pause_after_it_was_taken_up_is_a_reason_to_look_whether_it_is_still_ours(desk, monkeypatch):
    await desk.confirm(desk.adding("점심"))
    keyring = desk.keyring
    opened = type(keyring).opened

    async def slow(*given, **options):
        desk.clock.move(LEASE)
        assert await desk.store.lease_push(desk.clock.now(), desk.clock.now() + LEASE)
        return await opened(*given, **options)

    monkeypatch.setattr(type(keyring), "opened", slow)
    assert await desk.pusher.push()
    assert desk.line.asked == [], "somebody else has it"


async def test_what_is_held_for_longer_is_held_anew_before_the_next_request(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.edit(ME, row.id.hex, location="강남역")

    async def slow():
        desk.clock.move(SURE + timedelta(seconds=1))

    desk.fails("get", None, meanwhile=slow)
    _, asked = await spent(desk)
    assert asked == ["lease_push", "renew"]
    assert desk.there() == ["점심 약속"]


async def test_nobody_answers_and_it_is_put_off_in_one_unit(desk):
    desk.fails("insert", Unreachable("503"))
    assert await spent(desk, "점심") == (2, ["lease_push"])
    assert desk.there() == []
