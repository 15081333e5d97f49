"""Jobs of a crew that was killed on this machine: the next one takes them up, and knows that nobody else is at work."""

from __future__ import annotations

import os
from contextlib import suppress

from redis import Redis
from rq import Queue
from rq.exceptions import DuplicateJobError, NoSuchJobError
from rq.job import Job
from rq.serializers import JSONSerializer

from adapters.rq.queue import INTERVALS, QUEUES, enqueue

ONCE_MORE = INTERVALS[1:]
"""Fewer tries than a fresh job has: so the process that takes it knows that another died over it."""


def take_over(redis: Redis, host: str) -> None:
    """Called before this process has workers of its own. Raises RedisError."""
    for name in QUEUES:
        queue = Queue(name, connection=redis, serializer=JSONSerializer)
        for waiting in queue.started_job_registry.get_job_ids(cleanup=False):
            with suppress(NoSuchJobError, DuplicateJobError):
                job = Job.fetch(waiting, redis, JSONSerializer)
                if _is_orphan(job.worker_name or "", host):
                    job.delete()
                    enqueue(waiting, queue, ONCE_MORE)


def _is_orphan(worker: str, host: str) -> bool:
    """`host:pid:number`. In a container the crew before us may have had our own process id."""
    where, _, rest = worker.rpartition(":")[0].rpartition(":")
    if where != host or not rest.isdecimal():
        return False
    pid = int(rest)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's
        return False
    return pid == os.getpid()
