"""Pictures that a journey sends: words drawn as a phone would show them, and files that are none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from adapters.tesseract.available import can_read
from tests.journeys.player import Journey

if TYPE_CHECKING:
    from PIL import Image

FONTS = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc"),
)
WIDTH, MARGIN, SIZE, LINE = 900, 60, 40, 76
DOTS = 110


def lacking() -> str:
    """What stands in the way of drawing and reading a picture here; empty: nothing does."""
    if not can_read():
        return "the engine that reads pictures is not installed"
    return "" if _font() else "there is no font with Korean letters"


def made(journey: Journey, folder: Path) -> dict[str, Path]:
    """Where the journey's pictures and files lie, by name."""
    there = {}
    for name, lines in journey.head.get("pictures", {}).items():
        there[name] = folder / name
        draw(there[name], lines)
    for name, words in journey.head.get("files", {}).items():
        there[name] = folder / name
        there[name].write_text(words, "utf-8")
    return there


def draw(path: Path, lines: list[str]) -> None:
    """Black on white, one line below the other; as a PDF each form feed begins another page."""
    if path.suffix != ".pdf":
        _page(lines).save(path)
        return
    first, *others = (_page(text.split("\n")) for text in "\n".join(lines).split("\n\f\n"))
    first.save(path, save_all=True, append_images=others, resolution=DOTS)


def _page(lines: list[str]) -> Image.Image:
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (WIDTH, 2 * MARGIN + LINE * len(lines)), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(str(_font()), SIZE)
    for number, line in enumerate(lines):
        pen.text((MARGIN, MARGIN + LINE * number), line, fill="black", font=font)
    return image


def _font() -> Path | None:
    return next((font for font in FONTS if font.is_file()), None)
