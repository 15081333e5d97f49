"""The queue inside the process: one after another, early work waits, closing drains or cancels."""

from __future__ import annotations

import asyncio

import pytest

from adapters.inline.hints import InlineHints
from adapters.inline.queue import InlineQueue
from tests.contracts.samples import KEY, new_id


class Desk:
    """Work that takes until it is allowed to end."""

    def __init__(self) -> None:
        self.running, self.most, self.done, self.stopped = 0, 0, [], []
        self.allowed = asyncio.Event()

    async def work(self, debt) -> None:
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await self.allowed.wait()
            self.done.append(debt)
        except asyncio.CancelledError:
            self.stopped.append(debt)
            raise
        finally:
            self.running -= 1


async def submit(queue: InlineQueue, number: int) -> list:
    jobs = [new_id() for _ in range(number)]
    for job in jobs:
        await queue.submit(job)
    await asyncio.sleep(0.01)
    return jobs


@pytest.mark.parametrize(("given", "at_once"), [((), 1), ((3,), 3)])
async def test_no_more_at_a_time_than_the_engine_reads(given, at_once):
    queue, desk = InlineQueue(*given), Desk()
    queue.attach(desk.work)
    jobs = await submit(queue, 6)
    assert desk.running == at_once
    desk.allowed.set()
    await queue.close(5)
    assert desk.most == at_once
    assert sorted(desk.done) == sorted(jobs)


async def test_what_comes_before_anybody_works_waits_for_them():
    queue, desk = InlineQueue(), Desk()
    desk.allowed.set()
    jobs = await submit(queue, 3)
    queue.attach(desk.work)
    await queue.close(5)
    assert sorted(desk.done) == sorted(jobs)


async def test_closing_stops_what_does_not_end_in_time():
    queue, desk = InlineQueue(), Desk()
    queue.attach(desk.work)
    first, *_ = await submit(queue, 3)
    await queue.close(0.01)
    assert desk.done == []
    assert desk.stopped == [first]


async def test_nothing_is_taken_after_closing():
    queue, desk = InlineQueue(), Desk()
    desk.allowed.set()
    queue.attach(desk.work)
    await queue.close()
    await submit(queue, 1)
    assert desk.done == []


async def test_a_job_that_fails_is_told_by_its_id_and_kind_only(caplog):
    queue, job = InlineQueue(), new_id()

    async def work(debt) -> None:
        raise ValueError("words of a person")

    queue.attach(work)
    await queue.submit(job)
    await queue.close(5)
    (record,) = caplog.records
    assert (record.debt, record.error) == (str(job), "ValueError")
    assert "words" not in caplog.text


async def test_nobody_who_left_is_remembered():
    hints = InlineHints()
    waiting = asyncio.create_task(hints.wait(KEY, 60))
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert hints._waiting == {}
