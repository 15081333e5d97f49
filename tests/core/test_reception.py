"""Where platforms that do not wait bring what happened: saved at once and in order, carried out behind their back."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dialogue.effects import Say
from core.dialogue.inputs import TimePassed
from core.dialogue.interpretation import AskCalendar
from core.dialogue.message import ConversationKey
from core.dialogue.reply import Reply
from core.errors import StoreUnavailable
from core.receipt import OpenCard, OpenList, Receipt
from core.reception import ASKED_AT_ONCE, Reception
from core.records import Debt
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, Faults, House, Refusing

ROOMS = tuple(ConversationKey("here", f"room {n}", "me") for n in range(3))
COFFEE = "내일 3시 커피"
OWED = Debt(UUID(int=1), ConversationKey("here", "room", "me"), 0, Say(Reply(UUID(int=2), "네")))


@dataclass
class Script:
    """What becomes of one input: how many turns of the loop it takes, and what goes wrong."""

    saving: int = 0
    carrying: int = 0
    refused: bool = False
    fails: bool = False
    fresh: bool = True


@dataclass
class Slow:
    """An assistant that keeps to its script and remembers the order."""

    scripts: dict[UUID, Script] = field(default_factory=dict)
    received: list[tuple[ConversationKey, UUID]] = field(default_factory=list)
    carried: list[tuple[ConversationKey, UUID]] = field(default_factory=list)
    looked: list[UUID] = field(default_factory=list)
    under_way: list[ConversationKey] = field(default_factory=list)
    world: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(faults=Faults()))
    look: asyncio.Event | None = None
    whose: dict[int, tuple[ConversationKey, UUID]] = field(default_factory=dict)

    async def receive(self, key, input_id, _happened) -> Receipt:
        script = self.scripts.get(input_id, Script())
        await ticks(script.saving)
        if script.refused:
            raise StoreUnavailable
        self.received.append((key, input_id))
        number = len(self.whose)
        self.whose[number] = key, input_id
        card = OpenCard(key, input_id, (), ()) if self.look else None
        listed = OpenList(key, (input_id,)) if self.look else None
        return Receipt(script.fresh, turn=number, open_card=card, listed=listed, debts=(OWED,))

    async def carry_out(self, receipt: Receipt) -> None:
        key, input_id = self.whose[receipt.turn or 0]
        if not receipt.debts:
            assert receipt.open_card and receipt.listed
            self.looked.append(input_id)
            assert self.look is not None
            await self.look.wait()
            return
        assert receipt.open_card is None and receipt.listed is None
        assert key not in self.under_way, "one after another in a conversation"
        self.under_way.append(key)
        await ticks(self.scripts.get(input_id, Script()).carrying)
        self.under_way.remove(key)
        self.carried.append((key, input_id))
        if self.scripts.get(input_id, Script()).fails:
            raise RuntimeError("no way through")


async def ticks(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


async def quiet(reception: Reception) -> None:
    """Until nothing is under way."""
    for _ in range(10_000):
        if not reception._tasks:
            return
        await asyncio.sleep(0)
    raise AssertionError("it never ends")


def by_room(pairs):
    found = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return dict(found)


def number(n: int) -> UUID:
    return UUID(int=n + 1)


# ── the order, whatever happens ──

scripts = st.builds(
    Script,
    saving=st.integers(0, 5),
    carrying=st.integers(0, 7),
    refused=st.sampled_from([False, False, False, True]),
    fails=st.sampled_from([False, False, True]),
    fresh=st.sampled_from([True, True, True, False]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ROOMS), scripts, st.integers(0, 6)), max_size=25))
def test_whatever_the_pace_each_conversation_keeps_its_order_and_loses_nothing(plan):
    asyncio.run(walk(plan))


async def walk(plan) -> None:
    slow = Slow({number(n): script for n, (_, script, _) in enumerate(plan)})
    reception = Reception(slow)  # type: ignore[arg-type]
    takes = []
    for n, (key, _, pause) in enumerate(plan):
        takes.append(asyncio.create_task(reception.take(key, number(n), TimePassed())))
        await ticks(pause)
    results = await asyncio.gather(*takes, return_exceptions=True)
    await quiet(reception)
    taken = [(key, number(n), script) for n, (key, script, _) in enumerate(plan)]
    saved = [(key, one) for key, one, script in taken if not script.refused]
    owed = [(key, one) for key, one, script in taken if not script.refused and script.fresh]
    assert by_room(slow.received) == by_room(saved)
    assert by_room(slow.carried) == by_room(owed)
    assert [isinstance(result, StoreUnavailable) for result in results] == [s.refused for _, _, s in taken]
    failed = [s for _, _, s in taken if s.fails and s.fresh and not s.refused]
    assert slow.world.faults.noted == [("carry_out", "RuntimeError")] * len(failed)
    assert reception._lanes == {}, "nothing is kept of conversations in which nothing happens"


# ── one by one ──


async def test_it_returns_once_it_is_saved_and_carries_out_behind():
    slow = Slow({number(0): Script(carrying=5)})
    reception = Reception(slow)  # type: ignore[arg-type]
    receipt = await reception.take(KEY, number(0), TimePassed())
    assert receipt.fresh
    assert slow.received == [(KEY, number(0))] and slow.carried == []
    await quiet(reception)
    assert slow.carried == [(KEY, number(0))]


async def test_a_slow_conversation_keeps_nobody_else_waiting():
    slow = Slow({number(0): Script(saving=50, carrying=50)})
    reception = Reception(slow)  # type: ignore[arg-type]
    waiting = asyncio.create_task(reception.take(ROOMS[0], number(0), TimePassed()))
    await ticks(2)
    await reception.take(ROOMS[1], number(1), TimePassed())
    await ticks(5)
    assert slow.carried == [(ROOMS[1], number(1))]
    assert not waiting.done()
    await waiting
    await quiet(reception)


async def test_the_next_is_saved_while_the_one_before_is_still_carried_out():
    slow = Slow({number(0): Script(carrying=50)})
    reception = Reception(slow)  # type: ignore[arg-type]
    for n in range(2):
        await reception.take(KEY, number(n), TimePassed())
    assert len(slow.received) == 2 and slow.carried == []
    await quiet(reception)
    assert [one for _, one in slow.carried] == [number(0), number(1)]


async def test_one_who_gives_up_waiting_holds_up_nobody_behind():
    slow = Slow({number(0): Script(saving=20)})
    reception = Reception(slow)  # type: ignore[arg-type]
    takes = [asyncio.create_task(reception.take(KEY, number(n), TimePassed())) for n in range(3)]
    await ticks(3)
    takes[1].cancel()
    await asyncio.gather(*takes, return_exceptions=True)
    await quiet(reception)
    assert [one for _, one in slow.carried] == [number(0), number(2)]
    assert reception._lanes == {}


async def test_remote_calendars_are_looked_at_beside_the_lane():
    slow = Slow(look=asyncio.Event())
    reception = Reception(slow)  # type: ignore[arg-type]
    for n in range(2):
        receipt = await reception.take(KEY, number(n), TimePassed())
        assert receipt.open_card and receipt.listed, "whoever took it sees all of it"
    await ticks(10)
    assert [one for _, one in slow.carried] == [number(0), number(1)], "though nobody answered yet"
    assert slow.looked == [number(0), number(1)]
    slow.look.set()
    await quiet(reception)


async def test_what_was_taken_in_before_is_not_carried_out_again():
    slow = Slow({number(0): Script(fresh=False)}, look=asyncio.Event())
    reception = Reception(slow)  # type: ignore[arg-type]
    await reception.take(KEY, number(0), TimePassed())
    assert not reception._tasks and not reception._lanes
    assert slow.carried == [] and slow.looked == []


async def test_closing_lets_finish_what_is_nearly_done():
    slow = Slow({number(0): Script(carrying=20)})
    reception = Reception(slow)  # type: ignore[arg-type]
    await reception.take(KEY, number(0), TimePassed())
    await reception.close()
    assert slow.carried == [(KEY, number(0))]


async def test_closing_does_not_wait_for_ever():
    slow = Slow(look=asyncio.Event())
    reception = Reception(slow)  # type: ignore[arg-type]
    await reception.take(KEY, number(0), TimePassed())
    async with asyncio.timeout(20):
        await reception.close(seconds=0.01)
    assert not reception._tasks
    assert slow.world.faults.noted == [], "what was broken off is no fault"


async def test_closing_where_nothing_is_under_way_returns_at_once():
    await Reception(Slow()).close(seconds=60)  # type: ignore[arg-type]


# ── in the house ──


async def test_messages_of_one_person_are_answered_in_their_order():
    house = House()
    reception = Reception(house.assistant)
    house.interpreter.meanings[COFFEE] = create("커피", tomorrow(15))
    messages = [house.message(f"{n}번", AskCalendar("agenda", tomorrow())) for n in range(5)]
    messages.append(house.message(COFFEE, create("커피", tomorrow(15))))
    await asyncio.gather(*(reception.take(KEY, house.newborn(), one) for one in messages))
    await quiet(reception)
    assert [text.split("\n")[0] for text in house.screen()] == [
        *["11월 17일(화)에는 일정이 없어요."] * 5,
        "이렇게 추가할까요?",
    ]


async def test_what_was_not_carried_out_before_the_end_is_found_by_the_next_process():
    house = House()
    reception = Reception(house.assistant)
    hold = asyncio.Event()
    deliver = house.platform.deliver

    async def slowly(*said):
        await hold.wait()
        return await deliver(*said)

    house.platform.deliver = slowly
    await reception.take(KEY, house.newborn(), house.message(COFFEE, create("커피", tomorrow(15))))
    await reception.close(seconds=0.01)
    assert house.screen() == []
    hold.set()
    await house.settle(2)
    assert len(house.screen()) == 1


async def test_a_database_that_is_away_is_told_to_the_platform_and_the_message_may_come_again():
    house = House()
    message = house.message(COFFEE, create("커피", tomorrow(15)))
    house.store = Refusing(house.memory)
    with pytest.raises(StoreUnavailable):
        await Reception(house.assistant).take(KEY, number(0), message)
    house.store = house.memory
    reception = Reception(house.assistant)
    for _ in range(2):
        await reception.take(KEY, number(0), message)
    await quiet(reception)
    assert len(house.screen()) == 1


async def test_however_many_wait_for_others_nobody_else_waits():
    slow = Slow(look=asyncio.Event())
    reception = Reception(slow)
    crowd = [ConversationKey("here", f"room {n}", "me") for n in range(2 * ASKED_AT_ONCE)]
    for n, key in enumerate(crowd):
        await reception.take(key, number(n), TimePassed())
    for _ in range(100):
        await asyncio.sleep(0)
    assert len(slow.looked) == ASKED_AT_ONCE
    assert {key for key, _ in slow.carried} == set(crowd)
    slow.look.set()
    await quiet(reception)
    assert len(slow.looked) == len(crowd)
