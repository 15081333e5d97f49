"""One line as Tesseract reads it: which of its digits are hard to read."""

from __future__ import annotations

from tests.adapters.tesseract.drawn import needs_engine

pytestmark = needs_engine


def read(text: str):
    """(text, doubted) of a line written with a plotter's letters."""
    import cv2
    import numpy as np

    from adapters.tesseract.pixels import clean
    from adapters.tesseract.recogniser import Recogniser

    page = np.full((90, 900, 3), 255, np.uint8)
    cv2.putText(page, text, (20, 62), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0, 0, 0), 4)
    found, _, doubted = Recogniser(1).read(clean(page))
    return found, doubted


def test_digits_that_are_plain_to_see_are_not_doubted():
    assert read("2026-12-08 14:30") == ("2026-12-08 14:30", ())


def test_digits_are_told_by_their_place_among_the_digits(monkeypatch):
    from adapters.tesseract import recogniser

    monkeypatch.setattr(recogniser, "SURE_DIGIT", 101)
    assert read("12:30 Haru 6/18") == ("12:30 Haru 6/18", (0, 1, 2, 3, 4, 5, 6))
    assert read("Haru")[1] == ()
