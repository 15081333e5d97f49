"""What is asked of Vision, and what comes of each way in which it does not answer."""

from __future__ import annotations

import asyncio
import json
import time

import pytest

from adapters.vision.access import Access
from adapters.vision.ocr import VisionOcr
from core.errors import SightFailed, UnreadableImage
from tests.adapters.vision.conftest import WORDS, as_it_is
from tests.fakes.vision.readers import written

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03\x84\x00\x00\x02\x6c\x08\x02\x00\x00\x00"
"""The beginning of one: whoever reads here knows what it says."""


async def reason(ocr, image: bytes = PNG) -> str:
    with pytest.raises(SightFailed) as refused:
        await ocr.read(image)
    return refused.value.reason


async def test_one_picture_one_feature_and_no_hints_are_asked(made, world, served):
    reading = await made().read(PNG)
    assert reading.text == "\n".join(WORDS) and [line.text for line in reading.lines] == list(WORDS)
    [asked] = world.asked
    assert (asked.content, asked.features, asked.hints) == (PNG, (11,), ())
    assert asked.transport == served.transport and world.calls == 1


async def test_lines_stand_where_they_stood(made):
    reading = await made().read(PNG)
    assert (reading.width, reading.height) == (900, 620)
    assert [(line.left, line.top, line.right, line.bottom) for line in reading.lines] == [
        (60, 60, 600, 116), (60, 190, 600, 246), (60, 320, 600, 376),
    ]  # fmt: skip
    assert {line.confidence for line in reading.lines} == {95} and reading.confidence == 95.0


@pytest.mark.parametrize("kind", ["garbled", "blind"])
async def test_languages_are_named_once_where_nothing_sensible_came(made, world, kind):
    world.add(kind, times=None)
    reading = await made().read(PNG)
    assert reading.text == "\n".join(WORDS)
    assert [asked.hints for asked in world.asked] == [(), ("ko", "en")]


async def test_a_picture_without_words_is_asked_about_once(made, world):
    world.read = lambda _image: written(())
    assert (await made().read(PNG)).text == "" and world.calls == 1


async def test_a_second_look_that_fails_leaves_the_first(made, world):
    world.add("garbled", times=1)
    world.add("error", nth=1)
    world.rules.reverse()
    world.rules[0].nth = 2
    reading = await made().read(PNG)
    assert reading.confidence == 45.0 and world.calls == 2


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("error", {"code": 14}, "server"),
        ("error", {"code": 13}, "server"),
        ("error", {"code": 4}, "timeout"),
        ("error", {"code": 16}, "key"),
        ("error", {"code": 7}, "forbidden"),
        ("error", {"code": 3}, "request"),
        ("error", {"code": 8}, "throttled"),
        ("inside", {"code": 3}, "picture"),
        ("inside", {"code": 4}, "timeout"),
        ("inside", {"code": 7}, "forbidden"),
        ("inside", {"code": 8}, "throttled"),
        ("inside", {"code": 13}, "server"),
        ("inside", {"code": 14}, "server"),
        ("none", {}, "broken"),
    ],
)
async def test_what_comes_instead_of_a_reading_has_a_reason(made, world, kind, more, expected):
    world.add(kind, **more)
    assert await reason(made()) == expected


@pytest.mark.parametrize("kind", ["page", "cut", "lost"])
async def test_answers_that_are_none_are_told_from_a_reading(made, world, kind):
    world.add(kind)
    assert await reason(made()) in ("broken", "server", "unreachable")


async def test_when_to_come_again_is_heard(made, world):
    world.add("error", code=8, retry=7.5)
    with pytest.raises(SightFailed) as refused:
        await made().read(PNG)
    assert (refused.value.reason, refused.value.retry_after) == ("throttled", 7.5)


@pytest.mark.parametrize("kind", ["hang", "slow", "late"])
async def test_nobody_waits_for_silence(made, world, kind):
    world.add(kind, delay=60.0)
    ocr = made(timeout=1.0)
    await ocr.warm()
    begun = time.monotonic()
    assert await reason(ocr) == "timeout"
    assert time.monotonic() - begun < 8


async def test_a_picture_of_somebody_who_went_away_is_let_go_of(made, world):
    world.add("late", delay=60.0)
    ocr = made()
    await ocr.warm()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(ocr.read(PNG), 0.3)
    assert (await ocr.read(PNG)).text


async def test_who_is_away_is_left_alone_for_a_while(made, world, hands):
    world.add("error", times=3)
    ocr = made()
    for _ in range(3):
        assert await reason(ocr) == "server"
    assert await reason(ocr) == "paused" and world.calls == 3
    hands.at += 5.1
    assert (await ocr.read(PNG)).text


async def test_as_long_as_it_was_told_to_wait_it_does(made, world, hands):
    world.add("error", code=8, retry=20)
    ocr = made()
    assert await reason(ocr) == "throttled"
    hands.at += 19
    assert await reason(ocr) == "paused" and world.calls == 1
    hands.at += 2
    assert (await ocr.read(PNG)).text


async def test_a_picture_that_is_not_taken_is_no_reason_to_pause(made, world):
    world.add("inside", code=3, times=4)
    ocr = made()
    for _ in range(4):
        assert await reason(ocr) == "picture"
    assert (await ocr.read(PNG)).text


async def test_what_cannot_be_made_fit_to_be_shown_is_not_shown(made, world):
    async def refuses(_image: bytes) -> bytes:
        raise UnreadableImage("too_many_pixels")

    with pytest.raises(UnreadableImage):
        await made(refuses).read(PNG)
    assert world.calls == 0


async def test_getting_it_ready_counts_as_waiting_too(made):
    async def never(_image: bytes) -> bytes:
        await asyncio.sleep(60)
        return b""

    assert await reason(made(never, timeout=0.2)) == "timeout"


async def test_who_answers_is_seen_without_a_picture(made, world):
    await made().answers()
    assert world.asked == [] and world.calls == 1
    world.add("error", code=7)
    with pytest.raises(SightFailed):
        await made().answers()
    world.add("hang")
    with pytest.raises(SightFailed) as refused:
        await made(timeout=1.0).answers()
    assert refused.value.reason == "timeout"


async def test_nobody_there_at_all(served, hands):
    place = "http://127.0.0.1:9"
    ocr = VisionOcr(Access(place, served.transport, timeout=20.0), as_it_is, hands)
    assert await reason(ocr) in ("unreachable", "server")
    await ocr.close()


async def test_many_at_once_are_all_read(made):
    readings = await asyncio.gather(*(made().read(PNG) for _ in range(20)))
    assert {reading.text for reading in readings} == {"\n".join(WORDS)}


@pytest.mark.parametrize("text", ["no file", "{}", "no json"])
async def test_credentials_that_are_none_are_told(tmp_path, hands, text):
    file = tmp_path / "key.json"
    if text != "no file":
        file.write_text(text)
    ocr = VisionOcr(Access("http://127.0.0.1:9", "rest", file), as_it_is, hands)
    assert await reason(ocr) == "key"
    await ocr.warm()


def service_account(token_uri: str) -> str:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return json.dumps(
        {
            "type": "service_account",
            "client_email": "haru@project.iam.gserviceaccount.com",
            "private_key": key.decode(),
            "private_key_id": "1",
            "token_uri": token_uri,
        }
    )


@pytest.mark.parametrize("served", ["rest"], indirect=True)
async def test_a_service_account_signs_for_itself(served, world, tmp_path, hands):
    world.token = "eyJ"
    file = tmp_path / "key.json"
    file.write_text(service_account("http://127.0.0.1:9/token"))
    ocr = VisionOcr(Access(served.endpoint, "rest", file, timeout=20.0), as_it_is, hands)
    assert (await ocr.read(PNG)).text
    await ocr.close()


@pytest.mark.parametrize("served", ["rest"], indirect=True)
async def test_a_stand_in_that_wants_to_know_who_asks_lets_nobody_in(world, made):
    world.token = "t0ken"
    assert await reason(made()) == "key"
