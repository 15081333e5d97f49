"""A text with some of its words replaced, and where its places were before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edited:
    """`text`, and the spans of the text before with the length of what stands there now."""

    text: str
    changes: tuple[tuple[int, int, int], ...] = ()

    def before(self, at: int, *, last: bool = False) -> int:
        """Where a place was; within new words the first place of the old ones, or the `last`."""
        moved = 0
        for start, end, length in self.changes:
            here = start + moved
            if at < here or (at == here and last):
                break
            if at < here + length:
                return end if last else start
            moved += length - (end - start)
        return at - moved


def edited(text: str, words: Iterable[tuple[int, int, str]]) -> Edited:
    """The text with other words at these spans, which are in order; where two overlap the first one has it."""
    told, changes, at = "", list[tuple[int, int, int]](), 0
    for first, last, new in words:
        start, end = max(at, first), max(at, last)
        told += text[at:start] + new
        changes.append((start, end, len(new)))
        at = end
    return Edited(told + text[at:], tuple(changes))
