"""The whole way from the bytes of a picture to its text. Heavy: only the child process imports it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np

from adapters.tesseract.detector import Detector
from adapters.tesseract.flat import SCROLL
from adapters.tesseract.pixels import Pixels, clean, decode, rectify
from adapters.tesseract.recogniser import Recogniser
from core.dialogue.layout import Piece, Quad, arrange, certainty, height_of, width_of
from core.dialogue.reading import Reading

TILE, OVERLAP = 2_600, 200
TURNS = (cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE, cv2.ROTATE_180)
UNSURE = 55
BETTER = 1.15


def weight(pieces: list[Piece]) -> float:
    """How much was read, and how surely."""
    return certainty(pieces) * sum(len(piece.text) for piece in pieces)


def looks_turned(pieces: list[Piece]) -> bool:
    """Whether the page may lie on its side or stand on its head."""
    tall = sum(height_of(piece.quad) > 1.5 * width_of(piece.quad) for piece in pieces)
    return tall > max(1, len(pieces) / 2) or (len(pieces) >= 3 and certainty(pieces) < UNSURE)


def tiles(height: int, width: int) -> Iterator[tuple[int, int]]:
    """(top, bottom) of the parts in which a picture is read: long scroll captures in overlapping ones."""
    if height <= max(SCROLL * width, TILE):
        yield 0, height
        return
    for top in range(0, height - OVERLAP, TILE - OVERLAP):
        yield top, min(height, top + TILE)


class Engine:
    """Keeps the models loaded."""

    def __init__(self, threads: int) -> None:
        self._detector = Detector(threads)
        self._recogniser = Recogniser(threads)
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads)

    def warm(self) -> None:
        """Read something once, so that whoever forks from here finds all in place; the threads of that end here."""
        page: np.ndarray = np.full((120, 640, 3), 255, np.uint8)
        cv2.putText(page, "12:30 Haru", (40, 80), cv2.FONT_HERSHEY_SIMPLEX, 2, (0, 0, 0), 4)
        self._pieces(page)
        self._pool.shutdown()
        self._pool = ThreadPoolExecutor(self._threads)

    def read(self, data: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage."""
        pixels = decode(data)
        pieces = self._pieces(pixels)
        if looks_turned(pieces):
            pixels, pieces = self._upright(pixels, pieces)
        height, width = pixels.shape[:2]
        return arrange([piece for piece in pieces if piece.text], width, height)

    def _upright(self, pixels: Pixels, pieces: list[Piece]) -> tuple[Pixels, list[Piece]]:
        best = pixels, pieces
        for turn in TURNS:
            turned = cv2.rotate(pixels, turn)
            again = self._pieces(turned)
            if weight(again) > weight(best[1]) * BETTER:
                best = turned, again
        return best

    def _pieces(self, pixels: Pixels) -> list[Piece]:
        found = [(quad, rectify(pixels, quad)) for quad in self._quads(pixels)]
        crops = [(quad, clean(crop)) for quad, crop in found if crop is not None]
        read = self._pool.map(self._recogniser.read, [crop for _, crop in crops])
        return [
            Piece(text, confidence, quad, doubted)
            for (quad, _), (text, confidence, doubted) in zip(crops, read, strict=True)
        ]

    def _quads(self, pixels: Pixels) -> Iterator[Quad]:
        height, width = pixels.shape[:2]
        for top, bottom in tiles(height, width):
            for quad in self._detector.find(pixels[top:bottom]):
                highest = min(y for _, y in quad)
                in_upper = top > 0 and highest < OVERLAP / 2
                in_lower = bottom < height and highest >= bottom - top - OVERLAP / 2
                if not in_upper and not in_lower:  # the neighbouring tile has it whole
                    a, b, c, d = ((x, y + top) for x, y in quad)
                    yield a, b, c, d
