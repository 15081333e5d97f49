"""What a text really says: whether words stand in it, and where. Blanks and the case of letters make no difference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal
from unicodedata import is_normalized, normalize

_WORD = re.compile(r"[^\W_]+")
Span = tuple[int, int]


class Grounds:
    """A text that readings are held against."""

    def __init__(self, text: str) -> None:
        self._form: Literal["NFKC", "NFKD"] = "NFKC" if is_normalized("NFC", text) else "NFKD"
        letters = [(sign, at) for at, letter in enumerate(text) for sign in self._plain(letter)]
        self._signs = "".join(sign for sign, _ in letters)
        self._places = [at for _, at in letters]

    def find(self, words: str, start: int = 0) -> Span | None:
        """Where the words stand, in letters of the text: first behind `start`, or else anywhere."""
        plain = self._plain(words)
        if not plain:
            return None
        behind = next((n for n, at in enumerate(self._places) if at >= start), 0)
        found = self._signs.find(plain, behind)
        found = self._signs.find(plain) if found < 0 else found
        return None if found < 0 else (self._places[found], self._places[found + len(plain) - 1] + 1)

    def trace(self, words: str, start: int = 0) -> Span | None:
        """The same, or the stretch from the first word to the last where they stand in this order with others between."""
        whole = self.find(words, start)
        if whole is not None:
            return whole
        spans: list[Span] = []
        for word in _WORD.findall(words):
            found = self.find(word, spans[-1][1] if spans else start)
            if found is None or (spans and found[0] < spans[-1][1]):
                return None
            spans.append(found)
        return hull(spans)

    def holds(self, words: str) -> bool:
        """Whether every word stands there; a title may have been said in pieces."""
        return all(self._plain(word) in self._signs for word in _WORD.findall(words))

    def _plain(self, words: str) -> str:
        """Letters in pieces (한 as ᄒ ᅡ ᆫ), as some systems write them, can only be found in pieces."""
        return "".join(normalize(self._form, words).casefold().split())


def hull(spans: Iterable[Span]) -> Span | None:
    """The stretch that holds all of them."""
    found = tuple(spans)
    return (min(start for start, _ in found), max(end for _, end in found)) if found else None


def tidy(words: str) -> str:
    """On one line, without what cannot be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
