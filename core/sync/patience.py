"""How long to wait before the next try."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

FIRST, LONGEST, MOST_ASKED = 1.0, 15.0, 600.0
HOLD = timedelta(seconds=2)


def backoff(attempts: int, chance: UUID, asked: float | None = None) -> timedelta:
    """Twice as long each time, up to a quarter of a minute, with jitter; not less than was asked for, within reason."""
    span = min(FIRST * 2.0 ** min(attempts, 10), LONGEST)
    wait = span * (0.5 + _fraction(chance) / 2)
    return timedelta(seconds=max(wait, bounded(asked)))


def bounded(asked: float | None) -> float:
    """Seconds that somebody asks us to wait; nobody is believed for longer than ten minutes."""
    return min(asked, MOST_ASKED) if asked and asked > 0 else 0.0


def spread(period: timedelta, chance: UUID) -> timedelta:
    """A period give or take a quarter, so that not everybody comes at once."""
    return period * (0.75 + _fraction(chance) / 2)


def _fraction(chance: UUID) -> float:
    return (chance.int % 1_000_003) / 1_000_003
