"""From Vision's pages, blocks, paragraphs, words and symbols to the same reading that the engine of this machine gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import atan2, cos, pi, sin
from statistics import fmean
from typing import Any, TypeAlias

from core.dialogue.layout import Piece, Point, Quad, arrange
from core.dialogue.reading import Line, Reading

Message: TypeAlias = Any
"""One of Vision's, whose types take a second to import."""
SPACE, WIDE_SPACE, WIDE_END, HYPHEN, LINE_BREAK = 1, 2, 3, 4, 5
"""What may follow a symbol: DetectedBreak.BreakType."""
ENDS = frozenset({WIDE_SPACE, WIDE_END, HYPHEN, LINE_BREAK})
NOWHERE: Quad = ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))


@dataclass(frozen=True, slots=True)
class Word:
    """`after` is what stands between it and the next one. Confidence is 0..100."""

    text: str
    after: int
    confidence: float
    quad: Quad


def reading_of(annotation: Message) -> Reading:
    """What a TextAnnotation says, as one reads it: a page that lies on its side or stands on its head is set upright."""
    if not annotation.pages:
        return Reading("")
    page = annotation.pages[0]
    lines = list(_lines(page))
    turns = _turns([word for line in lines for word in line])
    width, height = (page.height, page.width) if turns % 2 else (page.width, page.height)
    pieces = [_piece([_turned(word, turns, page) for word in line]) for line in lines]
    reading = arrange([piece for piece in pieces if piece.text], width, height)
    return replace(reading, lines=tuple(_within(line, width, height) for line in reading.lines))


def _lines(page: Message) -> Iterator[list[Word]]:
    """The words of each line; what stands far apart in a row are lines of their own."""
    for block in page.blocks:
        for paragraph in block.paragraphs:
            line: list[Word] = []
            for each in paragraph.words:
                line.append(_word(each))
                if line[-1].after in ENDS:
                    yield line
                    line = []
            if line:
                yield line


def _word(word: Message) -> Word:
    told = [symbol.confidence for symbol in word.symbols if symbol.confidence]
    sure = word.confidence or (fmean(told) if told else 0.0)
    after = word.symbols[-1].property.detected_break.type_ if word.symbols else 0
    text = "".join(symbol.text for symbol in word.symbols)
    corners = tuple((float(corner.x), float(corner.y)) for corner in word.bounding_box.vertices)
    return Word(text, after, 100 * sure, corners if len(corners) == 4 else NOWHERE)


def _turns(words: list[Word]) -> int:
    """By so many quarters, clockwise, most of the page is turned: the first corner of a word is where it begins."""
    seen: Counter[int] = Counter()
    for word in words:
        (left, top), (right, bottom) = word.quad[:2]
        if word.quad != NOWHERE and len(word.text) > 1:
            seen[round(atan2(bottom - top, right - left) * 2 / pi) % 4] += len(word.text)
    return seen.most_common(1)[0][0] if seen else 0


def _turned(word: Word, turns: int, page: Message) -> Word:
    if not turns:
        return word
    a, b, c, d = (_back(corner, turns, page) for corner in word.quad)
    return replace(word, quad=(a, b, c, d))


def _back(corner: Point, turns: int, page: Message) -> Point:
    """Where a point of the page stands once it is upright."""
    x, y = corner
    match turns:
        case 1:
            return y, page.width - x
        case 2:
            return page.width - x, page.height - y
        case _:
            return page.height - y, x


def _piece(words: list[Word]) -> Piece:
    text = "".join(word.text + (" " if word.after == SPACE else "") for word in words).strip()
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0
    return Piece(text, round(sure), _around([word.quad for word in words if word.quad != NOWHERE]))


def _around(quads: list[Quad]) -> Quad:
    """The smallest rectangle around words of a line, as slanted as the line is."""
    if not quads:
        return NOWHERE
    (left, top), (right, bottom) = quads[0][0], quads[-1][1]
    angle = atan2(bottom - top, right - left)
    along = [x * cos(angle) + y * sin(angle) for quad in quads for x, y in quad]
    across = [y * cos(angle) - x * sin(angle) for quad in quads for x, y in quad]
    a, b, c, d = (
        (u * cos(angle) - v * sin(angle), u * sin(angle) + v * cos(angle))
        for u, v in (
            (min(along), min(across)),
            (max(along), min(across)),
            (max(along), max(across)),
            (min(along), max(across)),
        )
    )
    return a, b, c, d


def _within(line: Line, width: int, height: int) -> Line:
    """Boxes may reach a little over the edge."""
    left, right = (min(max(x, 0.0), float(width)) for x in (line.left, line.right))
    top, bottom = (min(max(y, 0.0), float(height)) for y in (line.top, line.bottom))
    return replace(line, left=left, right=right, top=top, bottom=bottom)
