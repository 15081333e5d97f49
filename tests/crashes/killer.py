"""The killer inside a process: it counts the boundaries that pass by name, and ends the process at a chosen one.

A boundary is what stands between two effects: before and after a COMMIT that wrote something, a request to Google and
its answer, a message to the platform. Reads change nothing, so a kill beside one is a kill at the next boundary.
"""

from __future__ import annotations

import inspect
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import UUID

ROLE: ContextVar[str] = ContextVar("role", default="start")
_CALL: ContextVar[_Call | None] = ContextVar("call", default=None)
WRITES = ("INSERT", "UPDATE", "DELETE", "WITH")


@dataclass(slots=True)
class _Call:
    """One call to the store, and what its transaction did so far."""

    name: str
    wrote: bool = False
    committed: bool = False


class Killer:
    """Tells of every boundary while it traces, and kills at the one it is armed for."""

    def __init__(self, tell: Callable[[dict[str, Any]], None], *, traces: bool = False) -> None:
        self._tell, self._traces = tell, traces
        self._name, self._left = "", 0
        self._unnoted: set[str] = set()

    def arm(self, name: str, nth: int) -> None:
        """The `nth` time from now on that this boundary is reached."""
        self._name, self._left = name, nth

    def touch(self, what: str) -> None:
        """Here is a boundary."""
        name = f"{ROLE.get()}: {what}"
        if self._traces:
            self._tell({"touch": name})
        if name == self._name:
            self._left -= 1
            if self._left == 0:
                self._tell({"killed": name, "at": time.monotonic(), "unnoted": sorted(self._unnoted)})
                os.kill(os.getpid(), signal.SIGKILL)

    def sent(self, reply: UUID) -> None:
        """A new message goes out; until that is noted it goes out again after a kill, whoever that kill was meant for."""
        self._unnoted.add(str(reply))

    def noted(self, reply: UUID) -> None:
        """Nobody sends it again."""
        self._unnoted.discard(str(reply))

    def listen(self) -> None:
        """To what the database is told, just before it is told to commit."""
        from sqlalchemy import Engine, event

        event.listen(Engine, "before_cursor_execute", _note_write)
        event.listen(Engine, "commit", self._commits)

    def store(self, real: Any) -> Any:
        """The store with its boundaries."""
        return _Store(self, real)

    def port(self, name: str, real: Any) -> Any:
        """A port whose every call is a request to somewhere else."""
        return _Port(self, name, real)

    def _commits(self, _connection: object) -> None:
        call = _CALL.get()
        if call is not None and call.wrote:
            self.touch(f"before COMMIT {call.name}")
            call.committed = True


def _note_write(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
    call = _CALL.get()
    if call is not None and statement.lstrip().upper().startswith(WRITES):
        call.wrote = True


class _Store:
    """Every short transaction is named by its method, every unit of work by who began it."""

    def __init__(self, killer: Killer, real: Any) -> None:
        self._killer, self._real = killer, real

    def unit(self) -> Any:
        asking = sys._getframe(1)
        happened = asking.f_locals.get("happened")
        return self._unit(asking.f_code.co_qualname + (f" {type(happened).__name__}" if happened else ""))

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if not inspect.iscoroutinefunction(found):
            return found

        async def called(*args: Any, **options: Any) -> Any:
            call = _Call(name)
            token = _CALL.set(call)
            try:
                answer = await found(*args, **options)
            finally:
                _CALL.reset(token)
            if name == "delivered":
                self._killer.noted(args[0].effect.reply.id)
            if call.committed:
                self._killer.touch(f"after COMMIT {name}")
            return answer

        return called

    @asynccontextmanager
    async def _unit(self, name: str) -> AsyncIterator[Any]:
        call = _Call(name)
        token = _CALL.set(call)
        try:
            async with self._real.unit() as unit:
                yield unit
        finally:
            _CALL.reset(token)
        if call.committed:
            self._killer.touch(f"after COMMIT {name}")


class _Port:
    """Before each request, and after its answer, whatever it says."""

    def __init__(self, killer: Killer, name: str, real: Any) -> None:
        self._killer, self._name, self._real = killer, name, real

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if not inspect.iscoroutinefunction(found) or name == "close":
            return found

        async def called(*args: Any, **options: Any) -> Any:
            self._killer.touch(f"before {self._name}.{name}")
            try:
                return await found(*args, **options)
            finally:
                self._killer.touch(f"after {self._name}.{name}")

        return called
