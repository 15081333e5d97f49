"""How far the change of one occurrence can go: not every rule can be moved along, or begun anew in its middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import get_args
from uuid import UUID

from core.calendar.draft import Draft, Scope
from core.calendar.event import Event
from core.calendar.occurrences import rule_day, when_on
from core.calendar.recurrence import Recurrence
from core.calendar.rule_days import is_ruled
from core.calendar.shifting import first_given
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


def is_possible(draft: Draft) -> bool:
    """Whether the change of a series, or of a part of it, can be as it says. Whatever else is changed can."""
    base, when = draft.base, draft.proposal.when
    if base is None or base.recurrence is None or isinstance(when, Partial):
        return True
    if draft.original is not None:
        return draft.scope in scopes_of(draft)
    if draft.kind == "delete" or draft.proposal.recurrence != base.recurrence or when == base.when:
        return True
    day = first_given(base.recurrence, first_day(base.when))
    return when == when_on(base.when, day) or "all" in possible_scopes(base, day, first_day(when))


def within_reach(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Several drafts, each of a part of a series going as far as it can. Of one alone that is asked."""
    return drafts if len(drafts) == 1 else tuple(_once_covered(drafts))


def _once_covered(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """What the change of a series covers is not changed once more."""
    covered = set[UUID]()
    for draft in drafts:
        if draft.base is None or draft.base.id not in covered:
            able = draft if is_possible(draft) else _within_reach(draft)
            covered |= _covers(able)
            yield able


def _within_reach(draft: Draft) -> Draft:
    return replace(draft, scope=next(iter(scopes_of(draft)), None))


def _covers(draft: Draft) -> set[UUID]:
    """The series of which nothing is left to another draft."""
    whole = draft.scope != "this" and draft.original is not None and draft.ticked
    return {draft.base.id} if whole and draft.base is not None else set()


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
