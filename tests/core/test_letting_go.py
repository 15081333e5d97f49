"""Pictures are let go of when this house says so, at once where everything is erased, and never before they were read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.assistant import Assistant
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.interpretation import AboutMe
from core.dialogue.message import Attachment, Message
from core.errors import BlobsAway, BlobsRefused, StoreUnavailable, UnreadableImage
from tests.core.dialogue.world import KEY, create, tomorrow
from tests.core.house import House

HALF_A_DAY = timedelta(hours=12)
MINUTE = timedelta(minutes=1)
ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20261120T100000Z
DTEND:20261120T110000Z
SUMMARY:회의
END:VEVENT
END:VCALENDAR
"""


class Brief(House):
    """A house that keeps pictures for less than their messages."""

    kept = HALF_A_DAY

    @property
    def assistant(self) -> Assistant:
        return Assistant(replace(super().assistant.world, pictures_kept=self.kept))

    async def later(self, time: timedelta) -> None:
        self.clock.move(time)
        await self.assistant.resume()

    async def doomed(self) -> tuple[str, ...]:
        return await self.store.doomed(self.clock.now() + timedelta(days=999), 99)


def brief(hours: int = 12) -> Brief:
    house = Brief()
    house.kept = timedelta(hours=hours)
    house.shows("공연", create("공연", tomorrow(19)))
    return house


async def test_what_was_read_goes_after_its_time_and_not_before():
    house = brief()
    await house.photo("p", "공연")
    await house.later(HALF_A_DAY - MINUTE)
    assert await house.shelf.has("p")
    await house.later(MINUTE)
    assert not await house.shelf.has("p")
    assert await house.doomed() == ()


async def test_where_it_is_not_kept_at_all_it_goes_with_the_next_sweep():
    house = brief(0)
    await house.photo("p", "공연")
    await house.later(timedelta())
    assert not await house.shelf.has("p")
    await house.press("confirm")
    assert [title for title, _ in await house.calendar()] == ["공연"]


@pytest.mark.parametrize("error", [UnreadableImage("broken"), OSError("again and again")])
async def test_what_cannot_be_read_goes_as_well_once_that_was_told(error):
    house = brief()
    house.ocr.error = error
    await house.photo("p", "공연")
    await house.settle(5)
    assert await house.shelf.has("p")
    await house.later(HALF_A_DAY)
    assert not await house.shelf.has("p")


async def test_a_calendar_file_goes_too():
    house = brief()
    await house.photo("p", ICS)
    await house.later(HALF_A_DAY)
    assert not await house.shelf.has("p")


async def test_what_nobody_read_yet_waits_however_long():
    house = brief(0)
    await house.send_photo("p", "공연")
    for _ in range(3):
        await house.later(timedelta(days=9))
    assert await house.shelf.has("p")
    await house.run_jobs()
    assert "공연" in house.screen()[-1]
    await house.later(timedelta())
    assert not await house.shelf.has("p")


async def test_a_picture_that_comes_again_when_its_bytes_are_gone_is_known_all_the_same():
    house = brief()
    await house.photo("p", "공연")
    await house.press("confirm")
    await house.later(HALF_A_DAY)
    await house.photo("q", "공연")
    assert not await house.shelf.has("p")
    assert house.screen()[-1].startswith("이미 추가했어요.\n• 공연 · ")


async def test_the_same_upload_in_a_second_message_is_kept_for_that():
    house = brief()
    await house.photo("p", "공연")
    await house.later(HALF_A_DAY - MINUTE)
    await house.photo("p", "공연")
    await house.later(HALF_A_DAY - MINUTE)
    assert await house.shelf.has("p")
    await house.later(MINUTE)
    assert not await house.shelf.has("p")


async def test_who_dies_between_the_deletion_and_its_record_leaves_nothing_behind():
    house = brief()
    await house.photo("p", "공연")
    house.clock.move(HALF_A_DAY)
    undoom, house.memory.undoom = house.memory.undoom, dying
    with pytest.raises(StoreUnavailable):
        await house.assistant.resume()
    assert not await house.shelf.has("p") and await house.doomed() == ("p",)
    house.memory.undoom = undoom
    await house.assistant.resume()
    assert await house.doomed() == ()


async def dying(_blob):
    raise StoreUnavailable("killed")


async def test_what_cannot_be_deleted_is_deleted_later():
    house = brief()
    await house.photo("p", "공연")
    shelf, house.blobs = house.blobs, Away(99)
    await house.later(HALF_A_DAY)
    assert await house.doomed() == ("p",) and house.faults.noted
    house.blobs = shelf
    await house.later(timedelta())
    assert await house.doomed() == () and not await house.shelf.has("p")


# ── everything erased ──


async def erase(house):
    await house.say("내 정보 다 지워줘", AboutMe("delete_me"))
    pressed = ButtonPressed(replace(house.pressed("erase").press, choice=1))
    await house.assistant.handle(KEY, house.newborn(), pressed)


async def test_who_erases_everything_erases_pictures_at_once():
    house = brief()
    await house.photo("p", "공연")
    await erase(house)
    await house.later(timedelta())
    assert not await house.shelf.has("p")


@pytest.mark.parametrize("fails", [False, True])
async def test_even_one_that_is_just_being_fetched(fails):
    house = brief(90 * 24)
    house.platform.files["AgAC"] = "공연".encode()
    fetch = house.platform.fetch

    async def erased_meanwhile(key, file):
        data = await fetch(key, file)
        await erase(house)
        await house.assistant.resume()
        return data

    house.platform.fetch = erased_meanwhile
    house.ocr.error = OSError("a hiccup") if fails else None
    message = Message("m", "", house.clock.now(), (Attachment("p", file="AgAC"),))
    receipt = await house.assistant.receive(KEY, house.newborn(), IncomingMessage(message))
    await house.assistant.carry_out(receipt)
    await house.run_jobs()
    assert await house.shelf.has("p"), "it came after the sweep"
    await house.assistant.resume()
    assert not await house.shelf.has("p")
    assert await house.doomed() == ()


# ── what is told ──


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (0, "사진은 읽고 나면 바로 지워요"),
        (12, "사진은 읽은 뒤 12시간 동안"),
        (72, "사진은 읽은 뒤 3일 동안"),
        (90 * 24, "대화와 사진은 90일 동안"),
    ],
)
async def test_people_are_told_how_long(hours, told):
    house = brief(hours)
    await house.say("내 정보 보여줘", AboutMe("privacy"))
    assert told in house.screen()[-1]


async def test_what_is_gone_is_not_counted():
    house = brief()
    await house.photo("p", "공연")
    await house.say("내 정보 보여줘", AboutMe("privacy"))
    assert "사진 1장" in house.screen()[-1]
    await house.later(HALF_A_DAY + MINUTE)
    await house.say("내 정보 보여줘", AboutMe("privacy"))
    assert "사진 0장" in house.screen()[-1]


# ── a place that is away ──


class Away:
    """A place for pictures that cannot be reached so many times, and then is the one behind it."""

    def __init__(self, times: int, behind=None, error=BlobsAway) -> None:
        self._times, self._behind, self._error = times, behind, error

    def __getattr__(self, name):
        async def call(*given):
            if self._times:
                self._times -= 1
                raise self._error("SlowDown")
            return await getattr(self._behind, name)(*given)

        return call


def fetched(house):
    house.platform.files["AgAC"] = "공연".encode()
    message = Message("m", "", house.clock.now(), (Attachment("p", file="AgAC"),))
    return house.assistant.handle(KEY, house.newborn(), IncomingMessage(message))


@pytest.mark.parametrize("times", [1, 2])
async def test_a_picture_that_could_not_be_put_is_put_later_and_read(times):
    house = brief()
    house.blobs = Away(times, house.shelf)
    await fetched(house)
    assert house.screen() == ["사진을 읽고 있어요…"]
    await house.settle(4)
    assert house.screen()[-1].startswith("이렇게 추가할까요?\n\n공연")
    assert await house.shelf.has("p")


@pytest.mark.parametrize("error", [BlobsAway, BlobsRefused])
async def test_one_that_can_never_be_put_is_told_honestly(error):
    house = brief()
    house.blobs = Away(99, error=error)
    await fetched(house)
    await house.settle(6)
    assert house.screen()[0].startswith("사진을 읽다가 문제가 생겼어요.")
    assert len(house.screen()) == 1
