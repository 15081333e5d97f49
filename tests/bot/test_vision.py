"""An engine elsewhere in a house that was told of one."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest
from pydantic import ValidationError

from adapters.tesseract import darkroom
from adapters.tesseract.darkroom import can_print
from adapters.tesseract.shared import Room
from bot import doctor, report, vision
from bot.settings import Settings
from bot.vision import access_of, examine, name_of, reading, sight_of
from bot.wiring import place_of
from core.errors import NotReady, SightFailed
from tests.adapters.tesseract.drawn import WORDS, needs_font, page, saved
from tests.bot.running import haru
from tests.fakes.vision import channel, rest
from tests.fakes.vision.readers import written
from tests.fakes.vision.world import World

needs_pillow = pytest.mark.skipif(not can_print(), reason="Pillow is not installed")


@pytest.fixture
def world():
    return World(lambda _image: written(WORDS))


@pytest.fixture(params=["rest", "grpc"])
def served(request, world):
    kind = rest.Served if request.param == "rest" else channel.Served
    with kind(world) as here:
        yield here


def settings(**more) -> Settings:
    return Settings(_env_file=None, **more)


def told(served) -> Settings:
    return settings(vision_api_endpoint=served.endpoint, vision_transport=served.transport)


async def test_without_a_word_of_it_pictures_are_read_here_alone():
    assert access_of(settings()) is None and await examine(settings()) == []
    async with AsyncExitStack() as stack:
        assert await sight_of(stack, settings(), place_of(settings())) is None
    with pytest.raises(ValueError, match="VISION_API_ENDPOINT"):
        async with reading(settings()):
            pass


def test_credentials_alone_lead_to_google(tmp_path):
    access = access_of(settings(google_application_credentials=tmp_path / "key.json"))
    assert access is not None and access.place == "vision.googleapis.com"
    assert (access.transport, access.credentials) == ("rest", tmp_path / "key.json")
    assert name_of(access) == "Google Vision" and not access.plain


def test_an_address_as_google_writes_it_is_taken():
    access = access_of(settings(vision_api_endpoint="eu-vision.googleapis.com", vision_transport="GRPC"))
    assert access is not None and access.endpoint == "https://eu-vision.googleapis.com"
    assert (access.place, access.transport) == ("eu-vision.googleapis.com", "grpc")


@pytest.mark.parametrize(
    "wrong",
    [
        {"vision_api_endpoint": "http://vision.example.com"},
        {"vision_api_endpoint": "ftp://127.0.0.1"},
        {"vision_transport": "pigeon"},
    ],
)
def test_what_cannot_be_meant_is_refused(wrong):
    with pytest.raises(ValidationError):
        settings(**wrong)


async def test_one_picture_takes_less_than_its_lease_with_both_engines():
    from adapters.tesseract.keeper import Patience
    from adapters.vision.access import Access
    from core.carrier import READ_LEASE

    patience = Patience()
    assert Access().timeout + patience.limit + patience.start < READ_LEASE.total_seconds()


async def test_the_doctor_sees_it_answer_and_says_what_is_sent(served, world):
    answers, sent = (await examine(told(served)))[:2]
    assert (answers.health, answers.state, sent.state) == ("fine", "ready", "where_agreed")
    assert world.asked == [] and "127.0.0.1" in report.render([answers, sent], "ko")


@pytest.mark.parametrize(
    ("fault", "health", "state"),
    [({"code": 7}, "wrong", "vision_refused"), ({"code": 16}, "wrong", "vision_refused"), ({"code": 14}, "note", "vision_away")],
)  # fmt: skip
async def test_the_doctor_says_who_can_mend_it(served, world, fault, health, state):
    world.add("error", **fault)
    found = (await examine(told(served)))[0]
    assert (found.health, found.state) == (health, state)
    assert doctor.healthy([found]) is (health != "wrong")
    for lang in ("ko", "en"):
        assert report.render([found], lang)


async def test_the_doctor_waits_for_nobody(served, world, monkeypatch):
    world.add("hang")
    monkeypatch.setattr(vision, "PATIENCE", 0.2)
    assert (await examine(told(served)))[0].facts["reason"] == "timeout"


async def test_the_doctor_says_that_only_plain_pictures_can_be_sent(served, monkeypatch):
    monkeypatch.setattr(vision, "can_print", lambda: False)
    found = await doctor.pictures(told(served))
    assert [one.state for one in found][:3] == ["ready", "where_agreed", "plain_only"]


@needs_pillow
@needs_font
async def test_in_a_worker_pictures_are_made_anew_by_the_room_beside_it(served, tmp_path):
    place = replace(place_of(told(served)), ready=True, darkroom=tmp_path / "door")
    async with AsyncExitStack() as stack:
        sight = await sight_of(stack, told(served), place)
        with pytest.raises(OSError, match="No such file"):
            await sight.reader.read(saved(page(), "PNG"))
        room = Room(tmp_path / "door", "print")
        stack.callback(room.close)
        room.start()
        async with asyncio.timeout(60):
            while not (reading := await _read(sight, saved(page(), "PNG"))):
                pass
    assert WORDS[0] in reading.text


async def _read(sight, picture):
    """None while the room is still loading."""
    try:
        return await sight.reader.read(picture)
    except (NotReady, SightFailed):
        return None


async def test_a_house_that_was_told_of_it_has_it(served, monkeypatch):
    monkeypatch.setattr(darkroom, "find_spec", lambda _name: None)
    async with AsyncExitStack() as stack:
        sight = await sight_of(stack, told(served), place_of(told(served)))
        assert sight is not None and sight.name == "127.0.0.1"
        png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03\x84\x00\x00\x02\x6c\x08\x02\x00\x00\x00"
        assert (await sight.reader.read(png)).text == "\n".join(WORDS)


@needs_pillow
@needs_font
def test_a_picture_is_read_by_hand(world, tmp_path):
    file = tmp_path / "page.png"
    file.write_bytes(saved(page(), "PNG"))
    with rest.Served(world) as here:
        done = haru(
            "read",
            "--engine",
            "vision",
            "--json",
            str(file),
            folder=tmp_path,
            VISION_API_ENDPOINT=here.endpoint,
        )
        assert json.loads(done.stdout)["text"] == "\n".join(WORDS)
        world.add("error")
        done = haru(
            "read",
            "--engine",
            "vision",
            "--json",
            str(file),
            folder=tmp_path,
            VISION_API_ENDPOINT=here.endpoint,
        )
        assert "지금 대답하지 않아요" in json.loads(done.stdout)["error"]
