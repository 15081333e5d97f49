"""The process that serves pictures of all workers of a machine, as whoever starts it sees it: behind a socket in a private folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path

from adapters.tesseract.process import HOUSE, Task, environment

WAITING = 64


class Room:
    """Keeps what its task needs loaded. It may be started anew: whoever waits at the door then is served by the next."""

    def __init__(self, door: Path, task: Task = "read") -> None:
        self.door, self._task = door, task
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(door))
        self._listener.listen(WAITING)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its process id, while it runs."""
        running = self._process is not None and self._process.poll() is None
        return self._process.pid if self._process is not None and running else None

    def start(self) -> None:
        """A process that is on its way up, unless there is one."""
        if self.pid is not None:
            return
        number = self._listener.fileno()
        command = [sys.executable, "-P", "-m", "adapters.tesseract.room"]
        self._process = subprocess.Popen(
            [*command, str(os.getpid()), str(number), self._task], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
            env=environment(os.environ), cwd=HOUSE, pass_fds=[number],
        )  # fmt: skip

    def close(self) -> None:
        """End it."""
        self._listener.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
