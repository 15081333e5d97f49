"""Which lines that wait come to nothing, because others that wait take them back."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.change import Change
from core.calendar.mirror.superseding import taken_back
from core.calendar.rrule import from_rrule
from tests.core.calendar.rows import LUNCH, uid

BRUNCH = replace(LUNCH, title="brunch")


def line(number: int, before, after, undoes: int | None = None, event: int = 1, saga: int = 0) -> Change:
    return Change(
        uid(number), uid(event), "update", before, after, "here", uid(100 + number),
        undoes=None if undoes is None else uid(100 + undoes), state="pending", saga=uid(saga), notify=True,
    )  # fmt: skip


MADE, MOVED = line(1, None, LUNCH), line(2, LUNCH, BRUNCH)
BACK, GONE = line(3, BRUNCH, LUNCH, undoes=2), line(4, LUNCH, None, undoes=1)


def test_what_is_taken_back_with_nothing_in_between_is_a_pair():
    assert taken_back(MADE, [MADE], [MADE, GONE]) == ((MADE, GONE),)


def test_pairs_lie_in_one_another():
    assert taken_back(MADE, [MADE], [MADE, MOVED, BACK, GONE]) == ((MOVED, BACK), (MADE, GONE))


def test_something_in_between_keeps_both():
    assert taken_back(MADE, [MADE], [MADE, MOVED, GONE]) == ()


def test_other_events_of_the_family_are_not_asked():
    other = line(5, None, LUNCH, event=2)
    assert taken_back(MADE, [MADE], [MADE, other, GONE]) == ((MADE, GONE),)


def test_what_is_deleted_comes_back_as_another_event():
    deleted = line(6, LUNCH, None)
    assert taken_back(deleted, [deleted], [deleted, line(7, None, LUNCH, undoes=6)]) == ()


def test_of_a_saga_of_several_lines_nothing_is_left_out():
    second = replace(line(8, None, LUNCH, event=2), group=MADE.group)
    assert taken_back(MADE, [MADE, second], [MADE, GONE]) == ()


def test_of_a_series_each_change_is_several_resources():
    weekly = replace(LUNCH, recurrence=from_rrule("FREQ=WEEKLY;COUNT=3"))
    made, gone = line(1, None, weekly), line(4, weekly, None, undoes=1)
    assert taken_back(made, [made], [made, gone]) == ()


def test_inner_pairs_of_larger_sagas_stay():
    beside = line(12, None, BRUNCH, event=2)
    half = replace(beside, group=MOVED.group)
    assert taken_back(MADE, [MADE], [MADE, MOVED, half, BACK, GONE]) == ()
