"""The process that has all loaded for the workers of a machine, and forks for every picture, started by `python -m`.

It knows no keys, like the child; a picture that takes it over, or down, has a copy that lives for this picture alone.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import threading
from contextlib import suppress
from typing import BinaryIO

from adapters.tesseract.child import DIE_WITH_PARENT, Work, limit_itself, limit_next_picture, printer
from adapters.tesseract.frames import HEAD, READY, answer, pack, refusal
from adapters.tesseract.sniff import MAX_BYTES
from core.errors import UnreadableImage


def die_with(parent: int) -> None:
    """At once where the system offers it. No thread looks after it: this process forks."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def keep(door: socket.socket, work: Work) -> None:
    """A copy of this process for everybody who comes."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    us = os.getpid()
    while True:
        visitor, _ = door.accept()
        if os.fork() == 0:
            door.close()
            die_with(us)
            _serve(visitor, work)
            os._exit(0)
        visitor.close()


def _serve(visitor: socket.socket, work: Work) -> None:
    limit_next_picture()
    with visitor.makefile("rb") as way, suppress(OSError):
        visitor.sendall(pack(READY))
        image = _asked(way)
        threading.Thread(target=_watch, args=(visitor,), daemon=True).start()
        visitor.sendall(pack(_answered(work, image)))


def _asked(way: BinaryIO) -> bytes:
    head = way.read(HEAD.size)
    length = HEAD.unpack(head)[0] if len(head) == HEAD.size else 0
    return way.read(min(length, MAX_BYTES))


def _answered(work: Work, image: bytes) -> bytes:
    try:
        return work(image)
    except UnreadableImage as refused:
        return refusal(refused.reason)


def _watch(visitor: socket.socket) -> None:
    """End when whoever asked has gone: nobody waits for this picture any more."""
    gone = select.poll()
    gone.register(visitor, select.POLLHUP | select.POLLERR)
    gone.poll()
    os._exit(0)


def reader() -> Work:
    """What it says, by an engine that was warmed."""
    import cv2

    from adapters.tesseract.engine import Engine

    cv2.setNumThreads(1)  # its own threads would not be there in a copy
    engine = Engine(1)
    engine.warm()
    return lambda image: answer(engine.read(image))


if __name__ == "__main__":
    die_with(int(sys.argv[1]))
    limit_itself()
    found = reader() if sys.argv[3] == "read" else printer()
    keep(socket.socket(fileno=int(sys.argv[2])), found)
