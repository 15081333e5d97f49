"""How fast Google may be asked: within the quota of every minute, fair to others, and slower after a no."""

from __future__ import annotations

import asyncio
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.google import pacing
from adapters.google.pacing import LONGEST, OF_A_USER, OF_THE_PROJECT, RECOVERY, Bucket, Pace
from core.errors import Throttled

PER_USER, PER_PROJECT = 600, 10_000


class Time:
    """Seconds that pass only while somebody waits, or when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


def paced(time: Time) -> Pace:
    return Pace(time, time.pause)


async def spent(pace: Pace, time: Time, who: str, seconds: float) -> list[float]:
    """When one who is always in a hurry is let through."""
    went, until = [], time.now + seconds
    while time.now < until:
        await pace.turn(who)
        went.append(time.now)
    return went


def most_in_a_minute(went: list[float]) -> int:
    first = most = 0
    for last, at in enumerate(went):
        while went[first] <= at - 60:
            first += 1
        most = max(most, last - first + 1)
    return most


async def test_some_go_at_once_and_then_each_waits_its_turn(time):
    pace = paced(time)
    for _ in range(int(OF_A_USER.size)):
        await pace.turn("a")
    assert time.waited == []
    await pace.turn("a")
    assert time.waited == [pytest.approx(1 / OF_A_USER.rate)]


async def test_no_minute_of_one_person_has_more_than_the_quota(time):
    went = await spent(paced(time), time, "a", 400)
    assert 0.9 * PER_USER < most_in_a_minute(went) <= PER_USER


async def test_no_minute_of_all_together_has_more_than_the_quota(time):
    pace, went = paced(time), []
    while time.now < 1200:
        await pace.turn(f"u{len(went) % 997}")
        went.append(time.now)
    assert 0.9 * PER_PROJECT < most_in_a_minute(went) <= PER_PROJECT


async def test_one_in_a_hurry_holds_up_nobody_else(time):
    pace = paced(time)
    await spent(pace, time, "a", 10)
    time.waited.clear()
    await pace.turn("b")
    assert time.waited == []


async def test_many_at_once_stand_in_line_and_who_would_stand_long_is_told_when_to_come(time):
    pace, line = paced(time), []

    async def pause(seconds: float) -> None:
        line.append(seconds)

    pace._pause = pause
    turned_away = []
    for _ in range(100):
        try:
            await pace.turn("a")
        except Throttled as error:
            turned_away.append(error.retry_after)
    assert line == sorted(line) and max(line) <= LONGEST
    assert len(turned_away) == 100 - int(OF_A_USER.size) - len(line) > 0
    assert all(LONGEST < wait < LONGEST + 1 for wait in turned_away), "none of them takes a place"


async def test_after_a_no_it_goes_slower_and_by_and_by_as_before(time):
    pace = paced(time)
    await pace.turn("a")
    pace.too_fast("a")
    await pace.turn("a")
    assert time.waited == [pytest.approx(2 / OF_A_USER.rate)]
    for _ in range(20):
        pace.too_fast("a")
    await pace.turn("a")
    assert LONGEST > time.waited[-1] > 1, "never so slow that it ends"
    time.now += 5 * RECOVERY
    time.waited.clear()
    for _ in range(int(OF_A_USER.size)):
        await pace.turn("a")
    assert time.waited == []
    await pace.turn("b")


async def test_who_was_never_asked_for_can_be_turned_away(time):
    pace = paced(time)
    pace.too_fast("new")
    await pace.turn("new")
    assert time.waited


async def test_who_has_nothing_left_to_wait_for_is_forgotten(time, monkeypatch):
    monkeypatch.setattr(pacing, "MANY", 3)
    pace = paced(time)
    for who in "abc":
        await pace.turn(who)
    pace.too_fast("c")
    time.now += 20
    await pace.turn("d")
    assert set(pace._users) == {"c", "d"}


async def test_turns_are_real_time_where_nobody_says_otherwise():
    loop = asyncio.get_running_loop()
    pace = Pace(loop.time)
    begun = loop.time()
    for _ in range(int(OF_A_USER.size) + 2):
        await pace.turn("a")
    assert loop.time() - begun >= 0.9 * 2 / OF_A_USER.rate


@given(st.lists(st.floats(0, 30), max_size=200), st.integers(0, 2**32))
def test_whatever_comes_when_it_stays_within_the_quota(gaps, seed):
    """Among them noes at any time."""
    chance, bucket, now, went = random.Random(seed), Bucket(9.5, 25.0, 25.0, 0.0), 0.0, []
    for gap in gaps:
        now += gap
        for _ in range(chance.randrange(60)):
            bucket = bucket.filled(now)
            if bucket.wait == 0:
                bucket = bucket.taken()
                went.append(now)
            elif chance.random() < 0.1:
                bucket = bucket.lowered()
        assert bucket.level <= bucket.size and 0 < bucket.share <= 1
    assert most_in_a_minute(went) <= PER_USER


def test_a_clock_that_goes_back_gives_nothing_away():
    bucket = OF_THE_PROJECT.filled(100.0).taken()
    assert bucket.filled(50.0).level == bucket.level


def test_a_machine_that_has_been_up_for_weeks_is_counted_with():
    assert OF_A_USER.filled(30 * 86_400.0).share == 1.0
    assert OF_A_USER.lowered().filled(30 * 86_400.0).wait == 0.0
