"""A picture that is shown: one part more, the same answer, and the lines alone where it is not taken."""

from __future__ import annotations

import base64
import json
from functools import partial

import pytest

from adapters.openai.asking import LARGEST, asked
from core.calendar.time.expression import Clock
from core.dialogue.interpretation import Request
from core.dialogue.reading import Line, Reading
from core.errors import ModelFailed
from tests.fakes.openai import pictures, reader

JPEG = b"\xff\xd8\xff\xe0 pixels"
WORDS = ("치과 검진", "11월 26일 오후 8:00")
LINES = tuple(Line(text, 60, 10, 40 * n, 300, 40 * n + 30) for n, text in enumerate(WORDS))
PICTURE = Request("", "ko", reading=Reading("\n".join(WORDS), LINES, 60.0, 400, 300), picture=JPEG)
SEEN = {"11월 26일 오후 8:00": "11월 26일 오후 3:00"}
APIS = ("responses", "chat")


def parts(body: dict) -> list[dict]:
    """Of the user's turn."""
    turns = body.get("input") or body["messages"]
    return next(turn["content"] for turn in turns if turn["role"] == "user")


def shown(body: dict) -> list[dict]:
    return [part for part in parts(body) if pictures.is_one(part)]


@pytest.mark.parametrize("api", APIS)
async def test_it_goes_along_once_as_the_service_wants_it(made, world, api):
    await made(api=api).interpret(PICTURE)
    [body] = world.bodies
    address = f"data:image/jpeg;base64,{base64.b64encode(JPEG).decode()}"
    part = {
        "responses": {"type": "input_image", "image_url": address, "detail": "high"},
        "chat": {"type": "image_url", "image_url": {"url": address, "detail": "high"}},
    }
    assert shown(body) == [part[api]] and parts(body)[-1] == part[api]
    assert json.loads(parts(body)[1]["text"])["picture"]["lines"], "its lines all the same"
    assert body["store"] is False


@pytest.mark.parametrize("api", APIS)
async def test_what_the_picture_shows_counts_and_the_words_are_those_of_the_lines(made, world, api):
    world.answer = partial(reader.read, seen=SEEN)
    reading = await made(api=api).interpret(PICTURE)
    [event] = reading.meaning.events
    assert event.time.clock == Clock(3, 0, "pm")
    assert all(quote.words in PICTURE.reading.text for quote in event.quotes) and event.quotes


async def test_the_stand_in_is_told_what_it_sees_over_http_too(made, served):
    import urllib.request

    told = urllib.request.Request(f"{served.url}/control/seen", json.dumps(SEEN).encode())
    urllib.request.urlopen(told).close()
    [event] = (await made().interpret(PICTURE)).meaning.events
    assert event.time.clock == Clock(3, 0, "pm")


async def test_what_it_costs_is_what_the_service_tells(made, world):
    seeing = (await made().interpret(PICTURE)).usage
    blind = (await made().interpret(Request("", "ko", reading=PICTURE.reading))).usage
    assert seeing.asked - blind.asked == pictures.TOKENS and seeing.calls == blind.calls == 1


def test_one_that_is_too_large_is_not_shown():
    assert asked(Request("", "ko", reading=PICTURE.reading, picture=b"x" * (LARGEST + 1))).picture == ""
    assert asked(Request("", "ko", reading=PICTURE.reading)).picture == ""
    assert len(asked(Request("", "ko", reading=PICTURE.reading, picture=b"x" * LARGEST)).picture) < 6_000_000


def test_words_have_no_picture():
    assert asked(Request("내일", "ko", picture=JPEG)).picture == ""


@pytest.mark.parametrize("api", APIS)
async def test_a_model_that_takes_none_is_asked_about_the_lines_alone(made, world, api):
    reading = await made(api=api, model="o3-mini").interpret(PICTURE)
    [event] = reading.meaning.events
    assert event.time.clock == Clock(8, 0, "pm")
    assert [len(shown(body)) for body in world.bodies][-1] == 0
    assert reading.usage.asked < pictures.TOKENS + 20_000
    await made(api=api).interpret(Request("내일 3시", "ko"))


async def test_a_refusal_is_a_failure_as_without_one(made, world):
    world.add("refusal", times=None)
    with pytest.raises(ModelFailed) as error:
        await made().interpret(PICTURE)
    assert error.value.reason == "refused" and len(world.bodies) == 2
    assert error.value.usage.asked > 2 * pictures.TOKENS


async def test_an_answer_that_is_to_be_mended_is_mended_with_the_picture_before_it(made, world):
    world.add("said", text="{}")
    reading = await made().interpret(PICTURE)
    assert reading.meaning.events and [len(shown(body)) for body in world.bodies] == [1, 1]
