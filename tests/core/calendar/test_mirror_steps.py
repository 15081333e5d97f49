"""What confirming a card asks of the remote calendar, request by request."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from core.calendar.change import Change
from core.calendar.changing import changes_of
from core.calendar.draft import Draft, Proposal, proposal_of
from core.calendar.event import Event, Original, Placement
from core.calendar.mirror.steps import Step, steps
from core.calendar.occurrences import instance_at
from core.calendar.rrule import from_rrule
from core.calendar.undo import inverse
from core.calendar.when import Settled, Timed
from tests.core.calendar.rows import apply, at, timed, uid
from tests.core.sync.mirrors import (
    CALENDAR,
    GROUP,
    LUNCH,
    SECOND,
    THIRD,
    YOGA,
    line,
    without,
    yoga_on,
)

FOURTH = at("2026-11-24 19:00")
CHANGED = yoga_on(THIRD, when=timed("2026-11-17 20:00"))


def asked(lines: tuple[Change, ...]) -> list[Step]:
    return [step for one in lines for step in steps(one, lines)]


def card(base: Event, was: Settled, scope=None, original: Original | None = None, siblings=(), **fields):
    """The lines of a card that changes an event, or deletes it where nothing is said of what it would be."""
    proposal = replace(proposal_of(base, was), **fields)
    draft = Draft(
        uid(40), "update" if fields else "delete", proposal, base, scope, original, was, calendar=CALENDAR
    )
    return changes_of(draft, GROUP, "here", siblings)


def taken_back(lines: tuple[Change, ...], *rows: Event) -> tuple[Change, ...]:
    undone = inverse(lines, apply(lines, rows), uid(701), "here")
    assert undone is not None
    return undone


def on(original) -> Timed:
    return Timed(original, original + timedelta(hours=1), "Asia/Seoul")


# ── Events ───────────────────────────────────────────────────────────────────


def test_adding_an_event_inserts_it_and_taking_that_back_removes_it():
    draft = Draft(uid(40), "create", Proposal("lunch", LUNCH.when), calendar=CALENDAR)
    [made] = changes_of(draft, GROUP, "here")
    assert asked((made,)) == [Step("insert", made.event, made.event, after=made.after)]
    [gone] = asked(taken_back((made,)))
    assert gone == Step("remove", made.event, made.event, before=made.after)


def test_renaming_an_event_changes_it_and_taking_that_back_changes_it_again():
    lines = card(LUNCH, LUNCH.when, title="brunch")
    brunch = replace(LUNCH, title="brunch")
    assert asked(lines) == [Step("change", LUNCH.id, LUNCH.id, before=LUNCH, after=brunch)]
    assert asked(taken_back(lines, LUNCH)) == [Step("change", LUNCH.id, LUNCH.id, before=brunch, after=LUNCH)]


def test_deleting_an_event_removes_it_and_taking_that_back_inserts_another():
    lines = card(LUNCH, LUNCH.when)
    assert asked(lines) == [Step("remove", LUNCH.id, LUNCH.id, before=LUNCH)]
    [back] = asked(taken_back(lines, LUNCH))
    assert (back.kind, back.before) == ("insert", None)
    assert back.root != LUNCH.id, "an id that was used is never free again"
    assert back.after == replace(LUNCH, id=back.root, placement=Placement(CALENDAR, like=LUNCH.id))


def test_an_event_that_only_we_had_is_inserted():
    own = replace(LUNCH, placement=None)
    assert steps(line(own, LUNCH), ()) == (Step("insert", LUNCH.id, LUNCH.id, after=LUNCH),)


def test_what_changes_nothing_asks_for_nothing():
    assert steps(line(YOGA, YOGA), ()) == ()


# ── All of a series ──────────────────────────────────────────────────────────


def test_deleting_a_series_is_one_request_whatever_it_had_of_changed_instances():
    series = without(THIRD)
    lines = card(series, series.when, "all", siblings=(CHANGED,))
    assert [one.event for one in lines] == [YOGA.id, CHANGED.id]
    assert asked(lines) == [Step("remove", YOGA.id, YOGA.id, before=series)]


def test_taking_back_the_deletion_of_a_series_inserts_it_and_then_changes_its_instance():
    series = without(THIRD, SECOND)
    back = taken_back(card(series, series.when, "all", siblings=(CHANGED,)), series, CHANGED)
    made, changed = asked(back)
    assert made.kind == "insert"
    assert made.after is not None
    assert made.after.excluded == (SECOND,), "the instance that is a row of its own has to be there first"
    assert (changed.kind, changed.root, changed.original) == ("change", made.root, THIRD)
    assert changed.before is None, "there is nothing that it was before"
    assert changed.after is not None and changed.after.when == CHANGED.when


def test_moving_a_series_is_one_request_with_the_dates_that_it_leaves_out():
    series = without(SECOND)
    lines = card(series, series.when, "all", when=timed("2026-11-03 20:00"))
    [step] = asked(lines)
    assert (step.kind, step.before) == ("change", series)
    assert step.after is not None
    assert step.after.excluded == (at("2026-11-10 20:00"),)


def test_renaming_a_series_says_nothing_of_its_dates():
    series = without(SECOND)
    [step] = asked(card(series, series.when, "all", title="Yoga"))
    assert step.after == replace(series, title="Yoga")


def test_ending_a_series_to_one_time_restores_nothing():
    """Its changed instance goes for good: what is left gives no such date."""
    series = without(THIRD)
    once = replace(YOGA, recurrence=None)
    group = line(CHANGED, None), line(series, once, 2)
    removed, changed = asked(group)
    assert removed == Step("remove", YOGA.id, CHANGED.id, THIRD, before=CHANGED)
    assert changed == Step("change", YOGA.id, YOGA.id, before=series, after=once)


# ── This one ─────────────────────────────────────────────────────────────────


def test_deleting_this_one_removes_an_instance_and_taking_that_back_restores_it():
    lines = card(YOGA, on(THIRD), "this", THIRD)
    instance = instance_at(YOGA, THIRD)
    assert asked(lines) == [Step("remove", YOGA.id, YOGA.id, THIRD, before=instance)]
    assert asked(taken_back(lines, YOGA)) == [Step("restore", YOGA.id, YOGA.id, THIRD)]


def test_changing_this_one_is_one_request_although_it_is_two_rows():
    lines = card(YOGA, on(THIRD), "this", THIRD, title="long yoga")
    assert len(lines) == 2
    [step] = asked(lines)
    assert (step.kind, step.root, step.original) == ("change", YOGA.id, THIRD)
    assert step.before == replace(instance_at(YOGA, THIRD), id=step.row)
    assert step.after is not None and step.after.title == "long yoga"


def test_taking_back_the_change_of_this_one_restores_it_to_its_rule():
    lines = card(YOGA, on(THIRD), "this", THIRD, title="long yoga")
    [step] = asked(taken_back(lines, YOGA))
    assert (step.kind, step.root, step.original) == ("restore", YOGA.id, THIRD)
    assert step.before is not None and step.before.title == "long yoga", "what it says by now is compared"


def test_changing_a_changed_instance_again_changes_it():
    series = without(THIRD)
    again = replace(CHANGED, title="long yoga")
    assert steps(line(CHANGED, again), (line(CHANGED, again),)) == (
        Step("change", YOGA.id, CHANGED.id, THIRD, before=CHANGED, after=again),
    )
    lines = card(CHANGED, CHANGED.when)
    assert asked(lines) == [Step("remove", YOGA.id, CHANGED.id, THIRD, before=CHANGED)]
    [back] = asked(taken_back(lines, series, CHANGED))
    assert (back.kind, back.root, back.original, back.before) == ("change", YOGA.id, THIRD, None)


def test_a_series_renamed_and_one_of_its_dates_cancelled_is_two_requests():
    after = replace(without(THIRD), title="Yoga")
    renamed, removed = steps(line(YOGA, after), (line(YOGA, after),))
    assert renamed == Step("change", YOGA.id, YOGA.id, before=YOGA, after=replace(YOGA, title="Yoga"))
    assert (removed.kind, removed.original) == ("remove", THIRD)


# ── This and the following ───────────────────────────────────────────────────


def following(series: Event, *siblings: Event, **fields: object) -> tuple[Change, ...]:
    return card(series, on(THIRD), "following", THIRD, siblings, **fields)


def test_renaming_this_and_the_following_ends_the_series_and_inserts_another():
    ended, made = asked(following(YOGA, title="Yoga"))
    assert ended.kind == "change"
    assert ended.after is not None
    assert ended.after.recurrence == from_rrule("FREQ=WEEKLY;BYDAY=TU;COUNT=2")
    assert (made.kind, made.before) == ("insert", None)
    assert made.after is not None
    assert made.after.recurrence == from_rrule("FREQ=WEEKLY;BYDAY=TU;COUNT=6")
    assert made.root == made.after.id != YOGA.id


def test_a_changed_instance_goes_over_to_the_new_series():
    fourth = yoga_on(FOURTH, location="Hongdae")
    lines = following(without(FOURTH), fourth, when=timed("2026-11-17 20:00"))
    ended, made, left, reached = asked(lines)
    assert (ended.kind, made.kind) == ("change", "insert")
    assert made.after is not None
    assert made.after.excluded == (), "its date is a row of its own"
    assert left == Step("remove", YOGA.id, fourth.id, FOURTH, before=fourth)
    assert (reached.kind, reached.root) == ("change", made.root)
    assert reached.original == at("2026-11-24 20:00")
    assert reached.before == instance_at(made.after, at("2026-11-24 20:00"), fourth.id), (
        "as the new rule has it"
    )
    assert reached.after is not None and reached.after.location == "Hongdae"


def test_the_changed_instance_of_this_very_day_gives_way():
    lines = following(without(THIRD), CHANGED, title="Yoga")
    kinds = [(step.kind, step.original) for step in asked(lines)]
    assert kinds == [("change", None), ("insert", None), ("remove", THIRD)]


def test_taking_back_this_and_the_following_one_by_one():
    fourth = yoga_on(FOURTH, location="Hongdae")
    series = without(FOURTH)
    lines = following(series, fourth, when=timed("2026-11-17 20:00"))
    new = next(one.event for one in lines if one.base is None)
    whole, reached, removed = asked(taken_back(lines, series, fourth))
    assert (reached.kind, reached.root, reached.original) == ("change", YOGA.id, FOURTH)
    assert (removed.kind, removed.root) == ("remove", new)
    assert (whole.kind, whole.root) == ("change", YOGA.id)
    assert whole.after == replace(series, excluded=())


def test_deleting_this_and_the_following_ends_the_series_and_what_lies_behind():
    fourth = yoga_on(FOURTH, location="Hongdae")
    removed, ended = asked(following(without(FOURTH), fourth))
    assert removed == Step("remove", YOGA.id, fourth.id, FOURTH, before=fourth)
    assert ended.kind == "change"


# ── Rows that have lost their series ─────────────────────────────────────────


def test_an_instance_that_does_not_say_which_asks_for_nothing():
    lost = replace(CHANGED, original=None)
    assert steps(line(None, lost), ()) == ()
    assert steps(line(lost, None), ()) == ()


def test_an_instance_in_a_series_that_others_of_its_card_say_nothing_of_is_changed_as_it_stands():
    seen = yoga_on(THIRD)
    [step] = steps(line(None, CHANGED, seen=seen), ())
    assert step.before == seen
    out_of_nothing: UUID = CHANGED.id
    assert steps(line(None, CHANGED), ())[0] == Step(
        "change", YOGA.id, out_of_nothing, THIRD, before=None, after=CHANGED
    )
