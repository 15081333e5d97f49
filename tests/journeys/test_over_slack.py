"""The same journeys in Slack: what a person lives through there ends with the same calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.over_slack import play_over_slack
from tests.journeys.player import load
from tests.journeys.test_over_telegram import WORDS


@pytest.mark.parametrize("path", WORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
async def test_a_user_of_slack_lives_through(path: Path, tmp_path: Path) -> None:
    journey = load(path)
    world = tmp_path / "world"
    world.mkdir()
    wrong = await play_over_slack(journey, world, {})
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)
