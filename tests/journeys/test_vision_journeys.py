"""Every journey in which Vision reads pictures, against the stand-in: asked, agreed, refused, and away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import pictures
from tests.journeys.player import load
from tests.journeys.seen_elsewhere import play

HERE = Path(__file__).parent / "vision"
PATHS = sorted((*HERE.glob("ko/*.jsonl"), *HERE.glob("en/*.jsonl")))


@pytest.mark.skipif(bool(pictures.lacking()), reason=pictures.lacking())
@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
async def test_a_user_lives_through_with_vision(path: Path, tmp_path: Path) -> None:
    journey = load(path)
    wrong = await play(journey, tmp_path)
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)


def test_both_languages_live_through_the_same() -> None:
    korean, english = ({path.stem for path in PATHS if path.parent.name == lang} for lang in ("ko", "en"))
    assert korean == english != set()
