"""What a picture tells beside itself goes; the picture stays as it was, and the right way up."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from adapters.memory.blobs import MemoryBlobStore
from adapters.metadata.blobs import BareBlobStore
from adapters.metadata.orientation import alone, orientation
from adapters.metadata.strip import KINDS, bare
from core.errors import BlobMissing, UnreadableImage
from tests.adapters.metadata.files import (
    SECRET,
    XMP,
    chunk,
    exif,
    gif,
    heic,
    jpeg,
    picture,
    pixels,
    png,
    tiff,
    webp,
)

WAYS = (None, *range(1, 9))
SAMPLES = {
    "jpeg": jpeg(),
    "jpeg progressive": jpeg(progressive=True),
    "jpeg gray": jpeg(mode="L"),
    "jpeg cmyk": jpeg(mode="CMYK"),
    "jpeg restarts": jpeg(restart_marker_rows=1),
    "jpeg dense": jpeg(dpi=(300, 300)),
    "png": png(),
    "png clear": png(mode="RGBA"),
    "png palette": png(mode="P", transparency=3),
    "png moving": png(save_all=True, append_images=[picture().rotate(180)]),
    "webp": webp(),
    "webp lossless": webp(lossless=True),
    "webp clear": webp(mode="RGBA"),
    "webp moving": webp(save_all=True, append_images=[picture().rotate(180)]),
    "gif": gif(),
    "gif moving": gif(3),
    "tiff": tiff(),
    "tiff packed": tiff(compression="tiff_lzw"),
    "heic": heic(),
    "avif": heic(format="AVIF"),
}


@pytest.mark.parametrize("data", SAMPLES.values(), ids=SAMPLES)
def test_nothing_private_stays_and_every_pixel_does(data):
    assert SECRET in data
    clean = bare(data)
    assert SECRET not in clean
    assert b"2026:11:23" not in clean
    assert pixels(clean) == pixels(data)
    assert len(clean) <= len(data)


@pytest.mark.parametrize("data", SAMPLES.values(), ids=SAMPLES)
def test_what_is_bare_already_stays_as_it_is(data):
    assert bare(bare(data)) == bare(data)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("make", [jpeg, png, webp, tiff, heic], ids=lambda one: one.__name__)
def test_it_stays_the_right_way_up(make, way):
    data = make(way)
    clean = bare(data)
    assert pixels(clean) == pixels(data)
    assert SECRET not in clean


@pytest.mark.parametrize("way", WAYS[1:])
@pytest.mark.parametrize("make", [jpeg, webp], ids=lambda one: one.__name__)
def test_what_only_xmp_says_of_the_way_up_counts(make, way):
    data = make(exif=b"", xmp=XMP % way)
    clean = bare(data)
    assert pixels(clean) == pixels(data)
    assert SECRET not in clean


@pytest.mark.parametrize("packed", [True, False])
def test_in_png_too(packed):
    words = zlib.compress(XMP % 6) if packed else XMP % 6
    body = b"XML:com.adobe.xmp\x00" + bytes([packed]) + b"\x00\x00\x00" + words
    plain = bare(png(exif=b""))
    data = plain[:33] + chunk(b"iTXt", body) + plain[33:]
    assert pixels(bare(data)) == pixels(data) != pixels(plain)


@pytest.mark.parametrize("name", [b"zTXt", b"tEXt"])
def test_and_what_older_programs_wrote_in_digits(name):
    told = exif(8)
    digits = b"\nexif\n%8d\n" % len(told) + told.hex().encode() + b"\n"
    body = b"Raw profile type exif\x00" + (b"\x00" + zlib.compress(digits) if name == b"zTXt" else digits)
    plain = bare(png(exif=b""))
    data = plain[:33] + chunk(name, body) + plain[33:]
    assert pixels(bare(data)) == pixels(data) != pixels(plain)
    assert SECRET not in bare(data)


@pytest.mark.parametrize(
    "words", [b"Raw profile type exif\x00\x00no zlib", b"Raw profile type exif\x00\n\n\nzz", b""]
)
@pytest.mark.parametrize("name", [b"zTXt", b"tEXt", b"iTXt"])
def test_words_that_make_no_sense_are_left_out_all_the_same(name, words):
    plain = bare(png())
    assert bare(plain[:33] + chunk(name, words) + plain[33:]) == plain


def test_colours_and_density_stay():
    image = Image.open(io.BytesIO(bare(jpeg(dpi=(300, 300)))))
    assert image.info["icc_profile"] == b"profile" * 9
    assert image.info["dpi"] == (300, 300)
    assert not image.getexif()


def test_only_the_way_up_is_left_of_exif():
    for data in (jpeg(6), png(6), webp(6)):
        assert dict(Image.open(io.BytesIO(bare(data))).getexif()) == {0x0112: 6}


def test_of_several_pictures_in_one_jpeg_the_first_stays():
    out = io.BytesIO()
    picture().save(
        out, "MPO", save_all=True, append_images=[Image.new("RGB", (900, 900), "red")], exif=exif(6)
    )
    data = out.getvalue()
    assert pixels(bare(data)) == pixels(data)[:1]
    assert len(bare(data)) < len(data) / 2


def test_a_preview_in_front_of_a_jpeg_goes():
    plain = bare(jpeg())
    body = plain[6:18] + b"\x02\x02" + SECRET[:12]
    data = plain[:2] + b"\xff\xe0" + struct.pack(">H", 2 + len(body)) + body + plain[20:]
    assert bare(data) == plain


def test_a_picture_that_is_cut_short_shows_what_it_showed():
    for data in SAMPLES.values():
        for end in range(12, len(data), max(1, len(data) // 60)):
            clean = bare(data[:end])
            assert len(clean) <= end
            assert seen(clean) == seen(data[:end]) or seen(data[:end]) is None


def seen(data: bytes):
    """None where it cannot be shown; broken EXIF may keep a picture from being shown that is fine without it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return pixels(data)
    except (OSError, SyntaxError, ValueError, struct.error, EOFError, IndexError):
        return None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"haru",
        b"%PDF-1.7",
        b"BEGIN:VCALENDAR\r\n",
        b"\x00\x00\x00\x18ftypisom" + bytes(40),
        b"RIFX\x00\x00\x00\x00WEBP",
    ],
)
def test_what_is_no_picture_comes_back_as_it_was(data):
    assert bare(data) == data


@given(st.binary(max_size=300))
def test_whatever_it_is_nothing_breaks_and_nothing_grows(data):
    assert bare(data) == data or len(bare(data)) <= len(data)


@settings(max_examples=400)
@given(st.sampled_from(KINDS), st.binary(max_size=200))
def test_whatever_follows_a_signature_nothing_breaks_and_nothing_grows(kind, rest):
    at, signature, _ = kind
    data = (b"RIFF" + rest[:4].ljust(4, b"\x00") if signature == b"WEBP" else bytes(at)) + signature
    data += (b"heic" if signature == b"ftyp" else b"") + rest
    assert len(bare(data)) <= len(data)
    assert bare(bare(data)) == bare(data)


@settings(max_examples=400)
@given(
    st.sampled_from(tuple(SAMPLES.values())),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(min_size=1, max_size=6)), max_size=6),
    st.booleans(),
)
def test_a_damaged_picture_breaks_nothing_and_does_not_grow(data, damages, inserted):
    for place, bytes_there in damages:
        at = place % len(data)
        data = data[:at] + bytes_there + data[at if inserted else at + len(bytes_there) :]
    assert len(bare(data)) <= len(data)


@settings(max_examples=300)
@given(st.integers(0, 9), st.binary(max_size=60), st.booleans())
def test_exif_of_any_making_is_heard_or_not(way, rest, prefixed):
    told = (b"Exif\x00\x00" if prefixed else b"") + alone(way, 99) + rest
    assert orientation(told) == (way if 1 < way < 9 else 1) or rest
    assert orientation(rest) in range(1, 9)


def test_little_room_is_enough_for_the_way_up_and_less_is_not():
    assert orientation(alone(6, 22)) == 6
    assert alone(6, 21) == b"" == alone(1, 99)


# ── a place that nothing private reaches ──


async def no_pages(data: bytes) -> bytes:
    raise UnreadableImage("locked")


async def test_of_a_pdf_only_the_picture_of_its_pages_is_kept():
    async def develop(data: bytes) -> bytes:
        return b"picture of " + data[:8]

    shelf = MemoryBlobStore()
    await BareBlobStore(shelf, develop).put("abc", b"%PDF-1.7 /Author(Minsu)")
    assert await shelf.get("abc") == b"picture of %PDF-1.7"


async def test_a_pdf_of_which_there_is_no_picture_is_not_kept():
    shelf = MemoryBlobStore()
    with pytest.raises(UnreadableImage):
        await BareBlobStore(shelf, no_pages).put("abc", b"%PDF-1.7")
    assert not await shelf.has("abc")


async def test_whatever_brings_it_a_picture_is_kept_bare():
    shelf = MemoryBlobStore()
    blobs = BareBlobStore(shelf, no_pages)
    await blobs.put("abc", jpeg(6))
    assert await shelf.get("abc") == bare(jpeg(6)) == await blobs.get("abc")
    assert await blobs.has("abc") and await blobs.link("abc") is None
    await blobs.delete("abc")
    assert not await shelf.has("abc")
    with pytest.raises(BlobMissing):
        await blobs.link("abc")


async def test_a_calendar_file_and_an_export_are_kept_as_they_are():
    shelf = MemoryBlobStore()
    await BareBlobStore(shelf, no_pages).put("abc", b"BEGIN:VCALENDAR\r\n")
    assert await shelf.get("abc") == b"BEGIN:VCALENDAR\r\n"
