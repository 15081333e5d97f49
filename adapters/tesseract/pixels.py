"""From the bytes of a picture to upright pixels, and from a quadrilateral in it to one clean line of text."""

from __future__ import annotations

from typing import Any, TypeAlias

import cv2
import numpy as np

from adapters.tesseract.flat import LONG_SIDE, flat
from core.dialogue.layout import Quad, height_of, width_of

SHORT_SIDE = 600
LINE_HEIGHT = 44
LINE_WIDTH = 4_000
MARGIN = 12
GROW_ALONG, GROW_ACROSS = 0.12, 0.06

Pixels: TypeAlias = Any
"""An array of numbers; the libraries that make it are typed by halves."""


def decode(data: bytes) -> Pixels:
    """The picture as rows of blue, green, red. Raises UnreadableImage."""
    pixels = cv2.cvtColor(np.asarray(flat(data)), cv2.COLOR_RGB2BGR)
    if min(pixels.shape[:2]) < SHORT_SIDE and max(pixels.shape[:2]) <= LONG_SIDE:
        return cv2.resize(pixels, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return pixels


def _grown(quad: Quad) -> Pixels:
    """The quadrilateral with a little room around the letters."""
    corners = np.array(quad, np.float32)
    height = height_of(quad)
    along = (corners[1] - corners[0]) / max(width_of(quad), 1e-6) * height * GROW_ALONG
    across = (corners[3] - corners[0]) / max(height, 1e-6) * height * GROW_ACROSS
    return corners + np.array([-along - across, along - across, along + across, -along + across], np.float32)


def rectify(pixels: Pixels, quad: Quad) -> Pixels | None:
    """The quadrilateral seen from straight above; None when nothing could be read in it."""
    corners = _grown(quad)
    sides = [float(np.linalg.norm(corners[a] - corners[b])) for a, b in ((0, 1), (3, 2), (0, 3), (1, 2))]
    width, height = int(max(sides[:2])), int(max(sides[2:]))
    if width < 6 or height < 6:
        return None
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    view = cv2.getPerspectiveTransform(corners, target)
    return cv2.warpPerspective(
        pixels, view, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def clean(line: Pixels) -> Pixels:
    """Gray, of one height, full contrast, dark on light, with a margin."""
    gray = cv2.cvtColor(line, cv2.COLOR_BGR2GRAY)
    scale = LINE_HEIGHT / gray.shape[0]
    width = max(8, min(LINE_WIDTH, round(gray.shape[1] * scale)))
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    gray = cv2.resize(gray, (width, LINE_HEIGHT), interpolation=how)
    low, high = np.percentile(gray, [1, 99])
    stretched = (gray.astype(np.float32) - low) * 255 / max(high - low, 12)
    gray = np.clip(stretched, 0, 255).astype(np.uint8)
    ground = int(np.median(np.concatenate([gray[0], gray[-1], gray[:, 0], gray[:, -1]])))
    if ground < 127:
        gray, ground = 255 - gray, 255 - ground
    return cv2.copyMakeBorder(gray, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=ground)
