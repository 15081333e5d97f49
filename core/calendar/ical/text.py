"""The bytes of a calendar file as lines: which alphabet they are in, and lines that were folded whole again."""

from __future__ import annotations

import re

from core.errors import UnreadableFile

MAX_LINES = 300_000
_BEGINS = re.compile(r"\s*BEGIN:VCALENDAR\s", re.IGNORECASE)
_LOOKED_AT = 4096
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BARE = ((b"B\0", "utf-16-le"), (b"\0B", "utf-16-be"), (b"b\0", "utf-16-le"), (b"\0b", "utf-16-be"))
_OTHERS = ("utf-8", "cp949")
"""Without a mark: what RFC 5545 asks for, or what Korean programs wrote before that. Anything is latin-1."""


def is_calendar(data: bytes) -> bool:
    """Whether these bytes begin as a calendar file does, whatever the file is called."""
    return _BEGINS.match(_decoded(data[:_LOOKED_AT])) is not None


def lines_of(data: bytes) -> list[str]:
    """The content lines, unfolded. Raises UnreadableFile for more than anybody needs for as many events as we take."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\n ", "").replace("\n\t", "")
    if text.count("\n") > MAX_LINES:
        raise UnreadableFile("too_many_events")
    return text.split("\n")


def _decoded(data: bytes) -> str:
    for mark, name in (*_MARKS, *_BARE):
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    for name in _OTHERS:
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            if len(data) - error.start < 4 and len(data) == _LOOKED_AT:  # a letter was cut in two
                return data[: error.start].decode(name)
    return data.decode("latin-1")
