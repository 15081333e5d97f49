"""From the bytes of a picture to upright pixels, and from a quadrilateral in it to one clean line of text."""

from __future__ import annotations

import io
from typing import Any, TypeAlias

import cv2
import numpy as np
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from adapters.tesseract.layout import Quad, height_of, width_of
from adapters.tesseract.sniff import bound
from core.errors import UnreadableImage

# Not MPO: Pillow knows it only as a kind of JPEG and refuses it in this list.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")
LONG_SIDE = 3_200
SHORT_SIDE = 600
SCROLL = 3
LINE_HEIGHT = 44
LINE_WIDTH = 4_000
MARGIN = 12
GROW_ALONG, GROW_ACROSS = 0.12, 0.06

register_heif_opener()

Pixels: TypeAlias = Any
"""An array of numbers; the libraries that make it are typed by halves."""


def _open(data: bytes) -> Image.Image:
    """The header only. Raises UnreadableImage."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise UnreadableImage("too_many_pixels") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableImage("broken") from error
    bound(image.size)
    return image


def _flat(image: Image.Image) -> Image.Image:
    """Upright, no larger than needed, on white where it was clear. Of moving pictures the first frame."""
    if image.format == "JPEG":
        image.draft("RGB", (LONG_SIDE, LONG_SIDE))
    image = ImageOps.exif_transpose(image)
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    image = image.convert("RGBA" if clear else "RGB")
    if max(image.size) > LONG_SIDE and max(image.size) < SCROLL * min(image.size):
        image.thumbnail((LONG_SIDE, LONG_SIDE))
    if clear:
        page = Image.new("RGBA", image.size, "white")
        page.alpha_composite(image)
        image = page.convert("RGB")
    return image


def decode(data: bytes) -> Pixels:
    """The picture as rows of blue, green, red. Raises UnreadableImage."""
    image = _open(data)
    try:
        image = _flat(image)
    except (OSError, ValueError, SyntaxError, IndexError, EOFError, MemoryError) as error:
        raise UnreadableImage("broken") from error
    pixels = cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2BGR)
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
