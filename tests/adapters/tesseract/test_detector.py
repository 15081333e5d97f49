"""Where text is looked for: in which size, in which parts of a long picture, and with whose weights."""

from __future__ import annotations

import pytest

from core.errors import UnreadableImage
from tests.adapters.tesseract.drawn import needs_engine

pytestmark = needs_engine


@pytest.mark.parametrize(
    "size", [(1080, 2340), (900, 620), (3200, 2400), (16, 16), (100, 3000), (46000, 1080)]
)
def test_the_working_size_fits_the_network_and_is_bounded(size):
    from adapters.tesseract.detector import GRID, LONGEST, working_size

    width, height = working_size(*size)
    assert width % GRID == height % GRID == 0
    assert GRID <= min(width, height) <= max(width, height) <= LONGEST


def test_corners_come_as_one_reads_them():
    from adapters.tesseract.detector import upright

    slanted = [(90.0, 60.0), (100.0, 10.0), (0.0, 0.0), (10.0, 50.0)]
    assert upright(slanted) == ((0.0, 0.0), (100.0, 10.0), (90.0, 60.0), (10.0, 50.0))


def test_without_its_weights_there_is_no_engine(monkeypatch):
    from adapters.tesseract import detector

    monkeypatch.setattr(detector, "find_spec", lambda name: None)
    with pytest.raises(UnreadableImage) as refused:
        detector.weights()
    assert refused.value.reason == "no_engine"


@pytest.mark.parametrize(("height", "parts"), [(2340, [(0, 2340)]), (5000, [(0, 2600), (2400, 5000)])])
def test_only_long_captures_are_read_in_overlapping_parts(height, parts):
    from adapters.tesseract.engine import tiles

    assert list(tiles(height, 1080)) == parts
