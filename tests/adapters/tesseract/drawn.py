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


def pdf(*pages, **info: str) -> bytes:
    """Pictures as the pages of a PDF; `info` is what it tells of itself (`author=`, `title=`)."""
    return saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=110, **info)


def written_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF by hand: the first object is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, trailer, len(data),
    )  # fmt: skip


def blank_pdf(box: bytes = b"[0 0 595 842]", catalogue: bytes = b"", trailer: bytes = b"") -> bytes:
    """One page of that size, in points, with nothing on it."""
    return written_pdf(
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%b>>" % box,
        trailer=trailer,
    )


def endless_pdf() -> bytes:
    """A page whose drawing uses a form that uses another ten times, and so on: a tree that nobody draws to its end."""
    deep = 12
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>stream\n%b\nendstream"
        % (number + 5, len(b"/F Do " * 10), b"/F Do " * 10)
        for number in range(deep)
    ]
    last = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Length 20>>stream\n0 0 595 842 re f   \nendstream"
    return written_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 4 0 R>>>>/Contents %d 0 R>>"
        % (deep + 5),
        *forms,
        last,
        b"<</Length 6>>stream\n/F Do \nendstream",
    )


LOCK = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)
LOCKED_PDF = blank_pdf(trailer=LOCK)
EMPTY_PDF = written_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is very large."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(width // 8 + 1) * 4)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
