"""Store: inputs, accounts, states, readings, and what a unit of work promises."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import time
from uuid import UUID

import pytest

from core.dialogue.conversation import Turn
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reading import Line, Reading
from core.dialogue.stages import Interpreting
from tests.contracts.samples import (
    DAY,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    created,
    december,
    event,
    line,
    new_id,
    owing,
    reply,
    say,
    talk,
    titles,
)


class Mishap(Exception):
    """Something went wrong inside a unit."""


def turn(number: int = 1) -> Turn:
    return Turn(number, "m1", "내일 3시 치과", NOW, False, Interpreting(), NOW)


async def test_an_input_is_admitted_once(store):
    one = new_id()
    async with store.unit() as unit:
        assert await unit.admit(one, NOW)
        assert not await unit.admit(one, NOW)
    async with store.unit() as unit:
        assert not await unit.admit(one, NOW + MINUTE)
        assert await unit.admit(new_id(), NOW)


async def test_an_input_of_a_unit_that_failed_may_come_again(store):
    one = new_id()
    with pytest.raises(Mishap):
        async with store.unit() as unit:
            assert await unit.admit(one, NOW)
            raise Mishap
    async with store.unit() as unit:
        assert await unit.admit(one, NOW)


async def test_of_a_hundred_confirms_at_once_one_is_admitted(store):
    one, wish = new_id(), event()
    confirmed = created(wish)

    async def confirm() -> bool:
        async with store.unit() as unit:
            if not await unit.admit(one, NOW):
                return False
            await unit.write(await account(unit), [confirmed], NOW)
            return True

    assert sum(await asyncio.gather(*(confirm() for _ in range(100)))) == 1
    assert await titles(store, december()) == ["치과"]


async def test_a_person_has_one_account_whatever_the_channel(store):
    async with store.unit() as unit:
        made = await unit.account(KEY, UUID(int=1), NOW, Preferences("America/New_York", "en", True))
    async with store.unit() as unit:
        again = await unit.account(replace(KEY, channel="another"), UUID(int=2), NOW, Preferences())
        stranger = await unit.account(OTHER, UUID(int=3), NOW, Preferences())
    assert made.id == UUID(int=1)
    assert again == made
    assert again.preferences == Preferences("America/New_York", "en", True)
    assert stranger.id == UUID(int=3)


async def test_two_first_messages_at_once_make_one_account(store):
    async def greet(number: int) -> UUID:
        async with store.unit() as unit:
            return (await unit.account(KEY, UUID(int=number), NOW, Preferences())).id

    assert len(set(await asyncio.gather(*(greet(number) for number in range(1, 9))))) == 1


async def test_units_of_one_account_take_turns(store):
    inside, most = 0, 0

    async def work() -> None:
        nonlocal inside, most
        async with store.unit() as unit:
            await account(unit)
            inside += 1
            most = max(most, inside)
            state = await unit.conversation(KEY) or talk()
            await asyncio.sleep(0.001)
            await unit.save(await account(unit), replace(state, next_turn=state.next_turn + 1))
            inside -= 1

    async with store.unit() as unit:
        await account(unit)
    await asyncio.gather(*(work() for _ in range(20)))
    async with store.unit() as unit:
        saved = await unit.conversation(KEY)
    assert most == 1
    assert saved == talk(next_turn=21)


async def test_units_of_different_accounts_do_not_hinder_each_other(store):
    async def work(person: str, input_id: UUID) -> None:
        key = ConversationKey("page", "home", person)
        async with store.unit() as unit:
            assert await unit.admit(input_id, NOW)
            owner = await account(unit, key)
            await unit.write(owner, [created(event())], NOW)
            await unit.note_message(key, line("치과"))
            await unit.save(owner, talk(key))

    async with asyncio.timeout(20):
        await asyncio.gather(*(work(f"p{number % 10}", new_id()) for number in range(60)))
    assert len(await titles(store, december(), ConversationKey("page", "home", "p3"))) == 6


async def test_a_state_comes_back_as_it_was_saved(store):
    state = talk(turns=(turn(),))
    async with store.unit() as unit:
        owner = await account(unit)
        assert await unit.conversation(KEY) is None
        await unit.save(owner, talk())
        assert await unit.conversation(KEY) == talk()
        await unit.save(owner, state)
    async with store.unit() as unit:
        assert await unit.conversation(KEY) == state
        assert await unit.conversation(OTHER) is None


async def test_a_unit_that_fails_leaves_nothing_behind(store):
    with pytest.raises(Mishap):
        async with store.unit() as unit:
            owner = await account(unit)
            await unit.save(owner, talk(turns=(turn(),)))
            await unit.write(owner, [created(event())], NOW)
            await unit.owe([say()], NOW)
            await unit.note_message(KEY, line("치과"))
            await unit.keep_reading("blob", Reading("글"), NOW)
            assert len(await unit.events(owner, [december()])) == 1
            raise Mishap
    async with store.unit() as unit:
        assert await unit.conversation(KEY) is None
        assert await unit.reading("blob") is None
    assert await titles(store, december()) == []
    assert await store.lease(NOW, NOW + MINUTE, 10) == ()
    assert await store.transcript(KEY, 0, 10) == ()


async def test_nobody_sees_a_unit_before_it_ends(store):
    async with store.unit() as unit:
        await unit.write(await account(unit), [created(event())], NOW)
        await unit.note_reply(KEY, reply(), NOW)
        assert len(await unit.events(await account(unit), [december()])) == 1
        assert await store.agenda(KEY, december()) == ()
        assert await store.transcript(KEY, 0, 10) == ()
    assert len(await store.agenda(KEY, december())) == 1


async def test_a_cancelled_unit_leaves_nothing_behind_and_nothing_locked(store):
    reached = asyncio.Event()

    async def work() -> None:
        async with store.unit() as unit:
            await unit.write(await account(unit), [created(event())], NOW)
            assert len(await unit.events(await account(unit), [december()])) == 1
            reached.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(20):
        assert await titles(store, december()) == []


async def test_sleepers_are_those_whose_time_has_come_earliest_first(store):
    async with store.unit() as unit:
        for number, key in enumerate((KEY, OTHER)):
            started = replace(turn(), opened_at=NOW - number * MINUTE)
            await unit.save(await account(unit, key), talk(key, turns=(started,)))
        third = ConversationKey("page", "home", "jun")
        await unit.save(await account(unit, third), talk(third))
    assert await store.sleepers(NOW + DAY - 2 * MINUTE, 10) == ()
    assert await store.sleepers(NOW + DAY - MINUTE, 10) == (OTHER,)
    assert await store.sleepers(NOW + DAY, 10) == (OTHER, KEY)
    assert await store.sleepers(NOW + DAY, 1) == (OTHER,)


async def test_one_that_is_parked_sleeps_until_it_is_saved_again(store):
    for key in (KEY, OTHER):
        async with store.unit() as unit:
            await unit.save(await account(unit, key), talk(key, turns=(turn(),)))
    await store.park(KEY)
    await store.park(ConversationKey("page", "home", "nobody"))
    assert await store.sleepers(NOW + DAY, 10) == (OTHER,)
    async with store.unit() as unit:
        parked = await unit.conversation(KEY)
        assert parked == talk(KEY, turns=(turn(),))
        await unit.save(await account(unit), parked)
    assert set(await store.sleepers(NOW + DAY, 10)) == {KEY, OTHER}


async def test_a_reading_is_kept_under_its_picture(store):
    first, second = (
        Reading("초대장"),
        Reading("초대장\n2시", (Line("2시", 91, 1.5, 2, 30, 40),), 91.5, 640, 480),
    )
    async with store.unit() as unit:
        await unit.keep_reading("a/b", first, NOW)
        assert await unit.reading("a/b") == first
        await unit.keep_reading("a/b", second, NOW)
    async with store.unit() as unit:
        assert await unit.reading("a/b") == second
        assert await unit.reading("other") is None


async def test_debts_survive_an_account_that_says_nothing_else(store):
    await owing(store, say("하나"))
    assert [debt.key for debt in await store.lease(NOW, NOW + MINUTE, 5)] == [KEY]


async def test_what_a_person_settles_on_is_kept_for_every_conversation_of_theirs(store):
    settled = Preferences("Europe/Berlin", "en", True, time(7, 30), True, True, True)
    async with store.unit() as unit:
        await unit.prefer(replace(await account(unit), preferences=settled))
    async with store.unit() as unit:
        assert (await account(unit)).preferences == settled
        await unit.prefer(replace(await account(unit), preferences=Preferences()))
    async with store.unit() as unit:
        assert (await account(unit)).preferences == Preferences()
