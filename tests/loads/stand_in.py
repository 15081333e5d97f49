"""The stand-in for Google in a process of its own: what it spends is not ours."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from tests.fakes.google.grants import Script
from tests.fakes.google.moments import Clock
from tests.fakes.google.quota import Quota
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

P, R = ParamSpec("P"), TypeVar("R")
MOST_REQUESTS = 1_000_000


class StandIn:
    """Its address, and a way to act in its world."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._turn = pipe, Lock()
        self.url: str = pipe.recv()

    def do(self, action: Callable[Concatenate[World, P], R], *given: P.args, **named: P.kwargs) -> R:
        """Carry out a function of a module there; what it returns, or raises, comes back."""
        with self._turn:
            self._pipe.send((action, given, named))
            told = self._pipe.recv()
        if isinstance(told, RuntimeError):
            raise told
        return told  # type: ignore[no-any-return]

    async def doing(self, action: Callable[Concatenate[World, P], R], *given: P.args, **named: P.kwargs) -> R:
        """The same, while everything else goes on."""
        return await asyncio.to_thread(self.do, action, *given, **named)


@contextmanager
def stand_in(seed: int, *, quota: bool = False) -> Iterator[StandIn]:
    """One that answers the consent screen at once; with Google's `quota`, or none. It ends with the block."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, seed, quota), daemon=True)
    process.start()
    theirs.close()
    try:
        yield StandIn(ours)
    finally:
        ours.close()
        process.join(5)
        process.kill()
        process.join()


def _serve(pipe: Connection, seed: int, quota: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    world = World(Clock(), seed, quota=Quota() if quota else None)
    world.requests = deque(maxlen=MOST_REQUESTS)
    world.oauth.script = Script()
    with Served(world) as served:
        pipe.send(served.url)
        while (asked := _next(pipe)) is not None:
            pipe.send(_done(served, *asked))
            served.courier.look()


def _next(pipe: Connection) -> Any:
    try:
        return pipe.recv()
    except EOFError:
        return None


def _done(served: Served, action: Callable[..., object], given: Any, named: Any) -> object:
    try:
        with served.lock:
            return action(served.world, *given, **named)
    except Exception as error:
        return RuntimeError(f"{type(error).__name__}: {error}")
