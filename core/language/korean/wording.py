"""Word lists as patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

_Value = TypeVar("_Value")
_MAY_LEAD = re.compile(r"^(?:\w\?)+")
_SPECIAL = re.compile(r"\w?[?*]|[\[(\\^$|{.+_]")


class Late:
    """A pattern that is compiled when it is first needed: when a text has one of the words it cannot do without."""

    def __init__(self, pattern: str, needs: Iterable[str] = ()) -> None:
        self._pattern = pattern
        self._needs = tuple(needs)

    @property
    def needs(self) -> tuple[str, ...]:
        """The words of which one is in every text that matches."""
        return self._needs

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """As of a compiled pattern; so are the others."""
        return self._compiled.search(text, *span) if self._may_match(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.match(text, *span) if self._may_match(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, *span) if self._may_match(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, *span) if self._may_match(text) else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._compiled.sub(by, text) if self._may_match(text) else text

    def _may_match(self, text: str) -> bool:
        for word in self._needs:
            if word in text:
                return True
        return not self._needs

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern)


def stems(*lists: str) -> tuple[str, ...]:
    """What every match of `any_of` these lists has in it: each word up to its first sign that is no letter."""
    words = {_MAY_LEAD.sub("", word) for words in lists for word in words.split()}
    found = {_SPECIAL.split(word, maxsplit=1)[0] for word in words}
    if "" in found:
        raise ValueError("a word of the list begins with a sign")
    return tuple(found)


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
