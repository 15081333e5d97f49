"""The queue on Redis: away, hanging, empty again; jobs that were lost on their way are put back."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from rq.job import JobStatus

from adapters.rq.queue import BETWEEN, INTERVALS, PAUSE, QUEUES, RqQueue
from core.errors import QueueUnavailable
from tests.adapters.rq.crews import job, waiting
from tests.contracts.samples import new_id

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
async def queue(redis):
    made = RqQueue(redis.url, 2)
    yield made
    await made.close()


async def test_only_the_id_goes_there(queue, redis):
    debt = new_id()
    await queue.submit(debt)
    with redis.client() as client:
        kept = client.hgetall(f"rq:job:{debt}")
    found = job(redis, debt)
    assert (list(found.args), found.kwargs, found.meta) == ([], {}, {})
    assert b"pickle" not in kept[b"data"] and found.func_name == "haru.owed"


async def test_tries_waits_and_keeping_are_bounded(queue, redis):
    debt = new_id()
    await queue.submit(debt)
    found = job(redis, debt)
    assert found.retries_left == len(found.retry_intervals) == len(INTERVALS)
    assert (found.timeout, found.result_ttl, found.failure_ttl, found.ttl) == (180, 0, 3600, 86_400)


async def test_bulk_has_a_queue_of_its_own(queue, redis):
    alone, heap = new_id(), new_id()
    await queue.submit(heap, bulk=True)
    await queue.submit(alone)
    assert [waiting(redis, name) for name in QUEUES] == [[str(alone)], [str(heap)]]


async def test_a_redis_that_was_never_there_costs_little_time():
    queue = RqQueue(NOWHERE)
    begun = time.monotonic()
    for _ in range(50):
        with pytest.raises(QueueUnavailable):
            await queue.submit(new_id())
    assert time.monotonic() - begun < 5
    await queue.close()


async def test_a_redis_that_does_not_answer_costs_little_time(redis):
    queue = RqQueue(redis.url, 0.2)
    redis.hang()
    try:
        begun = time.monotonic()
        for _ in range(50):
            with pytest.raises(QueueUnavailable):
                await queue.submit(new_id())
        assert time.monotonic() - begun < 5
    finally:
        redis.go_on()
    await queue.close()


async def test_a_redis_that_comes_back_is_used_again(queue, redis, monkeypatch):
    monkeypatch.setattr("adapters.rq.queue.PAUSE", 0.1)
    await queue.submit(new_id())
    redis.stop()
    with pytest.raises(QueueUnavailable):
        await queue.submit(new_id())
    redis.start()
    time.sleep(0.2)
    await queue.submit(new_id())
    assert len(waiting(redis, QUEUES[0])) == 1, "what it held before is lost, and the sweep brings it"
    assert PAUSE > 1


async def test_after_closing_nothing_is_taken(redis):
    queue = RqQueue(redis.url)
    await queue.submit(new_id())
    await queue.close()
    with pytest.raises(QueueUnavailable):
        await queue.submit(new_id())


async def test_what_a_worker_took_and_died_over_is_put_back(queue, redis):
    debt = new_id()
    await queue.submit(debt)
    with redis.client() as client:
        client.delete(f"rq:queue:{QUEUES[0]}")
    await queue.submit(debt)
    assert waiting(redis, QUEUES[0]) == [], "whoever has just taken it may be about to begin"
    _aged(redis, debt, JobStatus.QUEUED, "enqueued_at")
    await queue.submit(debt)
    assert waiting(redis, QUEUES[0]) == [str(debt)]


async def test_what_waits_long_is_not_put_in_twice(queue, redis):
    debt = new_id()
    await queue.submit(debt, bulk=True)
    _aged(redis, debt, JobStatus.QUEUED, "enqueued_at")
    await queue.submit(debt)
    assert [waiting(redis, name) for name in QUEUES] == [[], [str(debt)]]


@pytest.mark.parametrize(
    ("status", "since"), [(JobStatus.STARTED, "started_at"), (JobStatus.SCHEDULED, "ended_at")]
)
async def test_what_was_begun_and_forgotten_is_put_back(queue, redis, status, since):
    debt = new_id()
    await queue.submit(debt)
    with redis.client() as client:
        client.delete(f"rq:queue:{QUEUES[0]}")
    _aged(redis, debt, status, since, 0)
    await queue.submit(debt)
    assert waiting(redis, QUEUES[0]) == []
    _aged(redis, debt, status, since, 2 * BETWEEN)
    await queue.submit(debt)
    assert waiting(redis, QUEUES[0]) == [str(debt)]


async def test_what_failed_can_be_tried_again(queue, redis):
    debt = new_id()
    await queue.submit(debt)
    with redis.client() as client:
        client.delete(f"rq:queue:{QUEUES[0]}")
        client.hset(f"rq:job:{debt}", "status", "failed")
    await queue.submit(debt)
    assert waiting(redis, QUEUES[0]) == [str(debt)]


async def test_a_job_without_a_time_is_an_old_one(queue, redis):
    debt = new_id()
    await queue.submit(debt)
    with redis.client() as client:
        client.delete(f"rq:queue:{QUEUES[0]}")
        client.hdel(f"rq:job:{debt}", "enqueued_at")
        client.hset(f"rq:job:{debt}", "status", "started")
    await queue.submit(debt)
    assert waiting(redis, QUEUES[0]) == [str(debt)]


def _aged(redis, debt, status: JobStatus, since: str, seconds: float = 2 * BETWEEN) -> None:
    then = (datetime.now(UTC) - timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    with redis.client() as client:
        client.hset(f"rq:job:{debt}", mapping={"status": status.value, since: then})
