"""Store: what is older than it is kept goes, with everything that belongs to it, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.dialogue.conversation import Turn
from core.dialogue.interpretation import SmallTalk
from core.dialogue.reading import Reading
from core.dialogue.stages import Interpreting
from core.own_store import LinkCode
from core.records import Attempt
from core.tidy_store import KEPT
from tests.contracts.samples import (
    DAY,
    HOUR,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    line,
    new_id,
    reply,
    sent,
    sent_as,
    talk,
)

LATER = NOW + KEPT + MINUTE
MOST = 100


async def tidied(store, now=LATER, limit=MOST) -> int:
    return await store.tidy(now - KEPT, now, limit)


async def said(store, *lines, key=KEY) -> None:
    async with store.unit() as unit:
        owner = await account(unit, key)
        for one in lines:
            await unit.note_message(key, one)
        await unit.save(owner, talk(key))


async def texts(store, key=KEY) -> list[str]:
    return [one.text for one in await store.transcript(key, 0, MOST)]


async def test_what_was_said_goes_with_what_it_meant_and_where_it_was_sent(store):
    old, answer = line("내일 3시 치과"), reply("추가할까요?")
    await said(store, old, replace(line("어제"), at=NOW + DAY))
    async with store.unit() as unit:
        await unit.note_meaning(KEY, old.id, SmallTalk())
        await unit.note_reply(KEY, answer, NOW)
    await sent(store, answer.id, "7")
    assert await tidied(store, NOW + KEPT) == 0
    assert await tidied(store) == 2
    assert await texts(store) == ["어제"]
    assert await sent_as(store, answer.id) is None
    assert await tidied(store) == 0


async def test_its_pictures_are_doomed_and_their_readings_gone(store):
    await said(store, line("초대장", blobs=("a", "b")), replace(line("새 것", blobs=("c",)), at=NOW + DAY))
    async with store.unit() as unit:
        for blob in ("a", "c"):
            await unit.keep_reading(blob, Reading("읽은 글"), NOW + DAY)
    await tidied(store)
    assert set(await store.doomed(LATER, MOST)) == {"a", "b"}
    async with store.unit() as unit:
        assert await unit.reading("a") is None
        assert await unit.reading("c") == Reading("읽은 글")


async def test_a_reading_of_no_line_goes_too(store):
    async with store.unit() as unit:
        await account(unit)
        await unit.keep_reading("lost", Reading("읽은 글"), NOW)
    assert await tidied(store) == 1
    async with store.unit() as unit:
        assert await unit.reading("lost") is None


async def test_an_input_is_known_until_nobody_can_send_it_again(store):
    old, young = new_id(), new_id()
    async with store.unit() as unit:
        assert await unit.admit(old, NOW)
        assert await unit.admit(young, NOW + DAY)
    assert await tidied(store, NOW + KEPT) == 0
    assert await tidied(store) == 1
    async with store.unit() as unit:
        assert not await unit.admit(young, LATER)
        assert await unit.admit(old, LATER)


async def test_what_a_request_was_answered_goes(store):
    old, young = new_id(), new_id()
    await store.claim(old, KEY, "d", NOW)
    await store.claim(young, KEY, "d", NOW + DAY)
    await store.keep_answer(old, "그랬어요")
    assert await tidied(store) == 1
    assert await store.claim(old, KEY, "d", LATER) is None
    assert await store.claim(young, KEY, "d", LATER) is not None


async def test_a_conversation_that_nobody_has_a_line_of_is_forgotten_unless_it_waits(store):
    await said(store, line("안녕"))
    await said(store, line("안녕"), key=OTHER)
    async with store.unit() as unit:
        owner = await account(unit, OTHER)
        waiting = Turn(1, "m1", "내일", LATER, False, Interpreting(), LATER)
        await unit.save(owner, replace(talk(OTHER), turns=(waiting,)))
    assert await tidied(store) == 3
    async with store.unit() as unit:
        assert await unit.conversation(KEY) is None
        assert await unit.conversation(OTHER) is not None


async def test_of_much_a_little_goes_at_a_time_the_oldest_first(store):
    await said(store, *(replace(line(str(n)), at=NOW - n * HOUR) for n in range(5)))
    assert await tidied(store, limit=2) == 2
    assert sorted(await texts(store)) == ["0", "1", "2"]
    assert await tidied(store, limit=2) == 2
    assert await tidied(store, limit=2) == 2, "the last line, and the conversation"
    assert await tidied(store, limit=2) == 0


async def test_what_has_expired_goes_as_well(store):
    attempt, code = new_id(), new_id()
    async with store.unit() as unit:
        owner = await account(unit)
        await unit.put_attempt(Attempt(attempt, KEY, "sealed", NOW + 10 * MINUTE))
        await unit.put_code(LinkCode(code, owner.id, KEY, "d" * 64, NOW + 10 * MINUTE))
    await tidied(store, NOW + 5 * MINUTE)
    async with store.unit() as unit:
        assert await unit.code(code) is not None
    await tidied(store, NOW + 10 * MINUTE)
    async with store.unit() as unit:
        assert await unit.code(code) is None
        assert await unit.take_attempt(attempt, NOW) is None


async def test_what_was_uploaded_goes_after_its_time_unless_a_message_names_it(store):
    for blob in ("sent", "unsent"):
        await store.lend(blob, NOW + DAY)
    async with store.unit() as unit:
        await account(unit)
        await unit.keep_blobs(("sent", "other"))
    assert await store.doomed(NOW + DAY - timedelta(seconds=1), MOST) == ()
    assert await store.doomed(NOW + DAY, MOST) == ("unsent",)
