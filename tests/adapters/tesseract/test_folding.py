"""What is left out before text is looked for, and that boxes stand where the text stands all the same."""

from __future__ import annotations

import pytest

from tests.adapters.tesseract.drawn import needs_engine

pytestmark = needs_engine


def screen(height, *written, shade=255, grain=0):
    """A picture 400 wide with bars of writing from one row to another."""
    import numpy as np

    pixels = np.full((height, 400, 3), shade, np.uint8)
    for top, bottom in written:
        pixels[top:bottom:2, 40:200] = 0
    if grain:
        pixels = pixels - np.random.default_rng(1).integers(0, grain, pixels.shape).astype(np.uint8)
    return pixels


def rows(pixels):
    from adapters.tesseract.folding import written_rows

    return written_rows(pixels).tolist()


def test_what_is_far_from_any_writing_is_left_out():
    from adapters.tesseract.folding import AIR

    kept = rows(screen(1000, (300, 320), (700, 730)))
    assert kept[0] == 300 - AIR
    assert set(range(300, 320)) | set(range(700, 730)) <= set(kept)
    assert not set(range(400, 650)) & set(kept)
    assert len(kept) < 160


def test_lines_keep_their_distance_where_they_stand_close():
    from adapters.tesseract.folding import AIR

    assert rows(screen(200, (60, 80), (100, 120))) == list(range(60 - AIR, 120 + AIR))


def test_the_sides_of_a_bubble_and_a_faint_shade_are_no_writing():
    import numpy as np

    pixels = screen(600, (300, 320))
    pixels[:, 20:30] = 200
    pixels -= (np.arange(600) // 40).astype(np.uint8)[:, None, None]
    assert len(rows(pixels)) < 80


def test_nothing_of_a_photograph_is_left_out():
    assert rows(screen(300, (100, 120), shade=180, grain=40)) == list(range(300))


def test_a_blank_picture_has_no_rows():
    assert rows(screen(300)) == []


@pytest.mark.parametrize("height", [900, 2400])
def test_boxes_stand_where_the_text_stands(height):
    import cv2

    from adapters.tesseract.detector import Detector

    page = screen(height)
    page = cv2.resize(page, (1080, height))
    bottoms = (200, height - 150)
    for bottom in bottoms:
        cv2.putText(page, "12:30 Haru", (90, bottom), cv2.FONT_HERSHEY_SIMPLEX, 2.5, (0, 0, 0), 6)
    found = sorted(Detector(1).find(page), key=lambda quad: quad[0][1])
    assert len(found) >= 2
    for quad, bottom in ((found[0], bottoms[0]), (found[-1], bottoms[1])):
        assert bottom - 75 < quad[0][1] < bottom - 35
        assert bottom - 10 < quad[3][1] < bottom + 25
