"""The scheduler: one step of one task at a time, chosen by chance; between any two steps the process may be killed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Generator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

START = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self._now = START

    def now(self) -> datetime:
        return self._now

    def move(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class Pause:
    """Where another task may go on, and a kill may strike."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class Stage:
    """Tasks that run in turns. A kill ends all of them where they stand; what was committed stays."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._tasks: list[Coroutine[Any, Any, object]] = []

    @property
    def busy(self) -> int:
        return len(self._tasks)

    def start(self, what: Callable[..., Coroutine[Any, Any, object]], *given: Any, **options: Any) -> None:
        async def run() -> None:
            await Pause()
            await what(*given, **options)

        task = run()
        task.send(None)
        self._tasks.append(task)

    def step(self) -> None:
        if self._tasks:
            self._advance(self._tasks[self._chance.randrange(len(self._tasks))])

    def run(self) -> None:
        """Until nothing is left to do."""
        while self._tasks:
            self.step()

    def kill(self) -> None:
        for task in self._tasks:
            task.close()
        self._tasks.clear()

    def _advance(self, task: Coroutine[Any, Any, object]) -> None:
        try:
            task.send(None)
        except StopIteration:
            self._tasks.remove(task)
        except BaseException:
            self._tasks.remove(task)
            raise


def at_once(task: Coroutine[Any, Any, Any]) -> Any:
    """To its end, with nobody in between."""
    try:
        while True:
            task.send(None)
    except StopIteration as end:
        return end.value


class Paused:
    """A port with a pause before and after each of its answers; within a unit of work there is none."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if not inspect.iscoroutinefunction(found):
            return found

        async def paused(*args: Any, **options: Any) -> Any:
            await Pause()
            answer = await found(*args, **options)
            await Pause()
            return answer

        self.__dict__[name] = paused
        return paused


class Births:
    """Ids by the seed's chance."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def __call__(self) -> UUID:
        return UUID(int=self._chance.getrandbits(128))
