"""A time expression found in a text, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from core.calendar.time.expression import TimeExpression


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` says `expression`."""

    start: int
    end: int
    expression: TimeExpression
