"""A chat platform: what a person lives through there ends with the same calendar as everywhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from tests.journeys.over_slack import play_over_slack
from tests.journeys.over_telegram import play_over_telegram
from tests.journeys.player import Journey, load
from tests.journeys.test_journeys import PATHS

PLATFORMS: Mapping[str, Callable[[Journey, Path, dict[str, Path]], Awaitable[list[str]]]] = {
    "telegram": play_over_telegram,
    "slack": play_over_slack,
}
ELSEWHERE = ("a_script_that_errs_is_told_so_and_goes_on", "messages_that_are_no_words_are_answered_honestly")
"""What nobody's client sends: mistakes of a script, and empty messages."""
WORDS = [path for path in PATHS if path.stem not in ELSEWHERE and '"photo"' not in path.read_text("utf-8")]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("platform", PLATFORMS)
async def test_a_user_lives_through(platform: str, path: Path, tmp_path: Path) -> None:
    journey = load(path)
    world = tmp_path / "world"
    world.mkdir()
    wrong = await PLATFORMS[platform](journey, world, {})
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)


def test_both_languages_are_lived_in_there() -> None:
    assert len([path for path in WORDS if path.parent.name == "ko"]) >= 40
    assert len([path for path in WORDS if path.parent.name == "en"]) >= 20
