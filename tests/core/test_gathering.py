"""Messages that were sent together on their way through the store, the queue and the sweep."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.dialogue.inputs import IncomingMessage
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, House


def part(house, blob, text=""):
    message = house.message(text, None, (blob,))
    return IncomingMessage(replace(message.message, bundle="album"))


async def send_part(house, blob, text, caption=""):
    await house.shelf.put(blob, text.encode("utf-8"))
    return await house.assistant.receive(KEY, house.newborn(), part(house, blob, caption))


async def test_an_album_whose_process_ends_in_the_middle_is_one_card():
    house = House()
    for text, hour in (("하나", 9), ("둘", 10)):
        house.shows(text, create(text, tomorrow(hour)))
    await house.assistant.carry_out(await send_part(house, "a", "하나"))
    await house.run_jobs()
    assert house.screen() == ["사진을 읽고 있어요…"]
    await house.assistant.carry_out(await send_part(house, "b", "둘"))
    house.queue.jobs.clear()
    await house.settle(3)
    assert len(house.screen()) == 1
    assert house.screen()[0].startswith("일정 2개를 추가할까요?")


async def test_the_sweep_closes_an_album_a_second_after_its_last_picture():
    house = House()
    house.shows("하나", create("하나", tomorrow(9)))
    await house.assistant.carry_out(await send_part(house, "a", "하나"))
    await house.run_jobs()
    house.clock.move(timedelta(milliseconds=900))
    await house.assistant.resume()
    assert house.screen() == ["사진을 읽고 있어요…"]
    house.clock.move(timedelta(milliseconds=100))
    await house.assistant.resume()
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n하나")
    assert await house.assistant.resume() == 0


async def test_a_row_of_forwards_is_understood_by_the_sweep():
    house = House()
    house.interpreter.meanings["내일\n7시 공연"] = create("공연", tomorrow(19))
    for text in ("내일", "7시 공연"):
        message = replace(
            house.message(text, None).message, bundle="forwards", forwarded_at=house.clock.now()
        )
        await house.assistant.handle(KEY, house.newborn(), IncomingMessage(message))
    assert house.screen() == []
    await house.settle(1)
    assert "공연" in house.screen()[0]
