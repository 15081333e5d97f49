"""JPEG: segments up to the picture's own data; EXIF, XMP, IPTC, comments, previews and what hangs on behind go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from adapters.metadata.orientation import alone, orientation

MARKER = re.compile(rb"\xff([\x01-\xfe])")
AFTER_SCAN = re.compile(rb"\xff[\xc0-\xcf\xd8-\xef\xfe]")  # in a scan 00 and D0 to D7 belong to the data
START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
LONELY = (0x01, *range(0xD0, 0xD8))
JFIF, EXIF_OR_XMP, PROFILE, ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
PRIVATE = (*range(0xE0, 0xF0), COMMENT)
MOST = 20_000
_EXIF, _XMP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/\x00"


@dataclass(slots=True)
class _Sheet:
    """What is kept, in order, and what the rest said of the way up."""

    parts: list[bytes] = field(default_factory=list)
    exif: bytes = b""
    xmp: bytes = b""
    place: int | None = None


def jpeg(data: bytes) -> bytes:
    """The first picture in it, up to its end."""
    sheet, at = _Sheet([data[:2]]), 2
    for _ in range(MOST):
        found = MARKER.search(data, at)
        if found is None:
            break
        marker = found[1][0]
        if marker in (END, START):
            sheet.parts.append(found[0])
        if marker == END:
            break
        at = found.end() if marker in (START, *LONELY) else _segment(data, found.start(), marker, sheet)
    return _joined(sheet, len(data))


def _segment(data: bytes, at: int, marker: int, sheet: _Sheet) -> int:
    """Where it ends; a length that cannot be ends the file."""
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    if length < 2 or len(data) < at + 4:
        return len(data)
    end = at + 2 + length
    if marker == SCAN:
        after = AFTER_SCAN.search(data, end)
        end = after.start() if after else len(data)
    part = data[at:end]
    if marker == EXIF_OR_XMP:
        _hear(sheet, part[4:])
    sheet.parts.append(_kept(marker, part))
    return end


def _hear(sheet: _Sheet, body: bytes) -> None:
    if body.startswith(_EXIF):
        sheet.exif += body[len(_EXIF) :]
    elif body.startswith(_XMP):
        sheet.xmp = body[len(_XMP) :]
    if sheet.place is None:
        sheet.place = len(sheet.parts)


def _kept(marker: int, part: bytes) -> bytes:
    """Of what programs added only what the pixels need: the density, the profile of colours, how they are mixed."""
    body = part[4:]
    if marker == JFIF and body.startswith(b"JFIF\x00") and len(body) >= 14:
        return b"\xff\xe0\x00\x10" + body[:12] + b"\x00\x00"  # no preview
    if marker == ADOBE and body.startswith(b"Adobe") and len(body) >= 12:
        return b"\xff\xee\x00\x0e" + body[:12]
    if marker == PROFILE and body.startswith(b"ICC_PROFILE\x00"):
        return part
    return b"" if marker in PRIVATE else part


def _joined(sheet: _Sheet, most: int) -> bytes:
    room = most - sum(map(len, sheet.parts))
    said = alone(orientation(sheet.exif, sheet.xmp), room - 4 - len(_EXIF))
    if said and sheet.place is not None:
        length = (2 + len(_EXIF) + len(said)).to_bytes(2, "big")
        sheet.parts.insert(sheet.place, b"\xff\xe1" + length + _EXIF + said)
    return b"".join(sheet.parts)
