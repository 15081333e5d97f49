"""The pieces of one event put together: one expression of time, a repetition, reminders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    Day,
    DayPart,
    DaysAway,
    Elapsed,
    MonthsAway,
    Spoken,
    TimeExpression,
    WeekdayIn,
    WeekdayOf,
    WholeMonth,
    WholeWeek,
)
from core.language.english.notes import Notes
from core.language.english.pieces import Piece
from core.language.english.words import CODES

Leaning = Literal["am", "pm", "work"] | None
_OFFICE_MORNING = range(9, 12)


@dataclass(frozen=True, slots=True)
class Told:
    """What a stretch of text says about time.

    `weekdays` are several days named at once, without a rule; `also` are the dates behind the first one. `run`: on so
    many days in a row. `unused` are pieces that mean nothing here: they
    are words of the title after all.
    """

    expression: TimeExpression | None = None
    recurrence: Recurrence | None = None
    repeat_until: Day | None = None
    reminders: tuple[int, ...] = ()
    all_day: bool = False
    weekdays: tuple[str, ...] = ()
    also: tuple[Day, ...] = ()
    unused: tuple[Piece, ...] = ()
    run: int = 1


def tell(pieces: Iterable[Piece], leaning: Leaning = None) -> Told:
    """One expression out of pieces; after a word of correction the later one of two counts."""
    kept, unused = _corrected(list(pieces))
    repeats = any(piece.repeat or piece.weekdays for piece in kept)
    loose = [piece for piece in kept if _counts(piece) and not repeats]
    kept, unused = [piece for piece in kept if piece not in loose], unused + loose
    notes = Notes()
    for piece in kept:
        taken = notes.take(piece)
        if taken == notes:
            unused.append(piece)
        notes = taken
    return _told(notes, leaning, tuple(unused))


def _counts(piece: Piece) -> bool:
    """10 times, ten weeks: means nothing but beside a repetition."""
    return piece.bare and bool(piece.times or piece.days or piece.months)


def _corrected(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Without what a later piece replaces; a word of correction that corrects nothing is unused."""
    fixes = [piece for piece in pieces if piece.fix]
    last = pieces.index(fixes[-1]) if fixes else 0
    before = [piece for piece in pieces[:last] if not piece.fix]
    if not before:
        return [piece for piece in pieces if not piece.fix], fixes
    after = pieces[last + 1 :]
    day = any(piece.day or piece.weekdays or piece.repeat for piece in after)
    clock = any(piece.clock for piece in after)
    return [left for piece in before if _says(left := _without(piece, day, clock))] + after, []


def _says(piece: Piece) -> bool:
    return piece != Piece(piece.start, piece.end, piece.role)


def _without(piece: Piece, day: bool, clock: bool) -> Piece:
    if day:
        piece = replace(piece, day=None, until_day=None, weekdays=(), repeat=None)
    return replace(piece, clock=None, until_clock=None, part=None) if clock else piece


def _told(notes: Notes, leaning: Leaning, unused: tuple[Piece, ...]) -> Told:
    clock = None if notes.all_day else _with_part(notes.spoken.clock, notes.part)
    bare = clock is not None and clock.hour is not None and clock.part is None
    bare = bare and (leaning != "work" or (clock is not None and clock.hour in _OFFICE_MORNING))
    spoken = replace(notes.spoken, leaning=leaning if bare else None, clock=clock)
    rule, until = None, None
    if (given := _rule(notes)) is not None:
        spoken, rule = _repeated(spoken, given)
        rule, until = _ended(notes, rule, spoken.until_day)
        spoken = replace(spoken, until_day=None)
    elif notes.span is not None:
        spoken = replace(spoken, days=notes.span.days)
    expression = _expression(spoken, notes.elapsed)
    days = () if rule else notes.weekdays
    run = notes.repeat.run if notes.repeat else 1
    return Told(expression, rule, until, notes.reminders, notes.all_day, days, notes.also, unused, run)


def _rule(notes: Notes) -> Recurrence | None:
    """As told; Tuesday and Thursday for six weeks, and Monday to Friday at 9, are rules as well."""
    if notes.repeat is not None:
        return _without_days(notes.repeat.rule, notes.without)
    if notes.weekdays and (notes.span or notes.times or notes.spoken.until_day):
        return Recurrence("WEEKLY", by_day=notes.weekdays)
    week = notes.spoken.day == WeekdayIn(0) and notes.spoken.until_day == WeekdayIn(4)
    return Recurrence("WEEKLY", by_day=CODES[:5]) if week and notes.spoken.clock else None


def _without_days(rule: Recurrence, without: tuple[str, ...]) -> Recurrence:
    """Every day except weekends."""
    days = tuple(code for code in rule.by_day or CODES if code not in without)
    if not without or not days or rule.interval > 1 or rule.freq not in {"DAILY", "WEEKLY"}:
        return rule
    return replace(rule, freq="WEEKLY", by_day=days)


def _expression(spoken: Spoken, elapsed: int | None) -> TimeExpression | None:
    if elapsed == 0 and isinstance(spoken.day, DaysAway) and spoken.clock is None:
        return Elapsed(0, spoken.minutes, spoken.day.days)
    if elapsed is not None and spoken.day is None and spoken.clock is None:
        return Elapsed(elapsed, spoken.minutes)
    return None if spoken == Spoken(deadline=spoken.deadline) else spoken


def _with_part(clock: Clock | None, part: DayPart | None) -> Clock | None:
    if part is None or (
        clock is not None and (clock.part is not None or clock.hour is None or clock.hour > 12)
    ):
        return clock
    return Clock(None, part=part) if clock is None else replace(clock, part=part)


def _repeated(spoken: Spoken, rule: Recurrence) -> tuple[Spoken, Recurrence]:
    """Weekly on Friday, monthly on the 1st: the day belongs to the rule."""
    match rule, spoken.day:
        case Recurrence(freq="WEEKLY", by_day=()), WeekdayIn(weekday, None):
            return replace(spoken, day=None), replace(rule, by_day=(CODES[weekday],))
        case Recurrence(freq="MONTHLY", by_day=(), by_month_day=()), CalendarDate(int(day), None, None):
            return replace(spoken, day=None), replace(rule, by_month_day=(day,))
        case Recurrence(freq="MONTHLY", by_day=()), WeekdayOf(weekday, nth, None, None, None):
            return replace(spoken, day=None), replace(rule, by_day=(f"{nth}{CODES[weekday]}",))
        case Recurrence(freq="YEARLY", by_day=()), WeekdayOf(weekday, nth, int(month), None, None):
            return replace(spoken, day=None), replace(
                rule, by_day=(f"{nth}{CODES[weekday]}",), by_month=(month,)
            )
        case Recurrence(by_day=("MO", "TU", "WE", "TH", "FR")), WeekdayIn(0, None):
            return replace(spoken, day=None, until_day=None), rule
        case Recurrence(freq="DAILY"), WeekdayIn(first, None) if isinstance(spoken.until_day, WeekdayIn):
            week = tuple(
                CODES[n % 7] for n in range(first, first + (spoken.until_day.weekday - first) % 7 + 1)
            )
            return replace(spoken, day=None, until_day=None), replace(rule, freq="WEEKLY", by_day=week)
        case _:
            return spoken, rule


def _ended(notes: Notes, rule: Recurrence, until: Day | None) -> tuple[Recurrence, Day | None]:
    """10 times, for two weeks, until June."""
    span = notes.span
    count = notes.times or (_count(rule, span) if span else None)
    if count:
        return replace(rule, count=count), None
    if span is None:
        within = notes.spoken.day if isinstance(notes.spoken.day, WholeMonth | WholeWeek) else None
        return rule, until or (None if notes.since or rule.count or rule.freq == "YEARLY" else within)
    return rule, MonthsAway(span.months) if span.months else DaysAway(span.days or 0)


def _count(rule: Recurrence, span: Piece) -> int | None:
    """How often a rule comes round in so many weeks or months, where that can be told."""
    if span.months is not None:
        per = {"MONTHLY": 1, "YEARLY": 12}.get(rule.freq)
        return None if per is None else span.months // (per * rule.interval)
    days = span.days or 0
    if rule.freq == "DAILY":
        return days // rule.interval
    if rule.freq == "WEEKLY":
        return -(-days // (7 * rule.interval)) * max(1, len(rule.by_day))
    return None
