"""From the bytes of a picture, or of a PDF, to one flat, upright image. Only child processes import it."""

from __future__ import annotations

import io

from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from adapters.tesseract.sniff import bound, format_of
from core.errors import UnreadableImage

# Not MPO: Pillow knows it only as a kind of JPEG and refuses it in this list.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")
LONG_SIDE = 3_200
SCROLL = 3

register_heif_opener()


def flat(data: bytes) -> Image.Image:
    """Upright, no larger than needed, on white where it was clear. Raises UnreadableImage."""
    if format_of(data) == "PDF":
        return _paged(data)
    image = _open(data)
    try:
        return _flat(image)
    except (OSError, ValueError, SyntaxError, IndexError, EOFError, MemoryError) as error:
        raise UnreadableImage("broken") from error


def _paged(data: bytes) -> Image.Image:
    from adapters.tesseract.pages import first_pages  # pictures do without what it loads

    image = first_pages(data)
    bound(image.size)
    return image


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
    """Of moving pictures the first frame."""
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
    image.info = {}  # comments would be written into whatever it is saved as
    return image
