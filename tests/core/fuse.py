"""A fuse in every wire between the assistant and its world: it blows at one chosen call, before it or after it."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any


class Killed(BaseException):
    """The process is gone."""


class Fuse:
    """Counts the calls that pass; blows once, at number `at`."""

    def __init__(self, at: int, error: type[BaseException] = Killed) -> None:
        self.at = at
        self.error = error
        self.passed = 0
        self.blown: str | None = None

    def touch(self, name: str) -> None:
        if self.blown is None:
            self.passed += 1
            if self.passed == self.at:
                self.blown = name
                raise self.error

    def wire(self, name: str, inner: Any) -> Any:
        """The same object behind the fuse."""
        return _Wired(self, name, inner)


class _Wired:
    def __init__(self, fuse: Fuse, name: str, inner: Any) -> None:
        self._fuse, self._name, self._inner = fuse, name, inner

    def __getattr__(self, name: str) -> Any:
        inner, where = getattr(self._inner, name), f"{self._name}.{name}"
        if name == "unit":
            return lambda: self._unit(inner)
        if not inspect.iscoroutinefunction(inner):
            return inner

        async def call(*args: object, **kwargs: object) -> Any:
            self._fuse.touch(f"before {where}")
            result = await inner(*args, **kwargs)
            self._fuse.touch(f"after {where}")
            return result

        return call

    @asynccontextmanager
    async def _unit(self, inner: Any) -> AsyncIterator[Any]:
        self._fuse.touch("before the unit")
        async with inner() as unit:
            yield self._fuse.wire("unit", unit)
            self._fuse.touch("before the commit")
        self._fuse.touch("after the commit")
