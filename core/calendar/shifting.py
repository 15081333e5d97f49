"""What becomes of a series when one of its occurrences moves and the others go with it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from core.calendar.event import Event, Original
from core.calendar.instants import days_on
from core.calendar.occurrences import key, original_of, rule_day, when_on
from core.calendar.recurrence import WEEKDAYS, Recurrence, Weekday
from core.calendar.rule_days import rule_days, spelled_out
from core.calendar.rule_places import place_in_month, weekday_of
from core.calendar.when import first_day


def shifted_rule(rule: Recurrence, old: date, new: date) -> Recurrence:
    """The rule that gives `new` where the other gave `old`: all its days move alike, its last one too."""
    if old == new:
        return rule
    days = (new - old).days
    return replace(
        rule,
        by_day=tuple(_weekday(code, rule, old, new) for code in rule.by_day),
        by_month_day=_month_days(rule.by_month_day, old, new),
        by_month=tuple((month - 1 + new.month - old.month) % 12 + 1 for month in rule.by_month),
        until=days_on(rule.until, days) if rule.until else None,
        week_start=_week_start(rule, days),
        also=tuple(days_on(day, days) for day in rule.also),
    )


def shifted_start(rule: Recurrence, start: date, old: date, new: date) -> date:
    """Where that series begins: on the day that its rule gives nearest to as many days away."""
    begun = first_given(rule, start)
    full = shifted_rule(spelled_out(rule, begun), old, new)
    aim = days_on(begun, (new - old).days)
    return _nearest(replace(full, interval=1, count=None, until=None), days_on(aim, -31), aim, 31)


def first_given(rule: Recurrence, start: date) -> date:
    """The first day from `start` on that the rule gives; `start` where it gives none."""
    return next(rule_days(replace(rule, count=None, until=None), start, start), start)


def stands_at(series: Event, row: Event) -> date:
    """The day of the rule whose place a changed instance has taken."""
    return rule_day(series.when, row.original or original_of(row.when))


@dataclass(frozen=True, slots=True)
class Move:
    """A series becomes another, the days of its rule so many later: what becomes of what hangs on them."""

    before: Event
    after: Event
    days: int

    def originals(self, excluded: tuple[Original, ...]) -> tuple[Original, ...]:
        """Those that the rule gave, where they stand now; others never took anything away."""
        return tuple(dict.fromkeys(self.original(one) for one in excluded if self._was_given(one)))

    def original(self, original: Original) -> Original:
        """The start that stands for this one now."""
        day = days_on(rule_day(self.before.when, original), self.days)
        if self.days and self.after.recurrence:
            day = _nearest(self.after.recurrence, first_day(self.after.when), day, 7)
        return original_of(when_on(self.after.when, day))

    def instances(self, rows: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
        """Changed instances before and after; each leaves its date before another takes it."""
        ordered = sorted(rows, key=lambda row: stands_at(self.before, row), reverse=self.days > 0)
        return ((row, self.instance(row)) for row in ordered)

    def instance(self, row: Event) -> Event:
        """A changed instance keeps its own time, and of the rest what was its own."""
        names = ("title", "location", "attendees", "notes", "reminders")
        alike = [name for name in names if getattr(row, name) == getattr(self.before, name)]
        followed = replace(row, **{name: getattr(self.after, name) for name in alike})
        original = self.original(row.original or original_of(row.when))
        return replace(followed, series=self.after.id, original=original)

    def leaves_behind(self, row: Event) -> bool:
        """Whether a changed instance loses its date, for the rule does not give that any more."""
        original = row.original or original_of(row.when)
        return self._was_given(original) and not _gives(self.after, self.original(original))

    def _was_given(self, original: Original) -> bool:
        day = rule_day(self.before.when, original)
        stands = key(original) in (day, key(original_of(when_on(self.before.when, day))))
        return stands and _gives(self.before, original)


def _gives(series: Event, original: Original) -> bool:
    """Whether the rule alone gives that day."""
    day = rule_day(series.when, original)
    return series.recurrence is not None and day in rule_days(
        series.recurrence, first_day(series.when), day, day
    )


def _nearest(rule: Recurrence, start: date, day: date, reach: int) -> date:
    """The 2nd Tuesday and the 2nd Wednesday of a month are one day apart, or six."""
    given = rule_days(rule, start, days_on(day, -reach), days_on(day, reach))
    return min(given, key=lambda one: abs((one - day).days), default=day)


def _month_days(wanted: tuple[int, ...], old: date, new: date) -> tuple[int, ...]:
    """All of them moved; where that leaves the month, only the one that `old` stood for."""
    moved = tuple(day + (new - old).days for day in wanted)
    inside = all(0 < abs(day) <= 31 and day * was > 0 for day, was in zip(moved, wanted, strict=True))
    if inside and old.month == new.month:
        return moved
    named = (old.day, old.day - monthrange(old.year, old.month)[1] - 1)
    return tuple(new.day if day in named else day for day in wanted)


def _week_start(rule: Recurrence, days: int) -> Weekday:
    """Where weeks are skipped, days of one week remain days of one week."""
    if rule.freq != "WEEKLY" or rule.interval == 1:
        return rule.week_start
    opening = WEEKDAYS.index(rule.week_start)
    places = [(code[1] - opening) % 7 for code in map(weekday_of, rule.by_day) if code]
    together = len({(place + days) // 7 for place in places}) < 2
    return rule.week_start if together else WEEKDAYS[(opening + days) % 7]


def _weekday(code: str, rule: Recurrence, old: date, new: date) -> str:
    """MO → TU; of ordinals the one that `old` stood for becomes that of `new`, as 2TU or -1FR."""
    nth, weekday = weekday_of(code) or (0, old.weekday())
    by_the_month = rule.freq == "MONTHLY" or rule.by_month
    if nth and by_the_month and weekday == old.weekday() and nth in place_in_month(old):
        front, back = place_in_month(new)
        return f"{back if nth < 0 or front == 5 else front}{WEEKDAYS[new.weekday()]}"
    return f"{nth or ''}{WEEKDAYS[(weekday + (new - old).days) % 7]}"
