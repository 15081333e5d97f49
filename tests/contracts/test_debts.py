"""Store: what is owed, who holds it, and in which order it goes out."""

from __future__ import annotations

import asyncio

from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.records import Debt
from tests.contracts.samples import (
    DAY,
    HOUR,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    new_id,
    owing,
    read_text,
    reply,
    say,
    sent,
    sent_as,
)


def words(debts) -> list[str]:
    return [debt.effect.reply.text for debt in debts]


async def settle(store, debt) -> bool:
    async with store.unit() as unit:
        return await unit.settle(debt)


async def lease(store, now=NOW, limit=10, only=None):
    return await store.lease(now, now + MINUTE, limit, only)


async def test_a_leased_debt_is_the_one_that_was_owed(store):
    owed = say("카드예요")
    await owing(store, owed)
    (debt,) = await lease(store)
    assert (debt.id, debt.key, debt.effect, debt.attempts) == (owed.id, KEY, owed.effect, 0)
    assert debt.token == owed.token + 1


async def test_what_is_held_is_not_leased_again_until_the_lease_ends(store):
    await owing(store, say())
    (first,) = await lease(store)
    assert await lease(store, NOW + MINUTE / 2) == ()
    (second,) = await lease(store, NOW + MINUTE)
    assert second.id == first.id
    assert second.token > first.token


async def test_whoever_lost_the_lease_settles_nothing(store):
    await owing(store, say())
    (late,) = await lease(store)
    (current,) = await lease(store, NOW + HOUR)
    assert not await settle(store, late)
    assert await settle(store, current)
    assert not await settle(store, current)
    assert await lease(store, NOW + DAY) == ()


async def test_a_lease_that_ran_out_and_that_nobody_took_still_settles(store):
    await owing(store, say())
    (debt,) = await lease(store)
    assert await settle(store, debt)


async def test_what_was_never_leased_settles_at_once(store):
    owed = read_text()
    await owing(store, owed)
    assert await settle(store, owed)
    assert await lease(store) == ()


async def test_settling_in_a_unit_that_fails_settles_nothing(store):
    await owing(store, say())
    (debt,) = await lease(store)
    try:
        async with store.unit() as unit:
            assert await unit.settle(debt)
            raise RuntimeError
    except RuntimeError:
        pass
    assert await settle(store, debt)


async def test_a_debt_is_not_due_before_its_time(store):
    await owing(store, say(), when=NOW + HOUR)
    assert await lease(store) == ()
    assert len(await lease(store, NOW + HOUR)) == 1


async def test_of_each_conversation_only_the_oldest_say_goes_out(store):
    await owing(store, say("하나"), say("둘"), say("셋", OTHER))
    first = await lease(store)
    assert words(first) == ["하나", "셋"]
    assert await lease(store) == ()
    assert await settle(store, first[0])
    assert words(await lease(store)) == ["둘"]


async def test_another_channel_of_the_same_person_does_not_wait(store):
    elsewhere = ConversationKey(KEY.platform, "another", KEY.user)
    await owing(store, say("하나"), say("둘", elsewhere))
    assert words(await lease(store)) == ["하나", "둘"]


async def test_a_say_waits_for_an_older_one_that_was_postponed(store):
    await owing(store, say("하나"), say("둘"))
    (debt,) = await lease(store)
    await store.postpone(debt, NOW + HOUR)
    assert await lease(store, NOW + MINUTE) == ()
    (again,) = await lease(store, NOW + HOUR)
    assert words([again]) == ["하나"]
    assert again.attempts == 1


async def test_pictures_belong_in_the_queue_and_are_taken_only_by_name(store):
    pictures = [read_text(), read_text()]
    await owing(store, say("읽고 있어요"), *pictures, say("둘"))
    assert words(await lease(store)) == ["읽고 있어요"]
    waiting = await store.jobs(NOW, 10)
    assert list(waiting) == [debt.id for debt in pictures]
    assert await store.jobs(NOW, 1) == waiting[:1]
    (taken,) = await lease(store, only=waiting[0])
    assert taken.effect == pictures[0].effect
    assert await store.jobs(NOW, 10) == waiting[1:], "one is held"
    assert await store.jobs(NOW - MINUTE, 10) == (), "none was due"
    assert await store.jobs(NOW + MINUTE, 10) == waiting, "the lease has ended"


async def test_every_lease_counts_as_an_attempt(store):
    await owing(store, say())
    counted = [(await lease(store, NOW + number * HOUR))[0].attempts for number in range(3)]
    assert counted == [0, 1, 2]


async def test_debts_come_oldest_first_and_no_more_than_asked(store):
    owed = [say(str(n), ConversationKey("test", str(n), "me")) for n in range(5)]
    await owing(store, *owed)
    first, rest = await lease(store, limit=2), await lease(store)
    assert [debt.id for debt in (*first, *rest)] == [debt.id for debt in owed]
    assert len(first) == 2
    assert [debt.order for debt in (*first, *rest)] == sorted(debt.order for debt in (*first, *rest))


async def test_one_debt_can_be_asked_for(store):
    owed = [read_text(), read_text(), say("하나"), say("둘")]
    await owing(store, *owed)
    assert [debt.id for debt in await lease(store, only=owed[1].id)] == [owed[1].id]
    assert await lease(store, only=owed[1].id) == ()
    assert await lease(store, only=owed[3].id) == (), "its turn has not come"
    assert [debt.id for debt in await lease(store)] == [owed[2].id]
    assert await store.jobs(NOW, 10) == (owed[0].id,)


async def test_postponing_what_somebody_else_holds_does_nothing(store):
    await owing(store, say())
    (late,) = await lease(store)
    (current,) = await lease(store, NOW + HOUR)
    await store.postpone(late, NOW + DAY)
    assert await settle(store, current)


async def test_says_can_be_asked_for_by_platform_whatever_the_workspace(store):
    keys = [ConversationKey(name, "room", "me") for name in ("slack:T1", "slack", "slacker", "telegram")]
    await owing(store, *(say(key.platform, key) for key in keys))
    assert await store.lease(NOW, NOW + MINUTE, 10, platforms=()) == ()
    found = await store.lease(NOW, NOW + MINUTE, 10, platforms=("slack", "page"))
    assert sorted(words(found)) == ["slack", "slack:T1"]
    assert words(await store.lease(NOW, NOW + MINUTE, 10, platforms={"telegram"})) == ["telegram"]
    assert words(await lease(store)) == ["slacker"]


async def test_many_who_lease_at_once_never_hold_the_same(store):
    await owing(store, *(say(key=ConversationKey("test", str(n), "me")) for n in range(12)))
    taken = await asyncio.gather(*(lease(store, limit=3) for _ in range(8)))
    ids = [debt.id for debts in taken for debt in debts]
    assert len(ids) == len(set(ids))
    rest = await lease(store, limit=12)
    assert len(ids) + len(rest) == 12


async def test_what_was_no_attempt_does_not_count_as_one(store):
    await owing(store, say())
    for number in range(4):
        (debt,) = await lease(store, NOW + number * HOUR)
        await store.postpone(debt, NOW + (number + 1) * HOUR, failed=number == 1)
    (again,) = await lease(store, NOW + 4 * HOUR)
    assert again.attempts == 1


async def just_owed(store, *debts):
    async with store.unit() as unit:
        await account(unit, debts[0].key)
        return await unit.owe(debts, NOW, NOW + MINUTE)


def change_of(card):
    return Debt(new_id(), KEY, 0, Say(card, "edit"))


async def test_what_is_decided_now_is_leased_to_whoever_decided(store):
    picture = read_text()
    first, second, job = await just_owed(store, say("하나"), say("둘"), picture)
    assert words([first, second]) == ["하나", "둘"]
    assert {(debt.token, debt.attempts, debt.until) for debt in (first, second)} == {(1, 0, NOW + MINUTE)}
    assert (job.id, job.token, job.until) == (picture.id, 0, None), "jobs go by the queue"
    assert await lease(store) == ()
    await store.delivered(first, "1")
    assert await settle(store, second)
    assert await lease(store, NOW + DAY) == ()


async def test_what_was_leased_with_its_decision_and_never_said_is_found_again(store):
    (debt,) = await just_owed(store, say())
    (again,) = await lease(store, NOW + MINUTE)
    assert (again.id, again.token, again.attempts) == (debt.id, 2, 1)
    assert not await settle(store, debt)


async def test_with_an_older_say_under_way_nothing_is_leased_with_its_decision(store):
    await owing(store, say("하나"))
    (second,) = await just_owed(store, say("둘"))
    assert (second.token, second.until) == (0, None)
    assert len(await just_owed(store, say("남", OTHER))) == 1
    (first,) = await lease(store)
    await store.delivered(first, None)
    assert words(await lease(store)) == ["둘"]


async def test_the_change_of_a_message_goes_by_the_name_it_has(store):
    card = reply()
    async with store.unit() as unit:
        await account(unit)
        await unit.note_reply(KEY, card, NOW)
    await sent(store, card.id, "4711")
    (debt,) = await just_owed(store, change_of(card))
    assert debt.sent_as == "4711"


async def test_a_change_waits_for_the_message_that_it_changes(store):
    card = reply()
    first = Debt(new_id(), KEY, 0, Say(card))
    held, change, last = await just_owed(store, first, change_of(card), say("셋"))
    assert [debt.until is not None for debt in (held, change, last)] == [True, False, False]


async def test_what_is_delivered_is_settled_and_known_by_its_name(store):
    card = reply()
    async with store.unit() as unit:
        await account(unit)
        await unit.note_reply(KEY, card, NOW)
    (debt,) = await just_owed(store, Debt(new_id(), KEY, 0, Say(card)))
    await store.delivered(debt, "4711")
    assert await lease(store, NOW + DAY) == ()
    assert await sent_as(store, card.id) == "4711"


async def test_whoever_lost_the_lease_still_says_how_its_message_is_called(store):
    card = reply()
    async with store.unit() as unit:
        await account(unit)
        await unit.note_reply(KEY, card, NOW)
    (late,) = await just_owed(store, Debt(new_id(), KEY, 0, Say(card)))
    (current,) = await lease(store, NOW + HOUR)
    await store.delivered(late, "4711")
    assert await settle(store, current), "the other one is at it"


async def test_what_a_dead_one_held_is_free_at_once(store):
    pictures = [read_text(), read_text()]
    await owing(store, *pictures)
    for debt in pictures:
        await lease(store, only=debt.id)
    await store.free(pictures[0].id)
    assert await store.jobs(NOW, 10) == (pictures[0].id,)
    (again,) = await lease(store, only=pictures[0].id)
    assert again.attempts == 1, "it counts as a try all the same"


async def test_freeing_what_nobody_holds_or_owes_does_nothing(store):
    (debt,) = [read_text()]
    await owing(store, debt)
    await store.free(debt.id)
    await store.free(new_id())
    assert await store.jobs(NOW, 10) == (debt.id,)


async def test_one_who_was_thought_dead_settles_what_nobody_took_meanwhile(store):
    debt = read_text()
    await owing(store, debt)
    (held,) = await lease(store, only=debt.id)
    await store.free(debt.id)
    async with store.unit() as unit:
        assert await unit.settle(held)
