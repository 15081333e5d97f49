"""Where processes come from: one that has everything loaded and does nothing, and forks a house when it is asked to.

A fresh interpreter would take a second to load what the product needs, of which there are thousands here.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from tests.crashes.process import Ground, live

LOG = "log"
# What the product imports only when it first needs it.
NEEDED = (
    "adapters.google.calendar",
    "adapters.google.consent",
    "adapters.google.door",
    "adapters.google.hook",
    "adapters.vault.vault",
    "core.language.korean.read",
    "google.auth.jwt",
    "google_auth_oauthlib.flow",
    "googleapiclient.discovery",
    "httplib2",
    "netrc",
    "psycopg",
    "requests",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite",
)


@contextmanager
def nursery(folder: Path) -> Iterator[Path]:
    """Its address. It ends with its block, or with the process that made it."""
    address = folder / "nursery"
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(address))
    listener.listen(128)
    lifeline, held = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(held)
        try:
            _mind(listener, lifeline)
        finally:
            os._exit(0)
    listener.close()
    os.close(lifeline)
    try:
        yield address
    finally:
        os.close(held)
        os.waitpid(child, 0)


def born(address: Path, ground: Ground) -> tuple[int, int, int]:
    """A new house: its process, where to write to it and where to read what it says."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.connect(str(address))
        socket.send_fds(asked, [json.dumps(vars(ground)).encode()], [theirs_in, theirs_out])
        os.close(theirs_in)
        os.close(theirs_out)
        return int(asked.recv(32)), ours_out, ours_in


def _mind(listener: socket.socket, lifeline: int) -> None:
    signal.signal(
        signal.SIGCHLD, signal.SIG_IGN
    )  # nobody waits for them: whoever holds the pipe sees the end
    load()
    gc.collect()
    gc.freeze()
    while True:
        ready, _, _ = select.select([listener, lifeline], [], [])
        if lifeline in ready:
            return
        asked, _ = listener.accept()
        with asked:
            told, fds, _, _ = socket.recv_fds(asked, 65536, 2)
            child = os.fork()
            if child == 0:
                listener.close()
                asked.close()
                os.close(lifeline)
                _begin(Ground(**json.loads(told)), *fds)
            for fd in fds:
                os.close(fd)
            asked.send(str(child).encode())


def _begin(ground: Ground, inward: int, outward: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(Path(ground.folder) / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    status = 0
    try:
        live(ground, inward, outward)
    except BaseException:
        import traceback

        traceback.print_exc()
        status = 1
    finally:
        os._exit(status)


def load() -> None:
    """What a house needs."""
    for name in NEEDED:
        import_module(name)
