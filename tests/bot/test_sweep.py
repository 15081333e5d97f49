"""Periodic work: a round that fails is followed by another, and the end does not wait for the one under way."""

from __future__ import annotations

import asyncio
import time

import pytest

from adapters.inline.queue import AT_ONCE
from adapters.tesseract.local import LocalOcr
from adapters.tesseract.process import GRACE
from bot.sweep import Round, sweep, sweeping
from core.carrier import READ_LEASE
from core.errors import StoreUnavailable


class Rounds:
    """Work that does one thing after another, the last again and again."""

    def __init__(self, *rounds) -> None:
        self.rounds, self.begun, self.cancelled = list(rounds), 0, 0

    @property
    def round(self) -> Round:
        return Round("work", self.act, 0.01)

    async def act(self) -> int:
        self.begun += 1
        now = self.rounds[min(self.begun, len(self.rounds)) - 1]
        if isinstance(now, Exception):
            raise now
        try:
            await asyncio.sleep(now)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return 0


async def test_the_end_does_not_wait_for_a_round_that_takes_long():
    rounds, stop = Rounds(60), asyncio.Event()
    async with sweeping([rounds.round], stop):
        await asyncio.sleep(0.05)
        begun = time.monotonic()
    assert time.monotonic() - begun < 5
    assert (rounds.begun, rounds.cancelled) == (1, 1)
    assert stop.is_set()


async def test_a_round_that_is_nearly_done_ends_by_itself():
    rounds = Rounds(0.2)
    async with sweeping([rounds.round], asyncio.Event()):
        await asyncio.sleep(0.05)
    assert (rounds.begun, rounds.cancelled) == (1, 0)


@pytest.mark.parametrize("trouble", [StoreUnavailable("away"), RuntimeError("words of a person")])
async def test_a_round_that_fails_is_followed_by_another(trouble, caplog):
    rounds, stop = Rounds(trouble, trouble, 0), asyncio.Event()
    task = asyncio.create_task(sweep(rounds.round, stop))
    async with asyncio.timeout(20):
        while rounds.begun < 4:
            await asyncio.sleep(0.01)
    stop.set()
    await task
    assert len(caplog.records) == 2
    assert "words of a person" not in {record.getMessage() for record in caplog.records}


async def test_a_round_that_takes_long_or_fails_holds_up_no_other():
    slow, broken, quick = Rounds(60), Rounds(RuntimeError()), Rounds(0)
    async with sweeping([slow.round, broken.round, quick.round], asyncio.Event()), asyncio.timeout(20):
        while quick.begun < 5:
            await asyncio.sleep(0.01)
    assert slow.begun == 1
    assert broken.begun >= 1


async def test_nothing_to_do_is_fine():
    async with sweeping([], stop := asyncio.Event()):
        pass
    assert stop.is_set()


async def test_an_error_of_the_block_is_not_lost():
    with pytest.raises(RuntimeError, match="port"):
        async with sweeping([Rounds(60).round], asyncio.Event()):
            raise RuntimeError("the port is taken")


def test_a_lease_outlasts_the_longest_reading():
    """With one at a time, nobody waits for the engine while holding a lease."""
    patience = LocalOcr()._way._patience
    assert AT_ONCE == 1
    assert patience.start + patience.limit + 2 * GRACE < READ_LEASE.total_seconds()
