"""When a model is better left alone for a while: nobody waits for one that is known to be away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.errors import ModelFailed, ModelFault

LOSSES = 3
FIRST, LONGEST = 5.0, 60.0
AT_ONCE: Mapping[ModelFault, float] = {
    "throttled": 5.0,
    "quota": 300.0,
    "key": 300.0,
    "forbidden": 300.0,
    "model": 300.0,
    "request": 60.0,
}
"""Seconds, where nothing else was said: these are not over by asking again."""
AWAY = frozenset({"timeout", "unreachable", "server"})


class Pause:
    """Remembers failures. `clock` tells seconds that only ever grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until = 0.0
        self._losses = 0

    def check(self) -> None:
        """Raises ModelFailed while there is a pause, with what is left of it."""
        left = self._until - self._clock()
        if left > 0:
            raise ModelFailed("paused", left)

    def worked(self) -> None:
        """It is there."""
        self._losses = 0

    def failed(self, error: ModelFailed) -> None:
        """It did not answer as it should. One that answers badly is there all the same."""
        if error.reason in AT_ONCE:
            wait = AT_ONCE[error.reason]
            if error.reason == "throttled" and error.retry_after is not None:
                wait = min(error.retry_after, AT_ONCE["quota"])
            self._rest(wait)
        elif error.reason in AWAY:
            self._losses += 1
            if self._losses >= LOSSES or error.retry_after:
                again = FIRST * 2.0 ** max(0, min(self._losses - LOSSES, 10))
                self._rest(min(max(again, error.retry_after or 0.0), LONGEST))
        else:
            self.worked()

    def _rest(self, seconds: float) -> None:
        self._until = max(self._until, self._clock() + seconds)
