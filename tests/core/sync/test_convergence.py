"""Whatever happens in between, in the end both sides are the same, and nothing happened behind the person's back."""

from __future__ import annotations

import pytest

from tests.simulator.history import History

MOVES = 120


@pytest.mark.parametrize("first", range(0, 30, 3))
def test_three_histories_by_chance_come_out_well(first):
    for seed in range(first, first + 3):
        history = History(seed)
        history.run(MOVES)
        assert history.moves == MOVES
        assert history.scene.google.log, "something was written"


def test_a_seed_tells_the_same_history_each_time():
    one, other = History(7), History(7)
    for history in (one, other):
        history.run(MOVES)
    assert one.scene.google.log == other.scene.google.log
    assert one.scene.rows == other.scene.rows
    assert one.scene.judge.told == other.scene.judge.told


def test_another_seed_tells_another():
    one, other = History(7), History(8)
    for history in (one, other):
        history.run(MOVES)
    assert one.scene.google.log != other.scene.google.log
