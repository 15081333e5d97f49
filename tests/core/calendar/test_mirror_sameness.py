"""When two rows are one and the same to a person, and when they are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

from hypothesis import given

from core.calendar.event import Placement
from core.calendar.mirror.sameness import bare, in_order, same, tells_the_same
from tests.core.calendar.rows import at, series, steadily, uid
from tests.core.sync.mirrors import LUNCH, SECOND, THIRD, YOGA, without


def test_nothing_is_the_same_as_nothing_only():
    assert same(None, None)
    assert not same(LUNCH, None)
    assert not same(None, LUNCH)


def test_a_row_is_the_same_as_itself_and_not_as_one_with_another_title():
    assert same(LUNCH, replace(LUNCH))
    assert not same(LUNCH, replace(LUNCH, title="brunch"))


def test_dates_left_out_in_another_order_or_zone_are_the_same():
    assert same(without(SECOND, THIRD), without(THIRD.astimezone(UTC), SECOND))


def test_leaving_out_a_date_that_the_rule_does_not_give_changes_nothing():
    assert same(YOGA, without(at("2026-11-18 19:00")))
    assert same(without(THIRD), without(at("2020-01-01 00:00"), THIRD))


def test_leaving_out_one_date_more_is_another_series():
    assert not same(YOGA, without(THIRD))
    assert not same(without(SECOND), without(THIRD))


def test_where_it_lies_makes_no_difference_to_a_person():
    elsewhere = replace(LUNCH, placement=Placement(uid(5), "https://x"))
    assert not same(LUNCH, elsewhere)
    assert tells_the_same(LUNCH, elsewhere)
    assert tells_the_same(None, None)
    assert not tells_the_same(LUNCH, None)
    assert not tells_the_same(LUNCH, replace(elsewhere, location="Hongdae"))


def test_each_date_once_the_earliest_first_whatever_their_kind():
    assert in_order([THIRD, SECOND, THIRD.astimezone(UTC)]) == (SECOND, THIRD.astimezone(UTC))
    assert in_order([date(2026, 11, 12), THIRD, SECOND]) == (SECOND, date(2026, 11, 12), THIRD)


def test_what_the_remote_calendar_adds_was_not_meant():
    told = replace(
        without(THIRD), placement=Placement(uid(5), "https://x"), response="accepted", meeting=True
    )
    assert bare(told) == replace(YOGA, placement=None)


@steadily
@given(series())
def test_a_series_is_the_same_however_its_dates_are_sorted(row):
    assert same(row, replace(row, excluded=row.excluded[::-1]))
    assert same(row, replace(row, excluded=in_order(row.excluded)))
    assert in_order(in_order(row.excluded)) == in_order(row.excluded)
