"""What an expression means against an anchor, what was guessed on the way, and what only the user can settle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.calendar.when import When

AssumptionKind = Literal[
    "all_day",
    "half_day",
    "date",
    "year",
    "title",
    "anchor",
    "zone",
    "lunar",
    "lunar_once",
    "other_day",
    "past",
    "by_rules",
]
SeriesRemark = Literal["not_in_series", "first_left_out"]
"""A day that was to be left out of a series is none of it, or the one that it would have begun on (`instead`)."""
FileRemark = Literal["rule_lost", "dates_lost", "zone_guessed", "there"]
"""What is to be known of an event from a file: it tells more than we hold, or it is on the calendar already."""
WriterRemark = Literal["their_zone"]
"""What is to be known of somebody else's words: they were read on the clocks of whoever wrote them."""
SightRemark = Literal["read_near"]
"""What is to be known of a picture: whoever was to read it did not, and this machine is not sure of it."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A guess that is shown on the card. `instead` is the other reading that one tap brings, where there is one.

    all_day: no time was said · half_day: morning or afternoon guessed · date: only a time was said · year: rolled over
    · title: a neutral one · lunar_once: a yearly lunar day is added for this year only · past: it is over · by_rules: a model was to read it, and did not · other_day: it was said on another day than what came before it · anchor: counted from another day than today (a forward, a screenshot).
    """

    kind: AssumptionKind | FileRemark | WriterRemark | SeriesRemark | SightRemark
    instead: When | None = None


DoubtKind = Literal[
    "weekday_mismatch",
    "no_such_date",
    "no_such_time",
    "past",
    "gap",
    "ends_before_start",
    "two_readings",
    "unsure_digit",
]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A contradiction that only the user can settle. `options` are the readings to choose from; it may be empty."""

    kind: DoubtKind
    options: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an expression means against one anchor, with what was guessed and what must be asked."""

    when: When
    assumptions: tuple[Assumption, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """How this user means things. `day_first`: 3/4 is the third of April."""

    day_first: bool = False
