"""The process that decodes pictures, and reads them or makes them anew, started by `python -m`: bounded, silent, gone with its parent."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import BinaryIO, TypeAlias

from adapters.tesseract.frames import HEAD, READY, answer, pack, refusal
from core.errors import UnreadableImage

Work: TypeAlias = Callable[[bytes], bytes]
"""From a picture to the body of an answer. Raises UnreadableImage."""
MEMORY = 3 * 2**30
CPU_SECONDS = 60
THREADS = min(4, os.cpu_count() or 1)
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def limit_itself() -> None:
    """No endless memory, no core dumps, no files written."""
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (most, most))


def limit_next_picture() -> None:
    """The processor time that one picture may take, counted from here; more ends this process."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, hard))


def watch(parent: int) -> None:
    """End this process when `parent` has died, even in the middle of a picture."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def die_with_parent(parent: int) -> None:
    """At once where the system offers it, within a second elsewhere."""
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    threading.Thread(target=watch, args=(parent,), daemon=True).start()


def own_pipe() -> BinaryIO:
    """The way back to the parent, out of reach for libraries that print."""
    way = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return way


def reader() -> Work:
    """What it says. The models are loaded here."""
    from adapters.tesseract.engine import Engine

    engine = Engine(THREADS)
    return lambda image: answer(engine.read(image))


def printer() -> Work:
    """The same picture, plain."""
    from adapters.tesseract.printing import printed
    from adapters.tesseract.prints import wrap

    return lambda image: wrap(printed(image))


TASKS: Mapping[str, Callable[[], Work]] = {"read": reader, "print": printer}


def serve(source: BinaryIO, way: BinaryIO, work: Work) -> None:
    """Answer pictures until there are no more."""
    _send(way, READY)
    while head := source.read(HEAD.size):
        image = source.read(HEAD.unpack(head)[0])
        limit_next_picture()
        try:
            _send(way, work(image))
        except UnreadableImage as refused:
            _send(way, refusal(refused.reason))


def _send(way: BinaryIO, body: bytes) -> None:
    way.write(pack(body))
    way.flush()


if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]))
    limit_itself()
    way = own_pipe()
    serve(sys.stdin.buffer, way, TASKS[sys.argv[2]]())
