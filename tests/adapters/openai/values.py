"""Every value that core's classes can hold, within the bounds that an answer has: read off the classes themselves."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from adapters.openai.bounds import NUMBERS
from core.calendar.recurrence import WEEKDAYS, Recurrence
from core.calendar.time.expression import CalendarDate, DaysFrom, Holiday, Spoken
from core.calendar.time.holidays import KEYS
from core.dialogue.interpretation import CreateEvents, EventProposal, Interpretation, Patch, Quote, Quoted

YEARS = {"min_value": date(1970, 1, 1), "max_value": date(2199, 12, 31)}
WORDS = st.text(max_size=12)
ZONES = st.sampled_from(["Asia/Seoul", "America/Los_Angeles", "Europe/London", "UTC"])
DAYS = st.sampled_from(["MO", "1TU", "-1FR", "+2SU", "53SA"])
SPECIAL = {
    (Holiday, "name"): st.sampled_from(sorted(KEYS)),
    (Spoken, "zone"): st.none() | ZONES,
    (Spoken, "until_zone"): st.none() | ZONES,
    (Recurrence, "by_day"): st.lists(DAYS, max_size=3).map(tuple),
    (Patch, "without"): st.lists(st.sampled_from(WEEKDAYS), max_size=3).map(tuple),
    (EventProposal, "evidence"): st.none(),
    (EventProposal, "quotes"): st.just(()),
    (EventProposal, "misread"): st.just(()),
    (Interpretation, "source"): st.just("offline"),
    (Interpretation, "usage"): st.none(),
    (Interpretation, "rest"): st.just(""),
    (DaysFrom, "base"): st.builds(CalendarDate, st.integers(1, 31)) | st.builds(Holiday, st.just("chuseok")),
}


@cache
def of(kind):
    """Values of a class."""
    hints = get_type_hints(kind)
    parts = {each.name: field(kind, each.name, hints[each.name]) for each in fields(kind)}
    made = st.builds(kind, **parts)
    return made.map(quoted) if kind is EventProposal else made


def field(kind, name, hint):
    if (kind, name) in SPECIAL:
        return SPECIAL[kind, name]
    if (kind, name) in NUMBERS:
        return numbered(NUMBERS[kind, name], hint)
    if kind is CreateEvents:
        return st.lists(of(EventProposal), min_size=1, max_size=3).map(tuple)
    return valued(hint)


def numbered(bounds, hint):
    one = st.integers(bounds.least, bounds.most)
    if get_origin(hint) is tuple:
        fixed = Ellipsis not in get_args(hint)
        return st.lists(one, min_size=2 if fixed else 0, max_size=2 if fixed else 3).map(tuple)
    return st.none() | one if NoneType in get_args(hint) else one


def valued(hint):
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if arg is NoneType else valued(arg) for arg in args])
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(valued(args[0]), max_size=3).map(tuple)
    if is_dataclass(hint):
        return st.deferred(lambda: of(hint))
    return {
        str: WORDS,
        bool: st.booleans(),
        date: st.dates(**YEARS),
        time: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        datetime: st.dates(**YEARS).map(lambda day: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)),
    }[hint]


def quoted(event: EventProposal) -> EventProposal:
    """With words for what needs some, as an honest reader gives them."""
    from dataclasses import replace

    empty = EventProposal()
    said = [name for name in get_args(Quoted) if getattr(event, name) != getattr(empty, name)]
    return replace(event, quotes=tuple(Quote(name, f"words of {name}") for name in said[1:]))
