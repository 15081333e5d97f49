"""Worker processes as they are started: killed, told to stop, with jobs that die, hang or come from somebody else."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from adapters.rq.orphans import _is_orphan
from adapters.rq.presence import hands, leave, show
from adapters.rq.queue import QUEUES, RqQueue
from tests.adapters.rq.crews import Board, crew, job, until
from tests.contracts.samples import new_id


@pytest.fixture
def board(tmp_path) -> Board:
    made = Board(tmp_path)
    made.open()
    return made


@pytest.fixture
async def queue(redis):
    made = RqQueue(redis.url, 2)
    yield made
    await made.close()


async def test_a_job_that_dies_is_tried_again_and_is_told_so(queue, redis, board):
    debt, other = new_id(), new_id()
    board.order(debt, "die")
    with crew(redis, board.folder):
        await queue.submit(debt)
        await queue.submit(other)
        until(lambda: len(board.done()) == 2)
    tries = [line.split()[2] for line in board.begun() if str(debt) in line]
    assert tries == ["False", "True"]
    assert board.done() == [other, debt], "nobody waits for it"


async def test_a_poisoned_job_is_not_tried_for_ever(queue, redis, board):
    debt, other = new_id(), new_id()
    board.order(debt, "poison")
    with crew(redis, board.folder):
        await queue.submit(debt)
        until(lambda: _status(redis, debt) == "failed")
        await queue.submit(other)
        until(lambda: board.done() == [other])
    assert len([line for line in board.begun() if str(debt) in line]) == 3


async def test_a_job_that_hangs_does_not_keep_the_worker_from_stopping(queue, redis, board):
    debt = new_id()
    board.order(debt, "hang")
    with crew(redis, board.folder) as process:
        await queue.submit(debt)
        until(board.begun)
        begun = time.monotonic()
        process.terminate()
        assert process.wait(10) == 0
        assert time.monotonic() - begun < 6
    until(lambda: not _alive(int(board.begun()[0].split()[3])), 2)
    with redis.client() as client:
        assert hands(client) == 0


async def test_a_worker_process_that_is_killed_is_followed_by_another(queue, redis, board):
    first, second = new_id(), new_id()
    with crew(redis, board.folder) as process:
        (child,) = _children(process.pid)
        os.kill(child, signal.SIGKILL)
        until(lambda: {*_children(process.pid)} - {child})  # what it had just taken is for the sweep to find
        await queue.submit(first)
        until(lambda: board.done() == [first])
        await queue.submit(second)
        until(lambda: board.done() == [first, second])


async def test_a_crew_that_is_killed_leaves_nobody_behind(redis, board):
    with crew(redis, board.folder) as process:
        (child,) = _children(process.pid)
        process.kill()
        process.wait()
        until(lambda: not _alive(child))


async def test_a_redis_that_restarts_in_the_middle_is_waited_for(queue, redis, board):
    with crew(redis, board.folder) as process:
        await queue.submit(new_id())
        until(lambda: len(board.done()) == 1)
        redis.stop()
        time.sleep(1)
        redis.start()
        last = new_id()
        again = RqQueue(redis.url, 2)
        await again.submit(last)
        await again.close()
        until(lambda: last in board.done())
        assert process.poll() is None


async def test_a_crew_without_redis_waits_for_it_and_can_be_stopped(redis, board):
    with crew(redis, board.folder) as process:
        redis.stop()
        time.sleep(0.5)
        begun = time.monotonic()
        process.terminate()
        assert process.wait(10) == 0
        assert time.monotonic() - begun < 6
    redis.start()


async def test_what_others_put_into_redis_runs_nothing_of_theirs(redis, board):
    debt = new_id()
    file = board.folder / "theirs"
    with crew(redis, board.folder), redis.client() as client:
        strange = Queue(QUEUES[0], connection=client, serializer=JSONSerializer)
        strange.enqueue_call("os.mkdir", args=(str(file),), job_id=str(debt))
        strange.enqueue_call("os.mkdir", args=(str(file),), job_id="no-debt")
        until(lambda: board.done() == [debt] and _status(redis, "no-debt") == "failed")
    assert not file.exists()


def test_a_worker_that_says_nothing_is_forgotten(redis):
    with redis.client() as client:
        show(client, "one", 2)
        show(client, "two", 1)
        assert hands(client) == 3
        client.delete("haru:workers:one")
        assert hands(client) == 1
        leave(client, "two")
        assert hands(client) == 0


def _status(redis, debt) -> str:
    return str(job(redis, debt).get_status().value)


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _alive(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


async def test_what_a_killed_crew_had_in_hand_is_taken_up_by_the_next(queue, redis, board):
    debt = new_id()
    board.order(debt, "hang")
    with crew(redis, board.folder) as process:
        await queue.submit(debt)
        until(board.begun)
        (worker,) = _children(process.pid)
        for pid in (process.pid, worker, int(board.begun()[0].split()[3])):
            os.kill(pid, signal.SIGKILL)
        process.wait()
        until(lambda: not _alive(worker))
    board.order(debt, "")
    begun = time.monotonic()
    with crew(redis, board.folder):
        until(lambda: board.done() == [debt])
    assert time.monotonic() - begun < 15
    assert board.begun()[1].split()[2] == "True", "it knows that nobody else is at work on it"


@pytest.mark.parametrize(
    ("worker", "orphan"),
    [
        ("here:{us}:1", True),
        ("here:4194304:1", True),
        ("here:1:1", False),
        ("elsewhere:4194304:1", False),
        ("here:x:1", False),
        ("", False),
    ],
)
def test_only_the_dead_of_this_machine_are_taken_over_from(worker, orphan):
    assert _is_orphan(worker.format(us=os.getpid()), "here") is orphan
