"""Flights between airports: each end is told on the clocks of its own airport, unless a zone is named."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.time.airports import AIRPORTS
from core.calendar.time.expression import Spoken, TimeExpression
from core.language.english.spans import compiled

_CODE = rf"(?:{'|'.join(AIRPORTS)})"
_ROUTE = rf"(?<![A-Z])({_CODE})(?![A-Za-z])[^A-Z\n]{{0,20}}?(?:\s*[-–—→>/]+\s*|\s+to\s+|\s+(?=[A-Z]))({_CODE})(?![A-Za-z])"


def on_local_clocks(said: TimeExpression | None, text: str) -> TimeExpression | None:
    """The time of a flight, with the zones of where it leaves and where it lands."""
    if not isinstance(said, Spoken) or said.clock is None or said.zone is not None:
        return said
    route = compiled(_ROUTE).search(text)
    if route is None:
        return said
    lands = said.until_zone or (AIRPORTS[route[2]] if said.until_clock else None)
    return replace(said, zone=AIRPORTS[route[1]], until_zone=lands)
