"""JobQueue: what is submitted is done, a failure hurts nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters.inline.queue import InlineQueue
from core.ports import JobQueue
from tests.contracts.samples import new_id


class Desk:
    """Does jobs once it is open, and knows which."""

    def __init__(self) -> None:
        self.done, self.broken, self.news, self.open = [], set(), asyncio.Event(), asyncio.Event()

    async def work(self, debt) -> None:
        await self.open.wait()
        if debt in self.broken:
            raise RuntimeError("broken")
        self.done.append(debt)
        self.news.set()

    async def until(self, number) -> None:
        self.open.set()
        async with asyncio.timeout(10):
            while len(self.done) < number:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def inline(desk: Desk) -> AsyncIterator[JobQueue]:
    queue = InlineQueue()
    queue.attach(desk.work)
    yield queue
    await queue.close()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture(params=[inline])
async def queue(request, desk):
    """A queue whose workers sit at the desk: how they came to do so is each technology's own affair."""
    async with request.param(desk) as made:
        yield made


async def test_what_is_submitted_is_done(queue, desk):
    jobs = [new_id() for _ in range(5)]
    for job in jobs:
        await queue.submit(job)
    await desk.until(5)
    assert sorted(desk.done) == sorted(jobs)


async def test_a_job_that_waits_already_is_done_once(queue, desk):
    job, last = new_id(), new_id()
    for each in (job, job, job, last):
        await queue.submit(each)
    await desk.until(2)
    assert sorted(desk.done) == sorted((job, last))


async def test_a_job_that_was_done_can_be_done_again(queue, desk):
    job, last = new_id(), new_id()
    for number, each in enumerate((job, last, job), start=1):
        await queue.submit(each)
        await desk.until(number)
    assert desk.done == [job, last, job]


async def test_submitting_does_not_wait_for_the_work(queue, desk):
    async with asyncio.timeout(5):
        for _ in range(20):
            await queue.submit(new_id())
    assert desk.done == []
    await desk.until(20)


async def test_a_job_that_fails_does_not_hold_up_the_others(queue, desk):
    jobs = [new_id() for _ in range(6)]
    desk.broken = set(jobs[:4])
    for job in jobs:
        await queue.submit(job)
    await desk.until(2)
    assert sorted(desk.done) == sorted(jobs[4:])
