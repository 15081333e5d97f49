"""Pictures as cameras and programs write them, full of what nobody else should know."""

from __future__ import annotations

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageOps, PngImagePlugin

pillow_heif.register_heif_opener()

SECRET = b"SECRET-37.5665-126.9780"
WORDS = SECRET.decode()
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="%d" photoshop:City="'
    + SECRET
    + b'"/></x:xmpmeta>'
)


def picture(mode: str = "RGB", size: tuple[int, int] = (40, 24)) -> Image.Image:
    """No two corners alike, so that turning it shows."""
    plain = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (plain, plain.transpose(Image.Transpose.ROTATE_180), Image.new("L", size, 7)))
    image.paste((200, 10, 60), (0, 0, 12, 6))
    return image.convert(mode)


def exif(way: int | None = None) -> bytes:
    """What a telephone writes: names, a time, a place."""
    told = Image.Exif()
    told[0x010F], told[0x0110], told[0x0132], told[0x013B] = WORDS, WORDS, "2026:11:23 10:00:00", WORDS
    if way is not None:
        told[0x0112] = way
    told.get_ifd(0x8769)[0x9286] = b"ASCII\x00\x00\x00" + SECRET
    told.get_ifd(0x8825)[0x001D] = WORDS
    return told.tobytes()


def jpeg(way: int | None = None, mode: str = "RGB", **more) -> bytes:
    out = io.BytesIO()
    more = {"exif": exif(way), "comment": SECRET, "icc_profile": b"profile" * 9} | more
    picture(mode).save(out, "JPEG", **more)
    data = out.getvalue()
    iptc = b"Photoshop 3.0\x008BIM" + SECRET
    extra = b"\xff\xed" + struct.pack(">H", 2 + len(iptc)) + iptc
    return data[:2] + extra + data[2:] + SECRET  # what programs hang on behind: videos, depth, previews


def png(way: int | None = None, **more) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", WORDS)
    told.add_text("Comment", WORDS, zip=True)
    told.add_itxt("XML:com.adobe.xmp", WORDS)
    told.add(b"tIME", b"\x07\xea\x0b\x17\x0a\x00\x00")
    out = io.BytesIO()
    picture(more.pop("mode", "RGB")).save(out, "PNG", **{"pnginfo": told, "exif": exif(way)} | more)
    return out.getvalue() + SECRET


def webp(way: int | None = None, **more) -> bytes:
    out = io.BytesIO()
    picture(more.pop("mode", "RGB")).save(out, "WEBP", **{"exif": exif(way), "xmp": XMP % 1} | more)
    return out.getvalue() + SECRET


def gif(frames: int = 1) -> bytes:
    out = io.BytesIO()
    others = [picture("P").rotate(180) for _ in range(frames - 1)]
    picture("P").save(out, "GIF", comment=SECRET, save_all=frames > 1, append_images=others, loop=0)
    data = out.getvalue()
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    program = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET + b"\x00"
    return data[:at] + program + data[at:] + SECRET


def tiff(way: int | None = None, **more) -> bytes:
    out = io.BytesIO()
    told = {270: WORDS, 271: WORDS, 305: WORDS, 315: WORDS, 700: SECRET}
    if "compression" not in more:  # libtiff writes no places
        told[0x8825] = {0x1D: WORDS}
    picture(more.pop("mode", "RGB")).save(out, "TIFF", tiffinfo=told | ({274: way} if way else {}), **more)
    return out.getvalue()


def heic(way: int | None = None, **more) -> bytes:
    out = io.BytesIO()
    more = {"exif": exif(way), "xmp": XMP % 1} | more
    picture(size=(64, 48)).save(out, more.pop("format", "HEIF"), **more)
    return out.getvalue()


def pixels(data: bytes) -> list[tuple[str, tuple[int, int], bytes]]:
    """What is seen, the right way up, of each frame."""
    image = Image.open(io.BytesIO(data))
    seen = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        frame = ImageOps.exif_transpose(image)
        seen.append((frame.mode, frame.size, frame.tobytes()))
    return seen


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
