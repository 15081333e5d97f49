"""Who waits behind whom: a heap of pictures keeps nobody's single one waiting; who is stopped gives back what he holds."""

from __future__ import annotations

import asyncio

from core.dialogue.effects import ReadText
from core.dialogue.lining_up import AT_ONCE
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import House


async def test_the_first_pictures_of_a_heap_go_before_and_the_rest_behind_the_others():
    house = House()
    await house.assistant.carry_out(await house.send_album({f"p{n}": f"공연 {n}" for n in range(6)}))
    assert len(house.queue.jobs) == 6
    assert house.queue.bulk == house.queue.jobs[AT_ONCE:]


async def test_pictures_of_one_person_sent_one_by_one_count_together():
    house = House()
    for number in range(4):
        await house.assistant.carry_out(await house.send_photo(f"p{number}", f"공연 {number}"))
    assert house.queue.bulk == house.queue.jobs[AT_ONCE:]


async def test_a_picture_that_comes_when_all_others_are_read_waits_for_nobody():
    house = House()
    await house.assistant.carry_out(await house.send_album({f"p{n}": f"공연 {n}" for n in range(6)}))
    await house.settle()
    house.queue.bulk.clear()
    await house.assistant.carry_out(await house.send_photo("next", "회의"))
    assert house.queue.bulk == []


async def test_whether_it_may_wait_is_kept_with_what_is_owed():
    house = House()
    receipt = await house.send_album({f"p{n}": f"공연 {n}" for n in range(3)})
    reads = [debt.effect for debt in receipt.debts if isinstance(debt.effect, ReadText)]
    assert [one.bulk for one in reads] == [False, True, True]


async def test_what_the_sweep_finds_goes_behind_what_people_just_sent():
    house = House()
    await house.send_photo("p", "공연")
    await house.assistant.resume()
    assert house.queue.bulk == house.queue.jobs != []


async def test_a_reading_that_is_stopped_is_free_for_the_next_at_once():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    house.ocr.hold = asyncio.Event()
    await house.assistant.carry_out(await house.send_photo("p", "공연"))
    working = asyncio.create_task(house.assistant.work(house.queue.jobs.pop()))
    while not house.ocr.read_now:
        await asyncio.sleep(0)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    house.ocr.hold = None
    await house.settle()
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n공연")


async def test_what_a_dead_worker_held_is_read_at_once_by_the_next():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    await house.assistant.carry_out(await house.send_photo("p", "공연"))
    job = house.queue.jobs.pop()
    now = house.clock.now()
    assert await house.store.lease(now, now.replace(year=now.year + 1), 1, job)
    await house.assistant.work(job)
    assert house.ocr.read_now == []
    await house.assistant.work(job, left_behind=True)
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n공연")
