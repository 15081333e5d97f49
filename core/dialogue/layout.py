"""Puts pieces of text in the order in which a person reads them: the page straightened, then row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import atan2, cos, hypot, sin
from statistics import fmean, median

from core.dialogue.reading import Line, Reading

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Corners of a piece of text: top left, top right, bottom right, bottom left, as one reads it."""

RECENT_ROWS = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """One recognised stretch of text, before the page is straightened."""

    text: str
    confidence: int
    quad: Quad
    doubted: tuple[int, ...] = ()


@dataclass(slots=True)
class Row:
    """Lines that stand beside one another."""

    middle: float
    height: float
    lines: list[Line] = field(default_factory=list)

    def holds(self, line: Line) -> bool:
        """Whether the line stands on this row."""
        return abs(self.middle - _middle(line)) < 0.5 * min(self.height, line.bottom - line.top)


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def width_of(quad: Quad) -> float:
    """Along the writing."""
    return hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1])


def height_of(quad: Quad) -> float:
    """Across the writing."""
    return hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1])


def slant(quads: list[Quad]) -> float:
    """The angle of the page in radians, by its longer lines."""
    angles = [
        atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0])
        for quad in quads
        if width_of(quad) > 2 * height_of(quad)
    ]
    return median(angles) if angles else 0.0


def _straight(piece: Piece, angle: float, centre: Point) -> Line:
    """The piece, turned back around the middle of the page; as high as its writing."""
    turned = [
        (
            centre[0] + (x - centre[0]) * cos(angle) + (y - centre[1]) * sin(angle),
            centre[1] - (x - centre[0]) * sin(angle) + (y - centre[1]) * cos(angle),
        )
        for x, y in piece.quad
    ]
    middle, half = fmean(y for _, y in turned), height_of(piece.quad) / 2
    left, right = min(x for x, _ in turned), max(x for x, _ in turned)
    return Line(piece.text, piece.confidence, left, middle - half, right, middle + half, piece.doubted)


def _rows(lines: list[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: (_middle(line), line.left)):
        row = next((row for row in rows[: -RECENT_ROWS - 1 : -1] if row.holds(line)), None)
        if row is None:
            row = Row(_middle(line), line.bottom - line.top)
            rows.append(row)
        row.lines.append(line)
    return rows


def certainty(pieces: list[Piece]) -> float:
    """The mean confidence, 0..100, where long pieces weigh more."""
    letters = sum(len(piece.text) for piece in pieces)
    return sum(piece.confidence * len(piece.text) for piece in pieces) / letters if letters else 0.0


def arrange(pieces: list[Piece], width: int, height: int) -> Reading:
    """The reading of a page of `width` by `height` pixels."""
    angle = slant([piece.quad for piece in pieces])
    rows = _rows([_straight(piece, angle, (width / 2, height / 2)) for piece in pieces])
    ordered = [sorted(row.lines, key=lambda line: line.left) for row in rows]
    return Reading(
        text="\n".join("  ".join(line.text for line in row) for row in ordered),
        lines=tuple(line for row in ordered for line in row),
        confidence=round(certainty(pieces), 1),
        width=width,
        height=height,
    )
