"""Which kill falls where: nothing is left out, no step of a day is killed twice, and each order of a day counts."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.crashes.house import Aim, Reference
from tests.crashes.plan import aims, days, elsewhere, places

REACHED = {
    "add": Counter({"push": 2, "door": 1}),
    "delete": Counter({"push": 1}),
    "ask": Counter({"door": 3}),
}


def test_every_place_of_a_boundary_is_known_by_its_name():
    assert places(REACHED) == {
        "push": [Aim("add", "push", 1), Aim("add", "push", 2), Aim("delete", "push", 1)],
        "door": [Aim("add", "door", 1), *(Aim("ask", "door", nth) for nth in (1, 2, 3))],
    }
    assert set(places(REACHED, "doo")) == {"door"}


def test_each_boundary_is_killed_at_as_often_as_was_asked_and_wherever_it_is_reached():
    found = places(REACHED)
    chosen = aims(found, 20, Random(1))
    assert Counter(aim.name for aim in chosen) == {"push": 20, "door": 20}
    assert {(aim.step, aim.name) for aim in chosen} >= {("add", "push"), ("delete", "push"), ("ask", "door")}


def test_every_kill_is_in_a_day_of_some_house_at_most_one_in_each_step():
    wanted = aims(places(REACHED), 20, Random(1))
    planned = days(wanted, 3)
    assert len(planned) == 3
    assert Counter(aim for house in planned for day in house for aim in day.values()) == Counter(wanted)
    assert all(aim.step == step for house in planned for day in house for step, aim in day.items())


def test_what_was_not_reached_is_looked_for_at_any_place_of_its_boundary():
    found = places(REACHED)
    tried = [aim for n in range(50) for aim in elsewhere(found, [Aim("add", "push", 2)], Random(n))]
    assert set(tried) == set(found["push"])


def test_boundaries_that_only_one_of_two_days_reached_are_known_and_the_screens_have_to_agree():
    one, other = Reference({"add": []}), Reference({"add": []})
    one.reached["add"].update({"push": 1, "door": 2})
    other.reached["add"].update({"push": 3})
    other.reached["ask"].update({"door": 1})
    one.join(other)
    assert one.reached == {"add": {"push": 3, "door": 2}, "ask": {"door": 1}}
    with pytest.raises(RuntimeError):
        one.join(Reference({"add": [("more", ())]}))
