"""A series in two: what its rule still gives before a day, and what is left of it from there on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.calendar.event import Event
from core.calendar.instants import days_on
from core.calendar.occurrences import rule_day
from core.calendar.recurrence import ONCE, Recurrence
from core.calendar.rule_days import is_ruled, last_ruled, ruled_days
from core.calendar.when import first_day


def trimmed(base: Event, day: date) -> Event:
    """The series as far as the day before."""
    rule = base.recurrence
    assert rule is not None
    given, eve = _given_before(base, day) if rule.count else 0, days_on(day, -1)
    end = (
        replace(rule, count=given) if given else replace(rule, count=None, until=min(eve, rule.until or eve))
    )
    also = tuple(one for one in rule.also if one < day)
    kept = tuple(one for one in base.excluded if rule_day(base.when, one) < day)
    return replace(base, recurrence=replace(end, also=also), excluded=kept)


def left_of(base: Event, rule: Recurrence, day: date) -> Recurrence:
    """What is left of its rule, or of another in its place, for a series that goes on from `day`, one of its days."""
    before, also = base.recurrence, tuple(one for one in rule.also if one > day)
    assert before is not None
    if rule == before and day in rule.also and not is_ruled(rule, first_day(base.when), day):
        return _from_between(base, replace(rule, also=also), day)
    if not rule.count or rule.count != before.count:
        return replace(rule, also=also)
    return replace(rule, count=max(rule.count - _given_before(base, day), 1), also=also)


def _from_between(base: Event, rule: Recurrence, day: date) -> Recurrence:
    """From a day that the rule does not give: its times are no longer counted, they end where they ended."""
    last = last_ruled(rule, first_day(base.when))
    if last is not None and last < day:
        return replace(ONCE, also=rule.also)
    also = (day, *rule.also)
    return replace(rule, count=None, until=last, also=also) if rule.count else replace(rule, also=also)


def _given_before(base: Event, day: date) -> int:
    """How many originals the rule gives before `day`, cancelled ones too: COUNT counts them."""
    assert base.recurrence is not None
    return sum(1 for _ in ruled_days(base.recurrence, first_day(base.when), last=days_on(day, -1)))
