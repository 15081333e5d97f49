"""Taking changes back."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

from hypothesis import given
from hypothesis import strategies as st

from core.calendar.changing import changes_of
from core.calendar.draft import Draft
from core.calendar.event import Event
from core.calendar.occurrences import agenda
from core.calendar.undo import inverse
from tests.core.calendar.rows import (
    LUNCH,
    SEOUL,
    TUESDAYS,
    YEARS,
    apply,
    at,
    event,
    families,
    proposal,
    steadily,
    timed,
    uid,
)

GROUP, BACK = uid(80), uid(90)


def lines(kind, base, scope=None, original=None, siblings=(), **fields):
    return changes_of(
        Draft(uid(70), kind, proposal(base or LUNCH, **fields), base, scope, original),
        GROUP,
        "slack",
        siblings,
    )


def test_what_was_added_is_deleted():
    added = lines("create", None)
    [line] = inverse(added, apply(added, []), BACK, "api")
    assert (line.kind, line.base, line.after) == ("delete", added[0].after, None)
    assert (line.undoes, line.group, line.origin) == (GROUP, BACK, "api")
    assert line.id == uuid5(BACK, str(added[0].id))


def test_what_was_edited_is_as_before():
    edited = lines("update", LUNCH, title="brunch", attendees=())
    [line] = inverse(edited, apply(edited, [LUNCH]), BACK, "api")
    assert (line.kind, line.after) == ("update", LUNCH)


def test_what_was_deleted_comes_back_under_a_new_id():
    gone = lines("delete", LUNCH)
    [line] = inverse(gone, {}, BACK, "api")
    assert (line.kind, line.after) == ("create", replace(LUNCH, id=uuid5(LUNCH.id, str(BACK))))
    assert line.event == line.after.id


def test_a_series_comes_back_before_its_changed_instances_which_follow_its_new_id():
    moved = event("yoga", timed("2026-11-18 20:00"), 2, series=TUESDAYS.id, original=at("2026-11-17 19:00"))
    base = replace(TUESDAYS, excluded=(moved.original,))
    back = inverse(lines("delete", base, "all", None, (moved,)), {}, BACK, "api")
    assert [line.after.title for line in back] == ["yoga", "yoga"]
    assert back[0].after.recurrence and back[1].after.series == back[0].after.id != TUESDAYS.id


def test_what_somebody_touched_since_is_not_taken_back():
    added, edited, gone = (
        lines("create", None),
        lines("update", LUNCH, title="brunch"),
        lines("delete", LUNCH),
    )
    assert inverse(added, {}, BACK, "api") is None
    assert inverse(edited, {LUNCH.id: replace(LUNCH, title="dinner")}, BACK, "api") is None
    assert inverse(gone, {LUNCH.id: LUNCH}, BACK, "api") is None


def test_what_somebody_changed_beside_it_stays():
    edited = lines("update", LUNCH, title="brunch")
    taken_back = inverse(edited, {LUNCH.id: replace(LUNCH, title="brunch", notes="new")}, BACK, "api")
    assert taken_back and taken_back[0].after == replace(LUNCH, notes="new")


def test_what_never_took_place_is_not_taken_back():
    refused = tuple(replace(line, state="refused") for line in lines("update", LUNCH, title="brunch"))
    assert inverse(refused, {LUNCH.id: LUNCH}, BACK, "api") is None


def test_nothing_is_taken_back_by_nothing():
    assert inverse((), {}, BACK, "api") == ()


def test_two_edits_of_one_event_in_a_group_are_taken_back_in_reverse():
    once = lines("update", LUNCH, title="brunch")
    twice = changes_of(Draft(uid(71), "update", proposal(LUNCH, title="tea"), once[0].after), GROUP, "slack")
    back = inverse(once + twice, apply(once + twice, [LUNCH]), BACK, "api")
    assert [line.after.title for line in back] == ["brunch", "lunch"]


def told(rows: dict) -> list[str]:
    """A calendar with ids left out."""
    series = {row.id: row.title for row in rows.values()}
    return sorted(
        str(replace(row, id=uid(0), series=None)) + str(series.get(row.series)) for row in rows.values()
    )


@steadily
@given(
    st.data(),
    families(),
    st.sampled_from(("this", "following", "all", None)),
    st.sampled_from(("update", "delete", "create")),
)
def test_undo_after_any_change_is_as_if_nothing_was(data, rows, scope, kind):
    base, *siblings = rows
    shown = [one.original for one in agenda([base], YEARS, SEOUL)][:12] or [None]
    changed = lines(
        kind,
        base,
        scope,
        data.draw(st.sampled_from(shown)),
        tuple(siblings),
        title="new",
        when=timed("2026-01-01 12:00"),
    )
    after = apply(changed, rows)
    back = inverse(changed, after, BACK, "api")
    restored = apply(back, after.values())
    assert told(restored) == told({row.id: row for row in rows})
    again = inverse(back, restored, uid(91), "api")
    assert told(apply(again, restored.values())) == told(after)
    kept: list[Event] = [row for row in rows if row.id in after]
    assert all(restored[row.id].title == row.title for row in kept)
