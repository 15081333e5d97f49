"""What a repetition is, and rarer ways to tell one: MWF, 1st and 3rd Tuesday, next 3 Saturdays, 4 on 4 off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Day, DayPart
from core.language.english.day_rules import NTH, NUMBER, WEEKDAY
from core.language.english.days import number, ordinal
from core.language.english.words import CODES, NUMBER_WORDS, WEEKDAYS, one_of

Match: TypeAlias = re.Match[str]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule, and what its words say besides: the day of the year, a part of the day.

    `mild`: told by an adjective (weekly sync), which belongs to the title where there is a plainer rule. `run`: on so
    many days in a row each time (4 on, 4 off).
    """

    rule: Recurrence
    day: Day | None = None
    part: DayPart | None = None
    mild: bool = False
    run: int = 1


# how timetables write weekdays: MWF, TTh, M/W/F, tu-th
_LETTERS: Mapping[str, str] = {
    "m": "MO", "tu": "TU", "t": "TU", "w": "WE", "th": "TH", "r": "TH", "f": "FR", "sa": "SA", "su": "SU",
}  # fmt: skip
CODE = r"(?:mwf|mw|wf|tth|tuth|tr|mtwthf|mtwtf|mtwth|(?:m|tu|t|w|th)(?:/(?:tu|w|th|f|sa|su))+|m-f|m-th)(?![\w'/])"
ORDINALS_WEEKDAY = (
    rf"(?:(?:every|each)\s+|(?:on\s+)?the\s+)?({NTH}(?:\s*(?:,|,?\s*and|&|\+)\s*(?:the\s+)?(?:{NTH}|last))+)\s+{WEEKDAY}s?"
    r"(?:\s+(?:of|in)\s+(?:the|each|every)\s+month\b)?"
)
NEXT_WEEKDAYS = rf"(?:the\s+)?next\s+{NUMBER}\s+({one_of(WEEKDAYS)})s\b"
TIMES_A_DAY = rf"(?:once|twice|thrice|(?:\d|{NUMBER_WORDS})\s*(?:x|times))\s+(?:an?|per|each|every)\s+day\b"
ON_OFF = (
    r"(\d)\s*(?:days?\s+|nights?\s+)?on\s*[,/&-]?\s*(?:and\s+|then\s+)?(\d)\s*(?:days?\s+|nights?\s+)?off\b"
)


def letters(m: Match) -> Repeat:
    """Several weekdays by their letters; `m-f` is a stretch of them."""
    if m[0] in {"m-f", "m-th"}:
        return Repeat(Recurrence("WEEKLY", by_day=CODES[: 5 if m[0] == "m-f" else 4]))
    codes = {_LETTERS[letter] for letter in re.findall(r"tu|th|sa|su|[mtwrf]", m[0])}
    return Repeat(Recurrence("WEEKLY", by_day=tuple(code for code in CODES if code in codes)))


def nth_weekdays(m: Match) -> Repeat:
    """The first and third Tuesday of the month."""
    words = re.findall(rf"{NTH}|last\b", m[1])
    nths = dict.fromkeys(-1 if word == "last" else ordinal(word) for word in words)
    return Repeat(Recurrence("MONTHLY", by_day=tuple(f"{nth}{CODES[WEEKDAYS[m[2]]]}" for nth in nths)))


def next_weekdays(m: Match) -> Repeat:
    """The next three Tuesdays."""
    return Repeat(Recurrence("WEEKLY", by_day=(CODES[WEEKDAYS[m[2]]],), count=number(m[1])))


def times_a_day(_: Match) -> Repeat:
    """Twice a day: daily, at whatever times are told."""
    return Repeat(Recurrence("DAILY"))


def on_off(m: Match) -> Repeat | None:
    """4 on 4 off: each of four days in a row comes again after eight."""
    on, off = int(m[1]), int(m[2])
    return Repeat(Recurrence("DAILY", on + off), run=on) if on and off else None
