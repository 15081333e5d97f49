"""Days that a series leaves out (24일은 빼고, except the 24th): taken out of the words before the rest of them is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from core.calendar.recurrence import less
from core.calendar.time.expression import CalendarDate, Day, DaysFrom, WeekdayIn
from core.dialogue.interpretation import (
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Meaning,
    Patch,
    Quote,
    Request,
    Target,
)
from core.dialogue.message import Lang

_NOTHING_ELSE = re.compile(
    r"(?i)[\s.,!~]*(?:아|참|근데|그런데|그리고|but|and|oh|actually)?"
    r"(?:[\s.,!~]|해\s?줘|해\s?주세요|하자|할게|too|also|please|as\s+well)*"
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stands at `start` to `end`: these days, these weekdays of the rule, or something that is no day (`note`)."""

    start: int
    end: int
    words: str
    days: tuple[Day, ...] = ()
    weekdays: tuple[str, ...] = ()
    note: str = ""


def without_exceptions(request: Request, lang: Lang, read: Callable[[Request], Meaning]) -> Meaning:
    """What the words mean; where the rest of them tells a series, it leaves these days out.

    These words alone are about the series that we are talking about.
    """
    found = _found(request.text, lang)
    if found is None:
        return read(request)
    cut = request.text[: found.start].rstrip() + " " + request.text[found.end :].lstrip()
    if (found.days or found.weekdays) and request.awaiting is None and _NOTHING_ELSE.fullmatch(cut):
        return ChangeEvent(Target(), Patch(excluded=found.days, without=found.weekdays))
    meaning = read(replace(request, text=cut))
    if not isinstance(meaning, CreateEvents) or not any(event.recurrence for event in meaning.events):
        return read(request)
    longer = len(request.text) - len(cut)
    return CreateEvents(tuple(_excepting(event, found, longer) for event in meaning.events))


def _found(text: str, lang: Lang) -> LeftOut | None:
    if lang == "en":
        from core.language.english.leaving_out import left_out
    else:
        from core.language.korean.leaving_out import left_out
    return left_out(text)


def _excepting(event: EventProposal, found: LeftOut, longer: int) -> EventProposal:
    if event.evidence is not None:
        start, end = (at + longer if at > found.start else at for at in event.evidence)
        event = replace(event, evidence=(start, max(end, found.end) if event.recurrence else end))
    if event.recurrence is None:
        return event
    event = replace(
        event,
        excluded=found.days,
        recurrence=less(event.recurrence, found.weekdays),
        notes=", ".join(filter(None, (event.notes, found.note))),
    )
    return replace(event, quotes=(*event.quotes, Quote("excluded", found.words))) if found.days else event


def each_of(first: Day, last: Day | None) -> tuple[Day, ...]:
    """Every day of a stretch; its ends where nobody can tell what lies between."""
    match first, last:
        case _, None:
            return (first,)
        case CalendarDate(int(one), month), CalendarDate(int(two), other) if other in (None, month):
            return tuple(replace(first, day=day) for day in range(one, two + 1)) or (first, last)
        case DaysFrom(base, one), DaysFrom(other, two) if base == other:
            return tuple(DaysFrom(base, days) if days else base for days in range(one, two + 1))
        case _:
            return first, last


def is_date(day: Day) -> bool:
    """Whether a list may go on with it: no bare weekday, which tells when another thing is."""
    return not isinstance(day, WeekdayIn) or day.week is not None


def in_the_month_before(day: Day, before: Day | None) -> Day:
    """12월 1일이랑 8일: both are in December."""
    if not isinstance(day, CalendarDate) or not isinstance(before, CalendarDate) or day.month is not None:
        return day
    return replace(day, month=before.month, year=before.year)
