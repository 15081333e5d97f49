"""Finds where text stands: the detector whose weights come with the rapidocr package, run on its own.

Only the weights are used: the package's own code would bring a network client into a process that has no need of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from math import hypot
from pathlib import Path

import cv2
import numpy as np
from onnxruntime import InferenceSession, RunOptions, SessionOptions

from adapters.tesseract.folding import written_rows
from adapters.tesseract.pixels import Pixels
from core.dialogue.layout import Point, Quad
from core.errors import UnreadableImage

LONG_SIDE, SHORT_SIDE, LONGEST = 1_280, 736, 2_560
GRID = 32
"""The network wants sides that are multiples of this."""
LETTER, TEXT = 0.3, 0.5
"""How probable a pixel must be to be part of a letter, and a box in the mean to hold text."""
MOST_BOXES = 1_000
SMALLEST = 3
GROWTH = 1.6
"""Boxes come out shrunken around the middle of the letters; this is how far they are grown back."""


def weights() -> Path:
    """The file of the detector. Raises UnreadableImage."""
    spec = find_spec("rapidocr")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for file in sorted(Path(folder, "models").glob("*_det_*.onnx")):
            return file
    raise UnreadableImage("no_engine")


def working_size(width: int, height: int) -> tuple[int, int]:
    """The size in which text is looked for."""
    scale = min(1.0, LONG_SIDE / max(width, height))
    scale = max(scale, SHORT_SIDE / min(width, height))
    scale = min(scale, LONGEST / max(width, height))
    return max(GRID, round(width * scale / GRID) * GRID), max(GRID, round(height * scale / GRID) * GRID)


def upright(corners: list[Point]) -> Quad:
    """Corners as one reads: top left, top right, bottom right, bottom left."""
    by_side = sorted(corners)
    (top_left, bottom_left), (top_right, bottom_right) = (
        sorted(side, key=lambda corner: corner[1]) for side in (by_side[:2], by_side[2:])
    )
    return top_left, top_right, bottom_right, bottom_left


class Detector:
    """Keeps the network loaded."""

    def __init__(self, threads: int) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 4
        self._session = InferenceSession(str(weights()), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        self._run = RunOptions()
        # Within a picture its memory is used again and again; between two it goes back.
        self._run.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def find(self, pixels: Pixels) -> list[Quad]:
        """Every box of text, in pixels of the picture, in no order."""
        height, width = pixels.shape[:2]
        size = working_size(width, height)
        across, down = width / size[0], height / size[1]
        small = cv2.resize(pixels, size)
        rows = written_rows(small)
        if not rows.size:
            return []
        likely = self._likely(_padded(small[rows]))
        at = np.arange(rows.size)
        return [
            upright(
                [(_within(x * across, width), _within(np.interp(y, at, rows) * down, height)) for x, y in box]
            )
            for box in _boxes(likely)
        ]

    def _likely(self, pixels: Pixels) -> Pixels:
        """For each pixel, how probably it is part of a letter."""
        values = (pixels.astype(np.float32) / 255 - 0.5) / 0.5
        given = {self._input: values.transpose(2, 0, 1)[np.newaxis]}
        return self._session.run(None, given, self._run)[0][0, 0]


def _padded(pixels: Pixels) -> Pixels:
    """Of a height that the network takes."""
    return cv2.copyMakeBorder(pixels, 0, -len(pixels) % GRID, 0, 0, cv2.BORDER_REPLICATE)


def _within(at: float, side: int) -> float:
    return float(min(max(round(at), 0), side - 1))


def _boxes(likely: Pixels) -> Iterator[list[Point]]:
    mask = cv2.dilate((likely > LETTER).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours[:MOST_BOXES]:
        middle, (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) < SMALLEST or _mean(likely, (middle, (width, height), angle)) < TEXT:
            continue
        grown = width * height * GROWTH / (2 * (width + height))
        corners = cv2.boxPoints((middle, (width + 2 * grown, height + 2 * grown), angle))
        yield [(float(x), float(y)) for x, y in corners]


def _mean(likely: Pixels, box: tuple[Point, Point, float]) -> float:
    """How probably a box holds text."""
    (x, y), (width, height), _ = box
    reach = hypot(width, height) / 2 + 1
    left, top = max(int(x - reach), 0), max(int(y - reach), 0)
    part = likely[top : int(y + reach) + 1, left : int(x + reach) + 1]
    inside = np.zeros(part.shape, np.uint8)
    corners = np.array(cv2.boxPoints(box)) - (left, top)
    cv2.fillPoly(inside, [corners.astype(np.int32)], 1)
    return float(cv2.mean(part, inside)[0])
