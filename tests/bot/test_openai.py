"""A model in a house that was told of one."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from contextlib import AsyncExitStack
from datetime import date

import pytest
from pydantic import ValidationError

from adapters.tesseract.darkroom import can_print
from bot import doctor, report
from bot.openai import access_of, examine, model_of, reading, shows
from bot.settings import Settings
from bot.wiring import place_of
from core.errors import NotReady
from tests.bot.running import haru
from tests.fakes.openai.server import Served
from tests.fakes.openai.world import World
from tests.house.rooms import HOUSE


@pytest.fixture
def served():
    with Served(World(today=date(2026, 11, 23))) as here:
        yield here


def settings(**more) -> Settings:
    return Settings(_env_file=None, **{"openai_api_key": "sk-haru", **more})


def test_without_a_key_words_are_read_by_rule():
    assert access_of(settings(openai_api_key=None)) is None


def test_what_was_set_is_used_and_the_rest_is_usual():
    service = access_of(settings())
    assert (service.model, service.api, service.timeout) == ("gpt-5.4-mini", "responses", 15.0)
    assert service.base.startswith("https://")
    told = settings(
        openai_model="m", openai_base_url="http://127.0.0.1:9/v1/", openai_api="CHAT", openai_timeout=3
    )
    service = access_of(told)
    assert (service.model, service.base, service.api, service.timeout) == (
        "m",
        "http://127.0.0.1:9/v1",
        "chat",
        3.0,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"openai_base_url": "http://model.example.com/v1"},
        {"openai_api": "telepathy"},
        {"openai_timeout": 0},
        {"openai_timeout": 1_000},
    ],
)
def test_what_cannot_be_is_refused_at_once(wrong):
    with pytest.raises(ValidationError):
        settings(**wrong)


def test_the_key_is_not_shown():
    assert "sk-haru" not in repr(settings())


@pytest.mark.parametrize(
    ("more", "health", "state"),
    [
        ({}, "fine", "ready"),
        ({"openai_model": "gpt-4o-mini"}, "note", "model_ends"),
        ({"openai_model": "gpt-4.1-nano"}, "wrong", "no_such_model"),
        ({"openai_model": "gpt-17"}, "wrong", "no_such_model"),
        ({"openai_api_key": "sk-other"}, "wrong", "key_refused"),
        ({"openai_base_url": "http://127.0.0.1:1/v1"}, "note", "model_away"),
    ],
)
async def test_the_doctor_says_how_the_model_stands(served, more, health, state):
    found, sent = await examine(settings(**{"openai_base_url": served.base, **more}))
    assert (found.need, found.health, found.state) == ("interpreter", health, state)
    assert (sent.need, sent.health) == ("sent", "note")
    for lang in ("ko", "en"):
        told = report.render([found, sent], lang)
        assert found.facts["model"] in told
        assert "sk-" not in told


async def test_a_service_that_hangs_does_not_keep_the_doctor(served, monkeypatch):
    monkeypatch.setattr("bot.openai.PATIENCE", 0.2)
    served.world.add("hang", path="*", times=None, delay=20.0)
    found, _ = await examine(settings(openai_base_url=served.base))
    assert (found.state, found.facts["reason"]) == ("model_away", "timeout")


async def test_the_doctor_s_whole_report_tells_of_it(served, tmp_path):
    told = await doctor.examine(settings(openai_base_url=served.base, data_dir=tmp_path))
    assert [each.chosen for each in told if each.need in ("interpreter", "sent")] == ["openai", "messages"]
    without = await doctor.examine(settings(openai_api_key=None, data_dir=tmp_path))
    assert [each.chosen for each in without if each.need in ("interpreter", "sent")] == ["offline"]
    assert await examine(settings(openai_api_key=None)) == []


async def test_the_doctor_tells_which_pictures_are_sent_and_why_none_are(served, monkeypatch):
    told = settings(openai_base_url=served.base, openai_sees=True)
    *_, sent = found = await examine(told)
    assert (sent.need, sent.chosen, sent.state) == ("sent", "pictures", "shown_where_agreed")
    monkeypatch.setattr("bot.openai.can_print", lambda: False)
    *_, lacking = await examine(told)
    assert (lacking.health, lacking.state, lacking.advice) == ("note", "shown_nothing", "pillow")
    for lang in ("ko", "en"):
        assert "OPENAI_SEES" in report.render([*found, lacking], lang)


@pytest.mark.parametrize("more", [{}, {"openai_sees": True, "openai_api_key": None}])
async def test_unless_it_was_said_no_model_is_shown_pictures(more):
    told = settings(**more)
    async with AsyncExitStack() as stack:
        model = await model_of(stack, told, place_of(told))
        assert model is None or model.develop is None
    assert not shows(told)


async def test_what_cannot_be_made_anew_is_never_shown(monkeypatch):
    monkeypatch.setattr("bot.openai.can_print", lambda: False)
    told = settings(openai_sees=True)
    async with AsyncExitStack() as stack:
        assert (await model_of(stack, told, place_of(told))).develop is None


@pytest.mark.skipif(not can_print(), reason="Pillow is not installed")
async def test_what_is_shown_is_made_anew_without_what_its_file_carried():
    told = settings(openai_sees=True)
    picture = with_secrets()
    assert b"MARK-77" in picture
    async with AsyncExitStack() as stack:
        model = await model_of(stack, told, place_of(told))
        shown = await developed(model, picture)
    assert shown.startswith(b"\xff\xd8\xff") and b"MARK-77" not in shown and b"Exif" not in shown
    assert max(size_of(shown)) <= 3_200 < max(size_of(picture))


async def developed(model, picture: bytes) -> bytes:
    """However long the process takes to begin."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await model.develop(picture)
            except NotReady:
                await asyncio.sleep(0.1)


def with_secrets() -> bytes:
    from PIL import Image

    hidden, file = Image.Exif(), io.BytesIO()
    hidden[0x010E] = "MARK-77"
    Image.new("RGB", (4_000, 3_000), "white").save(file, "JPEG", exif=hidden, comment=b"MARK-77")
    return file.getvalue()


def size_of(picture: bytes) -> tuple[int, int]:
    from PIL import Image

    return Image.open(io.BytesIO(picture)).size


async def test_a_reader_for_one_command_wants_a_key():
    with pytest.raises(ValueError, match="OPENAI_API_KEY"):
        async with reading(settings(openai_api_key=None)):
            pass


def test_understand_asks_the_model(served, tmp_path):
    told = {"OPENAI_API_KEY": "sk-haru", "OPENAI_BASE_URL": served.base}
    words = ("understand", "--interpreter", "openai", "--now", "2026-11-23T10:00", "--jsonl")
    served.world.add("refusal", nth=2, times=2)
    lines = "\n".join(json.dumps({"id": n, "text": "내일 3시 회의"}) for n in (1, 2))
    done = haru(*words, folder=tmp_path, text=lines, **told)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["title"], first["start"]) == ("회의", "2026-11-24T15:00:00+09:00")
    assert (second["id"], second["error"]) == (2, "ModelFailed: the model gave no reading: refused")
    assert done.returncode == 1


def test_understand_without_a_key_says_what_is_missing(tmp_path):
    done = haru("understand", "--interpreter", "openai", "내일", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "OPENAI_API_KEY" in done.stderr


@pytest.mark.parametrize("module", ["bot.commands", "bot.house", "bot.web", "bot.doctor"])
def test_a_house_without_a_key_imports_nothing_of_it(module):
    code = f"import sys, {module}; print([m for m in sys.modules if m == 'openai' or m.startswith('adapters.openai')])"
    told = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
