"""What comes through the pipe from the child is believed only where it makes sense."""

from __future__ import annotations

import pytest

from adapters.tesseract.frames import answer, refusal, unpack
from core.dialogue.reading import Line, Reading
from core.errors import UnreadableImage


def test_a_reading_comes_through_as_it_was():
    reading = Reading(
        "가\n12시",
        (Line("가", 90, 1.0, 2.0, 3.0, 4.0), Line("12시", 80, 1.0, 6.0, 3.0, 8.0, (1,))),
        85.0,
        10,
        20,
    )
    assert unpack(answer(reading)) == reading


def test_a_refusal_keeps_its_reason():
    with pytest.raises(UnreadableImage) as refused:
        unpack(refusal("too_many_pixels"))
    assert refused.value.reason == "too_many_pixels"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b'{"fault": "rm -rf"}',
        b'{"reading": [1, 2]}',
        b'{"reading": ["", [[1]], 0, 1, 1]}',
    ],
)
def test_what_makes_no_sense_is_a_broken_picture(body):
    with pytest.raises(UnreadableImage) as refused:
        unpack(body)
    assert refused.value.reason == "broken"
