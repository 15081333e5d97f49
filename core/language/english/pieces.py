"""The pieces of a text that tell time: each with its place and what it says, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.calendar.time.expression import Clock, Day, DayPart
from core.language.english.rules import Repeat

Role = Literal["at", "until", "by"]


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` tells some of a time.

    `role`: whether it is a start, an end, or a deadline. `fix` stands where a speaker corrects himself: what follows
    replaces what came before. `elapsed` counts minutes from now; `reminder` minutes before the start. `also`: more days of a list. `without`: weekdays that a rule leaves out. `void`: what is denied (not at 10). `since`: a series
    begins then. `bare`: its
    number is an hour only if nothing plainer says one.
    """

    start: int
    end: int
    role: Role = "at"
    day: Day | None = None
    until_day: Day | None = None
    also: tuple[Day, ...] = ()
    weekdays: tuple[str, ...] = ()
    clock: Clock | None = None
    until_clock: Clock | None = None
    part: DayPart | None = None
    zone: str | None = None
    until_zone: str | None = None
    minutes: int | None = None
    days: int | None = None
    months: int | None = None
    elapsed: int | None = None
    repeat: Repeat | None = None
    times: int | None = None
    reminder: int | None = None
    without: tuple[str, ...] = ()
    all_day: bool = False
    fix: bool = False
    void: bool = False
    bare: bool = False
    since: bool = False
