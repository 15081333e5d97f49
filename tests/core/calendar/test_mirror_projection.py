"""What a person sees of what a remote calendar said, with what they confirmed here on top of it."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.event import Placement
from core.calendar.mirror.projection import mirrored, shown
from core.calendar.mirror.resource import Family, buried
from tests.core.calendar.rows import timed, uid
from tests.core.sync.mirrors import (
    CALENDAR,
    LUNCH,
    OTHER_SERIES,
    SECOND,
    THIRD,
    YOGA,
    line,
    lunch,
    row_id,
    said,
    said_at,
    without,
    yoga,
    yoga_on,
)

LATER = yoga_on(THIRD, when=timed("2026-11-17 20:00"))
STRANGE = replace(YOGA, recurrence=None, placement=Placement(CALENDAR, "https://x", guard="strange_rule"))


# ── What it said ─────────────────────────────────────────────────────────────


def test_an_event_is_shown_as_it_was_said_in_the_calendar_that_it_lies_in():
    placed = replace(LUNCH, placement=Placement(uid(1), "https://x", "https://meet", "not_organizer"))
    [row] = mirrored(lunch(said(placed)))
    assert row == replace(LUNCH, placement=replace(placed.placement, calendar=CALENDAR))


def test_an_event_that_was_deleted_there_is_gone():
    assert mirrored(lunch(said(None))) == ()
    assert mirrored(lunch(buried(said(LUNCH)))) == ()


def test_what_cannot_be_held_at_all_is_not_shown():
    assert mirrored(lunch(replace(said(LUNCH), content=None))) == ()


def test_an_event_that_is_not_there_yet_is_nothing_there():
    assert mirrored(lunch(None)) == ()


def test_what_is_left_of_a_deleted_event_is_newer_than_it_was_and_another_version():
    before = said(LUNCH, marker="ours")
    after = buried(before, by_us=True)
    assert (after.alive, after.content, after.marker) == (False, None, "ours")
    assert after.updated > before.updated
    assert after.etag != before.etag


def test_an_instance_cancelled_there_no_longer_takes_place_and_is_no_row():
    assert mirrored(yoga(said(YOGA, "yoga"), said_at(THIRD, None))) == (without(THIRD),)


def test_an_instance_changed_there_is_a_row_and_the_rule_leaves_its_date_out():
    assert mirrored(yoga(said(YOGA, "yoga"), said_at(THIRD, LATER))) == (without(THIRD), LATER)


def test_an_instance_that_says_what_its_rule_says_is_none():
    answered = yoga_on(THIRD, response="accepted", placement=Placement(CALENDAR, "https://that one"))
    assert mirrored(yoga(said(YOGA, "yoga"), said_at(THIRD, answered))) == (YOGA,)


def test_an_instance_that_cannot_be_held_takes_place_as_its_rule_says():
    unheld = replace(said_at(THIRD, LATER), content=None)
    assert mirrored(yoga(said(YOGA, "yoga"), unheld)) == (YOGA,)


def test_an_instance_that_does_not_say_which_is_passed_over():
    lost = replace(said_at(THIRD, LATER), original=None)
    assert mirrored(yoga(said(YOGA, "yoga"), lost)) == (YOGA,)


def test_dates_left_out_by_rule_and_by_instances_come_once_and_in_order():
    resources = said_at(THIRD, None), said_at(SECOND, None)
    [series] = mirrored(yoga(said(without(THIRD), "yoga"), *resources))
    assert series.excluded == (SECOND, THIRD)


def test_an_exception_that_comes_before_its_series_stands_alone_until_then():
    cancelled = said_at(SECOND, None)
    [alone] = mirrored(yoga(said_at(THIRD, LATER), cancelled))
    assert alone == replace(LATER, series=None, original=None)
    together = mirrored(yoga(said_at(THIRD, LATER), cancelled, said(YOGA, "yoga")))
    assert together == (without(SECOND, THIRD), LATER)


def test_instances_of_a_deleted_series_are_gone_with_it():
    assert mirrored(yoga(said(None, "yoga"), said_at(THIRD, LATER))) == ()


def test_an_event_that_is_no_series_any_more_has_no_instances():
    once = replace(YOGA, recurrence=None)
    assert mirrored(yoga(said(once, "yoga"), said_at(THIRD, LATER))) == (once,)


def test_of_a_series_whose_rule_we_cannot_hold_every_instance_is_shown_as_it_was_told():
    as_the_first = replace(yoga_on(THIRD), when=YOGA.when)
    series, row = mirrored(yoga(said(STRANGE, "yoga"), said_at(THIRD, as_the_first)))
    assert series.placement is not None and series.placement.guard == "strange_rule"
    assert series.excluded == (THIRD,)
    assert (row.id, row.series, row.original) == (row_id(THIRD), YOGA.id, THIRD)


def test_the_head_of_a_family_is_what_was_said_of_the_series():
    head = said(YOGA, "yoga")
    assert yoga(said_at(THIRD, LATER), head).head == head
    assert yoga(said_at(THIRD, LATER)).head is None
    assert Family(CALENDAR, uid(1), "unknown").head is None


# ── And what we have yet to tell it ──────────────────────────────────────────


def test_what_was_confirmed_and_is_not_there_yet_is_shown():
    made = replace(LUNCH, placement=None)
    assert shown(lunch(None, pending=[line(None, made)])) == (made,)


def test_with_nothing_pending_what_it_said_is_shown():
    assert shown(yoga(said(YOGA, "yoga"), said_at(THIRD, LATER))) == (without(THIRD), LATER)


def test_our_change_stands_over_what_somebody_else_changed_beside_it():
    renamed = line(LUNCH, replace(LUNCH, title="brunch"))
    moved_there = replace(LUNCH, location="Hongdae")
    [row] = shown(lunch(said(moved_there, version=2), pending=[renamed]))
    assert (row.title, row.location) == ("brunch", "Hongdae")


def test_two_lines_of_ours_stand_one_on_the_other():
    brunch = replace(LUNCH, title="brunch")
    pending = [line(LUNCH, brunch), line(brunch, replace(brunch, location="Hongdae"), 2)]
    [row] = shown(lunch(said(LUNCH), pending=pending))
    assert (row.title, row.location) == ("brunch", "Hongdae")


def test_what_we_delete_is_gone_before_it_is_gone_there():
    assert shown(lunch(said(LUNCH), pending=[line(LUNCH, None)])) == ()


def test_what_was_deleted_there_is_shown_as_we_changed_it_until_the_person_has_heard_of_it():
    brunch = replace(LUNCH, title="brunch")
    assert shown(lunch(said(None, version=2), pending=[line(LUNCH, brunch)])) == (brunch,)


def test_an_event_of_ours_that_goes_to_this_calendar_is_shown_until_it_is_there():
    own = replace(LUNCH, placement=None)
    assert shown(lunch(None, pending=[line(own, LUNCH)])) == (LUNCH,)


def test_an_insert_whose_reply_was_lost_shows_what_is_there():
    edited_since = replace(LUNCH, title="brunch")
    assert shown(lunch(said(edited_since), pending=[line(None, LUNCH)])) == (edited_since,)


def test_an_instance_that_we_changed_is_shown_beside_its_rule():
    pending = [line(YOGA, without(THIRD)), line(None, LATER, 2, seen=yoga_on(THIRD))]
    series, row = shown(yoga(said(YOGA, "yoga"), pending=pending))
    assert series.excluded == (THIRD,)
    assert row == LATER


def test_what_somebody_else_changed_of_the_same_instance_stays_beside_ours():
    there = yoga_on(THIRD, location="Hongdae")
    pending = [line(YOGA, without(THIRD)), line(None, LATER, 2, seen=yoga_on(THIRD))]
    _, row = shown(yoga(said(YOGA, "yoga"), said_at(THIRD, there), pending=pending))
    assert (row.when, row.location) == (LATER.when, "Hongdae")


def test_an_instance_written_half_way_leaves_its_date_out_once():
    """The instance is there already, and the line about its date is not settled yet."""
    series, row = shown(yoga(said(YOGA, "yoga"), said_at(THIRD, LATER), pending=[line(YOGA, without(THIRD))]))
    assert series.excluded == (THIRD,)
    assert row == LATER


def test_a_row_moved_to_another_series_is_no_longer_in_this_one():
    gone_over = replace(LATER, series=OTHER_SERIES)
    families = (
        yoga(said(YOGA, "yoga"), said_at(THIRD, LATER), pending=[line(LATER, gone_over)]),
        replace(yoga(pending=[line(LATER, gone_over)]), root=OTHER_SERIES),
    )
    left, reached = (shown(family) for family in families)
    assert LATER.id not in {row.id for row in left}
    assert reached == (gone_over,)


def test_a_row_that_has_reached_its_other_series_keeps_what_was_said_of_it_there():
    there = yoga_on(THIRD, title="said there")
    from_another = replace(LATER, series=OTHER_SERIES)
    family = yoga(said(YOGA, "yoga"), said_at(THIRD, there), pending=[line(from_another, LATER)])
    assert shown(family)[1].title == "said there"


def test_what_we_add_to_a_series_that_was_deleted_there_stands_alone():
    pending = [line(None, LATER, seen=yoga_on(THIRD))]
    assert shown(yoga(said(None, "yoga"), pending=pending)) == (LATER,)
