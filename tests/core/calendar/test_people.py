"""Who is meant by a name or an address: compared as people write them, not letter by letter."""

from __future__ import annotations

import pytest

from core.calendar.people import besides, meant_by

GUESTS = ("minsu.kim@example.org", "k1234@example.org", "하은", "Minsu@other.example")
NAMES = (("k1234@example.org", "박민수"), ("Gone@example.org", "이브"))


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("MINSU.KIM@Example.org", {"minsu.kim@example.org"}),
        ("minsu@other.example", {"Minsu@other.example"}),
        ("minsu@example.org", set()),
        ("민수", {"k1234@example.org"}),
        ("박민수", {"k1234@example.org"}),
        ("하은", {"하은"}),
        ("Kim", {"minsu.kim@example.org"}),
        ("minsu", {"Minsu@other.example"}),
        ("이브", set()),
        ("", set()),
    ],
)
def test_a_name_or_an_address_tells_who(said, who):
    assert meant_by(said, GUESTS, NAMES) == who


def test_the_name_itself_goes_before_one_that_only_holds_it():
    assert meant_by("민수", ("민수", "김민수")) == {"민수"}
    assert meant_by("민수", ("박민수", "김민수")) == {"박민수", "김민수"}


def test_the_name_that_a_calendar_gives_is_found_whatever_the_case_of_the_address():
    assert meant_by("eve", ("EVE1@example.org",), (("eve1@Example.org", "Eve Moon"),)) == {"EVE1@example.org"}


def test_a_korean_name_is_known_in_an_address_that_spells_it():
    guests = ("minsu.kim@example.org", "suji@example.org")
    assert meant_by("민수", guests) == {"minsu.kim@example.org"}
    assert meant_by("민지", guests) == frozenset()


def test_nobody_is_there_twice():
    assert besides(("Minsu@x.org", "하은"), ("minsu@X.org", "하은", "eve@x.org", "Eve@x.org")) == (
        "Minsu@x.org",
        "하은",
        "eve@x.org",
    )
