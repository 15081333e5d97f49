"""How pieces of text become rows: slant undone, columns side by side, confidence by weight."""

from __future__ import annotations

from math import cos, radians, sin

import pytest

from core.dialogue.layout import Piece, arrange


def piece(text, x, y, width=300.0, height=40.0, confidence=90, degrees=0.0):
    """A piece whose page was turned around its middle (500, 500)."""
    a = radians(degrees)
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    a, b, c, d = (
        (500 + (p - 500) * cos(a) - (q - 500) * sin(a), 500 + (p - 500) * sin(a) + (q - 500) * cos(a))
        for p, q in corners
    )
    return Piece(text, confidence, (a, b, c, d))


@pytest.mark.parametrize("degrees", [0, 4, -9, 20])
def test_a_slanted_page_reads_like_a_straight_one(degrees):
    cells = [("일시", 100, 100), ("12월 3일", 600, 104), ("장소", 100, 200), ("3층", 600, 198)]
    reading = arrange([piece(text, x, y, degrees=degrees) for text, x, y in cells], 1000, 1000)
    assert reading.text == "일시  12월 3일\n장소  3층"
    first = reading.lines[0]
    assert (first.left, first.top, first.right, first.bottom) == pytest.approx((100, 100, 400, 140), abs=1)


def test_nothing_read_is_an_empty_reading():
    assert arrange([], 40, 30).text == ""
    assert arrange([], 40, 30).confidence == 0.0


def test_long_pieces_weigh_more_in_the_confidence():
    pieces = [piece("가나다라마바사아자", 0, 0, confidence=90), piece("차", 0, 200, confidence=40)]
    assert arrange(pieces, 1000, 1000).confidence == 85.0
