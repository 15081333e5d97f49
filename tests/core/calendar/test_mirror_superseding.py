"""Which lines that wait come to nothing, because others that wait take them back."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.change import Change
from core.calendar.mirror.superseding import is_worth_a_mail, taken_back
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
    assert taken_back(MADE, [MADE, line(8, None, LUNCH)], [MADE, GONE]) == ()


def test_the_last_mail_about_an_event_is_enough():
    assert not is_worth_a_mail(MADE, [MADE, MOVED])
    assert is_worth_a_mail(MADE, [MADE, replace(MOVED, notify=False)])
    assert is_worth_a_mail(MADE, [MADE, line(9, None, LUNCH, event=2)])
    assert not is_worth_a_mail(replace(MADE, notify=False), [MADE])
