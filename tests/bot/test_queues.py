"""Who does slow work: workers while one lives, this process otherwise; nothing waits for nobody."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from adapters.inline.queue import InlineQueue
from adapters.rq.presence import leave, show
from adapters.rq.queue import QUEUES, RqQueue
from bot import queues
from bot.lines import lines
from bot.queues import StaffedQueue
from core.errors import QueueUnavailable
from tests.adapters.rq.crews import waiting
from tests.contracts.samples import KEY, new_id

NOWHERE = "redis://127.0.0.1:1/0"


class Desk:
    def __init__(self) -> None:
        self.done = []

    async def work(self, debt) -> None:
        self.done.append(debt)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def house(redis, desk, monkeypatch):
    monkeypatch.setattr(queues, "LOOKS_AGAIN", 0.0)
    monkeypatch.setattr("adapters.rq.queue.PAUSE", 0.0)
    near, far = InlineQueue(), RqQueue(redis.url, 1)
    near.attach(desk.work)
    yield StaffedQueue(far, near, lambda: True)
    await near.close(1)
    await far.close()


async def test_while_nobody_works_elsewhere_it_is_done_here(house, desk, redis):
    job = new_id()
    await house.submit(job)
    await asyncio.sleep(0.05)
    assert desk.done == [job]
    assert waiting(redis, QUEUES[0]) == []


async def test_a_worker_gets_it_as_soon_as_there_is_one(house, desk, redis):
    alone, heap = new_id(), new_id()
    with redis.client() as client:
        show(client, "one", 1)
    await house.submit(alone)
    await house.submit(heap, bulk=True)
    assert [waiting(redis, name) for name in QUEUES] == [[str(alone)], [str(heap)]]
    assert desk.done == []


async def test_what_workers_left_is_done_here_when_it_is_found(house, desk, redis, caplog):
    job = new_id()
    with redis.client() as client:
        show(client, "one", 1)
        await house.submit(job)
        leave(client, "one")
    await house.submit(job)
    await asyncio.sleep(0.05)
    assert desk.done == [job]
    assert "no worker answers" in caplog.text


async def test_a_redis_that_goes_away_loses_nothing(house, desk, redis):
    jobs = [new_id(), new_id()]
    with redis.client() as client:
        show(client, "one", 1)
    await house.submit(jobs[0])
    redis.stop()
    for job in jobs:
        await house.submit(job)
    await asyncio.sleep(0.05)
    assert desk.done == jobs
    redis.start()


async def test_how_many_work_is_not_asked_for_every_job(redis, desk):
    near, far = InlineQueue(), RqQueue(redis.url, 1)
    near.attach(desk.work)
    house = StaffedQueue(far, near, lambda: True)
    await house.submit(new_id())
    with redis.client() as client:
        show(client, "one", 1)
        before = client.info("commandstats")["cmdstat_smembers"]["calls"]
        await house.submit(new_id())
        assert client.info("commandstats")["cmdstat_smembers"]["calls"] == before
    await near.close(1)
    await far.close()


async def test_a_process_that_cannot_read_leaves_it_to_workers_for_a_while(desk, monkeypatch):
    monkeypatch.setattr(queues, "LOOKS_AGAIN", 0.0)
    near, far, job = InlineQueue(), RqQueue(NOWHERE), new_id()
    near.attach(desk.work)
    house = StaffedQueue(far, near, lambda: False, patience=0.2)
    with pytest.raises(QueueUnavailable):
        await house.submit(job)
    await asyncio.sleep(0.25)
    await house.submit(job)
    await asyncio.sleep(0.05)
    assert desk.done == [job], "and says that it cannot be read"
    await near.close(1)
    await far.close()


@pytest.mark.parametrize("redis_url", [None, NOWHERE])
async def test_the_ways_of_a_house_work_with_or_without_redis(desk, redis_url):
    job = new_id()
    async with AsyncExitStack() as stack:
        ways = lines(stack, redis_url, lambda: True)
        await ways.queue.submit(job)
        ways.attach(desk.work)
        waited = asyncio.create_task(ways.hints.wait(KEY, 5))
        await asyncio.sleep(0.05)
        ways.hints.announce(KEY)
        assert await waited is True
        assert desk.done == [job]
