"""Store: a request that may be asked again is claimed once, and its answer is kept."""

from __future__ import annotations

import asyncio

from core.records import Answer
from tests.contracts.samples import HOUR, KEY, NOW, OTHER, account, line, new_id


async def test_a_new_request_is_known_by_its_digest_when_it_comes_again(store):
    request = new_id()
    assert await store.claim(request, KEY, "d1", NOW) is None
    assert await store.claim(request, KEY, "d2", NOW + HOUR) == Answer("d1", 0)
    assert await store.claim(new_id(), KEY, "d2", NOW) is None


async def test_what_it_was_answered_is_kept_to_the_letter(store):
    request = new_id()
    await store.claim(request, KEY, "d1", NOW)
    await store.keep_answer(request, '{"text": "추가할까요? 🦷"}')
    assert await store.claim(request, KEY, "d1", NOW) == Answer("d1", 0, '{"text": "추가할까요? 🦷"}')


async def test_a_request_that_nobody_claimed_has_no_answer(store):
    request = new_id()
    await store.keep_answer(request, "{}")
    assert await store.claim(request, KEY, "d1", NOW) is None


async def test_it_says_from_where_on_the_conversation_is_news(store):
    async with store.unit() as unit:
        await account(unit)
        await account(unit, OTHER)
        await unit.note_message(KEY, line("하나"))
        await unit.note_message(OTHER, line("남의 말", NOW + HOUR))
    request = new_id()
    await store.claim(request, KEY, "d1", NOW)
    async with store.unit() as unit:
        await account(unit)
        await unit.note_message(KEY, line("둘"))
    known = await store.claim(request, KEY, "d1", NOW)
    assert [said.text for said in await store.transcript(KEY, known.since, 10)] == ["둘"]


async def test_of_many_who_claim_at_once_one_is_new(store):
    request = new_id()
    found = await asyncio.gather(*(store.claim(request, KEY, f"d{n}", NOW) for n in range(6)))
    assert found.count(None) == 1
    assert len({known.digest for known in found if known}) == 1
