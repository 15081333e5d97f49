"""Which way up a picture is, found where cameras and programs write it, and written down with nothing else."""

from __future__ import annotations

import re
import struct

WAYS = range(1, 9)
UPRIGHT = 1
TAG, SHORT, LONG = 0x0112, 3, 4
LEAST, WHOLE = 22, 26
MOST_ENTRIES = 1000
_PREFIX = b"Exif\x00\x00"
_XMP = re.compile(rb'tiff:Orientation(?:="|>)([0-9])')


def orientation(exif: bytes, xmp: bytes = b"") -> int:
    """1 to 8; what XMP says counts where EXIF says nothing, as for those that show pictures."""
    said = _in_exif(exif)
    if said is None:
        found = _XMP.search(xmp)
        said = int(found[1]) if found else UPRIGHT
    return said if said in WAYS else UPRIGHT


def alone(way: int, room: int) -> bytes:
    """EXIF that says this and nothing else, in at most `room` bytes; nothing where it need not be said."""
    if way == UPRIGHT or room < LEAST:
        return b""
    whole = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, TAG, SHORT, 1, way, 0, 0)
    return whole if room >= WHOLE else whole[:LEAST]


def _in_exif(exif: bytes) -> int | None:
    while exif.startswith(_PREFIX):
        exif = exif[len(_PREFIX) :]
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    try:
        return _entry(exif, order) if order else None
    except struct.error:
        return None


def _entry(exif: bytes, order: str) -> int | None:
    """The first of them that can be read."""
    (at,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, at)
    for number in range(min(count, MOST_ENTRIES)):
        place = at + 2 + 12 * number
        if len(exif) < place + 12:
            break
        tag, kind, values = struct.unpack_from(f"{order}HHI", exif, place)
        if tag == TAG and values == 1 and kind in (SHORT, LONG):
            return int(struct.unpack_from(order + ("H" if kind == SHORT else "I"), exif, place + 8)[0])
    return None
