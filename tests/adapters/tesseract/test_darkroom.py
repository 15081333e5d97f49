"""Pictures that are made anew before anybody else sees them."""

from __future__ import annotations

import io

import pytest

from adapters.tesseract import darkroom
from adapters.tesseract.darkroom import Darkroom, can_print
from adapters.tesseract.prints import unwrap
from core.dialogue.excerpt import is_excerpt
from core.errors import UnreadableImage
from tests.adapters.tesseract.drawn import (
    LOCKED_PDF,
    blank_pdf,
    bomb,
    endless_pdf,
    needs_font,
    page,
    pdf,
    saved,
)

needs_pillow = pytest.mark.skipif(not can_print(), reason="Pillow is not installed")


def opened(data: bytes):
    from PIL import Image

    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.fixture
async def room():
    async with Darkroom(limit=60, start=60) as here:
        yield here


async def reason(room: Darkroom, data: bytes) -> str:
    with pytest.raises(UnreadableImage) as refused:
        await room.develop(data)
    return refused.value.reason


@needs_pillow
@needs_font
async def test_whatever_comes_in_a_plain_jpeg_goes_out(room):
    for form in ("PNG", "HEIF", "AVIF", "WEBP", "GIF", "TIFF", "BMP"):
        made = opened(await room.develop(saved(page(), form)))
        assert (made.format, made.size, made.mode) == ("JPEG", (900, 620), "RGB")


@needs_pillow
@needs_font
async def test_it_stands_upright_and_where_it_was_taken_is_gone(room):
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "SECRET PLACE"
    made = await room.develop(saved(page(), "JPEG", exif=exif))
    assert opened(made).size == (620, 900)
    assert b"SECRET" not in made and not opened(made).getexif()


@needs_pillow
@needs_font
def test_what_somebody_noted_in_its_file_is_not_written_down_again():
    from adapters.tesseract import printing

    picture = saved(page(), "JPEG", comment=b"MARK-77")
    assert b"MARK-77" in picture and b"MARK-77" not in printing.printed(picture)


@needs_pillow
@needs_font
async def test_of_a_pdf_a_picture_of_its_first_pages_comes_out(room):
    made = await room.develop(pdf(*[page()] * 4, author="MINSU"))
    assert opened(made).format == "JPEG" and opened(made).height > 2 * 600
    assert is_excerpt(made) and b"MINSU" not in made
    assert made == await room.develop(pdf(*[page()] * 4, author="JIEUN"))


@needs_pillow
async def test_a_pdf_that_is_locked_is_refused_and_the_child_lives_on(room):
    assert await reason(room, LOCKED_PDF) == "locked"
    first = room.pid
    assert await room.develop(blank_pdf())
    assert room.pid == first


async def test_where_nothing_draws_pages_a_pdf_is_refused_for_that(room, monkeypatch):
    monkeypatch.setattr(darkroom, "can_print", lambda: False)
    assert await reason(room, blank_pdf()) == "pdf"


@needs_pillow
async def test_a_pdf_that_never_ends_costs_the_child_and_no_more():
    async with Darkroom(limit=1, start=60) as room:
        await room.develop(blank_pdf())
        assert await reason(room, endless_pdf()) == "timeout"
        assert await room.develop(blank_pdf())


@needs_pillow
async def test_what_hides_behind_a_picture_is_left_behind(room):
    polyglot = saved(noise(200, 200), "PNG") + b"PK\x03\x04 <script>"
    assert b"<script>" not in await room.develop(polyglot)


@needs_pillow
async def test_a_photo_is_made_smaller_and_a_long_capture_keeps_its_letters(room):
    from PIL import Image

    assert max(opened(await room.develop(saved(Image.new("RGB", (6000, 4000)), "JPEG"))).size) == 3200
    assert opened(await room.develop(saved(Image.new("RGB", (1080, 9000)), "PNG"))).size == (1080, 9000)


def noise(width: int, height: int):
    from PIL import Image

    return Image.effect_noise((width, height), 100)


@needs_pillow
def test_what_is_too_heavy_to_be_sent_is_made_smaller_still(monkeypatch):
    from adapters.tesseract import printing

    monkeypatch.setattr(printing, "MOST", 30_000)
    made = printing.printed(saved(noise(400, 400), "PNG"))
    assert len(made) <= 30_000 and opened(made).size[0] < 400


@needs_pillow
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"no picture", "not_image"),
        (bomb(60_000, 60_000), "too_many_pixels"),
        (bomb(900, 620), "broken"),
    ],
)
async def test_what_is_no_picture_is_refused_and_the_next_one_is_made(room, data, expected):
    assert await reason(room, data) == expected
    assert await room.develop(saved(noise(50, 50), "PNG"))


async def test_without_pillow_plain_pictures_go_as_they_are(room, monkeypatch):
    monkeypatch.setattr(darkroom, "find_spec", lambda _name: None)
    plain = bomb(900, 620)
    assert await room.develop(plain) is plain
    monkeypatch.setattr(darkroom, "MOST", 10)
    assert await reason(room, plain) == "too_big"
    tiff = b"II*\x00\x08\x00\x00\x00\x02\x00\x00\x01\x03\x00\x01\x00\x00\x00\x84\x03\x00\x00\x01\x01\x03\x00\x01\x00\x00\x00\x6c\x02\x00\x00\x00\x00\x00\x00"
    assert await reason(room, tiff) == "not_image"


@pytest.mark.parametrize("body", [b"", b"jpeg", b"no json", b"[]", b'{"fault": "rm -rf"}'])
async def test_what_makes_no_sense_is_a_broken_picture(body):
    with pytest.raises(UnreadableImage) as refused:
        unwrap(body)
    assert refused.value.reason == "broken"
