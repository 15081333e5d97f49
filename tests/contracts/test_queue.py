"""JobQueue: what is submitted is done, a failure hurts nobody else, what is bulk goes after the rest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from adapters.inline.queue import InlineQueue
from adapters.rq.queue import RqQueue
from core.ports import JobQueue
from tests.adapters.rq.crews import Board, crew
from tests.contracts.samples import new_id


class Desk(Board):
    """Does jobs once it is open, and knows which. Its board is read by whoever works in another process."""

    async def work(self, debt) -> None:
        while not self.is_open():
            await asyncio.sleep(0.005)
        if self.ordered(debt) == "break":
            raise RuntimeError("broken")
        self.note(f"done {debt}")

    async def until(self, number) -> None:
        self.open()
        async with asyncio.timeout(30):
            while len(self.done()) < number:
                await asyncio.sleep(0.01)


@asynccontextmanager
async def inline(desk: Desk, _request) -> AsyncIterator[JobQueue]:
    queue = InlineQueue()
    queue.attach(desk.work)
    yield queue
    await queue.close()


@asynccontextmanager
async def rq(desk: Desk, request) -> AsyncIterator[JobQueue]:
    server = request.getfixturevalue("redis")
    async with AsyncExitStack() as stack:
        stack.enter_context(crew(server, desk.folder))
        queue = RqQueue(server.url, 2)
        stack.push_async_callback(queue.close)
        yield queue


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(params=[inline, rq])
async def queue(request, desk):
    """A queue whose workers sit at the desk: how they came to do so is each technology's own affair."""
    async with request.param(desk, request) as made:
        yield made


async def test_what_is_submitted_is_done(queue, desk):
    jobs = [new_id() for _ in range(5)]
    for job in jobs:
        await queue.submit(job)
    await desk.until(5)
    assert sorted(desk.done()) == sorted(jobs)


async def test_a_job_that_waits_already_is_done_once(queue, desk):
    job, last = new_id(), new_id()
    for each in (job, job, job, last):
        await queue.submit(each)
    await desk.until(2)
    assert sorted(desk.done()) == sorted((job, last))


async def test_a_job_that_waits_already_keeps_its_place(queue, desk):
    first, job, bulk = (new_id() for _ in range(3))
    await queue.submit(first)
    await queue.submit(bulk, bulk=True)
    await queue.submit(job)
    await queue.submit(job, bulk=True)
    await desk.until(3)
    assert desk.done() == [first, job, bulk]


async def test_a_job_that_was_done_can_be_done_again(queue, desk):
    job, last = new_id(), new_id()
    for number, each in enumerate((job, last, job), start=1):
        await queue.submit(each)
        await desk.until(number)
        await asyncio.sleep(0.5)  # over there it is done a moment before it is struck out
    assert desk.done() == [job, last, job]


async def test_submitting_does_not_wait_for_the_work(queue, desk):
    async with asyncio.timeout(20):
        for _ in range(20):
            await queue.submit(new_id())
    assert desk.done() == []
    await desk.until(20)


async def test_a_job_that_fails_does_not_hold_up_the_others(queue, desk):
    jobs = [new_id() for _ in range(6)]
    for job in jobs[:4]:
        desk.order(job, "break")
    for job in jobs:
        await queue.submit(job)
    await desk.until(2)
    assert sorted(desk.done()) == sorted(jobs[4:])


async def test_what_is_bulk_goes_after_the_rest(queue, desk):
    heap = [new_id() for _ in range(10)]
    for job in heap:
        await queue.submit(job, bulk=True)
    await asyncio.sleep(0.3)
    alone = new_id()
    await queue.submit(alone)
    await desk.until(11)
    assert desk.done().index(alone) <= 1, "one of the heap may have been begun"
    assert [job for job in desk.done() if job != alone] == heap
