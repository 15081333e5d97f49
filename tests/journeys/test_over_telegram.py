"""The same journeys in Telegram: what a person lives through there ends with the same calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.over_telegram import play_over_telegram
from tests.journeys.player import load
from tests.journeys.test_journeys import PATHS

ELSEWHERE = ("a_script_that_errs_is_told_so_and_goes_on", "messages_that_are_no_words_are_answered_honestly")
"""What no client of Telegram sends: mistakes of a script, and empty messages."""
WORDS = [path for path in PATHS if path.stem not in ELSEWHERE and '"photo"' not in path.read_text("utf-8")]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
async def test_a_user_of_telegram_lives_through(path: Path, tmp_path: Path) -> None:
    journey = load(path)
    world = tmp_path / "world"
    world.mkdir()
    wrong = await play_over_telegram(journey, world, {})
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)
