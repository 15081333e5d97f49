"""Store: workspaces of a chat platform that have let us in."""

from __future__ import annotations

from datetime import UTC, datetime

from core.records import Installation

LATER = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = Installation("slack:T1", "sealed token", "sealed refresh", LATER)
THERE = Installation("slack:T2", "another")


async def test_what_is_kept_is_there_as_it_was(store):
    for one in (THERE, HERE):
        await store.keep_installation(one)
    assert await store.installation("slack:T1") == HERE
    assert await store.installations() == (HERE, THERE)


async def test_a_workspace_that_lets_us_in_again_has_the_new_tokens(store):
    await store.keep_installation(HERE)
    await store.keep_installation(Installation("slack:T1", "new"))
    assert await store.installations() == (Installation("slack:T1", "new"),)


async def test_of_two_who_renew_it_one_does(store):
    await store.keep_installation(HERE)
    fresh = Installation("slack:T1", "fresh", "second", LATER)
    assert await store.renew_installation(fresh, "sealed refresh")
    assert not await store.renew_installation(Installation("slack:T1", "late", "third"), "sealed refresh")
    assert await store.installation("slack:T1") == fresh


async def test_where_we_are_let_in_no_more_nothing_is_left_to_renew(store):
    await store.keep_installation(HERE)
    for workspace in ("slack:T1", "slack:T9"):
        await store.drop_installation(workspace)
    assert await store.installations() == ()
    assert not await store.renew_installation(HERE, "sealed refresh")


async def test_a_stranger_has_no_installation(store):
    assert await store.installation("slack:T1") is None
    assert await store.installations() == ()
