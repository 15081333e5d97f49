"""Serves the JobQueue port with RQ on Redis: the id of what is owed goes there, and nothing else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from rq import Queue, Retry
from rq.exceptions import DuplicateJobError, NoSuchJobError
from rq.job import Job, JobStatus
from rq.serializers import JSONSerializer

from adapters.rq.connection import SECONDS, TROUBLE, connect
from adapters.rq.presence import hands
from core.errors import QueueUnavailable

T = TypeVar("T")
QUEUES = ("haru:interactive", "haru:bulk")
"""In the order in which they are emptied."""
WHAT = "haru.owed"
INTERVALS = (1, 5)
"""After a process that died over it. What fails in an ordinary way is put off by the assistant."""
TIMEOUT, FAILED_KEPT, WAITS_AT_MOST = 180, 3600, 86_400
BETWEEN = 10.0
"""Seconds within which a job that was taken is at work, or back in its queue."""
PAUSE = 2.0


def enqueue(name: str, queue: Queue, intervals: Sequence[int] = INTERVALS) -> None:
    """Raises DuplicateJobError, RedisError."""
    queue.enqueue_call(
        WHAT,
        job_id=name,
        unique=True,
        timeout=TIMEOUT,
        ttl=WAITS_AT_MOST,
        result_ttl=0,
        failure_ttl=FAILED_KEPT,
        retry=Retry(max=len(intervals), interval=list(intervals)),
        description=WHAT,
    )


class RqQueue:
    """Redis is asked in one thread, in order. One that did not answer is left alone for `PAUSE` seconds."""

    def __init__(self, url: str, seconds: float = SECONDS) -> None:
        self._redis = connect(url, seconds)
        self._queues = [
            Queue(name, connection=self._redis, serializer=JSONSerializer, default_timeout=TIMEOUT)
            for name in QUEUES
        ]
        self._thread = ThreadPoolExecutor(1, "redis")
        self._away_until = 0.0

    async def submit(self, debt: UUID, *, bulk: bool = False) -> None:
        """Have some worker do it. Raises QueueUnavailable."""
        await self._ask(lambda: self._put(str(debt), self._queues[bulk]))

    async def hands(self) -> int:
        """How many processes work there now. Raises QueueUnavailable."""
        return await self._ask(lambda: hands(self._redis))

    async def close(self) -> None:
        """Let go of the connections."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._redis.close()

    async def _ask(self, call: Callable[[], T]) -> T:
        if time.monotonic() < self._away_until:
            raise QueueUnavailable("away")
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, call)
        except TROUBLE as error:
            self._away_until = time.monotonic() + PAUSE
            raise QueueUnavailable(type(error).__name__) from error
        except RuntimeError as error:  # the thread has ended
            raise QueueUnavailable("closed") from error

    def _put(self, name: str, queue: Queue) -> None:
        try:
            enqueue(name, queue)
        except DuplicateJobError:
            if self._swept(name):
                self._again(name, queue)

    def _again(self, name: str, queue: Queue) -> None:
        try:
            enqueue(name, queue)
        except DuplicateJobError:  # somebody else was quicker
            return

    def _swept(self, name: str) -> bool:
        """Whether the job of this name was over or lost, and is gone now."""
        try:
            job = Job.fetch(name, self._redis, JSONSerializer)
        except NoSuchJobError:
            return True
        if self._is_under_way(job):
            return False
        job.delete()
        return True

    def _is_under_way(self, job: Job) -> bool:
        """What a worker took and then died over is in no queue, and in nobody's hands for long.

        Whoever is at work on it holds the debt: a second job of the same name finds nothing to do.
        """
        match job.get_status(refresh=False):
            case JobStatus.QUEUED:
                listed = any(self._redis.lpos(queue.key, job.id) is not None for queue in self._queues)
                return listed or _is_fresh(job.enqueued_at, BETWEEN)
            case JobStatus.STARTED:
                return _is_fresh(job.started_at or job.enqueued_at, BETWEEN)
            case JobStatus.SCHEDULED:
                return _is_fresh(job.ended_at or job.started_at, max(INTERVALS) + BETWEEN)
            case _:
                return False


def _is_fresh(since: datetime | None, seconds: float) -> bool:
    if since is None:
        return False
    since = since if since.tzinfo else since.replace(tzinfo=UTC)
    return (datetime.now(UTC) - since).total_seconds() < seconds
