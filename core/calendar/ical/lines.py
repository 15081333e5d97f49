"""Content lines as RFC 5545 §3.1 wants them: escaped, no longer than 75 bytes, none torn within a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 75
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\;,]")


def escaped(text: str) -> str:
    """Text as a value."""
    plain = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", plain).replace("\n", "\\n")


def quoted(text: str) -> str:
    """Text as the value of a parameter."""
    return '"' + " ".join(_UNSEEN.sub("", text).replace('"', "'").split()) + '"'


def folded(line: str) -> str:
    """The line with its end; its further parts begin with a space."""
    return "\r\n ".join(_pieces(line)) + "\r\n"


def _pieces(line: str) -> Iterator[str]:
    kept, room = "", _LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield kept
            kept, room = "", _LONGEST - 1
        kept, room = kept + letter, room - size
    yield kept
