"""What is read of a PDF: its first pages as one picture, which says in a comment of its own that more came behind them."""

from __future__ import annotations

FIRST_PAGES = 2
MORE = b"haru: more pages"
_JPEG, _BEGINNING = b"\xff\xd8\xff", 200


def is_excerpt(picture: bytes) -> bool:
    """Whether pages were left out. Comments of other people are taken off pictures before they are kept."""
    return picture.startswith(_JPEG) and MORE in picture[:_BEGINNING]
