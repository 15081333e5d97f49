"""Hints: who waits is woken, and only they."""

from __future__ import annotations

import asyncio

import pytest

from adapters.inline.hints import InlineHints
from adapters.rq.hints import RedisHints
from tests.contracts.samples import KEY, OTHER


@pytest.fixture(params=["inline", "redis"])
async def hints(request):
    if request.param == "inline":
        yield InlineHints()
        return
    made = RedisHints(request.getfixturevalue("redis").url, InlineHints())
    yield made
    await made.close()


async def test_everybody_who_waits_is_woken(hints):
    waiting = [asyncio.create_task(hints.wait(KEY, 5)) for _ in range(3)]
    await asyncio.sleep(0.01)
    hints.announce(KEY)
    assert await asyncio.gather(*waiting) == [True, True, True]


async def test_nobody_is_woken_by_another_conversation(hints):
    waiting = asyncio.create_task(hints.wait(KEY, 0.05))
    await asyncio.sleep(0.01)
    hints.announce(OTHER)
    assert await waiting is False


async def test_one_may_wait_again(hints):
    assert await hints.wait(KEY, 0.01) is False
    waiting = asyncio.create_task(hints.wait(KEY, 5))
    await asyncio.sleep(0.01)
    hints.announce(KEY)
    assert await waiting is True


async def test_announcing_to_nobody_is_fine(hints):
    hints.announce(KEY)
    assert await hints.wait(KEY, 0.01) is False
