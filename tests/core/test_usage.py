"""Tokens, days and dollars: sums that nobody has to check by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.usage import Price, Usage, day_of, dollars_of, next_day, read_price, tokens_of

MINI = Price(Decimal("0.75"), Decimal("0.075"), Decimal("4.50"))
counts = st.integers(0, 10**7)


def test_what_was_asked_again_is_cheaper():
    assert MINI.of(Usage("mini", 1_000_000, 1_000_000)) == Decimal("5.25")
    assert MINI.of(Usage("mini", 1_000_000, 0, 1_000_000)) == Decimal("0.075")
    assert MINI.of(Usage("mini", 8_000, 70, 7_680)) == Decimal("0.001131")


def test_where_one_price_is_unknown_nobody_knows_the_sum():
    used = (Usage("mini", 1_000_000), Usage("other", 1))
    assert dollars_of(used, {"mini": MINI}) is None
    assert dollars_of(used[:1], {"mini": MINI}) == Decimal("0.75")
    assert dollars_of((), {}) == 0


@given(counts, counts, counts, counts)
def test_sums_of_readings_cost_as_much_as_the_readings(asked, answered, more, again):
    one, two = Usage("mini", asked, answered, asked // 2, 1), Usage("mini", more, again, more, 2)
    assert MINI.of(one + two) == MINI.of(one) + MINI.of(two)
    assert tokens_of((one, two)) == (one + two).tokens
    assert (one + two).calls == 3


def test_a_day_is_one_of_utc_wherever_somebody_is():
    seoul = ZoneInfo("Asia/Seoul")
    before, after = datetime(2026, 11, 24, 8, 59, tzinfo=seoul), datetime(2026, 11, 24, 9, tzinfo=seoul)
    assert (day_of(before), day_of(after)) == (date(2026, 11, 23), date(2026, 11, 24))
    assert next_day(before) == datetime(2026, 11, 24, tzinfo=UTC) == after


def test_a_price_is_read_from_three_numbers_or_two():
    assert read_price("0.75, 0.075, 4.50") == MINI
    assert read_price("1,2") == Price(Decimal(1), Decimal(1), Decimal(2))


@pytest.mark.parametrize("text", ["", "cheap", "1", "1,2,3,4", "-1,2", "nan,1,1", "1,inf"])
def test_what_is_no_price_is_refused(text):
    with pytest.raises(ValueError, match="dollars"):
        read_price(text)
