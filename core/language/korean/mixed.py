"""English words of time inside a Korean sentence: tomorrow 3시 meeting, next Friday 회식."""

from __future__ import annotations

import re

from core.calendar.time.expression import Day, DaysAway, WeekdayIn, WholeWeek
from core.language.korean.pieces import Rule

_AWAY = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1}
_WEEKS = {"this": 0, "next": 1, "last": -1}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?P<weekday>(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun))(?:day)?(?![A-Za-z])"


def _weekday(match: re.Match[str]) -> Day:
    week = None if match["week"] is None else _WEEKS[match["week"].lower()]
    return WeekdayIn(_WEEKDAYS.index(match["weekday"].lower()[:3]), week)


MIXED = (
    Rule(
        rf"(?P<away>(?i:{'|'.join(_AWAY)}))(?![A-Za-z])",
        lambda match: DaysAway(_AWAY[match["away"].lower()]),
        " ".join(_AWAY),
    ),
    Rule(rf"(?:(?P<week>(?i:this|next|last))\s)?{_WEEKDAY}", _weekday, " ".join(_WEEKDAYS)),
    Rule(
        r"(?P<week>(?i:this|next|last))\s(?i:week)(?![A-Za-z])",
        lambda match: WholeWeek(_WEEKS[match["week"].lower()]),
        "week",
    ),
)
