"""The first pages of a PDF as one picture, below one another, with what was filled into its fields.

Scripts never run, for the library is one that knows none; files inside stay closed. Only child processes import it: a PDF
that never ends, or is too much, costs only them.
"""

from __future__ import annotations

from contextlib import closing
from math import sqrt

import pypdfium2
from PIL import Image
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_GetLastError, FPDF_LoadMemDocument64

from core.dialogue.excerpt import FIRST_PAGES, MORE
from core.errors import UnreadableImage

DPI, POINTS = 150, 72
LONGEST, MOST = 4_000, 6_000_000
"""Pixels of one page, along and in all: a larger page is drawn smaller."""


def first_pages(data: bytes) -> Image.Image:
    """Raises UnreadableImage."""
    try:
        with closing(_opened(data)) as document:
            pages = [_drawn(document[number]) for number in range(min(len(document), FIRST_PAGES))]
            more = len(document) > FIRST_PAGES
    except (pypdfium2.PdfiumError, MemoryError) as error:
        raise UnreadableImage("broken") from error
    if not pages:
        raise UnreadableImage("empty")
    picture = _below_one_another(pages)
    if more:
        picture.info["comment"] = MORE
    return picture


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    """Asked for here, because the library takes a document without pages for one that another error befell before."""
    opened = FPDF_LoadMemDocument64(data, len(data), None)
    if not opened:
        raise UnreadableImage("locked" if FPDF_GetLastError() == FPDF_ERR_PASSWORD else "broken")
    document = pypdfium2.PdfDocument(opened)
    if "V8" not in pypdfium2.PDFIUM_INFO.flags:  # with it, scripts might run
        document.init_forms()
    return document


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = min(DPI / POINTS, LONGEST / max(width, height), sqrt(MOST / (width * height)))
    return page.render(scale, rev_byteorder=True).to_pil().convert("RGB")


def _below_one_another(pages: list[Image.Image]) -> Image.Image:
    size = max(page.width for page in pages), sum(page.height for page in pages)
    picture, top = Image.new("RGB", size, "white"), 0
    for page in pages:
        picture.paste(page, (0, top))
        top += page.height
    return picture
