"""What everything that claims to read pictures must keep."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio

from adapters.tesseract.available import can_read, missing
from adapters.tesseract.darkroom import Darkroom
from adapters.tesseract.local import LocalOcr
from adapters.tesseract.sniff import admit
from adapters.vision.access import Access
from adapters.vision.ocr import VisionOcr
from core.dialogue.reading import Line, Reading
from core.errors import UnreadableImage
from core.ports import Ocr
from tests.adapters.tesseract.drawn import EMPTY_PDF, FONT, LOCKED_PDF, WORDS, page, pdf, saved
from tests.fakes.vision import channel, rest
from tests.fakes.vision.readers import Engine, Prepared
from tests.fakes.vision.world import World

pytestmark = pytest.mark.asyncio(loop_scope="module")


class KnownPictures:
    """Reads only what it was shown before; refuses as the real ones do."""

    def __init__(self, known: dict[bytes, tuple[str, ...]]) -> None:
        self._known = known

    async def read(self, image: bytes) -> Reading:
        admit(image)
        words = self._known.get(image, ())
        rows = [Line(text, 95, 60, 60 + 130 * n, 600, 116 + 130 * n) for n, text in enumerate(words)]
        return Reading("\n".join(words), tuple(rows), 95.0 if words else 0.0, 900, 620)


@pytest.fixture(scope="module")
def picture() -> bytes:
    pytest.importorskip("PIL", reason="pictures are drawn with Pillow")
    if FONT is None:
        pytest.skip("no Korean font is installed to draw with")
    return saved(page(), "PNG")


@asynccontextmanager
async def vision(transport: str, picture: bytes) -> AsyncIterator[Ocr]:
    """The stand-in reads with the engine of this machine, where it is installed."""
    engine = Engine() if can_read() else None
    world = World(engine or Prepared({picture: WORDS}))
    kind = rest.Served if transport == "rest" else channel.Served
    try:
        with kind(world) as served:
            async with Darkroom(limit=60, start=60) as darkroom:
                ocr = VisionOcr(Access(served.endpoint, served.transport, timeout=90.0), darkroom.develop)
                yield ocr
                await ocr.close()
    finally:
        if engine is not None:
            engine.close()


@pytest_asyncio.fixture(params=["known", "tesseract", "rest", "grpc"], scope="module", loop_scope="module")
async def ocr(request, picture) -> AsyncIterator[Ocr]:
    if request.param == "known":
        yield KnownPictures({picture: WORDS})
        return
    if request.param in ("rest", "grpc"):
        async with vision(request.param, picture) as asked:
            yield asked
        return
    if not can_read():
        pytest.skip(f"the engine lacks {', '.join(missing())}")
    async with LocalOcr() as engine:
        yield engine


def plain(text: str) -> str:
    return "".join(text.split())


async def test_the_text_joins_the_lines_from_the_top(ocr: Ocr, picture):
    reading = await ocr.read(picture)
    assert plain(reading.text) == plain("".join(line.text for line in reading.lines)) == plain("".join(WORDS))
    assert [line.top for line in reading.lines] == sorted(line.top for line in reading.lines)


async def test_every_line_stands_upright_inside_the_picture(ocr: Ocr, picture):
    reading = await ocr.read(picture)
    for line in reading.lines:
        assert 0 <= line.left < line.right <= reading.width
        assert 0 <= line.top < line.bottom <= reading.height
        assert 0 <= line.confidence <= 100
    assert 0 < reading.confidence <= 100


async def test_a_picture_without_words_is_an_empty_reading(ocr: Ocr, picture):
    assert (await ocr.read(saved(page(()), "PNG"))).text == ""


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "empty"), (b"no picture", "not_image"), (b"\x89PNG\r\n\x1a\n", "broken")]
)
async def test_what_cannot_be_read_is_refused_with_a_reason_and_the_next_picture_is_read(
    ocr, picture, data, reason
):
    with pytest.raises(UnreadableImage) as refused:
        await ocr.read(data)
    assert refused.value.reason == reason
    assert (await ocr.read(picture)).text


SECOND = ("학부모 상담", "12월 4일(금) 15:30")


@pytest.fixture(scope="module")
def pages() -> bytes:
    return pdf(page(), page(SECOND), page(()), page(("여행 일정",)))


async def test_of_a_pdf_the_first_pages_are_read_from_the_top(ocr: Ocr, pages):
    if isinstance(ocr, KnownPictures):
        pytest.skip("it knows only what it was shown")
    assert plain((await ocr.read(pages)).text) == plain("".join(WORDS + SECOND))


@pytest.mark.parametrize(
    ("data", "reason"), [(LOCKED_PDF, "locked"), (EMPTY_PDF, "empty"), (b"%PDF-1.7\n%", "broken")]
)
async def test_a_pdf_without_pages_to_be_seen_is_refused_with_a_reason(ocr: Ocr, picture, data, reason):
    if isinstance(ocr, KnownPictures):
        pytest.skip("it opens nothing")
    with pytest.raises(UnreadableImage) as refused:
        await ocr.read(data)
    assert refused.value.reason == reason
    assert (await ocr.read(picture)).text


async def test_pictures_asked_for_at_once_are_all_read(ocr: Ocr, picture):
    first, second = await asyncio.gather(ocr.read(picture), ocr.read(picture))
    assert first.text == second.text
