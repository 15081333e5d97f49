"""Hints over Redis: who waits in another process is woken; without Redis whoever waits here is."""

from __future__ import annotations

import asyncio

import pytest

from adapters.inline.hints import InlineHints
from adapters.rq.hints import RedisHints
from tests.contracts.samples import KEY, OTHER


@pytest.fixture
async def two(redis):
    made = [RedisHints(redis.url, InlineHints()) for _ in range(2)]
    yield made
    for each in made:
        await each.close()


async def waiting(hints: RedisHints, key=KEY, seconds: float = 5) -> asyncio.Task[bool]:
    task = asyncio.create_task(hints.wait(key, seconds))
    await asyncio.sleep(0.3)
    return task


async def test_who_waits_elsewhere_is_woken(two):
    here, there = two
    tasks = [await waiting(there), await waiting(there)]
    here.announce(KEY)
    assert await asyncio.gather(*tasks) == [True, True]


async def test_nobody_is_woken_elsewhere_by_another_conversation(two):
    here, there = two
    task = await waiting(there, KEY, 0.6)
    here.announce(OTHER)
    assert await task is False


async def test_who_it_is_about_is_not_told_on_the_way(two, redis):
    here, _ = two
    with redis.client() as client, client.pubsub() as heard:
        heard.psubscribe("*")
        heard.get_message(timeout=2)
        here.announce(KEY)
        told = heard.get_message(timeout=2)
    assert told is not None
    assert not any(word.encode() in told["data"] for word in (KEY.platform, KEY.channel, KEY.user))


async def test_one_who_has_heard_may_wait_again(two):
    here, there = two
    for _ in range(2):
        task = await waiting(there)
        here.announce(KEY)
        assert await task is True
    assert there._keys == {} and there._waiting == {}


async def test_a_redis_that_restarts_is_found_again(two, redis, monkeypatch):
    monkeypatch.setattr("adapters.rq.hints.PAUSE", 0.1)
    here, there = two
    task = await waiting(there, seconds=20)
    redis.stop()
    redis.start()
    await asyncio.sleep(0.5)
    while not task.done():
        here.announce(KEY)
        await asyncio.sleep(0.1)
    assert task.result() is True


async def test_without_redis_who_waits_here_is_woken():
    hints = RedisHints("redis://127.0.0.1:1/0", InlineHints())
    task = await waiting(hints)
    hints.announce(KEY)
    hints.announce(KEY)
    assert await task is True
    await hints.close()
    hints.announce(KEY)
