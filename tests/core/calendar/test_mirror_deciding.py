"""The next request for an event or a whole series: none where it is done, none over what nobody here has seen."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.event import Placement
from core.calendar.mirror.deciding import next_move
from core.calendar.mirror.moves import Arrived, Cancel, Insert, Met, Patch
from core.calendar.mirror.steps import Step
from core.calendar.rrule import from_rrule
from tests.core.calendar.rows import at, timed
from tests.core.sync.mirrors import LUNCH, SECOND, THIRD, YOGA, lunch, said, said_at, without, yoga, yoga_on

OURS = "line.0"
BRUNCH = replace(LUNCH, title="brunch")


def change(before=LUNCH, after=BRUNCH) -> Step:
    return Step("change", before.id, before.id, before=before, after=after)


def removal(before=LUNCH) -> Step:
    return Step("remove", before.id, before.id, before=before)


INSERT = Step("insert", LUNCH.id, LUNCH.id, after=LUNCH)

# ── Adding ───────────────────────────────────────────────────────────────────


def test_what_is_not_there_is_inserted_under_its_id():
    assert next_move(INSERT, lunch(None), OURS) == Insert("lunch", LUNCH)


def test_an_insert_whose_reply_was_lost_is_recognised_by_what_it_left():
    edited_since = replace(LUNCH, title="edited since")
    for row in (LUNCH, edited_since, None):
        assert next_move(INSERT, lunch(said(row, marker=OURS)), OURS) == Arrived()


def test_an_insert_whose_mark_nobody_can_read_is_recognised_by_what_it_says():
    answered = replace(
        LUNCH, meeting=True, response="accepted", placement=Placement(LUNCH.id, "https://x", "https://meet")
    )
    assert next_move(INSERT, lunch(said(answered)), OURS) == Arrived()


def test_an_insert_that_meets_another_event_under_its_id_is_a_conflict():
    assert next_move(INSERT, lunch(said(BRUNCH)), OURS) == Met(BRUNCH)


def test_an_insert_that_was_deleted_since_is_done():
    assert next_move(INSERT, lunch(said(None)), OURS) == Arrived()


# ── Changing ─────────────────────────────────────────────────────────────────


def test_a_change_of_what_is_as_it_was_seen_is_written():
    there = said(LUNCH)
    assert next_move(change(), lunch(there), OURS) == Patch(there, LUNCH, BRUNCH)


def test_our_own_write_is_never_written_again():
    assert next_move(change(), lunch(said(BRUNCH, version=2, marker=OURS)), OURS) == Arrived()
    elsewhere = replace(BRUNCH, title="tea")
    assert next_move(change(), lunch(said(elsewhere, version=3, marker=OURS)), OURS) == Arrived()


def test_when_both_changed_the_title_the_person_is_asked():
    tea = replace(LUNCH, title="tea")
    assert next_move(change(), lunch(said(tea, version=2)), OURS) == Met(tea)


def test_when_the_other_changed_the_place_both_stand():
    there = replace(LUNCH, location="Hongdae")
    move = next_move(change(), lunch(said(there, version=2)), OURS)
    assert move == Patch(said(there, version=2), there, replace(there, title="brunch"))


def test_when_both_made_the_same_of_it_nothing_is_left_to_do():
    assert next_move(change(), lunch(said(BRUNCH, version=2)), OURS) == Arrived()


def test_a_time_that_moved_on_both_sides_is_a_conflict_even_to_the_same_start():
    ours = replace(LUNCH, when=timed("2026-11-23 13:00"))
    theirs = replace(LUNCH, when=timed("2026-11-23 13:00", 90))
    assert next_move(change(after=ours), lunch(said(theirs)), OURS) == Met(theirs)


def test_what_was_changed_here_and_deleted_there_is_told():
    assert next_move(change(), lunch(said(None, version=2)), OURS) == Met(None)
    assert next_move(change(), lunch(None), OURS) == Met(None)


# ── Deleting ─────────────────────────────────────────────────────────────────


def test_deleting_what_is_as_it_was_seen_deletes_it():
    assert next_move(removal(), lunch(said(LUNCH)), OURS) == Cancel(said(LUNCH))


def test_deleting_what_somebody_edited_is_asked_about():
    assert next_move(removal(), lunch(said(BRUNCH, version=2)), OURS) == Met(BRUNCH)


def test_somebody_s_answer_to_the_invitation_does_not_save_it():
    answered = replace(LUNCH, response="declined", meeting=True)
    assert next_move(removal(), lunch(said(answered)), OURS) == Cancel(said(answered))


def test_deleting_what_is_gone_is_done():
    assert next_move(removal(), lunch(said(None, version=2)), OURS) == Arrived()
    assert next_move(removal(), lunch(None), OURS) == Arrived()


# ── A series ─────────────────────────────────────────────────────────────────


def test_renaming_a_series_leaves_its_dates_to_themselves():
    """Of its own dates none is sent, and those of its changed instances are none of its own."""
    head, instance = said(without(SECOND), "yoga"), said_at(THIRD, yoga_on(THIRD, title="long"))
    base = without(SECOND, THIRD)
    move = next_move(change(base, replace(base, title="Yoga")), yoga(head, instance), OURS)
    assert isinstance(move, Patch)
    assert move.before == without(SECOND)
    assert move.after == replace(without(SECOND), title="Yoga")


def test_moving_a_series_sends_its_own_dates_along_but_not_those_of_its_instances():
    head, instance = said(without(SECOND), "yoga"), said_at(THIRD, yoga_on(THIRD, title="long"))
    base = without(SECOND, THIRD)
    later = replace(base, when=timed("2026-11-03 20:00"), excluded=(at("2026-11-10 20:00"), THIRD))
    move = next_move(change(base, later), yoga(head, instance), OURS)
    assert isinstance(move, Patch)
    assert move.after.when == later.when
    assert move.after.excluded == (at("2026-11-10 20:00"),)


def test_a_date_cancelled_there_means_nothing_under_a_time_moved_here():
    head = said(YOGA, "yoga")
    moved = replace(YOGA, when=timed("2026-11-03 20:00"))
    met = next_move(change(YOGA, moved), yoga(head, said_at(THIRD, None)), OURS)
    assert met == Met(without(THIRD))


def test_a_rule_that_was_changed_already_is_there():
    shorter = replace(YOGA, recurrence=from_rrule("FREQ=WEEKLY;BYDAY=TU;COUNT=2"))
    assert next_move(change(YOGA, shorter), yoga(said(shorter, "yoga")), OURS) == Arrived()


def test_a_title_changed_there_survives_the_end_that_we_give_to_a_series():
    head = said(replace(YOGA, title="Yoga"), "yoga", 2)
    shorter = replace(YOGA, recurrence=from_rrule("FREQ=WEEKLY;BYDAY=TU;COUNT=2"))
    move = next_move(change(YOGA, shorter), yoga(head), OURS)
    assert isinstance(move, Patch)
    assert (move.after.title, move.after.recurrence) == ("Yoga", shorter.recurrence)


def test_deleting_a_series_of_which_somebody_cancelled_a_date_is_asked_about():
    move = next_move(removal(YOGA), yoga(said(YOGA, "yoga"), said_at(THIRD, None)), OURS)
    assert move == Met(without(THIRD))


def test_an_exception_without_its_series_says_nothing_of_the_series():
    assert next_move(removal(YOGA), yoga(said_at(THIRD, None)), OURS) == Arrived()
    renamed = replace(YOGA, title="Yoga")
    assert next_move(change(YOGA, renamed), yoga(said_at(THIRD, yoga_on(THIRD))), OURS) == Met(None)
