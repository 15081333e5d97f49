"""Store: what a model was asked is added up for each person and day, and nothing is lost on the way."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from core.dialogue.message import ConversationKey
from core.tidy_store import KEPT
from core.usage import Spent, Usage
from tests.contracts.samples import DAY, KEY, MINUTE, NOW, OTHER, account

TODAY, YESTERDAY = date(2026, 11, 23), date(2026, 11, 22)
STRANGER = ConversationKey("page", "home", "nobody")
ONE = Usage("m", 100, 10, 80, 1)


async def known(store, *keys) -> list:
    found = []
    for key in keys:
        async with store.unit() as unit:
            found.append(await account(unit, key))
    return found


async def test_what_was_asked_is_added_up_by_day_and_model(store):
    [who] = await known(store, KEY)
    for day, usage in ((TODAY, ONE), (TODAY, ONE), (TODAY, Usage("n", 5, 6, 0, 2)), (YESTERDAY, ONE)):
        await store.spend(KEY, day, usage)
    both = (Usage("m", 200, 20, 160, 2), Usage("n", 5, 6, 0, 2))
    assert await store.spent(KEY, TODAY) == Spent(both, both)
    async with store.unit() as unit:
        assert await unit.used(who, TODAY) == both
        assert await unit.used(who, YESTERDAY) == (ONE,)
    held = await store.possessions(KEY)
    assert held.spent == ((YESTERDAY, ONE), (TODAY, both[0]), (TODAY, both[1]))


async def test_additions_at_the_same_time_lose_nothing(store):
    await known(store, KEY, OTHER)
    await asyncio.gather(*(store.spend(key, TODAY, ONE) for _ in range(20) for key in (KEY, OTHER)))
    mine, all_of_it = Usage("m", 2000, 200, 1600, 20), Usage("m", 4000, 400, 3200, 40)
    assert await store.spent(KEY, TODAY) == Spent((mine,), (all_of_it,))
    assert await store.spent(OTHER, TODAY) == Spent((mine,), (all_of_it,))


async def test_what_a_stranger_cost_counts_for_the_house_alone(store):
    await store.spend(STRANGER, TODAY, ONE)
    assert await store.spent(STRANGER, TODAY) == Spent((), (ONE,))


async def test_somebody_in_a_group_spends_what_is_theirs(store):
    await known(store, KEY)
    await store.spend(ConversationKey(KEY.platform, "a group", KEY.user), TODAY, ONE)
    assert (await store.spent(KEY, TODAY)).own == (ONE,)


async def test_two_who_become_one_have_spent_together(store):
    both = await known(store, KEY, OTHER)
    for key in (KEY, OTHER):
        await store.spend(key, TODAY, ONE)
    await store.spend(OTHER, YESTERDAY, ONE)
    async with store.unit() as unit:
        merged = await unit.merge_accounts(await account(unit, KEY), both[1].id)
    await store.spend(OTHER, TODAY, ONE)
    thrice = Usage("m", 300, 30, 240, 3)
    assert await store.spent(KEY, TODAY) == Spent((thrice,), (thrice,))
    [gone] = [one for one in both if one.id != merged.id]
    async with store.unit() as unit:
        assert await unit.used(merged, YESTERDAY) == (ONE,)
        assert await unit.used(gone, TODAY) == ()


async def test_whoever_is_erased_leaves_only_the_sum_of_the_house(store):
    [who] = await known(store, KEY)
    await store.spend(KEY, TODAY, ONE)
    async with store.unit() as unit:
        await unit.erase(await account(unit, KEY), NOW)
    assert await store.spent(KEY, TODAY) == Spent((), (ONE,)), "or they could begin anew, again and again"
    async with store.unit() as unit:
        assert await unit.used(who, TODAY) == ()


@pytest.mark.parametrize(("later", "left"), [(KEPT, (ONE,)), (KEPT + 2 * DAY, ())])
async def test_what_is_long_past_goes(store, later, left):
    await known(store, KEY)
    await store.spend(KEY, TODAY, ONE)
    await store.tidy(NOW + later - KEPT + MINUTE, NOW + later, 100)
    assert await store.spent(KEY, TODAY) == Spent(left, left)
