"""What an OCR engine saw in a picture: the text in reading order, and where each line stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. The box is upright, in pixels of the picture as read; confidence is 0..100.

    `doubted` are the digits that the engine is not sure of, where it tells: their places among the digits of the text.
    """

    text: str
    confidence: int
    left: float
    top: float
    right: float
    bottom: float
    doubted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one picture of `width` by `height` pixels. `text` joins the lines row by row."""

    text: str
    lines: tuple[Line, ...] = ()
    confidence: float = 0.0
    width: int = 0
    height: int = 0
