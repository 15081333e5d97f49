"""Nobody waits for a model that is known to be away."""

from __future__ import annotations

import pytest

from adapters.openai.pausing import Pause
from core.errors import ModelFailed


@pytest.fixture
def pause(hands):
    return Pause(hands)


def left(pause: Pause) -> float:
    try:
        pause.check()
    except ModelFailed as error:
        assert error.reason == "paused"
        assert error.retry_after is not None
        return error.retry_after
    return 0.0


def test_at_first_there_is_none(pause):
    assert left(pause) == 0


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
    pause.failed(ModelFailed(reason, told))
    assert left(pause) == wait


def test_it_ends(pause, hands):
    pause.failed(ModelFailed("throttled", 12.0))
    hands.at += 11
    assert left(pause) == 1.0
    hands.at += 1
    assert left(pause) == 0


def test_three_losses_in_a_row_are_a_pause_and_each_further_one_a_longer(pause, hands):
    waits = []
    for reason in ("timeout", "server", "unreachable", "timeout", "server", "timeout", "timeout", "timeout"):
        pause.failed(ModelFailed(reason))
        waits.append(left(pause))
        hands.at += left(pause)
    assert waits == [0, 0, 5.0, 10.0, 20.0, 40.0, 60.0, 60.0]


def test_an_answer_between_them_begins_the_count_anew(pause):
    for _ in range(2):
        pause.failed(ModelFailed("timeout"))
        pause.failed(ModelFailed("timeout"))
        pause.worked()
    pause.failed(ModelFailed("timeout"))
    pause.failed(ModelFailed("refused"))  # it is there
    pause.failed(ModelFailed("timeout"))
    pause.failed(ModelFailed("timeout"))
    assert left(pause) == 0


def test_a_shorter_pause_does_not_end_a_longer_one(pause):
    pause.failed(ModelFailed("key"))
    pause.failed(ModelFailed("throttled", 1.0))
    assert left(pause) == 300.0
