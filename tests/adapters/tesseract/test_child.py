"""What the child does with its pipe, and with each picture, seen from inside."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys

import pytest

from adapters.tesseract import child
from adapters.tesseract.frames import HEAD, READY, pack, unpack
from core.errors import UnreadableImage
from tests.adapters.tesseract.drawn import WORDS, bomb, needs_engine, needs_font, page, saved

pytestmark = [needs_engine, needs_font]


@pytest.fixture(scope="module")
def engine():
    from adapters.tesseract.engine import Engine

    return Engine(2)


def plain(text: str) -> str:
    return "".join(text.split())


def answers(way: io.BytesIO) -> list[bytes]:
    way.seek(0)
    bodies = []
    while head := way.read(HEAD.size):
        bodies.append(way.read(HEAD.unpack(head)[0]))
    return bodies


def test_pictures_are_answered_in_turn_until_the_pipe_is_closed(monkeypatch):
    monkeypatch.setattr(child, "limit_next_picture", lambda: None)  # would bound this process
    way = io.BytesIO()
    pictures = [saved(page(), "PNG"), saved(page(), "JPEG")[:3000], saved(page(), "WEBP")]
    child.serve(io.BytesIO(b"".join(map(pack, pictures))), way, child.reader())
    ready, first, refused, last = answers(way)
    assert ready == READY
    assert plain(unpack(first).text) == plain(unpack(last).text) == plain("".join(WORDS))
    with pytest.raises(UnreadableImage) as fault:
        unpack(refused)
    assert fault.value.reason == "broken"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_set_upright(engine, degrees):
    reading = engine.read(saved(page().rotate(degrees, expand=True), "PNG"))
    assert [plain(line.text) for line in reading.lines] == [plain(words) for words in WORDS]
    assert (reading.width, reading.height) == (900, 620)
    assert all(0 <= line.left < line.right <= reading.width for line in reading.lines)


def test_white_on_black_and_small_and_see_through_pictures_are_read(engine):
    negative = page().point(lambda value: 255 - value)
    small = page().resize((450, 310))
    clear = page((), mode="RGBA").point(lambda value: 0)
    clear.putalpha(negative.convert("L"))
    for image in (negative, small, clear):
        assert plain("".join(WORDS[:2])) in plain(engine.read(saved(image, "PNG")).text)


def test_a_latin_word_in_a_korean_line_is_read_by_the_latin_model(engine):
    reading = engine.read(saved(page(("Gate Seoul Winter Concert", "회의 Brown Coffee 예약")), "PNG"))
    assert "Winter Concert" in reading.text
    assert "Brown Coffee" in reading.text


def test_a_long_capture_is_read_in_parts_and_no_line_twice(engine):
    rows = tuple(f"{n}번 회의 {n}월" for n in range(1, 30))
    reading = engine.read(saved(page(rows, (700, 3900)), "PNG"))
    assert len(reading.lines) == len(rows)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bomb(9_000, 9_000), "too_many_pixels"),
        (bomb(60_000, 60_000), "too_many_pixels"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 90\n", "broken"),
    ],
)
def test_the_child_judges_again_what_a_header_says(engine, data, reason):
    with pytest.raises(UnreadableImage) as refused:
        engine.read(data)
    assert refused.value.reason == reason


def test_each_picture_may_take_so_much_processor_time_from_where_it_begins(monkeypatch):
    set_to = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: set_to.append((kind, limits)))
    child.limit_next_picture()
    used = resource.getrusage(resource.RUSAGE_SELF)
    (kind, (soft, _)), *others = set_to
    assert (kind, others) == (resource.RLIMIT_CPU, [])
    assert 0 < soft - (used.ru_utime + used.ru_stime) <= child.CPU_SECONDS


def test_the_child_bounds_its_memory_and_writes_no_files(monkeypatch):
    set_to = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: set_to.update({kind: limits[0]}))
    child.limit_itself()
    assert set_to == {resource.RLIMIT_AS: child.MEMORY, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}


def test_what_a_library_prints_does_not_reach_the_pipe():
    code = (
        "import os, sys; sys.path[:0] = [os.getcwd()]\n"
        "from adapters.tesseract.child import own_pipe\n"
        "way = own_pipe(); print('chatter', flush=True); os.system('echo more')\n"
        "way.write(b'answer'); way.flush()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=30)
    assert done.stdout == b"answer"


def test_a_child_whose_parent_is_gone_ends():
    code = (
        "import os, sys; sys.path[:0] = [os.getcwd()]\n"
        "from adapters.tesseract.child import watch\n"
        "watch(1 if os.getppid() != 1 else 2)\n"
        "sys.exit(5)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0
    assert os.getppid() > 0
