"""JobQueue: what is submitted is done, a failure hurts nobody else."""

from __future__ import annotations

import asyncio

import pytest

from adapters.inline.queue import InlineQueue
from tests.contracts.samples import new_id


@pytest.fixture(params=[InlineQueue])
async def queue(request):
    made = request.param()
    yield made
    await made.close()


class Desk:
    """Does jobs, and knows which."""

    def __init__(self, broken=frozenset()):
        self.done, self.broken, self.news = [], broken, asyncio.Event()

    async def work(self, debt):
        if debt in self.broken:
            raise RuntimeError("broken")
        self.done.append(debt)
        self.news.set()

    async def until(self, number):
        while len(self.done) < number:
            self.news.clear()
            await self.news.wait()


async def test_what_is_submitted_is_done(queue):
    desk, jobs = Desk(), [new_id() for _ in range(5)]
    queue.attach(desk.work)
    for job in jobs:
        await queue.submit(job)
    await desk.until(5)
    assert sorted(desk.done) == sorted(jobs)


async def test_a_job_that_fails_does_not_hold_up_the_others(queue):
    jobs = [new_id() for _ in range(6)]
    desk = Desk(broken=frozenset(jobs[:4]))
    queue.attach(desk.work)
    for job in jobs:
        await queue.submit(job)
    await desk.until(2)
    assert sorted(desk.done) == sorted(jobs[4:])
