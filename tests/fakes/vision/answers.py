"""A reading as Vision tells it: pages of blocks, paragraphs, words and symbols, corners clockwise from where one begins."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from core.dialogue.reading import Line, Reading

Corners = list[dict[str, int]]


def annotation(reading: Reading) -> dict[str, Any]:
    """An AnnotateImageResponse in JSON. A row of several pieces is one paragraph with wide spaces between them."""
    rows = [list(row) for _, row in groupby(reading.lines, key=lambda line: round(line.top + line.bottom))]
    page = {
        "width": reading.width,
        "height": reading.height,
        "confidence": reading.confidence / 100,
        "property": {"detectedLanguages": [{"languageCode": "ko", "confidence": 1}]},
        "blocks": [_block(row) for row in rows],
    }
    box = _corners(0, 0, reading.width, reading.height)
    whole = {"locale": "ko", "description": reading.text, "boundingPoly": {"vertices": box}}
    return {"textAnnotations": [whole], "fullTextAnnotation": {"pages": [page], "text": reading.text + "\n"}}


def _block(row: list[Line]) -> dict[str, Any]:
    words = [word for line in row for word in _words(line, last=line is row[-1])]
    box = {
        "vertices": _corners(
            min(line.left for line in row),
            min(line.top for line in row),
            max(line.right for line in row),
            max(line.bottom for line in row),
        )
    }
    sure = row[0].confidence / 100
    paragraph = {"boundingBox": box, "words": words, "confidence": sure}
    return {"boundingBox": box, "paragraphs": [paragraph], "blockType": "TEXT", "confidence": sure}


def _words(line: Line, *, last: bool) -> list[dict[str, Any]]:
    texts, at = line.text.split(), 0
    wide = (line.right - line.left) / max(len(line.text), 1)
    made = []
    for number, text in enumerate(texts):
        at = line.text.index(text, at)
        ending = "SPACE" if number < len(texts) - 1 else "LINE_BREAK" if last else "SURE_SPACE"
        left, right = line.left + at * wide, line.left + (at + len(text)) * wide
        made.append(_word(text, ending, line, left, right))
        at += len(text)
    return made


def _word(text: str, ending: str, line: Line, left: float, right: float) -> dict[str, Any]:
    sure, step = line.confidence / 100, (right - left) / len(text)
    symbols: list[dict[str, Any]] = [
        {
            "text": letter,
            "confidence": sure,
            "boundingBox": {
                "vertices": _corners(left + n * step, line.top, left + (n + 1) * step, line.bottom)
            },
        }
        for n, letter in enumerate(text)
    ]
    symbols[-1]["property"] = {"detectedBreak": {"type": ending}}
    box = {"vertices": _corners(left, line.top, right, line.bottom)}
    return {"boundingBox": box, "symbols": symbols, "confidence": sure}


def _corners(left: float, top: float, right: float, bottom: float) -> Corners:
    """Zeros are left out, as in all JSON of Google's."""
    places = ((left, top), (right, top), (right, bottom), (left, bottom))
    return [
        {name: round(value) for name, value in zip("xy", at, strict=True) if round(value)} for at in places
    ]
