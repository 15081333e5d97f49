"""What was told about the time of one event: pieces are added one by one until one contradicts what is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Day, DaysFrom, Elapsed, MonthsAway, Phrase, Spoken, TimeExpression
from core.language.korean.pieces import Said

_NOTHING = Spoken()
_Record = TypeVar("_Record", "Told", Spoken)


@dataclass(frozen=True, slots=True)
class Told:
    """`spoken` or `elapsed` or `phrase` holds the time. `also` are further days with the same time of day.

    `until`: what comes next is the end of a range; `instead`: it takes the place of what was said before.
    """

    spoken: Spoken = _NOTHING
    elapsed: Elapsed | None = None
    phrase: str = ""
    also: tuple[Day, ...] = ()
    rule: Recurrence | None = None
    times: int | None = None
    months: int = 0
    reminders: tuple[int, ...] = ()
    opened: bool = False
    until: bool = False
    instead: bool = False
    last: Said | None = None

    @property
    def repeats_until(self) -> Day | None:
        """The last day of a series."""
        if self.rule is None:
            return None
        if self.months:
            return MonthsAway(self.months)
        return self.spoken.until_day or (self.spoken.day if self.spoken.deadline else None)

    @property
    def recurrence(self) -> Recurrence | None:
        """The rule with its count."""
        if self.rule is None or self._count is None:
            return self.rule
        return replace(self.rule, count=self._count)

    @property
    def _count(self) -> int | None:
        days = self.spoken.days or 0
        if self.times is not None or self.rule is None or days < 2:
            return self.times
        if self.rule.freq == "DAILY":
            return max(1, days // self.rule.interval)
        weeks = max(1, days // 7 // self.rule.interval)
        return weeks * max(1, len(self.rule.by_day)) if self.rule.freq == "WEEKLY" and days % 7 == 0 else None

    @property
    def expression(self) -> TimeExpression | None:
        """The time in symbols, or None where none was told."""
        if self.phrase:
            return Phrase(self.phrase, "ko")
        if self.elapsed is not None:
            return replace(self.elapsed, length=self.spoken.minutes or self.elapsed.length)
        spoken = self.spoken
        if self.rule is not None:
            ends = spoken.deadline and not spoken.until_day
            days = None if self._count and self.times is None else spoken.days
            spoken = replace(
                spoken, day=None if ends else spoken.day, until_day=None, days=days, deadline=False
            )
        elif self.months:
            if spoken.day is None:
                return None if spoken == _NOTHING else spoken
            return replace(spoken, until_day=DaysFrom(MonthsAway(self.months), -1))
        return None if spoken == _NOTHING else spoken

    @property
    def timed(self) -> bool:
        """A time of day was told."""
        return self.elapsed is not None or self.spoken.clock is not None or bool(self.phrase)

    @property
    def anchored(self) -> bool:
        """Something was told that says when: more than a length or a reminder."""
        return self.timed or self.spoken.day is not None or self.rule is not None


def changed(record: _Record, **fields: object) -> _Record:
    """As dataclasses.replace, which is too slow for what is done some twenty times a sentence."""
    fresh = object.__new__(type(record))
    put = object.__setattr__
    for name in type(record).__slots__:
        put(fresh, name, getattr(record, name))
    for name, value in fields.items():
        put(fresh, name, value)
    return fresh
