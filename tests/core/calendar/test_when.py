"""When something takes place: instants know their zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.calendar.when import Timed

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end"), [(NOON.replace(tzinfo=None), None), (NOON, NOON.replace(tzinfo=None))]
)
def test_a_moment_without_a_zone_is_no_moment(start, end):
    with pytest.raises(ValueError, match="aware"):
        Timed(start, end, "Asia/Seoul")


def test_equal_spans_are_equal_whatever_offset_they_came_with():
    elsewhere = NOON.astimezone(datetime.now().astimezone().tzinfo)
    assert Timed(NOON, NOON + timedelta(hours=1), "Asia/Seoul") == Timed(
        elsewhere, elsewhere + timedelta(hours=1), "Asia/Seoul"
    )
