"""Worker processes, as many as wanted: forked from one that has everything loaded, and again when one ends."""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from rq.scheduler import RQScheduler
from rq.serializers import JSONSerializer

from adapters.rq.connection import TROUBLE, connect
from adapters.rq.orphans import take_over
from adapters.rq.presence import leave, show
from adapters.rq.queue import QUEUES
from adapters.rq.worker import Perform, serve

TICK, PAUSE, STARTING = 0.5, 2.0, 1.0
ENDING = 1.5
"""Seconds within which all are gone that were told to stop; HURRY in `worker.py` is less."""
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
log = logging.getLogger(__name__)


class Crew:
    """Forks from here, so whoever calls `live` has loaded what jobs need, and runs no threads and no event loop.

    `beside` is called again and again, for what the processes need besides.
    """

    def __init__(self, url: str, perform: Perform, processes: int, beside: Callable[[], None]) -> None:
        self._url, self._perform, self._processes, self._beside = url, perform, processes, beside
        self._host = socket.gethostname()
        self._name = f"{self._host}:{os.getpid()}"
        self._redis = connect(url)
        self._scheduler = RQScheduler(
            list(QUEUES), self._redis, logging_level=logging.WARNING, serializer=JSONSerializer
        )
        self._born: dict[int, float] = {}
        self._count, self._not_before = 0, 0.0
        self._answers, self._first = True, True
        self._hear, self._bell = os.pipe()
        self._stopping = False

    def live(self) -> None:
        """Until SIGTERM or SIGINT."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._stop)
        try:
            while not self._stopping:
                self._beside()
                self._bury()
                self._tell()
                self._fill()
                select.select([self._hear], [], [], TICK)
        finally:
            self._end()

    def _stop(self, *_: object) -> None:
        self._stopping = True
        os.write(self._bell, b"x")

    def _bury(self) -> None:
        """One that ended means that something is wrong with it, or with Redis: the next begins a little later."""
        with suppress(ChildProcessError):
            for pid in list(self._born):
                if os.waitpid(pid, os.WNOHANG)[0]:
                    del self._born[pid]
                    self._not_before = time.monotonic() + PAUSE

    def _fill(self) -> None:
        while len(self._born) < self._processes and time.monotonic() >= self._not_before:
            self._count += 1
            pid = os.fork()
            if pid == 0:
                self._begin(f"{self._name}:{self._count}")
            self._born[pid] = time.monotonic()

    def _begin(self, name: str) -> None:
        """All that the new process does."""
        status = 1
        try:
            for each in (signal.SIGTERM, signal.SIGINT):
                signal.signal(each, signal.SIG_DFL)
            _end_with_parent()
            serve(self._url, self._perform, name)
            status = 0
        except TROUBLE:
            log.debug("redis is away")
        finally:
            os._exit(status)

    def _tell(self) -> None:
        """That we live, if any of us does; and put back into its queue what is to be tried once more."""
        grown = sum(time.monotonic() - born > STARTING for born in self._born.values())
        try:
            if self._first:
                take_over(self._redis, self._host)
                self._first = False
            if grown:
                show(self._redis, self._name, grown)
            if self._scheduler.acquire_locks():  # type: ignore[no-untyped-call]
                self._scheduler.enqueue_scheduled_jobs()  # type: ignore[no-untyped-call]
        except TROUBLE:
            self._note(answers=False)
        else:
            self._note(answers=True)

    def _note(self, *, answers: bool) -> None:
        if answers != self._answers:
            log.warning("redis answers again" if answers else "redis does not answer: waiting for it")
        self._answers = answers

    def _end(self) -> None:
        for pid in self._born:
            os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + ENDING
        with suppress(*TROUBLE):
            leave(self._redis, self._name)
            self._scheduler.release_locks()  # type: ignore[no-untyped-call]
        while self._born and time.monotonic() < end:
            self._bury()
            time.sleep(0.01)
        for pid in self._born:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


def _end_with_parent() -> None:
    """A crew that was killed leaves nobody behind who takes jobs and is not counted."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
