"""From a drawn page to the events on it, with the browser and the engine of this machine."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.tesseract.available import can_read
from adapters.tesseract.local import LocalOcr
from core.dialogue.reading import Reading
from tests.pictures import nothing, notices, papers, tables, talks, tickets
from tests.pictures.camera import CHROMIUM, camera
from tests.pictures.scene import SHELF, Scene, scenes
from tests.pictures.scoring import judged, proposed

pytestmark = [
    pytest.mark.skipif(not can_read(), reason="the engine that reads pictures is not installed"),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no browser to draw with"),
]
ROOMS = (talks, notices, papers, tickets, tables, nothing)  # what they draw is on the shelf
NAMED = ("hotel", "hospital", "classes", "receipt")


def drawn() -> list[Scene]:
    """One picture of a few templates."""
    return [
        scene for scene in scenes("learn", 1, 1) if scene.name.endswith(tuple(f"-{name}-0" for name in NAMED))
    ]


async def read_all(pictures: list[bytes]) -> list[Reading]:
    """All of them, by one engine."""
    async with LocalOcr(limit=120, start=120) as ocr:
        return [await ocr.read(picture) for picture in pictures]


def test_pages_of_several_kinds_are_read_without_a_fault():
    chosen = drawn()
    with camera() as lens:
        pictures = [lens.take(scene) for scene in chosen]
    readings = asyncio.run(read_all(pictures))
    scores = {
        scene.name: judged(scene, proposed(reading, scene))
        for scene, reading in zip(chosen, readings, strict=True)
    }
    assert len(scores) == len(NAMED)
    assert [name for name, score in scores.items() if not score.perfect] == []


def test_no_layout_that_is_kept_back_is_among_those_to_learn_from():
    held = {drawing.make.__name__ for drawing in SHELF if drawing.held}
    shown = {scene.name.rsplit("-", 2)[1] for scene in scenes("learn", 1, 1)}
    assert held
    assert not held & shown
