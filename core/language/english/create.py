"""New events: one proposal for each event that a message tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from core.calendar.expression import Clock, DayPart, Holiday, Spoken, TimeExpression, WeekdayIn
from core.dialogue.interpretation import EventProposal
from core.language.english.clauses import Clause, clauses, inherited
from core.language.english.pieces import Piece
from core.language.english.slots import cut, slots_of
from core.language.english.spans import compiled
from core.language.english.tell import Leaning, Told, tell
from core.language.english.words import AM_WORDS, CODES, PM_WORDS


def proposals(text: str, plain: str, pieces: list[Piece]) -> tuple[EventProposal, ...]:
    """The events of a message; `plain` is `text` for the rules, `pieces` what tells time in it."""
    found: list[EventProposal] = []
    told = clauses(plain, pieces)
    before = next((clause for clause in told if clause.day), None)
    for clause in told:
        whole = clause if before is None else inherited(clause, before)
        before = whole if whole.day else before
        found += _events(text, plain, clause, whole)
    return tuple(found)


def _events(text: str, plain: str, clause: Clause, whole: Clause) -> Iterator[EventProposal]:
    told = tell(whole.pieces, leaning_of(plain[clause.start : clause.end]))
    masked = cut(text, list(_spans(plain, clause, told)))[clause.start : clause.end]
    slots = slots_of(masked)
    event = EventProposal(
        title=slots.title or _holiday_title(text, whole),
        time=with_meal(told.expression, told, slots.title),
        location=slots.location,
        attendees=slots.attendees,
        recurrence=told.recurrence,
        repeat_until=told.repeat_until,
        reminders=told.reminders,
        notes=slots.notes,
        evidence=(clause.start, clause.end),
    )
    for each in _on_each(event, told.weekdays):
        yield from _at_each(each, plain, whole, told)


def _at_each(event: EventProposal, plain: str, clause: Clause, told: Told) -> Iterator[EventProposal]:
    """Daily at 8am and 8pm: an event at each."""
    yield event
    for one, two in pairwise(clause.pieces):
        joined = compiled(r"\s*(?:,|and|&|,\s*and)\s*").fullmatch(plain, one.end, two.start)
        if joined and one.clock and two.clock and two in told.unused and isinstance(event.time, Spoken):
            yield replace(event, time=replace(event.time, clock=two.clock, until_clock=two.until_clock))


def _on_each(event: EventProposal, weekdays: tuple[str, ...]) -> Iterator[EventProposal]:
    """Tuesday and Thursday, without `every`: an event on each."""
    if not weekdays:
        yield event
        return
    said = event.time if isinstance(event.time, Spoken) else Spoken()
    for code in weekdays:
        yield replace(event, time=replace(said, day=WeekdayIn(CODES.index(code))))


def _spans(plain: str, clause: Clause, told: Told) -> Iterator[tuple[int, int]]:
    """What is cut out of the title: all that told time, but for a holiday that names the event."""
    for piece in clause.pieces:
        if (piece.void or piece.clock or piece not in told.unused) and not _names_the_event(plain, piece):
            yield piece.start, piece.end


def _names_the_event(plain: str, piece: Piece) -> bool:
    """Labor day bbq, but not `on labor day`."""
    if not isinstance(piece.day, Holiday) or compiled(r"(?:on|at|for|this|by|until|every|next)\s").match(
        plain, piece.start
    ):
        return False
    return compiled(
        r"\s+(?!at\b|with\b|on\b|in\b|from\b|for\b|and\b|noon\b|morning\b|evening\b|half\b|quarter\b)[a-z]{3,}"
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
    return "pm" if words & PM_WORDS or compiled(_TABLE).match(plain) else None


_MEALS: tuple[tuple[str, DayPart], ...] = ((r"\blunch\b", "lunch"), (r"\b(?:dinner|supper)\b", "dinner"))


def with_meal(said: TimeExpression | None, told: Told, title: str) -> TimeExpression | None:
    """Lunch and dinner have their hours: on a day without a time they say it."""
    if not isinstance(said, Spoken) or said.clock is not None or said.days or said.until_day or said.deadline:
        return said
    if told.all_day or (said.day is None and told.recurrence is None):
        return said
    part = next((part for word, part in _MEALS if compiled(word).search(title.lower())), None)
    return said if part is None else replace(said, clock=Clock(None, part=part))
