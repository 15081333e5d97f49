"""What pictures need is loaded where they are read, before the first comes and after whoever begins there is ready."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from adapters.tesseract.darkroom import Darkroom
from adapters.tesseract.local import LocalOcr
from bot import wiring
from bot.settings import Settings
from bot.vision import sight_of
from bot.wiring import Place, furnish, place_of
from tests.adapters.tesseract.drawn import needs_engine


@pytest.fixture
def warmed(monkeypatch):
    """What was told to be ready."""
    told: list[str] = []
    monkeypatch.setattr(wiring, "SOON", 0.05)
    monkeypatch.setattr(LocalOcr, "warm", lambda _: told.append("read"))
    monkeypatch.setattr(Darkroom, "warm", lambda _: told.append("print"))
    return told


@needs_engine
async def test_a_house_that_reads_pictures_itself_has_its_engine_ready_but_not_before_itself(
    tmp_path, warmed
):
    async with AsyncExitStack() as stack:
        await furnish(stack, Place(None, tmp_path, fresh=True, warm=True))
        assert warmed == []
        await asyncio.sleep(0.2)
        assert warmed == ["read"]


async def test_nothing_is_loaded_for_a_script_or_after_the_end(tmp_path, warmed):
    async with AsyncExitStack() as stack:
        await furnish(stack, Place(None, tmp_path, fresh=True))
    async with AsyncExitStack() as stack:
        await furnish(stack, Place(None, tmp_path / "other", fresh=True, warm=True))
    await asyncio.sleep(0.2)
    assert warmed == []


async def test_where_pictures_are_shown_elsewhere_what_makes_them_anew_is_ready(warmed):
    settings = Settings(_env_file=None, vision_api_endpoint="http://127.0.0.1:1")
    async with AsyncExitStack() as stack:
        await sight_of(stack, settings, place_of(settings, alone=True))
        await asyncio.sleep(0.2)
    assert warmed == ["print"]


def test_where_workers_read_pictures_the_others_load_nothing():
    settings = Settings(_env_file=None, redis_url="redis://localhost")
    assert place_of(Settings(_env_file=None), alone=True).warm
    assert not place_of(settings, alone=True).warm
    assert not place_of(Settings(_env_file=None)).warm
