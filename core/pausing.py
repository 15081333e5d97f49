"""When somebody elsewhere is better left alone for a while: nobody waits for who is known to be away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

LOSSES = 3
FIRST, LONGEST = 5.0, 60.0
AT_MOST = 300.0


class Pause:
    """Remembers failures by their reasons. All times are in seconds; `clock` only ever grows.

    `at_once`: reasons that are not over by asking again, each with how long to wait (throttled: as was told). `away`: those
    that count until there are three in a row. Whoever fails for any other reason is there all the same.
    """

    def __init__(
        self, clock: Callable[[], float], at_once: Mapping[str, float], away: Collection[str]
    ) -> None:
        self._clock, self._at_once, self._away = clock, at_once, away
        self._until = 0.0
        self._losses = 0

    @property
    def left(self) -> float:
        """0 where there is none."""
        return max(0.0, self._until - self._clock())

    def worked(self) -> None:
        """It is there."""
        self._losses = 0

    def failed(self, reason: str, retry_after: float | None) -> None:
        """It did not answer as it should."""
        if reason in self._at_once:
            told = retry_after if reason == "throttled" else None
            self._rest(min(self._at_once[reason] if told is None else told, AT_MOST))
        elif reason in self._away:
            self._losses += 1
            if self._losses >= LOSSES or retry_after:
                again = FIRST * 2.0 ** max(0, min(self._losses - LOSSES, 10))
                self._rest(min(max(again, retry_after or 0.0), LONGEST))
        else:
            self.worked()

    def _rest(self, seconds: float) -> None:
        self._until = max(self._until, self._clock() + seconds)
