"""The next request for one date of a series: changed, cancelled, or back to what its rule says."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.event import Event
from core.calendar.mirror.deciding import next_move
from core.calendar.mirror.moves import Arrived, Cancel, Look, Met, Patch
from core.calendar.mirror.steps import Step
from core.calendar.occurrences import instance_at
from tests.core.calendar.rows import at, timed
from tests.core.sync.mirrors import SECOND, THIRD, YOGA, row_id, said, said_at, without, yoga, yoga_on

OURS = "line.1"
BY_RULE = yoga_on(THIRD)
LONG = yoga_on(THIRD, title="long yoga")
HEAD = said(YOGA, "yoga")
UNSEEN = said_at(THIRD, BY_RULE)
"""What stands there by the rule, as a look at it says."""


def change(before: Event | None = BY_RULE, after: Event = LONG, original=THIRD) -> Step:
    return Step("change", YOGA.id, after.id, original, before=before, after=after)


def removal(before: Event | None = BY_RULE, original=THIRD) -> Step:
    return Step("remove", YOGA.id, row_id(THIRD), original, before=before)


def restoring(before: Event | None = None, original=THIRD) -> Step:
    return Step("restore", YOGA.id, row_id(THIRD), original, before=before)


# ── Nothing of its own stands there ──────────────────────────────────────────


def test_what_the_rule_gives_is_looked_at_before_it_is_touched():
    for step in (change(), removal()):
        assert next_move(step, yoga(HEAD), OURS) == Look(THIRD)


def test_what_was_looked_at_is_changed_or_cancelled_as_it_stands():
    assert next_move(change(), yoga(HEAD), OURS, UNSEEN) == Patch(UNSEEN, BY_RULE, LONG)
    assert next_move(removal(), yoga(HEAD), OURS, UNSEEN) == Cancel(UNSEEN)


def test_what_was_looked_at_and_had_changed_is_asked_about():
    short = said_at(THIRD, yoga_on(THIRD, title="short yoga"))
    now = yoga_on(THIRD, title="short yoga", placement=YOGA.placement)
    assert next_move(change(), yoga(HEAD), OURS, short) == Met(now)
    assert next_move(removal(), yoga(HEAD), OURS, short) == Met(now)


def test_our_own_write_is_recognised_when_it_is_looked_at():
    assert next_move(change(), yoga(HEAD), OURS, said_at(THIRD, LONG, 2, OURS)) == Arrived()


def test_a_date_that_the_rule_does_not_give_cannot_be_changed_but_need_not_be_cancelled():
    wednesday = at("2026-11-18 19:00")
    assert next_move(change(original=wednesday), yoga(HEAD), OURS) == Met(None)
    assert next_move(removal(original=wednesday), yoga(HEAD), OURS) == Arrived()
    assert next_move(restoring(original=wednesday), yoga(HEAD), OURS) == Arrived()


def test_a_date_left_out_by_the_rule_itself_stays_out():
    head = said(without(THIRD), "yoga")
    assert next_move(removal(), yoga(head), OURS) == Arrived()
    assert next_move(change(), yoga(head), OURS) == Met(None)


def test_restoring_what_takes_place_anyway_is_done():
    assert next_move(restoring(), yoga(HEAD), OURS) == Arrived()


def test_restoring_a_date_that_the_rule_itself_leaves_out_puts_it_back_into_the_rule():
    head = said(without(SECOND, THIRD), "yoga")
    assert next_move(restoring(), yoga(head), OURS) == Patch(head, without(SECOND, THIRD), without(SECOND))


def test_a_rule_of_which_nothing_can_be_held_gives_nothing_back():
    head = replace(said(YOGA, "yoga"), content=None)
    assert next_move(restoring(), yoga(head), OURS) == Arrived()


# ── A series that is gone ────────────────────────────────────────────────────


def test_of_a_series_that_is_gone_no_instance_can_be_changed():
    for family in (yoga(), yoga(said(None, "yoga")), yoga(said_at(THIRD, LONG))):
        assert next_move(change(), family, OURS) == Met(None)
        assert next_move(removal(), family, OURS) == Arrived()
        assert next_move(restoring(), family, OURS) == Arrived()


# ── An instance of its own ───────────────────────────────────────────────────


def test_a_changed_instance_is_changed_again():
    there, longer = said_at(THIRD, LONG), replace(LONG, location="Hongdae")
    move = next_move(change(LONG, longer), yoga(HEAD, there), OURS)
    assert move == Patch(there, LONG, longer)


def test_our_own_write_of_an_instance_is_never_written_again():
    for row in (LONG, None):
        assert next_move(change(), yoga(HEAD, said_at(THIRD, row, 2, OURS)), OURS) == Arrived()


def test_when_both_renamed_the_instance_the_person_is_asked():
    short = yoga_on(THIRD, title="short yoga")
    assert next_move(change(), yoga(HEAD, said_at(THIRD, short)), OURS) == Met(short)


def test_when_the_other_moved_the_instance_elsewhere_both_stand():
    there = said_at(THIRD, yoga_on(THIRD, location="Hongdae"))
    move = next_move(change(), yoga(HEAD, there), OURS)
    now = yoga_on(THIRD, location="Hongdae")
    assert move == Patch(there, now, replace(now, title="long yoga"))


def test_when_both_made_the_same_of_an_instance_nothing_is_left_to_do():
    assert next_move(change(), yoga(HEAD, said_at(THIRD, LONG)), OURS) == Arrived()


def test_changing_an_instance_that_was_cancelled_there_is_told():
    assert next_move(change(), yoga(HEAD, said_at(THIRD, None)), OURS) == Met(None)


def test_cancelling_an_instance_that_was_cancelled_there_is_done():
    assert next_move(removal(), yoga(HEAD, said_at(THIRD, None)), OURS) == Arrived()


def test_cancelling_a_changed_instance_cancels_it():
    there = said_at(THIRD, LONG)
    assert next_move(removal(LONG), yoga(HEAD, there), OURS) == Cancel(there)


def test_cancelling_an_instance_that_somebody_edited_is_asked_about():
    assert next_move(removal(), yoga(HEAD, said_at(THIRD, LONG)), OURS) == Met(LONG)


def test_an_instance_without_anything_before_comes_back_as_it_was():
    """Its deletion is taken back: cancelled there, it stands again as the row says."""
    there = said_at(THIRD, None, 2)
    assert next_move(change(None), yoga(HEAD, there), OURS) == Patch(there, None, LONG)


def test_an_instance_that_stands_again_by_itself_is_changed_to_what_it_was():
    there = said_at(THIRD, BY_RULE)
    assert next_move(change(None), yoga(HEAD, there), OURS) == Patch(there, BY_RULE, LONG)


def test_an_instance_that_nobody_can_hold_is_told_as_gone():
    there = replace(said_at(THIRD, LONG), content=None)
    assert next_move(change(), yoga(HEAD, there), OURS) == Met(None)


def test_the_instance_of_another_date_is_another():
    other = said_at(SECOND, yoga_on(SECOND, title="long"))
    nameless = replace(said_at(SECOND, None, name="yoga_x"), original=None)
    assert next_move(change(), yoga(HEAD, other, nameless), OURS) == Look(THIRD)


# ── Back to the rule ─────────────────────────────────────────────────────────


def test_a_cancelled_date_is_restored_to_what_its_rule_says():
    there = said_at(THIRD, None)
    assert next_move(restoring(), yoga(HEAD, there), OURS) == Patch(there, None, BY_RULE)


def test_a_date_that_somebody_cancelled_while_its_change_was_taken_back_stays_cancelled():
    family = yoga(HEAD, said_at(THIRD, None))
    undone = replace(restoring(LONG), steady=True)
    assert next_move(undone, family, OURS) == Met(None)


def test_a_restored_date_says_what_its_rule_says_by_now():
    renamed = replace(YOGA, title="Yoga")
    move = next_move(restoring(), yoga(said(renamed, "yoga"), said_at(THIRD, None)), OURS)
    assert isinstance(move, Patch)
    assert move.after == instance_at(renamed, THIRD, row_id(THIRD))


def test_a_date_that_its_series_has_left_is_not_restored():
    """Somebody moved all of it: what came back would stand beside the rule."""
    later = replace(YOGA, when=timed("2026-11-03 20:00"))
    assert next_move(restoring(), yoga(said(later, "yoga"), said_at(THIRD, None)), OURS) == Arrived()


def test_a_date_that_takes_place_however_changed_needs_no_restoring():
    assert next_move(restoring(), yoga(HEAD, said_at(THIRD, LONG)), OURS) == Arrived()


def test_a_changed_instance_goes_back_to_its_rule():
    there = said_at(THIRD, LONG)
    assert next_move(restoring(LONG), yoga(HEAD, there), OURS) == Patch(there, LONG, BY_RULE)


def test_going_back_to_the_rule_leaves_what_somebody_else_added():
    there = said_at(THIRD, replace(LONG, location="Hongdae"))
    move = next_move(restoring(LONG), yoga(HEAD, there), OURS)
    assert isinstance(move, Patch)
    assert (move.after.title, move.after.location) == ("yoga", "Hongdae")


def test_an_instance_that_somebody_renamed_since_does_not_go_back_unasked():
    short = yoga_on(THIRD, title="short yoga")
    assert next_move(restoring(LONG), yoga(HEAD, said_at(THIRD, short)), OURS) == Met(short)


def test_an_instance_that_is_back_already_is_done():
    assert next_move(restoring(LONG), yoga(HEAD, said_at(THIRD, BY_RULE)), OURS) == Arrived()


def test_an_all_day_or_timed_original_finds_its_instance_in_any_zone():
    there = said_at(THIRD.astimezone(at("2026-11-17 02:00", "America/Los_Angeles").tzinfo), LONG)
    moved = replace(LONG, when=timed("2026-11-17 21:00"))
    assert isinstance(next_move(change(LONG, moved), yoga(HEAD, there), OURS), Patch)


def test_an_instance_that_said_what_somebody_made_of_its_series_meanwhile_hears_of_our_change_as_well():
    ours = replace(YOGA, location="Hongdae")
    theirs = replace(YOGA, title="Yoga")
    whole = Step("change", YOGA.id, YOGA.id, before=YOGA, after=ours)
    there = said_at(THIRD, instance_at(theirs, THIRD, row_id(THIRD)))
    head = said(replace(theirs, location="Hongdae"), "yoga", 2, OURS)
    move = next_move(whole, yoga(head, there), OURS)
    assert isinstance(move, Patch) and (move.there, move.after.location) == (there, "Hongdae")
