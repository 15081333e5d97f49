"""Worker processes whose jobs write down what they were given: started, and ended with the test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from adapters.rq.crew import Crew
from adapters.rq.presence import hands
from tests.fakes.valkey import Server
from tests.house.rooms import HOUSE

JOBS, OPEN, ORDERS = "jobs", "open", "orders"


class Board:
    """A folder that jobs write to, and where they find what they are to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def note(self, line: str) -> None:
        with (self.folder / JOBS).open("a") as file:
            file.write(f"{line}\n")

    def lines(self) -> list[str]:
        file = self.folder / JOBS
        return file.read_text().split("\n")[:-1] if file.exists() else []

    def done(self) -> list[UUID]:
        return [UUID(line.split()[1]) for line in self.lines() if line.startswith("done")]

    def begun(self) -> list[str]:
        return [line for line in self.lines() if line.startswith("begun")]

    def order(self, debt: UUID, what: str) -> None:
        """`break`: fail. `die`: killed at the first try. `poison`: at each. `hang`: until told to stop."""
        (self.folder / f"{ORDERS}-{debt}").write_text(what)

    def ordered(self, debt: UUID) -> str:
        file = self.folder / f"{ORDERS}-{debt}"
        return file.read_text() if file.exists() else ""

    def open(self) -> None:
        (self.folder / OPEN).touch()

    def is_open(self) -> bool:
        return (self.folder / OPEN).exists()


def perform(board: Board, debt: UUID, left_behind: bool) -> None:
    """What a job does here, once the board is open."""
    board.note(f"begun {debt} {left_behind} {os.getpid()}")
    while not board.is_open():
        time.sleep(0.01)
    what = board.ordered(debt)
    if what == "break":
        raise RuntimeError("broken")
    if what == "poison" or (what == "die" and not left_behind):
        os.kill(os.getpid(), signal.SIGKILL)
    while what == "hang":
        time.sleep(0.01)
    board.note(f"done {debt}")


@contextmanager
def crew(server: Server, folder: Path, processes: int = 1) -> Iterator[subprocess.Popen[bytes]]:
    """It is there to take jobs when the block begins."""
    command = [sys.executable, "-P", "-m", "tests.adapters.rq.crews", server.url, str(folder), str(processes)]
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    process = subprocess.Popen(command, env=environment, cwd=HOUSE)
    try:
        with server.client() as client:
            until(lambda: process.poll() is not None or hands(client) >= processes)
        yield process
    finally:
        process.terminate()
        process.wait(10)


def until(reached: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def waiting(server: Server, name: str) -> list[str]:
    """The ids in a queue."""
    with server.client() as client:
        return Queue(name, connection=client, serializer=JSONSerializer).job_ids


def job(server: Server, debt: UUID) -> Job:
    return Job.fetch(str(debt), server.client(), JSONSerializer)


def nothing() -> None:
    """There is nothing beside."""


if __name__ == "__main__":
    board = Board(Path(sys.argv[2]))
    Crew(sys.argv[1], lambda debt, again: perform(board, debt, again), int(sys.argv[3]), nothing).live()
