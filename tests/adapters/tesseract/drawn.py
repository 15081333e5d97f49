"""Pictures drawn for a test, and what an environment must have to draw and to read them."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest

from adapters.tesseract.available import can_read, missing

FONTS = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/truetype/nanum/NanumGothic.ttf"),
    Path("/System/Library/Fonts/AppleSDGothicNeo.ttc"),
)
FONT = next((font for font in FONTS if font.exists()), None)
WORDS = ("회의 안내", "12월 3일(목) 14:30", "본관 회의실 305호")

needs_engine = pytest.mark.skipif(not can_read(), reason=f"the engine lacks {', '.join(missing())}")
needs_font = pytest.mark.skipif(FONT is None, reason="no Korean font is installed to draw with")


def page(lines: tuple[str, ...] = WORDS, size: tuple[int, int] = (900, 620), mode: str = "RGB"):
    """Black words on white."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", size, "white")
    letters = ImageFont.truetype(str(FONT), 56)
    for row, words in enumerate(lines):
        ImageDraw.Draw(image).text((60, 60 + 130 * row), words, fill="black", font=letters)
    return image.convert(mode)


def saved(image, form: str, **options: object) -> bytes:
    """The bytes of a picture in a format."""
    if form == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is very large."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(width // 8 + 1) * 4)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
