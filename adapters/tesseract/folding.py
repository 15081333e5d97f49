"""Leaves out, before text is looked for, what holds none: stretches of a screen in which no row differs from the next."""

from __future__ import annotations

import cv2
import numpy as np

from adapters.tesseract.pixels import Pixels

CHANGE = 10
"""Of 255: less than this between two rows is no writing, but a shade or the grain of a file."""
AIR = 24
"""Rows that stay above and below whatever differs, so that lines keep their distance."""


def written_rows(pixels: Pixels) -> Pixels:
    """The numbers of the rows worth looking at, from the top. None in a blank picture, all of them in a photograph."""
    height = pixels.shape[0]
    steps = cv2.absdiff(pixels[1:], pixels[:-1]).reshape(height - 1, -1).max(axis=1)
    marks = np.zeros((height, 1), np.uint8)
    marks[1:, 0] = steps > CHANGE
    return np.flatnonzero(cv2.dilate(marks, np.ones((2 * AIR + 1, 1), np.uint8)))
