"""From what Vision tells to a reading, also where it tells little, or of a page that lies on its side."""

from __future__ import annotations

from google.cloud.vision_v1 import TextAnnotation
from google.protobuf import json_format
from hypothesis import given
from hypothesis import strategies as st

from adapters.vision.annotation import reading_of
from adapters.vision.doubts import better, is_doubtful
from core.dialogue.reading import Line, Reading
from tests.fakes.vision.answers import annotation
from tests.fakes.vision.readers import written


def told(whole: dict) -> Reading:
    return reading_of(json_format.ParseDict(whole, TextAnnotation.pb(TextAnnotation())))


def page_of(reading: Reading) -> dict:
    return annotation(reading)["fullTextAnnotation"]


def word(text: str, corners: list[tuple[int, int]], after: str | None = None, **more) -> dict:
    symbols = [{"text": letter} for letter in text]
    if after:
        symbols[-1]["property"] = {"detectedBreak": {"type": after}}
    vertices = [{"x": x, "y": y} for x, y in corners]
    return {"symbols": symbols, "boundingBox": {"vertices": vertices}, **more}


def page(words: list[dict], width: int = 100, height: int = 200) -> dict:
    return {"pages": [{"width": width, "height": height, "blocks": [{"paragraphs": [{"words": words}]}]}]}


def box(left: int, top: int, right: int, bottom: int) -> list[tuple[int, int]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def test_nothing_told_is_nothing_read():
    assert told({}) == Reading("")
    assert told({"pages": [{"width": 10, "height": 20}]}) == Reading("", width=10, height=20)


def test_what_stands_far_apart_in_a_row_are_lines_beside_each_other():
    reading = Reading(
        "", (Line("월요일", 90, 10, 10, 60, 30), Line("수학 A", 80, 200, 10, 280, 30)), 85, 300, 100
    )
    found = told(page_of(reading))
    assert found.text == "월요일  수학 A"
    assert [line.text for line in found.lines] == ["월요일", "수학 A"]


def test_a_hyphen_at_the_end_is_not_part_of_the_word():
    words = [word("calen", box(0, 0, 50, 10), "HYPHEN"), word("dar", box(0, 20, 30, 30), "LINE_BREAK")]
    assert [line.text for line in told(page(words)).lines] == ["calen", "dar"]


def test_a_paragraph_ends_its_line_whatever_is_said():
    found = told(page([word("가나", box(0, 0, 40, 10), "SPACE"), word("다", box(50, 0, 60, 10))]))
    assert [line.text for line in found.lines] == ["가나 다"]


def test_confidence_comes_from_the_word_or_else_from_its_symbols():
    sure = word("가", box(0, 0, 10, 10), confidence=0.5)
    part = word("나", box(20, 0, 30, 10))
    part["symbols"][0]["confidence"] = 0.9
    assert [line.confidence for line in told(page([sure, part])).lines] == [70]
    assert [line.confidence for line in told(page([word("가", box(0, 0, 10, 10))])).lines] == [0]


def test_words_without_corners_are_read_all_the_same():
    found = told(page([{"symbols": [{"text": "가"}]}, {"symbols": []}]))
    assert found.text == "가" and found.lines[0].right == 0


def turned(corners: list[tuple[int, int]], quarters: int, width: int, height: int) -> list[tuple[int, int]]:
    """Where they stand once the page was turned clockwise."""
    for _ in range(quarters):
        corners, width, height = [(height - y, x) for x, y in corners], height, width
    return corners


@given(st.integers(0, 3))
def test_a_page_that_lies_on_its_side_is_set_upright(quarters: int):
    rows = [
        ("12월 3일", box(20, 30, 120, 50)),
        ("회의실", box(20, 80, 90, 100)),
        ("!", box(20, 120, 25, 140)),
    ]
    words = [word(text, turned(corners, quarters, 200, 300), "LINE_BREAK") for text, corners in rows]
    size = (300, 200) if quarters % 2 else (200, 300)
    found = told(page(words, *size))
    assert (found.width, found.height) == (200, 300)
    assert found.text == "12월 3일\n회의실\n!"
    assert [(line.left, line.top) for line in found.lines] == [(20, 30), (20, 80), (20, 120)]


def test_a_slanted_line_is_straightened():
    corners = [(10, 50), (110, 60), (108, 80), (8, 70)]
    [line] = told(page([word("기울어진", corners, "LINE_BREAK")], 200, 200)).lines
    assert 18 <= line.bottom - line.top <= 22


def test_boxes_end_where_the_page_does():
    [line] = told(page([word("끝", box(-5, -5, 105, 20), "LINE_BREAK")])).lines
    assert (line.left, line.top, line.right) == (0, 0, 100)


LINES = st.lists(st.text("가나다abc 12:", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=8)


@given(LINES)
def test_what_was_told_is_what_is_read(words: list[str]):
    tidy = tuple(" ".join(text.split()) for text in words)
    reading = told(page_of(written(tidy, height=2000)))
    assert [line.text for line in reading.lines] == list(tidy)


# ── Doubts ──


def test_only_what_makes_no_sense_is_doubtful():
    assert not is_doubtful(Reading("12월 3일 회의 at 3", confidence=80), saw_something=True)
    assert not is_doubtful(Reading("東京駅 で 会議", confidence=80), saw_something=True)
    assert not is_doubtful(Reading("3.14159", confidence=80), saw_something=True)
    assert not is_doubtful(Reading("", confidence=0), saw_something=False)
    assert is_doubtful(Reading("", confidence=0), saw_something=True)
    assert is_doubtful(Reading("회의", confidence=40), saw_something=True)
    assert is_doubtful(Reading("हिन्दी ภาษาไทย 3", confidence=80), saw_something=True)
    assert is_doubtful(Reading("\ufffd\ufffd회의", confidence=80), saw_something=True)


def test_the_better_one_says_more_in_our_letters():
    strange, ours = Reading("हिन्दीहिन्दी", confidence=90), Reading("회의", confidence=60)
    assert better(strange, ours) is ours and better(ours, strange) is ours
