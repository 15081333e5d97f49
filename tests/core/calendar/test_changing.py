"""From a confirmed draft to the ledger, and meeting other people's changes."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from uuid import uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.changing import changes_of, moved_on, rebase
from core.calendar.draft import Draft
from core.calendar.event import Event
from core.calendar.rrule import from_rrule
from core.calendar.when import Partial
from tests.core.calendar.rows import (
    LUNCH,
    SEOUL,
    TUESDAYS,
    apply,
    at,
    days,
    families,
    proposal,
    steadily,
    timed,
    uid,
)

DRAFT, GROUP = uid(70), uid(80)
# ── Lines of the ledger ──────────────────────────────────────────────────────


def test_a_new_event_takes_its_id_from_the_draft_and_the_generation():
    draft = Draft(DRAFT, "create", proposal(LUNCH, recurrence=from_rrule("FREQ=DAILY"), reminders=(10,)))
    [line] = changes_of(draft, GROUP, "telegram")
    assert line.after == replace(
        LUNCH, id=uuid5(DRAFT, "0"), recurrence=from_rrule("FREQ=DAILY"), reminders=(10,)
    )
    assert (line.event, line.kind, line.base) == (uuid5(DRAFT, "0"), "create", None)
    assert (line.id, line.group, line.origin) == (uuid5(GROUP, f"{DRAFT}:0"), GROUP, "telegram")
    [again] = changes_of(draft, GROUP, "telegram", generation=1)
    assert again.event == uuid5(DRAFT, "1")


def test_an_edit_and_a_deletion_are_one_line_for_a_single_event():
    [line] = changes_of(Draft(DRAFT, "update", proposal(LUNCH, title="brunch"), LUNCH), GROUP, "api")
    assert (line.kind, line.base, line.after) == ("update", LUNCH, replace(LUNCH, title="brunch"))
    [line] = changes_of(Draft(DRAFT, "delete", proposal(LUNCH), LUNCH), GROUP, "api")
    assert (line.kind, line.event, line.base, line.after) == ("delete", LUNCH.id, LUNCH, None)


def test_a_part_of_a_series_is_several_lines_with_ids_of_their_own():
    original = at("2026-11-17 19:00")
    lines = changes_of(
        Draft(DRAFT, "update", proposal(TUESDAYS, title="x"), TUESDAYS, "following", original), GROUP, "api"
    )
    assert [line.kind for line in lines] == ["update", "create"]
    assert [line.id for line in lines] == [uuid5(GROUP, f"{DRAFT}:{n}") for n in (0, 1)]
    assert lines[1].event == uuid5(DRAFT, "0")
    assert [
        line.kind
        for line in changes_of(
            Draft(DRAFT, "delete", proposal(TUESDAYS), TUESDAYS, "this", original), GROUP, "api"
        )
    ] == ["update"]


def test_a_draft_without_a_time_is_refused_but_may_be_a_deletion():
    vague = proposal(LUNCH, when=Partial(date(2026, 11, 23), None, SEOUL))
    for kind in ("create", "update"):
        with pytest.raises(ValueError):
            changes_of(Draft(DRAFT, kind, vague, LUNCH), GROUP, "api")
    assert len(changes_of(Draft(DRAFT, "delete", vague, LUNCH), GROUP, "api")) == 1


def test_a_draft_without_a_base_adds_or_does_nothing():
    assert changes_of(Draft(DRAFT, "delete", proposal(LUNCH)), GROUP, "api") == ()
    assert [line.kind for line in changes_of(Draft(DRAFT, "update", proposal(LUNCH)), GROUP, "api")] == [
        "create"
    ]


# ── Meeting other people's changes ───────────────────────────────────────────


def test_changes_of_different_fields_do_not_meet():
    theirs, ours = replace(LUNCH, location="Jongno"), replace(LUNCH, when=timed("2026-11-23 13:00"))
    assert moved_on(LUNCH, theirs, ours) == frozenset()
    assert rebase(LUNCH, theirs, ours) == replace(LUNCH, location="Jongno", when=timed("2026-11-23 13:00"))


def test_the_same_field_meets_unless_both_mean_the_same():
    theirs = replace(LUNCH, when=timed("2026-11-23 14:00"), title="late lunch")
    assert moved_on(LUNCH, theirs, replace(LUNCH, when=timed("2026-11-23 13:00"))) == {"when"}
    assert moved_on(LUNCH, theirs, replace(LUNCH, when=timed("2026-11-23 14:00"))) == frozenset()


def test_a_start_is_never_merged_with_another_sides_end():
    assert moved_on(
        LUNCH,
        replace(LUNCH, when=timed("2026-11-23 12:00", 90)),
        replace(LUNCH, when=timed("2026-11-23 11:00", 120)),
    )


def test_guests_are_merged_one_by_one():
    theirs = replace(LUNCH, attendees=("ben@x.com", "Kim"))
    ours = replace(LUNCH, attendees=("Ben@X.com", "Jen", "Lee"))
    assert moved_on(LUNCH, theirs, ours) == frozenset()
    assert rebase(LUNCH, theirs, ours).attendees == ("ben@x.com", "Kim", "Lee")
    assert rebase(LUNCH, theirs, replace(LUNCH, attendees=())).attendees == ("Kim",)
    assert rebase(LUNCH, theirs, replace(LUNCH, attendees=("KIM",))).attendees == ("Kim",)


def test_what_was_deleted_meanwhile_is_gone():
    assert moved_on(LUNCH, None, replace(LUNCH, title="x")) == {"gone"}
    assert moved_on(LUNCH, None, None) == {"gone"}


def test_a_deletion_meets_any_change():
    assert moved_on(LUNCH, replace(LUNCH, notes="bring cake"), None) == {"notes"}
    assert moved_on(LUNCH, LUNCH, None) == frozenset()


def test_dates_cancelled_on_both_sides_are_merged():
    theirs, ours = (replace(TUESDAYS, excluded=(at(f"2026-11-{day} 19:00"),)) for day in (10, 17))
    assert moved_on(TUESDAYS, theirs, ours) == frozenset()
    assert rebase(TUESDAYS, theirs, ours).excluded == (at("2026-11-10 19:00"), at("2026-11-17 19:00"))


def test_a_cancelled_date_means_nothing_under_another_clock():
    cancelled = replace(TUESDAYS, excluded=(at("2026-11-10 19:00"),))
    moved = replace(TUESDAYS, when=timed("2026-11-03 20:00"))
    assert moved_on(TUESDAYS, moved, cancelled) == {"when"}
    assert moved_on(TUESDAYS, cancelled, moved) == {"excluded"}


ALTERED = {
    "title": st.sampled_from(("lunch", "brunch")),
    "when": st.sampled_from((LUNCH.when, days("2026-11-23"))),
    "location": st.sampled_from(("Seongsu", "")),
    "attendees": st.sampled_from((LUNCH.attendees, (), ("Jen", "Kim"))),
    "notes": st.sampled_from(("n", "m")),
    "recurrence": st.sampled_from((None, from_rrule("FREQ=DAILY"))),
    "excluded": st.sampled_from(((), (date(2026, 11, 24),), (date(2026, 11, 25),))),
    "reminders": st.sampled_from((None, (10,))),
}
altered = st.fixed_dictionaries(ALTERED).map(lambda values: replace(LUNCH, **values))


@given(altered, altered)
def test_a_change_that_meets_nothing_keeps_what_both_sides_did(theirs, ours):
    met, merged = moved_on(LUNCH, theirs, ours), rebase(LUNCH, theirs, ours)
    for name in {field.name for field in fields(Event)} - {"attendees", "excluded"}:
        was, other, mine, now = (getattr(row, name) for row in (LUNCH, theirs, ours, merged))
        assert now == (other if mine == was else mine)
        if name in met:
            assert other != was and other != mine
        else:
            assert mine in (was, other) or other == was
    for name in ("attendees", "excluded"):
        was, other, mine, now = (set(getattr(row, name)) for row in (LUNCH, theirs, ours, merged))
        assert now == (other - (was - mine)) | (mine - was)


@given(altered)
def test_on_top_of_nothing_a_change_is_itself(row):
    assert moved_on(LUNCH, LUNCH, row) == frozenset() == moved_on(LUNCH, row, row)
    assert rebase(LUNCH, LUNCH, row) == row == rebase(LUNCH, row, LUNCH)


@steadily
@given(families(), st.sampled_from(("this", "following", "all")), st.sampled_from(("update", "delete")))
def test_the_lines_of_a_draft_can_be_applied_one_by_one(rows, scope, kind):
    base, *siblings = rows
    original = base.excluded[0] if base.excluded else None
    draft = Draft(DRAFT, kind, proposal(base, title="x"), base, scope, original)
    lines = changes_of(draft, GROUP, "api", tuple(siblings))
    apply(lines, rows)
    assert len({line.id for line in lines}) == len(lines)
