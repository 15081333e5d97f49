"""What has been taken down of a time so far, piece by piece. The first word about a thing counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Day,
    DayPart,
    DaysAway,
    Holiday,
    MonthsAway,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WholeMonth,
    WholeWeek,
    WholeYear,
)
from core.language.english.pieces import Piece
from core.language.english.rules import Repeat

_NOTHING = Spoken()


@dataclass(frozen=True, slots=True)
class Notes:
    """`span` is a number of days or months for which something lasts or is repeated."""

    spoken: Spoken = _NOTHING
    repeat: Repeat | None = None
    part: DayPart | None = None
    elapsed: int | None = None
    span: Piece | None = None
    times: int | None = None
    reminders: tuple[int, ...] = ()
    weekdays: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    also: tuple[Day, ...] = ()
    all_day: bool = False
    since: bool = False
    bare: bool = False

    def take(self, piece: Piece) -> Notes:
        """With what the piece says; equal to this where it says nothing new."""
        return self._repeat(piece)._day(piece)._part(piece)._clock(piece)._lengths(piece)

    def _repeat(self, piece: Piece) -> Notes:
        repeat = piece.repeat
        if (
            repeat is not None
            and self.repeat is not None
            and (rule := _same_rule(self.repeat.rule, repeat.rule))
        ):
            return replace(self, repeat=replace(self.repeat, rule=rule))
        if repeat is None or (self.repeat is not None and (repeat.mild or not self.repeat.mild)):
            return self
        day = self.spoken.day if repeat.day is None else repeat.day
        return replace(
            self, repeat=repeat, part=self.part or repeat.part, spoken=replace(self.spoken, day=day)
        )

    def _day(self, piece: Piece) -> Notes:
        if piece.weekdays:
            return replace(self, weekdays=self.weekdays or piece.weekdays)
        if piece.day is None:
            return self
        said = self.spoken
        if piece.role == "until":
            return self if said.until_day else replace(self, spoken=replace(said, until_day=piece.day))
        if said.day is None:
            spoken = replace(said, day=piece.day, until_day=piece.until_day or said.until_day)
        else:
            spoken = _with_second_day(said, said.day, piece.day)
            if spoken.day == piece.day and spoken.until_day is None:
                spoken = replace(spoken, until_day=piece.until_day)
            elif isinstance(said.day, WholeWeek) and isinstance(spoken.day, WeekdayIn):
                spoken = replace(spoken, until_day=_in_the_week(spoken.day, piece.until_day))
        spoken = replace(spoken, deadline=said.deadline or piece.role == "by")
        return replace(self, spoken=spoken, also=self.also or piece.also, since=self.since or piece.since)

    def _part(self, piece: Piece) -> Notes:
        return self if piece.part is None or self.part is not None else replace(self, part=piece.part)

    def _clock(self, piece: Piece) -> Notes:
        said = self.spoken
        if piece.clock is None:
            apart = piece.zone is not None and said.zone is None
            return replace(self, spoken=replace(said, zone=piece.zone)) if apart else self
        if piece.role == "until" and (said.clock or said.day):
            if said.until_clock:
                return self
            there = piece.zone or said.until_zone
            return replace(self, spoken=replace(said, until_clock=piece.clock, until_zone=there))
        if said.clock is not None and (piece.bare or not self.bare):
            return self
        deadline = said.deadline or piece.role == "by"
        spoken = replace(
            said, clock=piece.clock, until_clock=piece.until_clock or said.until_clock, deadline=deadline
        )
        return replace(
            self,
            spoken=replace(spoken, zone=piece.zone or said.zone, until_zone=piece.until_zone),
            bare=piece.bare,
        )

    def _lengths(self, piece: Piece) -> Notes:
        if piece.minutes is not None and self.spoken.minutes is None:
            return replace(self, spoken=replace(self.spoken, minutes=piece.minutes))
        if (piece.days or piece.months) and self.span is None:
            return replace(self, span=piece)
        if piece.elapsed is not None and self.elapsed is None:
            return replace(self, elapsed=piece.elapsed)
        if piece.reminder is not None:
            return replace(self, reminders=(*self.reminders, piece.reminder))
        if not (piece.times or piece.all_day or piece.without):
            return self
        return replace(
            self,
            times=self.times or piece.times,
            all_day=self.all_day or piece.all_day,
            without=self.without or piece.without,
        )


def _in_the_week(day: WeekdayIn, until: Day | None) -> Day | None:
    """Next week mon-wed: both ends are in it."""
    return replace(until, week=day.week) if isinstance(until, WeekdayIn) and until.week is None else until


def _with_second_day(said: Spoken, first: Day, second: Day) -> Spoken:
    """Two days: parts of one (next week, Friday), a date with its weekday, or a holiday that only names the event."""
    joined = _joined(first, second) or _joined(second, first)
    if joined is not None:
        return replace(said, day=joined)
    if isinstance(first, Holiday | WholeYear):
        return replace(said, day=second)
    for weekday, other in ((first, second), (second, first)):
        if (
            isinstance(weekday, WeekdayIn)
            and weekday.week is None
            and not isinstance(other, WeekdayIn | Holiday)
        ):
            return replace(said, day=other, weekday=weekday.weekday)
        if isinstance(weekday, WeekdayIn) and isinstance(other, CalendarDate):
            return replace(said, day=other, weekday=weekday.weekday + 7 * max(0, weekday.week or 0))
    return said


def _same_rule(one: Recurrence, two: Recurrence) -> Recurrence | None:
    """Biweekly, on Fridays."""
    if one.freq != two.freq or (one.by_day and two.by_day) or 1 not in {one.interval, two.interval}:
        return None
    return replace(one, interval=max(one.interval, two.interval), by_day=one.by_day or two.by_day)


def _joined(first: Day, second: Day) -> Day | None:
    match first, second:
        case WholeWeek(week, _), WeekdayIn(weekday, None):
            return WeekdayIn(weekday, week)
        case DaysAway(int(days)), WeekdayIn(weekday, None) if days > 0 and days % 7 == 0:
            return WeekdayIn(weekday, days // 7)
        case WholeMonth(int(months), None, None, None), CalendarDate(int(day), None, None):
            return MonthsAway(months, day)
        case WholeMonth(None, int(month), year, None), CalendarDate(int(day), None, None):
            return CalendarDate(day, month, year)
        case WholeYear(years), CalendarDate(_, int(), None):
            return replace(second, years_away=years)
        case WholeWeek(), CalendarDate(_, int()):
            return second
        case WholeMonth(None, int(month), year, None), WeekdayOf(weekday, nth, None, None, None):
            return WeekdayOf(weekday, nth, month=month, year=year)
        case _:
            return None
