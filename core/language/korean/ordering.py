"""Events told one after the other: 7시 저녁, 9시 영화 are of one evening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.calendar.time.expression import Clock, Spoken
from core.dialogue.interpretation import EventProposal
from core.language.korean.leaning import bare_hour

_LATE_PARTS = ("noon", "lunch", "pm", "evening", "night")
_EARLY = 7


def in_order(events: Iterable[EventProposal]) -> Iterator[EventProposal]:
    """7시 저녁, 9시 영화: of one day the events are told as they come."""
    before: EventProposal | None = None
    for event in events:
        if before is not None and _follows(event, before):
            assert isinstance(event.time, Spoken)
            event = replace(event, time=replace(event.time, leaning="pm"))
        yield event
        before = event


def _follows(event: EventProposal, before: EventProposal) -> bool:
    """A bare hour from seven to eleven, later than the afternoon hour before it."""
    time, earlier = event.time, before.time
    hour = bare_hour(time)
    if not (isinstance(time, Spoken) and isinstance(earlier, Spoken) and hour is not None and earlier.clock):
        return False
    if time.leaning not in (None, "work") or time.day != earlier.day or event.recurrence != before.recurrence:
        return False
    return (
        _EARLY <= hour < 12
        and _is_late(earlier.clock, earlier.leaning)
        and hour > _on_the_face(earlier.clock)
    )


def _is_late(clock: Clock, leans: str | None) -> bool:
    """After noon, as a clock face shows it: who says 18시 says 21시 as well."""
    hour = clock.hour or 0
    if clock.part is not None:
        return clock.part in _LATE_PARTS
    return hour == 12 or (leans == "pm" and hour < 12) or (leans is None and 1 <= hour < _EARLY)


def _on_the_face(clock: Clock) -> int:
    """The hour as a clock shows it; a part of the day alone is over by the time of anything else."""
    return (clock.hour or 0) % 12
