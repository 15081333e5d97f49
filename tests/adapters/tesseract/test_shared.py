"""The engine that workers share: a copy for each picture, gone with who asked; the next room serves who waits."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import struct
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from adapters.tesseract.darkroom import Darkroom
from adapters.tesseract.frames import MAX_ANSWER, READY, answer, pack
from adapters.tesseract.local import LocalOcr
from adapters.tesseract.shared import Room
from adapters.tesseract.sniff import format_of
from core.dialogue.reading import Reading
from core.errors import NotReady, UnreadableImage
from tests.adapters.tesseract.drawn import WORDS, needs_engine, needs_font, page, saved


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    made = Room(tmp_path_factory.mktemp("room") / "door")
    made.start()
    yield made
    made.close()


def plain(text: str) -> str:
    return "".join(text.split())


def copies(room: Room) -> list[int]:
    with suppress(OSError):
        return [int(word) for word in Path(f"/proc/{room.pid}/task/{room.pid}/children").read_text().split()]
    return []


async def until(reached, seconds: float = 30):
    async with asyncio.timeout(seconds):
        while not reached():
            await asyncio.sleep(0.01)


@needs_engine
@needs_font
async def test_pictures_are_read_side_by_side(room):
    ocr = LocalOcr(60, start=60, door=room.door)
    readings = await asyncio.gather(*(ocr.read(saved(page(), "PNG")) for _ in range(3)))
    assert {plain(one.text) for one in readings} == {plain("".join(WORDS))}
    await until(lambda: not copies(room))
    await ocr.close()


@needs_engine
@needs_font
async def test_what_is_no_picture_is_refused(room):
    ocr = LocalOcr(60, start=60, door=room.door)
    for image, reason in ((b"text", "not_image"), (saved(page(), "JPEG")[:3000], "broken")):
        with pytest.raises(UnreadableImage) as refused:
            await ocr.read(image)
        assert refused.value.reason == reason


@needs_engine
@needs_font
async def test_who_does_not_wait_leaves_nothing_at_work(room):
    ocr = LocalOcr(60, start=60, door=room.door)
    asking = asyncio.create_task(ocr.read(saved(page(), "PNG")))
    await until(lambda: copies(room))
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    await until(lambda: not copies(room), 3)


@needs_engine
@needs_font
async def test_a_copy_that_is_killed_is_followed_by_another(room):
    ocr = LocalOcr(60, start=60, door=room.door)
    asking = asyncio.create_task(ocr.read(saved(page(), "PNG")))
    await until(lambda: copies(room))
    os.kill(copies(room)[0], signal.SIGKILL)
    assert plain((await asking).text) == plain("".join(WORDS))


@needs_engine
@needs_font
async def test_a_room_that_is_killed_is_opened_again(room):
    ocr, before = LocalOcr(60, start=60, door=room.door), room.pid
    os.kill(before, signal.SIGKILL)
    await until(lambda: room.pid is None)
    asking = asyncio.create_task(ocr.read(saved(page(), "PNG")))
    room.start()
    room.start()
    assert plain((await asking).text) == plain("".join(WORDS))
    assert room.pid != before


class Stranger:
    """Somebody at the door who says what a test wants."""

    def __init__(self, door, says: bytes | None, loads: float = 0.0) -> None:
        self.visits = 0
        self._says, self._loads = says, loads
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(door))
        self._listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                visitor, _ = self._listener.accept()
                self.visits += 1
                time.sleep(self._loads)
                visitor.sendall(pack(READY))
                visitor.recv(64)
                if self._says is None:
                    time.sleep(1)
                else:
                    visitor.sendall(self._says)
                visitor.close()

    def close(self) -> None:
        self._listener.close()


PNG = struct.pack(">8sI4sIIBBBBB", b"\x89PNG\r\n\x1a\n", 13, b"IHDR", 900, 620, 8, 2, 0, 0, 0) + bytes(64)


@needs_engine
@pytest.mark.parametrize(
    ("says", "reason", "visits"),
    [
        (b"", "broken", 2),
        (struct.pack(">I", MAX_ANSWER + 1), "broken", 1),
        (struct.pack(">I", 2) + b"{}", "broken", 1),
        (None, "timeout", 1),
    ],
)
async def test_a_picture_that_gets_no_answer_is_told_so(tmp_path, says, reason, visits):
    stranger = Stranger(tmp_path / "door", says)
    with pytest.raises(UnreadableImage) as refused:
        await LocalOcr(0.3, door=tmp_path / "door").read(PNG)
    assert refused.value.reason == reason
    assert stranger.visits == visits
    stranger.close()


@needs_engine
async def test_the_time_of_a_picture_begins_when_the_engine_is_loaded(tmp_path):
    """Workers that had just begun on a busy machine told people that fine pictures take too long."""
    said = Reading("12:30", (), 90.0, 900, 620)
    stranger = Stranger(tmp_path / "door", pack(answer(said)), loads=0.6)
    assert await LocalOcr(0.3, start=5, door=tmp_path / "door").read(PNG) == said
    stranger.close()


@needs_engine
async def test_a_picture_does_not_wait_for_ever_and_is_not_blamed(tmp_path):
    room = Room(tmp_path / "door")  # nobody has opened it
    with pytest.raises(NotReady):
        await LocalOcr(5, start=0.2, door=room.door).read(PNG)
    room.close()


@needs_engine
async def test_where_nobody_keeps_an_engine_it_is_tried_again_later(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        await LocalOcr(door=tmp_path / "door").read(PNG)


@needs_font
async def test_a_room_that_makes_pictures_anew(tmp_path):
    room = Room(tmp_path / "door", "print")
    room.start()
    async with Darkroom(60, start=60, door=room.door) as darkroom:
        first, second = await asyncio.gather(*(darkroom.develop(saved(page(), "PNG")) for _ in range(2)))
    room.close()
    assert first == second
    assert format_of(first) == "JPEG"
