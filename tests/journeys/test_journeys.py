"""Every journey in the folders beside this file, from its first word to its last calendar row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import pictures
from tests.journeys.player import load, play

HERE = Path(__file__).parent
PATHS = sorted((*HERE.glob("ko/*.jsonl"), *HERE.glob("en/*.jsonl")))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
async def test_a_user_lives_through(path: Path, tmp_path: Path) -> None:
    journey = load(path)
    if journey.draws and pictures.lacking():
        pytest.skip(pictures.lacking())
    world = tmp_path / "world"
    world.mkdir()
    wrong = await play(journey, world, pictures.made(journey, tmp_path))
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)


def test_both_languages_are_lived_in() -> None:
    assert len([path for path in PATHS if path.parent.name == "ko"]) >= 22
    assert len([path for path in PATHS if path.parent.name == "en"]) >= 16
