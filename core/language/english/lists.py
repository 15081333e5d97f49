"""Messages that are lists: a head that may say the day (tomorrow:), and items that are each an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.language.english.pieces import Piece
from core.language.english.scan import scan
from core.language.english.slots import cut
from core.language.english.spans import compiled

_BULLET = r"[ ]*(?:(?:[-*•·▪◦‣]|\d{1,2}[.)]|\[[ x]?\])[ ]+)+"
_HEAD = r"[^:\n]{1,80}?(?::(?=\s)|(?=\n))"
_GENERIC = (
    r"(?:\b(?:plans?|schedule|agenda|events?|my|the|our|for|on|of|in|here'?s|here|is|are|what'?s|to[- ]?dos?|to\s+do|list|tasks?|"
    r"appointments|meetings|things|calendar|add|put|these|this|following|please|and|happening|coming|up|have|i|we|to|need)\b|[\W\d_])*"
)
LABEL = (
    r"(?:^|(?<=\n))[ ]*(?:title|event|subject|summary|topic|name|what|when|date|time|day|starts?|date\s*(?:&|and)\s*time|"
    r"where|location|place|venue|who|guests|attendees|notes?)\s*:|"
    r"(?:^|(?<=\n))[ ]*(?:what|when|where|date|time|location)[ ]*\n"
)
_MOST = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that tells one event or several; `head` is what was said above it of the day."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    head: tuple[Piece, ...] = ()


def blocks(plain: str, pieces: list[Piece]) -> list[Block]:
    """The items of a list, or the whole text without the head it may have."""
    return _items(plain) or [_without_head(plain, pieces)]


def wordless(plain: str, start: int, end: int, pieces: tuple[Piece, ...]) -> str:
    """The words of a stretch that tell no time."""
    spans = [(max(piece.start - start, 0), piece.end - start) for piece in pieces]
    return cut(plain[start:end], spans)[: end - start].replace("\x00", " ")


def _without_head(plain: str, pieces: list[Piece]) -> Block:
    whole = Block(0, len(plain), tuple(pieces))
    m = compiled(_HEAD).match(plain)
    if m is None:
        return whole
    head = tuple(piece for piece in pieces if piece.end <= m.end())
    rest = tuple(piece for piece in pieces if piece.start >= m.end())
    if (
        any(piece.clock for piece in head)
        or len(head) + len(rest) < len(pieces)
        or not plain[m.end() :].strip()
    ):
        return whole
    said = compiled(_GENERIC).fullmatch(wordless(plain, 0, m.end(), head))
    return Block(m.end(), len(plain), rest, head) if said else whole


def _items(plain: str) -> list[Block]:
    """The bulleted lines; none where they only describe a single event."""
    lines = list(_lines(plain)) if "\n" in plain else []
    if not 2 <= sum(bulleted for _, _, bulleted in lines) <= _MOST:
        return []
    pieces = scan(compiled(rf"(?:^|(?<=\n)){_BULLET}").sub(lambda m: "\n" * len(m[0]), plain))
    found: list[Block] = []
    head: tuple[Piece, ...] = ()
    listing = False
    for start, end, bulleted in lines:
        if bulleted:
            found.append(_block(start, end, pieces, head))
            listing = True
        elif listing and plain[end - 1] != ":":
            found[-1] = _block(found[-1].start, end, pieces, found[-1].head)
        else:
            line = _block(start, end, pieces)
            head, listing = _days_of(line), False
            found += [line] if _is_event(plain, line) else []
    stand = [block for block in found if _has_words(plain, block) and _tells_time(block)]
    return [block for block in found if _has_words(plain, block)] if len(stand) > 1 else []


def _lines(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Lines that are not empty, without their bullets: where they begin and end."""
    start = 0
    for line in plain.split("\n"):
        end = start + len(line.rstrip())
        bullet = compiled(_BULLET).match(plain, start, end)
        if end > start:
            yield bullet.end() if bullet else start, end, bullet is not None
        start += len(line) + 1


def _block(start: int, end: int, pieces: list[Piece], head: tuple[Piece, ...] = ()) -> Block:
    return Block(start, end, tuple(piece for piece in pieces if start <= piece.start < end), head)


def _days_of(line: Block) -> tuple[Piece, ...]:
    """What a line says of the day of the items below it."""
    return tuple(replace(piece, until_day=None) for piece in line.pieces if piece.day and not piece.clock)


def _is_event(plain: str, line: Block) -> bool:
    """Above its items stands an event of its own: it has a time or a day, and words, and no colon behind it."""
    telling = any(piece.clock for piece in line.pieces) or (
        bool(_days_of(line)) and plain[line.end - 1] != ":"
    )
    return telling and not compiled(_GENERIC).fullmatch(wordless(plain, line.start, line.end, line.pieces))


def _tells_time(block: Block) -> bool:
    pieces = (*block.head, *block.pieces)
    return any(p.day or p.clock or p.repeat or p.weekdays or p.elapsed is not None for p in pieces)


def _has_words(plain: str, block: Block) -> bool:
    rest = wordless(plain, block.start, block.end, block.pieces)
    return compiled(r"[a-z]{2,}|1:1").search(rest) is not None
