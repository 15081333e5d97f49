"""Carrying out what is owed where the platform asks for patience, and fetching what people sent there."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import AskCalendar
from core.dialogue.message import Attachment, ConversationKey, Message
from core.errors import BlobMissing, TooSoon, Undeliverable, UnreadableImage
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, House

OTHER = ConversationKey("here", "other", "you")
FREE = "11월 17일(화)에는 일정이 없어요."


async def ask(house, key=KEY):
    return await house.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()), key=key)


async def after(house, seconds):
    house.clock.move(timedelta(seconds=seconds))
    await house.assistant.resume()
    await house.run_jobs()


# ── patience ──


async def test_what_comes_too_soon_is_said_when_the_platform_takes_it_again():
    house = House()
    house.messenger.refuse(KEY, TooSoon(7))
    await ask(house)
    house.messenger.refuse(KEY, None)
    await after(house, 6)
    assert house.screen() == []
    await after(house, 1)
    assert house.screen() == [FREE]
    assert house.faults.noted == [], "to be asked for patience is no fault"


async def test_whoever_asks_for_too_much_patience_gets_five_minutes():
    house = House()
    house.messenger.refuse(KEY, TooSoon(86_400))
    await ask(house)
    house.messenger.refuse(KEY, None)
    await after(house, 299)
    assert house.screen() == []
    await after(house, 1)
    assert house.screen() == [FREE]


async def test_other_conversations_go_on_meanwhile():
    house = House()
    house.messenger.refuse(KEY, TooSoon(60))
    await ask(house)
    await ask(house, OTHER)
    assert house.screen(OTHER) == [FREE]
    await after(house, 1)
    assert house.screen() == []


async def test_what_is_said_later_in_that_conversation_waits_behind_it():
    house = House()
    house.messenger.refuse(KEY, TooSoon(30))
    await ask(house)
    house.messenger.refuse(KEY, None)
    await house.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert house.screen() == []
    await after(house, 30)
    assert [text.split("\n")[0] for text in house.screen()] == [FREE, "이렇게 추가할까요?"]


async def test_patience_is_asked_for_as_often_as_it_takes():
    house = House()
    house.messenger.refuse(KEY, TooSoon(1))
    await ask(house)
    for _ in range(400):
        await after(house, 1)
    assert len(await house.store.lease(house.clock.now() + timedelta(seconds=1), house.clock.now(), 9)) == 1
    house.messenger.refuse(KEY, None)
    await after(house, 5)
    assert house.screen() == [FREE]


async def test_a_failure_after_much_patience_is_tried_again_like_any_other():
    house = House()
    house.messenger.refuse(KEY, TooSoon(1))
    await ask(house)
    for _ in range(350):
        await after(house, 1)
    house.messenger.refuse(KEY, ConnectionError("no way through"))
    await after(house, 1)
    house.messenger.refuse(KEY, None)
    await house.settle(10)
    assert house.screen() == [FREE]


# ── what lies with the platform ──


class Shop:
    """A platform's files, and what it says instead, one after another."""

    def __init__(self, house: House, *errors: Exception) -> None:
        self.errors = list(errors)
        self.asked: list[tuple[ConversationKey, str]] = []
        self._files = house.platform.files
        house.platform.fetch = self.fetch  # type: ignore[method-assign]

    async def fetch(self, key: ConversationKey, file: str) -> bytes:
        self.asked.append((key, file))
        if self.errors:
            raise self.errors.pop(0)
        return self._files[file]


def picture(house, blob="p", file="AgAC", text="공연"):
    """A message with a picture that lies with the platform."""
    house.shows(text, create(text, tomorrow(19)))
    house.platform.files[file] = text.encode("utf-8")
    return IncomingMessage(Message(f"m:{blob}", "", house.clock.now(), (Attachment(blob, file=file),)))


async def sent(house, message):
    return await house.assistant.handle(KEY, house.newborn(), message)


def is_read(house, title="공연"):
    return house.screen()[-1].startswith(f"이렇게 추가할까요?\n\n{title}")


async def test_a_picture_is_fetched_into_the_blob_store_and_read():
    house = House()
    shop = Shop(house)
    await sent(house, picture(house))
    assert shop.asked == [(KEY, "AgAC")]
    assert await house.shelf.get("p") == "공연".encode()
    assert is_read(house)


async def test_it_is_fetched_once_however_often_it_is_read():
    house = House()
    shop = Shop(house)
    house.ocr.error = OSError("a hiccup")
    await sent(house, picture(house))
    house.ocr.error = None
    await house.settle(3)
    assert len(house.ocr.read_now) == 2
    assert len(shop.asked) == 1
    assert is_read(house)


async def test_what_is_here_already_is_not_asked_for():
    house = House()
    shop = Shop(house)
    await house.shelf.put("p", "공연".encode())
    await sent(house, picture(house))
    assert shop.asked == []
    assert is_read(house)


async def test_a_picture_that_the_platform_no_longer_has_is_told():
    house = House()
    Shop(house, BlobMissing("AgAC"))
    await sent(house, picture(house))
    assert house.screen() == ["사진을 찾을 수 없어요. 다시 보내 주세요."]
    assert await house.assistant.resume() == 0


async def test_a_picture_too_big_for_the_platform_is_told_at_once():
    house = House()
    Shop(house, UnreadableImage("too_big"))
    await sent(house, picture(house))
    assert house.screen() == ["파일이 너무 커요. 20MB까지 읽을 수 있어요."]
    assert house.ocr.read_now == [] and not await house.shelf.has("p")
    assert await house.assistant.resume() == 0


@pytest.mark.parametrize("error", [ConnectionError("no way through"), Undeliverable("gone")])
async def test_a_platform_that_fails_is_asked_again(error):
    house = House()
    shop = Shop(house, error, error)
    await sent(house, picture(house))
    assert house.screen() == ["사진을 읽고 있어요…"]
    await house.settle(5)
    assert len(shop.asked) == 3
    assert is_read(house)


async def test_a_platform_that_fails_three_times_is_given_up_and_that_is_told():
    house = House()
    shop = Shop(house, *[ConnectionError("no way through")] * 3)
    await sent(house, picture(house))
    await house.settle(5)
    assert len(shop.asked) == 3
    assert house.screen()[0].startswith("사진을 읽다가 문제가 생겼어요.")


async def test_a_platform_that_asks_for_patience_is_asked_again_when_it_said():
    house = House()
    shop = Shop(house, TooSoon(9))
    await sent(house, picture(house))
    await after(house, 8)
    assert len(shop.asked) == 1
    await after(house, 1)
    assert is_read(house)
    assert house.faults.noted == []


async def test_patience_with_one_picture_does_not_hold_up_another():
    house = House()
    Shop(house, TooSoon(60))
    await sent(house, picture(house, "p", "one", "공연"))
    await sent(house, picture(house, "q", "two", "모임"))
    assert is_read(house, "모임")
    await after(house, 60)
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n공연")


async def test_patience_is_no_failure_of_a_picture():
    house = House()
    Shop(house, *[TooSoon(5)] * 8)
    await sent(house, picture(house))
    for _ in range(10):
        await after(house, 5)
    assert is_read(house)


async def test_a_picture_that_lies_nowhere_is_told_where_nobody_can_fetch_it():
    house = House()
    message = picture(house)
    receipt = await house.assistant.receive(KEY, house.newborn(), message)
    house.messenger = None
    await house.assistant.carry_out(receipt)
    await house.run_jobs()
    assert (await house.transcript())[-1] == "사진을 찾을 수 없어요. 다시 보내 주세요."


async def test_two_workers_at_once_make_one_card():
    house = House()
    Shop(house)
    receipt = await house.assistant.receive(KEY, house.newborn(), picture(house))
    await house.assistant.carry_out(receipt)
    [job] = house.queue.jobs
    await asyncio.gather(*(house.assistant.work(job) for _ in range(4)))
    await house.settle(2)
    assert len(house.screen()) == 1
    assert len(house.ocr.read_now) == 1
