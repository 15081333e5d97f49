"""One worker process: takes ids from Redis and does each in a process of its own, forked from this one."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from threading import Timer
from typing import TypeAlias
from uuid import UUID

from redis.exceptions import RedisError
from rq import Worker
from rq.exceptions import StopRequested
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.worker.base import WorkerStatus

from adapters.rq.connection import connect
from adapters.rq.queue import INTERVALS, QUEUES

Perform: TypeAlias = Callable[[UUID, bool], None]
"""What to do with a debt. The second is true where the process that had it before died over it."""
HURRY = 1.0
"""Seconds that a job has for giving back what it holds, once it is told to stop."""
LIVES, LOOKS_AFTER, TIDIES = 20, 5, 30


def errands(perform: Perform) -> type[Job]:
    """Jobs that come to `perform`, whatever else stands in Redis: nobody who can write there chooses what is run here."""

    class Errand(Job):
        """A debt's id."""

        def _execute(self) -> None:
            perform(UUID(self.id), self.retries_left is not None and self.retries_left < len(INTERVALS))

    return Errand


class Hand(Worker):
    """Takes no orders from Redis but jobs, waits for one that is away, and leaves when it is told to."""

    max_connection_wait_time = 4.0
    log_result_lifespan = False

    def subscribe(self) -> None:
        """RQ would take commands here, in a thread that a fork leaves behind."""

    def unsubscribe(self) -> None:
        """There is nothing to leave."""

    def handle_warm_shutdown_request(self) -> None:
        """The job gives back what it holds; one that does not listen is ended."""
        if self.horse_pid:
            os.kill(self.horse_pid, signal.SIGTERM)
            hurry = Timer(HURRY, self.kill_horse)
            hurry.daemon = True
            hurry.start()

    def _shutdown(self) -> None:
        if self.get_state() != WorkerStatus.BUSY:
            raise StopRequested
        self._stop_requested = True

    def teardown(self) -> None:
        """Redis may be away by now; it forgets us by itself."""
        try:
            super().teardown()  # type: ignore[no-untyped-call]
        except (RedisError, OSError):
            return


def serve(url: str, perform: Perform, name: str) -> None:
    """Until SIGTERM, or something goes wrong: then whoever started this process starts another. Raises RedisError."""
    hand = Hand(
        list(QUEUES),
        name=name,
        connection=connect(url),
        serializer=JSONSerializer,
        job_class=errands(perform),
        worker_ttl=LIVES,
        job_monitoring_interval=LOOKS_AFTER,
        maintenance_interval=TIDIES,
        log_job_description=False,
    )
    hand.work(logging_level="WARNING")
