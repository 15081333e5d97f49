"""New events: one proposal for each event that a message tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DayPart,
    DaysAway,
    DaysFrom,
    Holiday,
    Spoken,
    TimeExpression,
    WeekdayIn,
)
from core.dialogue.interpretation import EventProposal
from core.language.english.clauses import Clause, clauses, inherited
from core.language.english.exceptions import WORDS as EXCEPT
from core.language.english.flights import on_local_clocks
from core.language.english.lists import LABEL, blocks
from core.language.english.pasted import courtesies
from core.language.english.pieces import Piece
from core.language.english.quoting import quotes_of
from core.language.english.slots import cut, slots_of
from core.language.english.spans import compiled
from core.language.english.tell import Leaning, Told, tell
from core.language.english.title import title_of
from core.language.english.words import AM_WORDS, CODES, PM_WORDS, WORK_WORDS


def proposals(text: str, plain: str, pieces: list[Piece]) -> tuple[EventProposal, ...]:
    """The events of a message; `plain` is `text` for the rules, `pieces` what tells time in it."""
    found: list[EventProposal] = []
    before: tuple[Piece, ...] = ()
    for block in blocks(plain, pieces):
        told = clauses(plain, block)
        before = block.head or next((clause.pieces for clause in told if clause.day), before)
        for clause in told:
            whole = inherited(clause, before)
            before = whole.pieces if whole.day else before
            found += _events(text, plain, clause, whole, found[-1] if found else EventProposal())
    return tuple(found)


def _events(
    text: str, plain: str, clause: Clause, whole: Clause, before: EventProposal
) -> Iterator[EventProposal]:
    told = tell(whole.pieces, leaning_of(plain[clause.start : clause.end]))
    masked = cut(text, list(_spans(plain, clause, told)))[clause.start : clause.end]
    slots = slots_of(masked)
    event = EventProposal(
        title=_labelled_title(plain, clause, masked) or slots.title or _holiday_title(text, clause),
        time=on_local_clocks(with_meal(told.expression, told, slots.title), text[clause.start : clause.end]),
        location=slots.location,
        attendees=slots.attendees,
        recurrence=told.recurrence,
        repeat_until=told.repeat_until,
        reminders=told.reminders,
        notes=", ".join(filter(None, (slots.notes, *_exceptions(text, plain, clause)))),
        evidence=(clause.start, clause.end),
    )
    event = _as_before(event, before) if clause.again or not (event.title or clause.strong) else event
    event = replace(event, quotes=quotes_of(text, whole.pieces, event))
    for each in _on_each(event, told):
        yield from _at_each(each, plain, whole, told)


def _exceptions(text: str, plain: str, clause: Clause) -> list[str]:
    """Days that the series leaves out, in the words they were told in."""
    void = [piece for piece in clause.pieces if piece.void]
    return [text[p.start : p.end] for p in void if compiled(EXCEPT).match(plain, p.start)]


def _as_before(event: EventProposal, before: EventProposal) -> EventProposal:
    """Dinner Friday at 7 and Saturday at 8: what is not said the second time is as it was the first time."""
    time = event.time
    if isinstance(time, Spoken) and time.clock is None and isinstance(before.time, Spoken):
        time = replace(time, clock=before.time.clock, until_clock=before.time.until_clock)
    return replace(
        event,
        title=event.title or before.title,
        time=_leaning_as(time, before.time),
        location=event.location or before.location,
        attendees=event.attendees or before.attendees,
    )


def _leaning_as(time: TimeExpression | None, before: TimeExpression | None) -> TimeExpression | None:
    if not (isinstance(time, Spoken) and isinstance(before, Spoken)):
        return time
    bare = time.clock is not None and time.clock.part is None
    return replace(time, leaning=time.leaning or before.leaning) if bare else time


def _at_each(event: EventProposal, plain: str, clause: Clause, told: Told) -> Iterator[EventProposal]:
    """Daily at 8am and 8pm: an event at each."""
    yield event
    for one, two in pairwise(clause.pieces):
        joined = compiled(r"\s*(?:,|and|&|,\s*and)\s*").fullmatch(plain, one.end, two.start)
        if joined and one.clock and two.clock and two in told.unused and isinstance(event.time, Spoken):
            yield replace(event, time=replace(event.time, clock=two.clock, until_clock=two.until_clock))


def _on_each(event: EventProposal, told: Told) -> Iterator[EventProposal]:
    """Tuesday and Thursday, without `every`, Dec 3 and 10: an event on each. Dec 3 and 4 without a time is one."""
    said = event.time if isinstance(event.time, Spoken) else Spoken()
    days = (said.day, *told.also) if told.also else [WeekdayIn(CODES.index(code)) for code in told.weekdays]
    numbers = [day.day for day in days if isinstance(day, CalendarDate) and day.day]
    if not days:
        first = said.day or DaysAway(0)
        yield event
        for n in range(1, told.run):
            yield replace(event, time=replace(said, day=DaysFrom(first, n)))
    elif said.clock is None and numbers and numbers == list(range(numbers[0], numbers[0] + len(days))):
        yield replace(event, time=replace(said, until_day=days[-1]))
    else:
        for day in days:
            yield replace(event, time=replace(said, day=day))


_TITLE_LABEL = r"(?:^|(?<=\n))[ ]*(?:title|event|subject|summary|topic|what)[ ]*:[ ]*(?=\S)"


def _labelled_title(plain: str, clause: Clause, masked: str) -> str:
    """Subject: Budget sync. The rest of the line is the title, whatever stands in other lines."""
    m = compiled(_TITLE_LABEL).search(plain, clause.start, clause.end)
    if m is None or len(compiled(LABEL).findall(plain, clause.start, clause.end)) < 2:
        return ""
    line = masked[m.end() - clause.start :].split("\n", 1)[0]
    return title_of(line)[0]


_SAYING_NOTHING = (
    "title",
    "event",
    "subject",
    "summary",
    "topic",
    "name",
    "what",
    "when",
    "date",
    "time",
    "day",
    "start",
)


def _spans(plain: str, clause: Clause, told: Told) -> Iterator[tuple[int, int]]:
    """What is cut out of the title: labels, and all that told time, but for a holiday that names the event."""
    yield from courtesies(plain, clause.start, clause.end)
    for label in compiled(LABEL).finditer(plain, clause.start, clause.end):
        if label[0].strip().startswith(_SAYING_NOTHING):
            yield label.span()
    unused = frozenset(told.unused)
    parts = {piece.part for piece in clause.pieces if piece.part and piece not in unused}
    for piece in clause.pieces:
        told_again = piece.void or piece.clock or piece.part in parts
        if (told_again or piece not in unused) and not _names_the_event(plain, piece):
            yield piece.start, piece.end


def _names_the_event(plain: str, piece: Piece) -> bool:
    """Labor day bbq, but not `on labor day`."""
    if not isinstance(piece.day, Holiday) or compiled(r"(?:on|at|for|this|by|until|every|next)\s").match(
        plain, piece.start
    ):
        return False
    return compiled(
        r"\s+(?!at\b|with\b|on\b|in\b|from\b|for\b|and\b|noon\b|morning\b|evening\b|weekend\b|half\b|quarter\b)[a-z]{3,}"
    ).match(plain, piece.end) is not None and not plain[: piece.start].rstrip().endswith(("on", "for", "at"))


def _holiday_title(text: str, clause: Clause) -> str:
    """Thanksgiving at grandma's: the day is all the title there is."""
    named = (piece for piece in clause.pieces if isinstance(piece.day, Holiday))
    return next(
        (compiled(r"(?i:on|at|for|this)\s+").sub("", text[p.start : p.end], count=1) for p in named), ""
    )


# at eleven it may be brunch
_TABLE = r"(?!.*\b1[01](?::\d\d)?\b).*?(?:\btable\s+(?:for|at)\b|\b(?:book|reserve)\s+(?:a|us\s+a|me\s+a)\s+table\b)"


def leaning_of(plain: str) -> Leaning:
    """Which half of the day the words speak for: breakfast, drinks."""
    words = set(compiled(r"[a-z]+").findall(plain))
    if words & AM_WORDS:
        return None if words & PM_WORDS else "am"
    if words & PM_WORDS or compiled(_TABLE).match(plain):
        return "pm"
    return "work" if words & WORK_WORDS else None


_MEALS: tuple[tuple[str, DayPart], ...] = ((r"\blunch\b", "lunch"), (r"\b(?:dinner|supper)\b", "dinner"))


def with_meal(said: TimeExpression | None, told: Told, title: str) -> TimeExpression | None:
    """Lunch and dinner have their hours: on a day without a time they say it."""
    if not isinstance(said, Spoken) or said.clock is not None or said.days or said.until_day or said.deadline:
        return said
    if told.all_day or (said.day is None and told.recurrence is None):
        return said
    part = next((part for word, part in _MEALS if compiled(word).search(title.lower())), None)
    return said if part is None else replace(said, clock=Clock(None, part=part))
