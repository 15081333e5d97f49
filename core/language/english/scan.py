"""Reads a text from left to right and collects the pieces that tell time. Texts are in lower case."""

from __future__ import annotations

import re
from dataclasses import replace

from core.calendar.time.expression import CalendarDate
from core.language.english.clocks import CLOCK_WORDS, clock_at
from core.language.english.day_rules import DAY_WORDS
from core.language.english.item_hours import item_hours
from core.language.english.lengths import length_piece, loose_piece
from core.language.english.pieces import Piece
from core.language.english.prefixes import PREFIXES, until
from core.language.english.repeats import REPEAT_WORDS, repeat_at
from core.language.english.spans import (
    ZONE_WORDS,
    clock_piece,
    compiled,
    day_piece,
    numbers_then_month,
    zone_piece,
)
from core.language.english.words import ORDINALS, PARTS, SHORT_WEEKDAYS, SHY_WEEKDAYS, one_of

_TOKEN = re.compile(r"(?<![\w'])(?:[a-z]+|\d)|@")
_PART_AFTER = rf"\s+(?:in\s+the\s+|at\s+)?({one_of(PARTS)})\b"
_BARE_AFTER = (
    r"\s*,?\s+(?=(?:\d{1,2}(?:[:.]\d{2})?|[01]\d[0-5]\d)(?:-?ish\b|\s*(?:$|[,;!?)@.-])|"
    r"\s+(?:with|at|in|for|and|till?|until|to|tonight|lunch|dinner|breakfast|brunch|drinks|meeting|call|then)\b))"
)
_SOON = r"(?:1[0-2]|[1-9]|[a-z]+)(?:[:.]\d{2})?\s+(?:tonight|tomorrow|tmrw|today|this\s+(?:morning|afternoon|evening)|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b"
_ISH = r"(?:1[0-2]|[1-9]|[a-z]+)(?:[:.]\d{2})?\s?-?ish\b"
_LAST = r"\b([a-z']+)\s+((?:1[0-2]|[1-9])(?:[:.][0-5]\d)?)\s*[.!?]?\s*$"
_SHY_AFTER = rf"\.?\s*(?:$|[,;.!?)]|[-@/&+]|\d|(?:at|from|noon|{one_of(SHORT_WEEKDAYS)}|morning|afternoon|evening|night|brunch|lunch|dinner|breakfast|and|by|to|through|thru|half|quarter|or|the|until|till|in|with|next|this|for)\b)"


def scan(text: str) -> list[Piece]:
    """All pieces, in order; none overlaps another."""
    pieces: list[Piece] = []
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() >= end and (piece := _piece(text, token.start(), token[0], end if pieces else -1)):
            pieces.append(_beside(text, pieces, piece))
            pieces.extend(_corrected(text, pieces) if piece.fix else _following(text, piece))
            end = pieces[-1].end
    return item_hours(text, _without_idle_zones(pieces)) + _last_number(text, pieces, end)


def _without_idle_zones(pieces: list[Piece]) -> list[Piece]:
    """A zone without a time of day, or beside one that has its own, is a word like any other."""
    if any(piece.clock and not piece.zone for piece in pieces):
        return pieces
    return [piece for piece in pieces if piece.clock or not piece.zone]


_NUMBERED = frozenset(
    (
        "room gate terminal chapter floor level unit apt bus flight version season episode week day part grade ch number "
        "no top catch formula route highway pier hall suite table court lane track platform building block step phase "
        "round group team page age score for of volume vol issue question lab module sprint act book section line stage zone"
    ).split()
)


def _last_number(text: str, pieces: list[Piece], end: int) -> list[Piece]:
    """Dinner friday with Ann 7: a number at the very end is the hour, if a day was told and no other hour."""
    m = compiled(_LAST).search(text, end)
    if m is None or m.start() < end or not any(piece.day or piece.repeat for piece in pieces):
        return []
    if any(piece.clock or piece.minutes or piece.elapsed for piece in pieces):
        return []
    clock = clock_at(text, m.start(2), bare=True) if m[1] not in _NUMBERED else None
    return [Piece(m.start(2), clock[0], clock=clock[1])] if clock else []


def _beside(text: str, pieces: list[Piece], piece: Piece) -> Piece:
    """From 10pm Thursday until 6am Friday: the day of an end belongs to it."""
    last = pieces[-1] if pieces else None
    if last is None or last.role != "until" or piece.role != "at" or text[last.end : piece.start].strip(" ,"):
        return piece
    completes = (piece.clock and last.day and not last.clock) or (piece.day and last.clock and not last.day)
    return replace(piece, role="until") if completes and any(p.day for p in pieces[:-1]) else piece


def _corrected(text: str, pieces: list[Piece]) -> list[Piece]:
    """At 3, no, 4: behind a word of correction a mere number is an hour, if one was told before."""
    at = len(text) - len(text[pieces[-1].end :].lstrip())
    found = clock_piece(text, at, at, bare=True) if any(piece.clock for piece in pieces) else None
    return [found] if found else []


def _piece(text: str, start: int, word: str, last: int) -> Piece | None:
    if word == "to" and last >= 0 and not text[last:start].strip():
        return until(text, start, start + 2)
    kind = "#" if word.isdecimal() else word
    if (prefix := PREFIXES.get(word)) and (piece := prefix(text, start, start + len(word))):
        return piece
    if kind in REPEAT_WORDS and (found := repeat_at(text, start, kind)):
        return Piece(start, found[0], repeat=found[1])
    return _plain(text, start, kind)


def _plain(text: str, start: int, kind: str) -> Piece | None:
    if kind in DAY_WORDS and _is_day(text, start, kind) and (piece := day_piece(text, start, start)):
        return None if _mere_ordinal(kind, piece) else piece
    if kind == "#" or kind in CLOCK_WORDS:
        bare = compiled(rf"{_SOON}|{_ISH}").match(text, start) is not None
        found = (
            length_piece(text, start, start)
            or loose_piece(text, start)
            or clock_piece(text, start, start, bare)
        )
        return None if found and found.bare and found.clock and _is_numbered(text, start) else found
    return zone_piece(text, start) if kind in ZONE_WORDS else None


def _is_numbered(text: str, start: int) -> bool:
    """Pages 10-12, rooms 3-4."""
    words = text[max(0, start - 16) : start].split()
    return bool(words) and words[-1].rstrip("s") in _NUMBERED


def _is_day(text: str, start: int, word: str) -> bool:
    """Sat, sun, wed and mon are words of their own, too."""
    if word not in SHY_WEEKDAYS:
        return True
    after = compiled(_SHY_AFTER).match(text, start + len(word))
    return after is not None and not compiled(r"\b(?:the|a|i|we|he|she|they|in)\s+$").search(
        text[max(0, start - 6) : start]
    )


def _mere_ordinal(word: str, piece: Piece) -> bool:
    """A second helping is no day; the 2nd is."""
    mere = isinstance(piece.day, CalendarDate) and piece.day.month is None
    return mere and word in _ORDINAL_WORDS


_ORDINAL_WORDS = frozenset(re.split("[ -]", word)[0] for word in ORDINALS) | {"the"}


def _following(text: str, piece: Piece) -> list[Piece]:
    """What only counts behind a day: morning, or a mere number for an hour."""
    if piece.day is None and piece.repeat is None and not piece.weekdays:
        return []
    if m := compiled(_PART_AFTER).match(text, piece.end):
        part = Piece(piece.end, m.end(), part=PARTS[" ".join(m[1].split())])
        return [part, *_hour_after(text, part.end)]
    return _hour_after(text, piece.end)


def _hour_after(text: str, end: int) -> list[Piece]:
    dates = numbers_then_month(text, end, end + 1)
    if dates is not None:
        return [dates]
    if (m := compiled(_BARE_AFTER).match(text, end)) and (clock := clock_at(text, m.end(), bare=True)):
        found = clock_piece(text, m.end(), m.end(), bare=True)
        return [found] if found and clock else []
    return []
