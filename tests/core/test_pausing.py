"""Nobody waits for somebody who is known to be away."""

from __future__ import annotations

import pytest

from adapters.openai.interpreter import AT_ONCE, AWAY
from core.pausing import Pause


class Hands:
    """A clock that is set."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def pause(hands):
    return Pause(hands, AT_ONCE, AWAY)


def test_at_first_there_is_none(pause):
    assert pause.left == 0


@pytest.mark.parametrize(
    ("reason", "told", "wait"),
    [
        ("throttled", 12.0, 12.0),
        ("throttled", None, 5.0),
        ("throttled", 86_000.0, 300.0),
        ("throttled", 0.0, 0.0),
        ("quota", None, 300.0),
        ("quota", 1.0, 300.0),
        ("key", None, 300.0),
        ("model", None, 300.0),
        ("forbidden", None, 300.0),
        ("request", None, 60.0),
        ("server", 20.0, 20.0),
        ("server", None, 0.0),
        ("timeout", None, 0.0),
        ("no_reading", None, 0.0),
        ("refused", None, 0.0),
        ("cut_off", None, 0.0),
    ],
)
def test_how_long_it_is_left_alone_after_one_failure(pause, reason, told, wait):
    pause.failed(reason, told)
    assert pause.left == wait


def test_it_ends(pause, hands):
    pause.failed("throttled", 12.0)
    hands.at += 11
    assert pause.left == 1.0
    hands.at += 1
    assert pause.left == 0


def test_three_losses_in_a_row_are_a_pause_and_each_further_one_a_longer(pause, hands):
    waits = []
    for reason in ("timeout", "server", "unreachable", "timeout", "server", "timeout", "timeout", "timeout"):
        pause.failed(reason, None)
        waits.append(pause.left)
        hands.at += pause.left
    assert waits == [0, 0, 5.0, 10.0, 20.0, 40.0, 60.0, 60.0]


def test_an_answer_between_them_begins_the_count_anew(pause):
    for _ in range(2):
        pause.failed("timeout", None)
        pause.failed("timeout", None)
        pause.worked()
    pause.failed("timeout", None)
    pause.failed("refused", None)  # it is there
    pause.failed("timeout", None)
    pause.failed("timeout", None)
    assert pause.left == 0


def test_a_shorter_pause_does_not_end_a_longer_one(pause):
    pause.failed("key", None)
    pause.failed("throttled", 1.0)
    assert pause.left == 300.0
