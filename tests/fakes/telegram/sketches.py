"""Small files to send, made by hand: pictures of any measure, a calendar file, bytes that are no picture."""

from __future__ import annotations

import struct
import zlib

BROKEN = b"\xff\xd8\xff\xe0 this is no picture"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//KO\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\n"
    "DTSTAMP:20261123T000000Z\r\nDTSTART:20261124T060000Z\r\nDTEND:20261124T070000Z\r\nSUMMARY:치과\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
).encode()


def png(width: int = 400, height: int = 300, color: bytes = b"\xf0\xf0\xf0") -> bytes:
    """A picture of one colour."""
    raw = (b"\0" + color * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def webp(width: int = 400, height: int = 300) -> bytes:
    """As far as its measures go, and no further."""
    frame = b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(16)
    return b"RIFF" + struct.pack("<I", len(frame) + 12) + b"WEBPVP8 " + struct.pack("<I", len(frame)) + frame
