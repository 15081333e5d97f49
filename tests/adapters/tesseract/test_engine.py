"""The engine in a process of its own: formats, turned pages, crashes, time limits, rest."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time

import pytest
import pytest_asyncio

from adapters.tesseract import process
from adapters.tesseract.keeper import Patience
from adapters.tesseract.local import LocalOcr
from core.errors import UnreadableImage
from tests.adapters.tesseract.drawn import WORDS, needs_engine, needs_font, page, saved

pytestmark = [needs_engine, needs_font]
beside_the_others = pytest.mark.asyncio(loop_scope="module")  # where their engine runs


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ocr():
    """One for all: whatever a test does to its process, the next one gets another."""
    async with LocalOcr() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def cold():
    """One that has read nothing yet."""
    async with LocalOcr() as made:
        yield made


async def reason(ocr: LocalOcr, data: bytes) -> str:
    with pytest.raises(UnreadableImage) as refused:
        await ocr.read(data)
    return refused.value.reason


def plain(text: str) -> str:
    return "".join(text.split())


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def formats():
    upright = page()
    moving = [upright.convert("P"), page(("다른 그림",)).convert("P")]
    exif = page().getexif()
    exif[0x0112] = 6
    clear = page(mode="RGBA")
    clear.putalpha(255)
    return {
        "png": saved(upright, "PNG"),
        "jpeg": saved(upright, "JPEG", quality=80),
        "webp": saved(upright, "WEBP"),
        "bmp": saved(upright, "BMP"),
        "tiff": saved(upright, "TIFF"),
        "heic": saved(upright, "HEIF"),
        "avif": saved(upright, "AVIF"),
        "palette": saved(upright.convert("P"), "PNG"),
        "gray": saved(upright.convert("L"), "PNG"),
        "one bit": saved(upright.convert("1"), "PNG"),
        "transparent": saved(clear, "PNG"),
        "cmyk": saved(upright.convert("CMYK"), "JPEG"),
        "moving gif": saved(moving[0], "GIF", save_all=True, append_images=moving[1:]),
        "turned by exif": saved(upright.rotate(90, expand=True), "JPEG", exif=exif),
        "white on black": saved(upright.point(lambda value: 255 - value), "PNG"),
    }


@beside_the_others
async def test_every_format_reads_the_same(ocr):
    for name, data in formats().items():
        reading = await ocr.read(data)
        assert plain(reading.text) == plain("".join(WORDS)), name
        assert [plain(line.text) for line in reading.lines] == [plain(words) for words in WORDS], name
        assert (reading.width, reading.height) == (900, 620), name
        assert all(0 <= line.left < line.right <= reading.width for line in reading.lines), name


@beside_the_others
async def test_an_empty_page_is_read_as_nothing(ocr):
    reading = await ocr.read(saved(page(()), "PNG"))
    assert (reading.text, reading.lines) == ("", ())


@beside_the_others
async def test_a_long_scroll_capture_is_read_once_and_whole(ocr):
    rows = tuple(f"{n}번 줄 {n}월" for n in range(1, 30))
    reading = await ocr.read(saved(page(rows, (700, 3900)), "PNG"))
    assert [plain(line.text)[:2] for line in reading.lines] == [plain(row)[:2] for row in rows]


@beside_the_others
async def test_malformed_pictures_leave_the_engine_as_it_was(ocr):
    whole = saved(page(), "JPEG")
    assert await reason(ocr, whole[: len(whole) // 3]) == "broken"
    pid = ocr.pid
    assert (await ocr.read(whole)).text
    assert ocr.pid == pid


@beside_the_others
async def test_nothing_is_started_for_what_is_refused_by_its_first_bytes(cold):
    assert await reason(cold, b"<svg/>") == "not_image"
    assert cold.pid is None


@beside_the_others
async def test_a_child_that_dies_in_the_middle_is_a_broken_picture_and_the_next_one_is_read(ocr):
    image = saved(page(), "PNG")
    await ocr.read(image)
    first = ocr.pid
    os.kill(first, signal.SIGSTOP)
    waiting = asyncio.create_task(ocr.read(image))
    await asyncio.sleep(0.1)
    os.kill(first, signal.SIGKILL)
    with pytest.raises(UnreadableImage) as refused:
        await waiting
    assert refused.value.reason == "broken"
    assert (await ocr.read(image)).text
    assert ocr.pid != first


@beside_the_others
async def test_a_child_that_died_while_resting_is_replaced_unnoticed(ocr):
    image = saved(page(), "PNG")
    await ocr.read(image)
    os.kill(ocr.pid, signal.SIGKILL)
    while ocr.pid is not None:
        await asyncio.sleep(0.01)
    assert (await ocr.read(image)).text


@beside_the_others
async def test_a_picture_that_takes_too_long_costs_the_child_and_not_the_next_picture(ocr, monkeypatch):
    image = saved(page(), "PNG")
    await ocr.read(image)
    stuck = ocr.pid
    os.kill(stuck, signal.SIGSTOP)
    with monkeypatch.context() as short:
        short.setattr(ocr._way, "_patience", Patience(limit=0.3))
        assert await reason(ocr, image) == "timeout"
    assert not is_alive(stuck)
    assert (await ocr.read(image)).text


@beside_the_others
async def test_who_gives_up_waiting_leaves_no_half_asked_child(ocr):
    image = saved(page(), "PNG")
    await ocr.read(image)
    asked = ocr.pid
    os.kill(asked, signal.SIGSTOP)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(ocr.read(image), 0.2)
    assert not is_alive(asked)
    assert (await ocr.read(image)).text


@beside_the_others
async def test_after_a_rest_the_child_is_gone_and_comes_back():
    image = saved(page(), "PNG")
    async with LocalOcr(idle=0.2) as ocr:
        await ocr.read(image)
        resting = ocr.pid
        await asyncio.sleep(0.8)
        assert ocr.pid is None
        assert not is_alive(resting)
        assert (await ocr.read(image)).text


@beside_the_others
async def test_pictures_that_come_at_once_are_read_by_one_child(cold):
    image = saved(page(), "PNG")
    readings = await asyncio.gather(*(cold.read(image) for _ in range(2)))
    assert len({reading.text for reading in readings}) == 1


@beside_the_others
async def test_without_language_data_there_is_no_engine(cold, monkeypatch, tmp_path):
    monkeypatch.setattr("adapters.tesseract.available.FOLDERS", (str(tmp_path),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    assert await reason(cold, saved(page(), "PNG")) == "no_engine"


@beside_the_others
async def test_an_engine_that_does_not_come_up_is_no_engine(cold, monkeypatch):
    monkeypatch.setattr(process.sys, "executable", "/bin/false")
    assert await reason(cold, saved(page(), "PNG")) == "no_engine"


def test_the_child_knows_none_of_our_keys():
    told = process.environment({"PATH": "/bin", "SECRET_KEYS": "s", "DATABASE_URL": "d"})
    assert set(told) == {"PATH", "OMP_THREAD_LIMIT", "PYTHONPATH"}


def test_the_child_dies_with_its_parent(tmp_path):
    file = tmp_path / "page.png"
    file.write_bytes(saved(page(), "PNG"))
    code = (
        "import asyncio, sys, time\n"
        "from pathlib import Path\n"
        "from adapters.tesseract.local import LocalOcr\n"
        "async def main():\n"
        "    ocr = LocalOcr()\n"
        f"    await ocr.read(Path({str(file)!r}).read_bytes())\n"
        "    print(ocr.pid, flush=True)\n"
        "    time.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        assert is_alive(child)
        parent.kill()
    until = time.monotonic() + 5
    while is_alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(child)
