"""Errands are carried beside each other, as many as there are and there is room for, and none holds up another."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from core.errors import StoreUnavailable
from core.sync import abreast as rooms
from core.sync.abreast import abreast


@dataclass
class Work:
    """Errands by name; each goes on until its gate is opened."""

    waiting: list[str]
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    asked: int = 0

    def gate(self, name: str) -> asyncio.Event:
        return self.gates.setdefault(name, asyncio.Event())

    async def lease(self):
        self.asked += 1
        return self.waiting.pop(0) if self.waiting else None

    async def carry(self, name):
        self.begun.append(name)
        await self.gate(name).wait()
        self.ended.append(name)
        if name == "bad":
            raise StoreUnavailable("away")

    async def turn(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)


async def test_where_there_is_nothing_to_do_it_is_asked_once():
    work = Work([])
    await abreast(work.lease, work.carry, 16)
    assert work.asked == 1


async def test_one_errand_calls_nobody_but_who_looks_for_a_second():
    work = Work(["one"])
    work.gate("one").set()
    await abreast(work.lease, work.carry, 16)
    assert (work.ended, work.asked) == (["one"], 3)


async def test_no_more_are_under_way_than_there_are_places():
    work = Work(["one", "two", "three"])
    going = asyncio.create_task(abreast(work.lease, work.carry, 2))
    await work.turn()
    assert work.begun == ["one", "two"]
    work.gate("two").set()
    await work.turn()
    assert work.begun == ["one", "two", "three"]
    work.gate("one").set()
    work.gate("three").set()
    await going
    assert sorted(work.ended) == ["one", "three", "two"]


async def test_what_is_due_meanwhile_does_not_wait_for_a_slow_one(monkeypatch):
    monkeypatch.setattr(rooms, "LOOK", 0.001)
    work = Work(["slow"])
    going = asyncio.create_task(abreast(work.lease, work.carry, 16))
    await work.turn()
    work.waiting.append("later")
    work.gate("later").set()
    async with asyncio.timeout(20):
        while "later" not in work.ended:
            await asyncio.sleep(0.001)
    work.gate("slow").set()
    await going
    assert work.ended == ["later", "slow"]


async def test_what_goes_wrong_is_raised_once_the_others_have_ended():
    work = Work(["bad", "good"])
    going = asyncio.create_task(abreast(work.lease, work.carry, 16))
    await work.turn()
    work.gate("bad").set()
    await work.turn()
    assert not going.done()
    work.gate("good").set()
    with pytest.raises(StoreUnavailable):
        await going
    assert work.ended == ["bad", "good"]


async def test_who_is_stopped_stops_all():
    work = Work(["one", "two"])
    going = asyncio.create_task(abreast(work.lease, work.carry, 16))
    await work.turn()
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    assert (work.begun, work.ended) == (["one", "two"], [])
