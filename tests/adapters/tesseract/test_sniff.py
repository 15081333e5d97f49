"""What is turned away before anything is decoded, and how the size of each format is read from its header."""

from __future__ import annotations

import struct
import time

import pytest

from adapters.tesseract.headers import declared_size
from adapters.tesseract.sniff import MAX_BYTES, admit, format_of
from core.errors import UnreadableImage
from tests.adapters.tesseract.drawn import bomb, saved

PIL = pytest.importorskip("PIL.Image", reason="pictures are made with Pillow")
FORMS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")


def picture(form: str, size: tuple[int, int] = (321, 123), **options) -> bytes:
    return saved(PIL.new("RGB", size, "white"), form, **options)


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableImage) as refused:
        admit(data)
    return refused.value.reason


@pytest.mark.parametrize("form", FORMS)
def test_every_format_is_known_by_its_first_bytes_and_tells_its_size(form):
    data = picture(form, (322, 124))  # HEIC makes odd sides even
    known = format_of(data)
    assert known == ("HEIF" if form == "AVIF" else form)
    assert declared_size(known, data) == (322, 124)
    admit(data)


@pytest.mark.parametrize(
    "options", [{"lossless": True}, {"quality": 40}, {"exif": b"Exif\0\0II*\0\x08\0\0\0\0\0"}]
)
def test_the_three_kinds_of_webp_tell_their_size(options):
    assert declared_size("WEBP", picture("WEBP", **options)) == (321, 123)


def test_a_progressive_jpeg_tells_its_size():
    assert declared_size("JPEG", picture("JPEG", progressive=True)) == (321, 123)


def test_fill_bytes_and_bare_markers_in_a_jpeg_are_stepped_over():
    data = b"\xff\xd8\xff\xff\xff\x01\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 50, 70) + b"\x01\x01\x11\x00"
    assert declared_size("JPEG", data) == (70, 50)


def test_an_old_bmp_header_and_a_top_down_one_are_read():
    old = b"BM" + bytes(12) + struct.pack("<IHH", 12, 200, 100) + bytes(8)
    down = b"BM" + bytes(12) + struct.pack("<Iii", 40, 200, -100) + bytes(32)
    assert declared_size("BMP", old) == declared_size("BMP", down) == (200, 100)


def test_a_big_endian_tiff_tells_its_size():
    entries = struct.pack(">HHHIHH", 2, 256, 3, 1, 640, 0) + struct.pack(">HHII", 257, 4, 1, 480)
    assert declared_size("TIFF", b"MM\x00*" + struct.pack(">I", 8) + entries) == (640, 480)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ("회의 12월 3일 오후 2시".encode(), "not_image"),
        (b"<html><body>12/3 14:30</body></html>", "not_image"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "not_image"),
        (b"PK\x03\x04" + bytes(200), "not_image"),
        (b"see %PDF-1.7\n", "not_image"),
        (b"BMW is a car maker, and this is a text", "not_image"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "not_image"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(40), "not_image"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "broken"),
        (b"\xff\xd8\xff\xd9", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x04\x00\x00\x00\x00\x00", "broken"),
        (b"GIF89a\x01", "broken"),
        (b"RIFF\x00\x00\x00\x00WEBPVP9 " + bytes(40), "broken"),
        (b"II*\x00\xff\xff\xff\xff", "broken"),
        (b"II*\x00\x08\x00\x00\x00\x00\x00", "broken"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "broken"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIDAT" + bytes(20), "broken"),
        (bomb(30_000, 30_000), "too_many_pixels"),
        (bomb(60_000, 60_000), "too_many_pixels"),
        (bomb(1, 1), "broken"),
        (bomb(15, 4_000), "broken"),
    ],
)
def test_what_is_no_picture_we_read_is_refused_with_its_reason(data, reason):
    assert refusal(data) == reason


def test_a_pdf_is_let_through_for_whoever_opens_it_and_not_when_it_is_too_big():
    admit(b"%PDF-1.7\n")
    assert refusal(b"%PDF-1.7\n" + bytes(MAX_BYTES)) == "too_big"


def test_more_than_twenty_megabytes_are_refused():
    assert refusal(b"\xff\xd8\xff" + bytes(MAX_BYTES)) == "too_big"


def test_a_file_of_millions_of_empty_segments_is_refused_at_once():
    started = time.perf_counter()
    assert refusal(b"\xff\xd8" + b"\xff\xe0\x00\x02" * 4_000_000) == "broken"
    assert time.perf_counter() - started < 3
