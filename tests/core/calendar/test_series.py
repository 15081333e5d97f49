"""Editing and deleting parts of a series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.calendar.event import Event
from core.calendar.instants import span, utc, within
from core.calendar.occurrences import agenda, how_many, original_of, rule_day, when_on
from core.calendar.rrule import from_rrule, to_rrule
from core.calendar.series import edit, remove
from core.calendar.when import AllDay, Partial, Timed, Window, first_day
from tests.core.calendar.rows import (
    FAR,
    LOS_ANGELES,
    SEOUL,
    TUESDAYS,
    YEARS,
    at,
    days,
    event,
    families,
    moments,
    proposal,
    replaced,
    steadily,
    timed,
    uid,
    unrolled,
)

FRESH = uid(999)


def shown(rows: list[Event]) -> list[str]:
    return moments(agenda(rows, FAR, SEOUL))


def instance(number: int, original: str, when: str) -> Event:
    return event("yoga", timed(when), number, series=TUESDAYS.id, original=at(original))


# ── Deleting ─────────────────────────────────────────────────────────────────


def test_deleting_this_one_leaves_the_others():
    pairs = remove(TUESDAYS, "this", at("2026-11-17 19:00"), ())
    assert shown(replaced(pairs, [TUESDAYS])) == [
        "11-03 19:00", "11-10 19:00", "11-24 19:00", "12-01 19:00", "12-08 19:00", "12-15 19:00",
        "12-22 19:00",
    ]  # fmt: skip


def test_deleting_one_that_is_cancelled_already_changes_nothing():
    base = replace(TUESDAYS, excluded=(at("2026-11-17 19:00"),))
    assert remove(base, "this", at("2026-11-17 19:00"), ()) == ()


def test_deleting_this_one_takes_its_changed_instance():
    base = replace(TUESDAYS, excluded=(at("2026-11-17 19:00"),))
    moved = instance(2, "2026-11-17 19:00", "2026-11-18 20:00")
    assert remove(base, "this", at("2026-11-17 19:00"), (moved,)) == ((moved, None),)


def test_deleting_a_changed_instance_deletes_its_row():
    moved = instance(2, "2026-11-17 19:00", "2026-11-18 20:00")
    assert remove(moved, "this", moved.original, ()) == ((moved, None),)


def test_deleting_the_following_keeps_the_count_of_those_before():
    pairs = remove(TUESDAYS, "following", at("2026-11-17 19:00"), ())
    [(_, after)] = pairs
    assert after is not None and to_rrule(after.recurrence) == "FREQ=WEEKLY;BYDAY=TU;COUNT=2"


def test_deleting_the_following_of_an_endless_series_ends_it_the_day_before():
    base = event("yoga", timed("2026-11-03 01:00", zone=LOS_ANGELES), rule="FREQ=WEEKLY")
    [(_, after)] = remove(base, "following", at("2026-11-17 18:00"), ())
    assert after is not None and after.recurrence.until == date(2026, 11, 16)


def test_deleting_the_following_takes_later_changed_instances_and_keeps_earlier_ones():
    early = instance(2, "2026-11-10 19:00", "2026-11-11 20:00")
    late = instance(3, "2026-11-24 19:00", "2026-11-16 20:00")
    base = replace(TUESDAYS, excluded=(early.original, late.original))
    rows = replaced(remove(base, "following", at("2026-11-17 19:00"), (early, late)), [base, early, late])
    assert shown(rows) == ["11-03 19:00", "11-11 20:00"]
    assert [row.excluded for row in rows if row.recurrence] == [(early.original,)]


@pytest.mark.parametrize("scope", ["following", "all", None])
def test_deleting_from_the_first_on_deletes_it_all(scope):
    sibling = instance(2, "2026-11-10 19:00", "2026-11-11 20:00")
    pairs = remove(TUESDAYS, scope, at("2026-11-03 19:00") if scope else None, (sibling,))
    assert pairs == ((TUESDAYS, None), (sibling, None))


def test_nothing_left_before_is_nothing_left():
    base = replace(TUESDAYS, excluded=(at("2026-11-03 19:00"),))
    assert remove(base, "following", at("2026-11-10 19:00"), ()) == ((base, None),)


def test_a_changed_instance_before_is_something_left():
    early = instance(2, "2026-11-03 19:00", "2026-11-04 20:00")
    base = replace(TUESDAYS, excluded=(early.original,))
    rows = replaced(remove(base, "following", at("2026-11-10 19:00"), (early,)), [base, early])
    assert shown(rows) == ["11-04 20:00"]


def test_an_instance_from_before_the_rule_began_is_nothing_left():
    strange = instance(2, "2026-10-27 19:00", "2026-10-28 20:00")
    assert remove(TUESDAYS, "following", None, (strange,)) == ((TUESDAYS, None), (strange, None))


def test_without_an_original_the_first_is_meant():
    [(_, after)] = remove(TUESDAYS, "this", None, ())
    assert after is not None and after.excluded == (at("2026-11-03 19:00"),)


def test_a_single_event_is_deleted_whatever_the_scope():
    single = event("x", timed("2026-11-03 19:00"))
    assert remove(single, "this", None, ()) == ((single, None),)


# ── Editing this one ─────────────────────────────────────────────────────────


def test_editing_this_one_makes_a_changed_instance():
    when = timed("2026-11-18 20:00")
    pairs = edit(
        TUESDAYS, proposal(TUESDAYS, when=when, title="hot yoga"), "this", at("2026-11-17 19:00"), (), FRESH
    )
    rows = replaced(pairs, [TUESDAYS])
    assert rows[1] == Event(FRESH, "hot yoga", when, series=TUESDAYS.id, original=at("2026-11-17 19:00"))
    assert how_many(rows[0], SEOUL) == 7


def test_editing_this_one_again_edits_its_row():
    moved = instance(2, "2026-11-17 19:00", "2026-11-18 20:00")
    base = replace(TUESDAYS, excluded=(moved.original,))
    [(before, after)] = edit(
        base, proposal(base, when=timed("2026-11-18 21:00")), "this", moved.original, (moved,), FRESH
    )
    assert before == moved and after == replace(moved, when=timed("2026-11-18 21:00"))


def test_editing_this_one_leaves_other_changed_instances():
    moved = instance(2, "2026-11-10 19:00", "2026-11-11 20:00")
    base = replace(TUESDAYS, excluded=(moved.original,))
    pairs = edit(base, proposal(base, title="x"), "this", at("2026-11-17 19:00"), (moved,), FRESH)
    assert [after.id for _, after in pairs] == [base.id, FRESH]


def test_what_never_was_cancelled_is_not_carried_on():
    base = replace(TUESDAYS, excluded=(at("2026-11-10 18:00"), at("2026-11-25 19:00"), date(2026, 11, 24)))
    [(_, after)] = edit(base, proposal(base, when=timed("2026-11-03 20:00")), "all", None, (), FRESH)
    assert after.excluded == (at("2026-11-24 20:00"),)


def test_editing_a_changed_instance_edits_its_row():
    moved = instance(2, "2026-11-17 19:00", "2026-11-18 20:00")
    [(before, after)] = edit(moved, proposal(moved, title="x"), "this", moved.original, (), FRESH)
    assert before == moved and after == replace(moved, title="x")


def test_a_title_is_changed_where_the_occurrence_is_and_not_where_the_series_began():
    third = timed("2026-11-17 19:00")
    pairs = edit(TUESDAYS, proposal(TUESDAYS, title="x", when=third), "this", third.start, (), FRESH)
    assert pairs[1][1].when == timed("2026-11-17 19:00")


def test_an_empty_title_is_none_said():
    [(_, after)] = edit(TUESDAYS, proposal(TUESDAYS, title="", notes="mat"), "all", None, (), FRESH)
    assert (after.title, after.notes) == ("yoga", "mat")


def test_a_proposal_without_a_time_is_refused():
    with pytest.raises(ValueError):
        edit(TUESDAYS, proposal(TUESDAYS, when=Partial(None, None, SEOUL)), "this", None, (), FRESH)


def test_the_same_again_changes_nothing():
    third = timed("2026-11-17 19:00")
    assert edit(TUESDAYS, proposal(TUESDAYS, when=third), "all", third.start, (), FRESH) == ()
    assert edit(TUESDAYS, proposal(TUESDAYS), "all", None, (), FRESH) == ()
    single = event("x", timed("2026-11-03 19:00"))
    assert edit(single, proposal(single), None, None, (), FRESH) == ()


def test_a_single_event_becomes_a_series():
    single = event("x", timed("2026-11-03 19:00"))
    rule = from_rrule("FREQ=DAILY;COUNT=2")
    assert edit(single, proposal(single, recurrence=rule), None, None, (), FRESH) == (
        (single, replace(single, recurrence=rule)),
    )


# ── Editing this and the following ───────────────────────────────────────────


def test_editing_the_following_splits_the_series_and_its_count():
    when = timed("2026-11-17 20:00", 90)
    rows = replaced(
        edit(TUESDAYS, proposal(TUESDAYS, when=when), "following", at("2026-11-17 19:00"), (), FRESH),
        [TUESDAYS],
    )
    assert [to_rrule(row.recurrence) for row in rows] == [
        "FREQ=WEEKLY;BYDAY=TU;COUNT=2",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=6",
    ]
    assert rows[1].id == FRESH and rows[1].when == when


def test_cancelled_and_changed_ones_follow_the_split():
    moved = instance(2, "2026-12-01 19:00", "2026-12-02 12:00")
    superseded = instance(3, "2026-11-17 19:00", "2026-11-18 20:00")
    base = replace(
        TUESDAYS,
        excluded=(at("2026-11-10 19:00"), superseded.original, at("2026-11-24 19:00"), moved.original),
    )
    pairs = edit(
        base,
        proposal(base, when=timed("2026-11-18 20:00"), title="pilates"),
        "following",
        superseded.original,
        (moved, superseded),
        FRESH,
    )
    rows = replaced(pairs, [base, moved, superseded])
    assert shown(rows) == [
        "11-03 19:00", "11-18 20:00", "12-02 12:00", "12-09 20:00", "12-16 20:00", "12-23 20:00",
    ]  # fmt: skip
    new = next(row for row in rows if row.id == FRESH)
    assert new.recurrence.by_day == ("WE",)
    assert new.excluded == (at("2026-11-25 20:00"), at("2026-12-02 20:00"))
    follower = next(row for row in rows if row.id == uid(2))
    assert (follower.series, follower.original, follower.title) == (FRESH, at("2026-12-02 20:00"), "pilates")


def test_the_last_day_moves_with_the_weekday():
    base = event("x", timed("2026-11-03 19:00"), rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222")
    rows = replaced(
        edit(
            base,
            proposal(base, when=timed("2026-11-19 19:00")),
            "following",
            at("2026-11-17 19:00"),
            (),
            FRESH,
        ),
        [base],
    )
    assert shown(rows)[-1] == "12-24 19:00"
    assert rows[0].recurrence.until == date(2026, 11, 16)


def test_the_last_day_stays_where_only_the_clock_moves():
    base = event("x", timed("2026-11-03 19:00"), rule="FREQ=WEEKLY;UNTIL=20261222")
    rows = replaced(
        edit(
            base,
            proposal(base, when=timed("2026-11-17 08:00")),
            "following",
            at("2026-11-17 19:00"),
            (),
            FRESH,
        ),
        [base],
    )
    assert rows[1].recurrence.until == date(2026, 12, 22)


def test_a_rule_that_was_changed_is_taken_as_it_is():
    rule, third = from_rrule("FREQ=DAILY;COUNT=3"), timed("2026-11-17 19:00")
    daily = proposal(TUESDAYS, recurrence=rule, when=third)
    pairs = edit(TUESDAYS, daily, "following", third.start, (), FRESH)
    assert shown(replaced(pairs, [TUESDAYS]))[2:] == ["11-17 19:00", "11-18 19:00", "11-19 19:00"]


def test_the_following_may_be_a_single_event():
    third = timed("2026-11-17 19:00")
    once = proposal(TUESDAYS, recurrence=None, when=third)
    pairs = edit(TUESDAYS, once, "following", third.start, (), FRESH)
    assert shown(replaced(pairs, [TUESDAYS])) == ["11-03 19:00", "11-10 19:00", "11-17 19:00"]


def test_editing_from_the_first_on_is_editing_all():
    pairs = edit(TUESDAYS, proposal(TUESDAYS, title="x"), "following", at("2026-11-03 19:00"), (), FRESH)
    assert pairs == ((TUESDAYS, replace(TUESDAYS, title="x")),)


# ── Editing all ──────────────────────────────────────────────────────────────


def test_all_move_by_as_much_as_the_named_one():
    moved = instance(2, "2026-11-24 19:00", "2026-11-25 12:00")
    base = replace(TUESDAYS, excluded=(at("2026-11-10 19:00"), moved.original))
    pairs = edit(
        base, proposal(base, when=timed("2026-11-18 20:30")), "all", at("2026-11-17 19:00"), (moved,), FRESH
    )
    rows = replaced(pairs, [base, moved])
    assert shown(rows) == [
        "11-04 20:30", "11-18 20:30", "11-25 12:00", "12-02 20:30", "12-09 20:30", "12-16 20:30",
        "12-23 20:30",
    ]  # fmt: skip
    assert rows[0].recurrence.by_day == ("WE",)
    assert rows[1].original == at("2026-11-25 20:30")


def test_a_new_title_reaches_changed_instances_that_had_the_old_one():
    plain = instance(2, "2026-11-24 19:00", "2026-11-25 12:00")
    own = replace(instance(3, "2026-12-01 19:00", "2026-12-02 12:00"), title="party")
    base = replace(TUESDAYS, excluded=(plain.original, own.original))
    rows = replaced(
        edit(base, proposal(base, title="pilates"), "all", None, (plain, own), FRESH), [base, plain, own]
    )
    assert [row.title for row in rows] == ["party", "pilates", "pilates"]


def test_a_name_given_where_clocks_skip_the_time_moves_nothing():
    base = event("run", timed("2026-03-06 02:30", zone=LOS_ANGELES), rule="FREQ=DAILY;COUNT=4")
    skipped = timed("2026-03-08 03:30", zone=LOS_ANGELES)
    [(_, after)] = edit(base, proposal(base, title="jog", when=skipped), "all", skipped.start, (), FRESH)
    assert after == replace(base, title="jog")


def test_a_series_becomes_whole_days():
    base = replace(TUESDAYS, excluded=(at("2026-11-10 19:00"),))
    [(_, after)] = edit(
        base, proposal(base, when=days("2026-11-17", "2026-11-18")), "all", at("2026-11-17 19:00"), (), FRESH
    )
    assert after.when == days("2026-11-03", "2026-11-04")
    assert after.excluded == (date(2026, 11, 10),)


def test_a_series_becomes_single_and_loses_its_changed_instances():
    moved = instance(2, "2026-11-24 19:00", "2026-11-25 12:00")
    base = replace(TUESDAYS, excluded=(moved.original,))
    rows = replaced(edit(base, proposal(base, recurrence=None), "all", None, (moved,), FRESH), [base, moved])
    assert rows == [replace(base, recurrence=None, excluded=())]


def test_a_changed_instance_goes_with_the_date_that_its_series_has_no_more():
    early = instance(2, "2026-11-10 19:00", "2026-11-10 20:00")
    late = instance(3, "2026-12-15 19:00", "2026-12-15 20:00")
    base = replace(TUESDAYS, excluded=(early.original, late.original))
    shorter = proposal(base, recurrence=replace(base.recurrence, count=None, until=date(2026, 12, 1)))
    rows = replaced(edit(base, shorter, "all", None, (early, late), FRESH), [base, early, late])
    assert early in rows and late not in rows
    assert shown(rows) == ["11-03 19:00", "11-10 20:00", "11-17 19:00", "11-24 19:00", "12-01 19:00"]


def test_a_changed_instance_that_stood_beside_the_rule_stays():
    beside = instance(2, "2026-11-11 19:00", "2026-11-11 20:00")
    shorter = proposal(TUESDAYS, recurrence=replace(TUESDAYS.recurrence, count=2))
    rows = replaced(edit(TUESDAYS, shorter, "all", None, (beside,), FRESH), [TUESDAYS, beside])
    assert beside in rows


def test_a_new_rule_begins_on_a_day_that_it_gives():
    [(_, after)] = edit(
        TUESDAYS,
        proposal(TUESDAYS, recurrence=from_rrule("FREQ=WEEKLY;BYDAY=TH;COUNT=2")),
        "all",
        None,
        (),
        FRESH,
    )
    assert shown([after]) == ["11-05 19:00", "11-12 19:00"]


@pytest.mark.parametrize(
    ("rule", "start", "original", "to", "after"),
    [
        ("WEEKLY;BYDAY=MO,WE", "2026-11-02", "2026-11-11", "2026-11-12", "WEEKLY;BYDAY=TU,TH"),
        ("WEEKLY;BYDAY=SU", "2026-11-01", "2026-11-08", "2026-11-09", "WEEKLY;BYDAY=MO"),
        ("MONTHLY;BYDAY=2TU", "2026-09-08", "2026-10-13", "2026-10-14", "MONTHLY;BYDAY=2WE"),
        ("MONTHLY;BYDAY=-1FR", "2026-10-30", "2026-11-27", "2026-11-30", "MONTHLY;BYDAY=-1MO"),
        ("MONTHLY;BYDAY=4TU", "2026-10-27", "2026-10-27", "2026-10-29", "MONTHLY;BYDAY=-1TH"),
        ("MONTHLY;BYDAY=1TU,3TU", "2026-11-03", "2026-11-03", "2026-11-04", "MONTHLY;BYDAY=1WE,3WE"),
        (
            "YEARLY;BYMONTH=11;BYDAY=4TH",
            "2026-11-26",
            "2026-11-26",
            "2026-11-27",
            "YEARLY;BYMONTH=11;BYDAY=4FR",
        ),
        ("YEARLY;BYDAY=20MO", "2026-05-18", "2026-05-18", "2026-05-19", "YEARLY;BYDAY=20TU"),
        ("MONTHLY;BYMONTHDAY=1,15", "2026-11-01", "2026-11-15", "2026-11-17", "MONTHLY;BYMONTHDAY=3,17"),
        ("MONTHLY;BYMONTHDAY=-1", "2026-10-31", "2026-11-30", "2026-11-29", "MONTHLY;BYMONTHDAY=-2"),
        ("MONTHLY;BYMONTHDAY=-1", "2026-10-31", "2026-11-30", "2026-12-01", "MONTHLY;BYMONTHDAY=1"),
        ("MONTHLY;BYMONTHDAY=1,15", "2026-11-01", "2026-12-01", "2026-11-30", "MONTHLY;BYMONTHDAY=30,15"),
        ("YEARLY;BYMONTH=3", "2026-03-01", "2026-03-01", "2026-04-02", "YEARLY;BYMONTH=4"),
        ("MONTHLY", "2026-01-28", "2026-02-28", "2026-03-01", "MONTHLY"),
        ("MONTHLY;COUNT=3", "2026-04-30", "2026-05-30", "2026-05-31", "MONTHLY;COUNT=3"),
        ("DAILY;UNTIL=20261130", "2026-11-02", "2026-11-05", "2026-11-06", "DAILY;UNTIL=20261201"),
    ],
)
def test_the_rule_goes_with_the_day_that_moved(rule, start, original, to, after):
    base = event("x", days(start), rule=f"FREQ={rule}")
    [(_, now)] = edit(base, proposal(base, when=days(to)), "all", date.fromisoformat(original), (), FRESH)
    assert to_rrule(now.recurrence) == f"FREQ={after}"
    assert date.fromisoformat(to) in [one.when.first for one in agenda([now], FAR, SEOUL)]


def test_cancelled_dates_follow_to_where_their_month_has_the_day():
    base = event("x", days("2026-04-14"), rule="FREQ=MONTHLY;BYDAY=2TU", excluded=(date(2026, 7, 14),))
    [(_, after)] = edit(base, proposal(base, when=days("2026-06-10")), "all", date(2026, 6, 9), (), FRESH)
    assert moments(agenda([after], FAR, SEOUL))[:4] == ["04-08", "05-13", "06-10", "08-12"]


# ── What holds for every series ──────────────────────────────────────────────


WIDER = Window(YEARS.start, YEARS.end + timedelta(days=9))


def an_original(draw, rows):
    first = [one.original for one in agenda(rows[:1], YEARS, SEOUL)][:12]
    assume(first)
    return draw(st.sampled_from(first))


def split(rows, original):
    """What a calendar shows of a family before a day of its rule, and from there on."""
    base, day = rows[0], rule_day(rows[0].when, original)
    before, after = [], []
    for one in agenda(rows, YEARS, SEOUL):
        named = one.original or one.event.original
        (before if rule_day(base.when, named) < day else after).append((one.when, one.event.title))
    return before, after


@steadily
@given(st.data(), families())
def test_this_touches_nothing_else(data, rows):
    original = an_original(data.draw, rows)
    base, *siblings = rows
    here = when_on(base.when, rule_day(base.when, original))
    left = unrolled(rows)
    left.remove((here, "series"))
    assert unrolled(replaced(remove(base, "this", original, tuple(siblings)), rows)) == left
    pairs = edit(
        base,
        proposal(base, when=timed("2026-01-01 12:00"), title="new"),
        "this",
        original,
        tuple(siblings),
        FRESH,
    )
    assert sorted(map(str, unrolled(replaced(pairs, rows)))) == sorted(
        map(str, [*left, (timed("2026-01-01 12:00"), "new")])
    )


@steadily
@given(st.data(), families())
def test_deleting_the_following_leaves_what_was_before(data, rows):
    original = an_original(data.draw, rows)
    before, _ = split(rows, original)
    assert unrolled(replaced(remove(rows[0], "following", original, tuple(rows[1:])), rows)) == before


@steadily
@given(st.data(), families())
def test_renaming_the_following_leaves_what_was_before_and_every_time(data, rows):
    original = an_original(data.draw, rows)
    before, after = split(rows, original)
    here = when_on(rows[0].when, rule_day(rows[0].when, original))
    named = proposal(rows[0], title="renamed", when=here)
    now = unrolled(replaced(edit(rows[0], named, "following", original, tuple(rows[1:]), FRESH), rows))
    assert sorted(map(str, now)) == sorted(
        map(str, [*before, *((when, "renamed" if title == "series" else title) for when, title in after)])
    )


@steadily
@given(st.data(), families())
def test_renaming_all_moves_nothing(data, rows):
    original = data.draw(st.sampled_from((an_original(data.draw, rows), None)))
    here = when_on(rows[0].when, rule_day(rows[0].when, original)) if original else rows[0].when
    named = proposal(rows[0], title="series", notes="new", when=here)
    now = replaced(edit(rows[0], named, "all", original, tuple(rows[1:]), FRESH), rows)
    assert unrolled(now) == unrolled(rows)
    assert {row.notes for row in now} == {"new"}


@steadily
@given(st.data(), families(frequencies=("DAILY", "WEEKLY")), st.integers(-3, 3), st.integers(0, 23))
def test_all_and_following_move_each_by_the_same(data, rows, by, hour):
    original = an_original(data.draw, rows)
    base, *siblings = rows
    rule = base.recurrence
    assume(rule.interval == 1 or len(rule.by_day) < 2)
    here = when_on(base.when, rule_day(base.when, original))
    target = moved_to(here, by, hour)
    for scope in ("all", "following"):
        pairs = edit(base, proposal(base, when=target), scope, original, tuple(siblings), FRESH)
        now = unrolled([row for row in replaced(pairs, rows) if row.title == "series"])
        expected = [
            one.when
            if scope == "following" and rule_day(base.when, one.original) < rule_day(base.when, original)
            else when_on(target, first_day(one.when) + timedelta(days=by))
            for one in agenda([base], WIDER, SEOUL)
        ]
        inside = [when for when in expected if within(span(when, SEOUL), YEARS)]
        assert sorted(map(str, inside)) == sorted(str(when) for when, _ in now)


def moved_to(when, by, hour):
    if isinstance(when, AllDay):
        return AllDay(when.first + timedelta(days=by), when.last + timedelta(days=by))
    start = (when.start + timedelta(days=by)).replace(hour=hour, fold=0)
    return Timed(utc(start), when.end and utc(start) + (utc(when.end) - utc(when.start)), when.zone)


@steadily
@given(st.data(), families())
def test_originals_of_changed_instances_stay_originals(data, rows):
    original = an_original(data.draw, rows)
    when = timed("2026-01-07 12:00")
    for scope in ("all", "following"):
        pairs = edit(rows[0], proposal(rows[0], when=when), scope, original, tuple(rows[1:]), FRESH)
        now = {row.id: row for row in replaced(pairs, rows)}
        for row in now.values():
            if row.series:
                assert (
                    original_of(when_on(now[row.series].when, rule_day(now[row.series].when, row.original)))
                    == row.original
                )
