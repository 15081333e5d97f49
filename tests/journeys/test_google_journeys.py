"""Every journey in which Google has a part, against the stand-in, from connecting to the last calendar row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.google import client
from tests.journeys.elsewhere import play
from tests.journeys.player import load

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
HERE = Path(__file__).parent / "google"
PATHS = sorted((*HERE.glob("ko/*.jsonl"), *HERE.glob("en/*.jsonl")))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
async def test_a_user_lives_through_with_google(path: Path, tmp_path: Path) -> None:
    journey = load(path)
    wrong = await play(journey, tmp_path)
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)


def test_both_languages_live_through_the_same() -> None:
    korean, english = ({path.stem for path in PATHS if path.parent.name == lang} for lang in ("ko", "en"))
    assert korean == english != set()
