"""Two engines for the same picture: one elsewhere for those who agreed, and our own where that does not answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.dialogue.message import Preferences
from core.dialogue.reading import Reading
from core.errors import SightFailed, UnreadableImage
from tests.core.dialogue.world import KEY, create, tomorrow
from tests.core.house import Clock, House

COFFEE = create("커피", tomorrow(15))
FAR = "커피 내일 3시"


class Far:
    """Reads as the engine here does; or fails so often, in that way."""

    def __init__(self, *failures: SightFailed) -> None:
        self.failures, self.read_now = list(failures), list[bytes]()

    async def read(self, image: bytes) -> Reading:
        self.read_now.append(image)
        if self.failures:
            raise self.failures.pop(0)
        return Reading(image.decode())


class Sure:
    """Our own engine, this sure of itself."""

    def __init__(self, confidence: float) -> None:
        self.confidence, self.read_now = confidence, list[bytes]()

    async def read(self, image: bytes) -> Reading:
        self.read_now.append(image)
        return Reading(image.decode(), confidence=self.confidence)


@pytest.fixture
def agreed(monkeypatch):
    monkeypatch.setattr("tests.core.house.DEFAULTS", Preferences(pictures_outside=True))


def house(far: Far, near=None) -> House:
    made = House()
    made.sight = far
    made.ocr = near or made.ocr
    made.shows(FAR, COFFEE)
    return made


def without_engine(far: Far) -> House:
    made = house(far)
    made.ocr.error = UnreadableImage("no_engine")
    return made


async def photo(here: House) -> str:
    await here.send_photo("p1", FAR)
    await here.settle(1)
    return here.screen()[0]


async def test_nobody_else_sees_a_picture_of_whoever_was_not_asked():
    here = house(Far())
    assert "커피" in await photo(here)
    assert here.sight.read_now == [] and len(here.ocr.read_now) == 1
    assert "보내서 읽을까요?" in here.screen()[-1]


async def test_whoever_agreed_is_read_elsewhere_alone(agreed):
    here = house(Far())
    assert "커피" in await photo(here)
    assert len(here.sight.read_now) == 1 and here.ocr.read_now == []


@pytest.mark.parametrize(("sure", "said"), [(60.0, True), (90.0, False)])
async def test_our_own_engine_stands_in_and_says_so_where_it_matters(agreed, sure, said):
    here = house(Far(SightFailed("server")), Sure(sure))
    card = await photo(here)
    assert "커피" in card and ("대답하지 않아 제가 읽었어요" in card) is said
    assert here.faults.noted == [("sight", "SightFailed")]


async def test_what_is_no_picture_is_nobody_else_s_business(agreed):
    class Refuses(Far):
        async def read(self, image: bytes) -> Reading:
            raise UnreadableImage("broken")

    here = house(Refuses())
    assert "깨져" in await photo(here) and here.ocr.read_now == []


async def test_what_neither_can_read_is_refused_for_its_own_reason(agreed):
    here = house(Far(SightFailed("picture")))
    here.ocr.error = UnreadableImage("broken")
    assert "깨져" in await photo(here)


async def test_a_house_without_an_engine_of_its_own_asks_before_it_shows_the_picture():
    here = without_engine(Far())
    assert "사진을 읽으려면 Google Vision에" in await photo(here)
    assert here.sight.read_now == []
    await here.settle(3)
    assert here.sight.read_now == [], "however long it takes"
    await here.press("outside")  # the newest of the two: to keep them
    assert "보내지 않기로 하셔서" in here.screen()[0] and here.sight.read_now == []


async def test_a_picture_that_waited_is_read_when_they_agree():
    here = without_engine(Far())
    await photo(here)
    pressed = here.pressed("outside")
    let = replace(pressed, press=replace(pressed.press, choice=3))
    await here.assistant.handle(KEY, here.newborn(), let)
    await here.settle(1)
    assert "커피" in here.screen()[0] and here.sight.read_now == [FAR.encode()]


async def test_whoever_refused_is_told_so_where_nobody_else_can_read_it(monkeypatch):
    monkeypatch.setattr("tests.core.house.DEFAULTS", Preferences(pictures_outside=False))
    here = without_engine(Far())
    assert "보내지 않기로 하셔서" in await photo(here) and here.sight.read_now == []


async def test_where_there_is_nobody_else_a_silence_is_waited_out(agreed):
    here = without_engine(Far(SightFailed("timeout"), SightFailed("throttled", 3.0)))
    assert "커피" in await until_said(here)
    assert len(here.sight.read_now) == 3


async def test_and_said_in_the_end(agreed):
    here = without_engine(Far(*[SightFailed("server")] * 9))
    assert "지금 대답하지 않아요" in await until_said(here)
    assert len(here.sight.read_now) == 3
    assert await here.assistant.resume() == 0


@pytest.mark.parametrize("reason", ["key", "forbidden", "request"])
async def test_what_will_not_be_better_in_a_moment_is_said_at_once(agreed, reason):
    here = without_engine(Far(*[SightFailed(reason)] * 9))
    assert "지금 대답하지 않아요" in await photo(here)
    assert len(here.sight.read_now) == 1


async def test_a_picture_that_is_not_taken_there_is_a_broken_one(agreed):
    here = without_engine(Far(SightFailed("picture")))
    assert "깨져" in await photo(here)


async def test_nobody_waits_as_long_as_whoever_is_away_would_like(agreed):
    here = without_engine(Far(SightFailed("throttled", 3_000.0)))
    assert isinstance(here.clock, Clock)
    await here.send_photo("p1", FAR)
    await here.run_jobs()
    await here.assistant.resume()
    await here.run_jobs()
    assert len(here.sight.read_now) == 1
    here.clock.move(timedelta(seconds=31))
    await here.assistant.resume()
    await here.run_jobs()
    assert len(here.sight.read_now) == 2


async def until_said(here: House) -> str:
    await here.send_photo("p1", FAR)
    await here.settle(5)
    return here.screen()[0]
