"""Parts of a series whose rule numbers or chooses days, skips weeks of several days, or has dates besides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.calendar.draft import Draft, Scope
from core.calendar.event import Event
from core.calendar.instants import span, within
from core.calendar.occurrences import agenda, rule_day, when_on
from core.calendar.recurrence import ONCE, Recurrence
from core.calendar.rrule import from_rrule, to_rrule
from core.calendar.scopes import SCOPES, possible_scopes, scopes_of
from core.calendar.series import edit, remove
from core.calendar.when import AllDay, Partial, Window, first_day
from tests.core.calendar.rows import (
    FAR,
    SEOUL,
    YEARS,
    all_rules,
    chosen_rules,
    days,
    event,
    families,
    moments,
    proposal,
    replaced,
    series,
    some_days,
    steadily,
    timed,
    uid,
    unrolled,
)

FRESH = uid(999)
WIDER = Window(YEARS.start - timedelta(days=9), YEARS.end + timedelta(days=9))


def besides(rule: str, *also: str) -> Recurrence:
    return replace(from_rrule(f"FREQ={rule}"), also=tuple(map(date.fromisoformat, also)))


def shown(rows: list[Event]) -> list[str]:
    return moments(agenda(rows, FAR, SEOUL))


def parts(rows: list[Event]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (to_rrule(row.recurrence), tuple(map(str, row.recurrence.also))) for row in rows if row.recurrence
    ]


# ── this and the following ──


THURSDAYS = replace(
    event("yoga", days("2026-11-05")), recurrence=besides("WEEKLY;COUNT=4", "2026-11-10", "2026-12-01")
)


def following(base: Event, day: str, to: str | None = None) -> list[Event]:
    changed = proposal(base, when=days(to or day), title="pilates")
    return replaced(edit(base, changed, "following", date.fromisoformat(day), (), FRESH), [base])


def test_dates_besides_the_rule_go_to_the_part_that_they_are_in():
    rows = following(THURSDAYS, "2026-11-19")
    assert parts(rows) == [
        ("FREQ=WEEKLY;COUNT=2", ("2026-11-10",)),
        ("FREQ=WEEKLY;COUNT=2", ("2026-12-01",)),
    ]
    assert shown(rows) == shown([THURSDAYS])


def test_they_move_with_the_rest():
    assert shown(following(THURSDAYS, "2026-11-19", "2026-11-20")) == [
        "11-05", "11-10", "11-12", "11-20", "11-27", "12-02",
    ]  # fmt: skip


def test_what_begins_on_a_date_besides_the_rule_ends_where_the_count_ended():
    rows = following(THURSDAYS, "2026-11-10")
    assert parts(rows) == [
        ("FREQ=WEEKLY;COUNT=1", ()),
        ("FREQ=WEEKLY;UNTIL=20261126", ("2026-11-10", "2026-12-01")),
    ]


def test_what_begins_after_the_last_of_the_rule_is_only_dates():
    base = replace(THURSDAYS, recurrence=besides("WEEKLY;COUNT=4", "2026-12-01", "2026-12-04"))
    rows = following(base, "2026-12-01")
    assert parts(rows) == [("FREQ=WEEKLY;COUNT=4", ()), ("FREQ=DAILY;COUNT=1", ("2026-12-04",))]
    assert shown(rows) == shown([base])
    assert replace(rows[1].recurrence, also=()) == ONCE


def test_an_endless_rule_goes_on_without_an_end_from_a_date_besides_it():
    base = replace(THURSDAYS, recurrence=besides("WEEKLY;BYDAY=TH", "2026-11-10"))
    rows = following(base, "2026-11-10")
    assert parts(rows)[1] == ("FREQ=WEEKLY;BYDAY=TH", ("2026-11-10",))


def test_a_count_with_nothing_before_but_dates_ends_the_day_before():
    base = replace(THURSDAYS, recurrence=besides("WEEKLY;BYDAY=FR;COUNT=3", "2026-11-05"))
    [(_, after)] = remove(base, "following", date(2026, 11, 6), ())
    assert parts([after]) == [("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261105", ("2026-11-05",))]
    assert shown([after]) == ["11-05"]


def test_a_rule_that_has_ended_is_not_begun_anew_by_its_dates():
    base = replace(THURSDAYS, recurrence=besides("WEEKLY;UNTIL=20261112", "2026-12-01"))
    [(_, after)] = remove(base, "following", date(2026, 12, 1), ())
    assert shown([after]) == ["11-05", "11-12"]


def test_another_rhythm_has_none_of_the_dates_and_another_end_keeps_those_to_come():
    ended = replace(THURSDAYS.recurrence, count=None, until=date(2026, 12, 31))
    other = from_rrule("FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    for rule, after in ((ended, ("2026-12-01",)), (other, ())):
        changed = proposal(THURSDAYS, when=days("2026-11-19"), recurrence=rule)
        rows = replaced(edit(THURSDAYS, changed, "following", date(2026, 11, 19), (), FRESH), [THURSDAYS])
        assert parts(rows)[1][1] == after


# ── how far ──


@pytest.mark.parametrize(
    ("rule", "start", "day", "to", "scopes"),
    [
        ("MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "2026-12-31", "2026-12-30", ("this",)),
        ("YEARLY;BYWEEKNO=20;BYDAY=MO", "2026-05-11", "2027-05-17", "2027-05-18", ("this",)),
        ("YEARLY;BYYEARDAY=100", "2026-04-10", "2027-04-10", "2027-04-11", ("this",)),
        (
            "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-11-30",
            "2026-12-31",
            "2026-12-31",
            ("this", "following", "all"),
        ),
        (
            "WEEKLY;INTERVAL=2;BYDAY=TU,SU",
            "2026-11-03",
            "2026-11-08",
            "2026-11-09",
            ("this", "following", "all"),
        ),
        ("WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-05", "2026-11-17", "2026-11-18", ("this", "following")),
        ("WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-05", "2026-11-05", "2026-11-05", ("this", "all")),
        ("WEEKLY;BYDAY=TU", "2026-11-05", "2026-11-05", "2026-11-06", ("this", "following", "all")),
    ],
)
def test_how_far_a_change_can_go(rule, start, day, to, scopes):
    base = replace(event("x", days(start)), recurrence=besides(rule, start))
    old, new = date.fromisoformat(day), date.fromisoformat(to)
    assert possible_scopes(base, old, new) == scopes
    for scope in ("following", "all"):
        changed = proposal(base, when=AllDay(new, new), title="y")
        if scope in scopes:
            assert edit(base, changed, scope, old, (), FRESH)
        else:
            with pytest.raises(ValueError, match="moved along"):
                edit(base, changed, scope, old, (), FRESH)


def test_nothing_goes_on_from_a_date_before_the_rule_begins():
    base = replace(event("x", days("2026-11-05")), recurrence=besides("WEEKLY", "2026-11-01"))
    assert possible_scopes(base, date(2026, 11, 1), date(2026, 11, 1)) == ("this", "all")


def test_of_a_draft():
    last = replace(
        event("x", days("2026-11-30")), recurrence=besides("MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    )
    original = date(2026, 12, 31)
    moved = Draft(uid(9), "update", proposal(last, when=days("2026-12-30")), last, original=original)
    assert scopes_of(moved) == ("this",)
    assert scopes_of(replace(moved, kind="delete")) == ("this", "following", "all")
    assert scopes_of(replace(moved, proposal=proposal(last, when=Partial(None, None, SEOUL)))) == SCOPES
    assert scopes_of(replace(moved, proposal=proposal(last, recurrence=ONCE))) == ("following", "all")
    assert scopes_of(replace(moved, original=None)) == scopes_of(replace(moved, base=None)) == ()


def test_a_single_event_is_all_there_is():
    assert possible_scopes(event("x", days("2026-11-05")), date(2026, 11, 5), date(2026, 11, 6)) == ("this",)


def test_an_occurrence_may_move_to_where_its_series_begins():
    base = event("yoga", timed("2026-11-03 19:00"), rule="FREQ=WEEKLY;COUNT=3")
    pairs = edit(base, proposal(base), "this", timed("2026-11-10 19:00").start, (), FRESH)
    assert shown(replaced(pairs, [base])) == ["11-03 19:00", "11-03 19:00", "11-17 19:00"]


# ── what holds for every rule ──


def an_original(draw, rows):
    first = [one.original for one in agenda(rows[:1], YEARS, SEOUL)][:12]
    assume(first)
    return draw(st.sampled_from(first))


def can_go(base: Event, scope: Scope, day: date, new: date) -> bool:
    return scope in possible_scopes(base, day, new)


@steadily
@given(st.data(), families(kinds=all_rules()))
def test_deleting_the_following_leaves_what_was_before(data, rows):
    original = an_original(data.draw, rows)
    base, day = rows[0], rule_day(rows[0].when, original)
    before = [
        (one.when, one.event.title)
        for one in agenda(rows, YEARS, SEOUL)
        if rule_day(base.when, one.original or one.event.original) < day
    ]
    assert unrolled(replaced(remove(base, "following", original, tuple(rows[1:])), rows)) == before


@steadily
@given(st.data(), families(kinds=all_rules()), st.sampled_from(("following", "all")))
def test_a_note_moves_nothing(data, rows, scope):
    original = an_original(data.draw, rows)
    base, day = rows[0], rule_day(rows[0].when, original)
    assume(can_go(base, scope, day, day))
    noted = proposal(base, notes="new", when=when_on(base.when, day))
    now = replaced(edit(base, noted, scope, original, tuple(rows[1:]), FRESH), rows)
    assert sorted(map(str, unrolled(now))) == sorted(map(str, unrolled(rows)))


skipping = chosen_rules().filter(lambda rule: rule.freq == "WEEKLY")


@st.composite
def weekly(draw) -> Event:
    """Weeks that are skipped, of one day or several, with dates besides."""
    row = draw(series(kinds=skipping))
    also = draw(st.lists(some_days, max_size=2, unique=True))
    return replace(row, recurrence=replace(row.recurrence, also=tuple(sorted(also))), excluded=())


@steadily
@given(st.data(), weekly(), st.integers(-9, 9), st.sampled_from(("following", "all")))
def test_days_of_skipped_weeks_move_each_by_the_same(data, base, by, scope):
    original = an_original(data.draw, [base])
    day = rule_day(base.when, original)
    new = day + timedelta(days=by)
    assume(can_go(base, scope, day, new))
    pairs = edit(base, proposal(base, when=when_on(base.when, new)), scope, original, (), FRESH)
    expected = [
        one.when
        if scope == "following" and rule_day(base.when, one.original) < day
        else when_on(base.when, first_day(one.when) + timedelta(days=by))
        for one in agenda([base], WIDER, SEOUL)
    ]
    inside = sorted(str(when) for when in expected if within(span(when, SEOUL), YEARS))
    assert sorted(str(when) for when, _ in unrolled(replaced(pairs, [base]))) == inside
