"""Which calendar is meant by a name: its own, what people call it, or a part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.dialogue.naming import named
from tests.core.dialogue.world import FAMILY, HOLIDAYS, MINE, WORK

PRIMARY = replace(MINE, name=MINE.email, primary=True)
TEAM = replace(WORK, name="Team A (업무용)")
HOLIDAY = replace(HOLIDAYS, name="대한민국의 휴일")
ALL = (PRIMARY, FAMILY, TEAM, HOLIDAY)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("가족", [FAMILY]),
        ("family", [FAMILY]),
        ("Family calendar", [FAMILY]),
        ("“가족” 캘린더", [FAMILY]),
        ("회사", [TEAM]),
        ("work", [TEAM]),
        ("team a", [TEAM]),
        ("업무", [TEAM]),
        ("공휴일", [HOLIDAY]),
        ("Holidays", [HOLIDAY]),
        ("대한민국", [HOLIDAY]),
        ("기본", [PRIMARY]),
        ("main", [PRIMARY]),
        (MINE.email, [PRIMARY]),
        ("a", []),
        ("요가", []),
        ("캘린더", []),
        ("", []),
    ],
)
def test_what_is_meant(name, found):
    assert list(named(ALL, name)) == found


def test_a_calendar_of_that_very_name_is_meant_and_no_other():
    work = replace(WORK, name="업무")
    assert named((*ALL, work), "업무") == (work,)
