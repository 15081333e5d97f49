"""Word lists as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

_Value = TypeVar("_Value")


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words as they are, the longest first; a space in a word may be left out."""
    patterns = (re.escape(word).replace(r"\ ", r"\s?") for word in sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(patterns)})"


def any_of(*lists: str) -> str:
    """A pattern for any of the patterns in a list, in their order. `_` is a space that may be left out."""
    words = (word.replace("_", r"\s?") for words in lists for word in words.split())
    return f"(?:{'|'.join(words)})"


def tight(table: Mapping[str, _Value]) -> dict[str, _Value]:
    """The same table for words written without their spaces."""
    return {word.replace(" ", ""): value for word, value in table.items()}
