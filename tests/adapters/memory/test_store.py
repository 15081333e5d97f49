"""The store in memory is as strict as the database: a unit that fails has not happened, and worlds do not share."""

from __future__ import annotations

from adapters.memory.store import MemoryStore
from tests.contracts.samples import created, december, event, titles, wrote


async def test_two_stores_share_nothing():
    one, other = MemoryStore(), MemoryStore()
    await wrote(one, created(event()))
    assert await titles(one, december()) == ["치과"]
    assert await titles(other, december()) == []


async def test_closing_forgets_nothing_while_the_process_lives():
    store = MemoryStore()
    await wrote(store, created(event()))
    await store.close()
    assert await titles(store, december()) == ["치과"]
