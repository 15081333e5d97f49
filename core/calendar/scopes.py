"""How far the change of one occurrence can go: not every rule can be moved along, or begun anew in its middle."""

from __future__ import annotations

from datetime import date
from typing import get_args

from core.calendar.draft import Draft, Scope
from core.calendar.event import Event
from core.calendar.occurrences import rule_day
from core.calendar.recurrence import Recurrence
from core.calendar.rule_days import is_ruled
from core.calendar.when import Partial, first_day

SCOPES: tuple[Scope, ...] = get_args(Scope)


def scopes_of(draft: Draft) -> tuple[Scope, ...]:
    """How far a draft about one occurrence of a series may go; another rule is no matter of one occurrence."""
    base, original, when = draft.base, draft.original, draft.proposal.when
    if base is None or base.recurrence is None or original is None:
        return ()
    if draft.proposal.recurrence != base.recurrence:
        return SCOPES[1:]
    if draft.kind == "delete" or isinstance(when, Partial):
        return SCOPES
    return possible_scopes(base, rule_day(base.when, original), first_day(when))


def possible_scopes(base: Event, day: date, new: date) -> tuple[Scope, ...]:
    """The scopes in which the occurrence of a series on `day`, one of its days, may go to `new` under the same rule."""
    rule, start = base.recurrence, first_day(base.when)
    if rule is None:
        return ("this",)
    fixed = day != new and _is_numbered(rule)
    following = not fixed and day >= start and _tells_periods(rule, start, day)
    everything = not fixed and (day == new or _tells_periods(rule, start, start))
    return ("this", *(("following",) if following else ()), *(("all",) if everything else ()))


def _is_numbered(rule: Recurrence) -> bool:
    """Whether its days are numbered within a month or a year: those before or after them have other numbers."""
    return bool(rule.by_week_no or rule.by_year_day or rule.by_set_pos)


def _tells_periods(rule: Recurrence, start: date, day: date) -> bool:
    """Whether a series that begins on this day skips the same periods: a date besides the rule may lie in any."""
    return rule.interval == 1 or day not in rule.also or is_ruled(rule, start, day)
