"""Reads a text from left to right and collects the pieces that tell time. Texts are in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from core.calendar.time.expression import CalendarDate
from core.language.english.clocks import CLOCK_WORDS, HOUR_H, clock_at
from core.language.english.day_rules import DAY_WORDS
from core.language.english.item_hours import item_hours
from core.language.english.lengths import length_piece, loose_piece
from core.language.english.loose_hours import NUMBERED, loose_hours
from core.language.english.named import without_names
from core.language.english.pieces import Piece
from core.language.english.prefixes import PREFIXES, until
from core.language.english.repeats import REPEAT_WORDS, repeat_at
from core.language.english.spans import (
    ZONE_WORDS,
    clock_piece,
    compiled,
    day_piece,
    end_piece,
    numbers_then_month,
    zone_piece,
)
from core.language.english.texted import readable
from core.language.english.words import ORDINALS, PARTS, PARTS_BEHIND, SHORT_WEEKDAYS, SHY_WEEKDAYS, one_of

# more than this no message tells
_MOST, _MOST_WORDS, _MOST_NUMBERS = 100, 600, 150
_TOKEN = re.compile(r"(?<![\w'])(?:[a-z]+|\d)|@")
_PART_AFTER = rf"\s+(?:in\s+the\s+|at\s+)?(?:(?:early|mid|late)[\s-]+)?({one_of({**PARTS, **PARTS_BEHIND})})\b(?!\s*\d\d?:)"
_BARE_AFTER = (
    r"\s*,?\s+(?=(?:\d{1,2}(?:[:.]\d{2})?|[01]\d[0-5]\d|[1-9][0-5]\d)(?:-?ish\b|\s*(?:$|[,;!?()@.-])|"
    r"\s+(?:with|at|in|for|and|till?|until|to|tonight|lunch|dinner|breakfast|brunch|drinks|meeting|call|then)\b))"
)
# nails 4 on thurs; but not a table for 4 on thurs
_ON_DAY = r"(?:1[0-2]|[1-9])\s+on\s+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b(?!.*\d)"
_SOON = r"(?:1[0-2]|[1-9]|[a-z]+)(?:[:.]?[0-5]\d)?\s+(?:tonight|tnite|tomorrow|tmrw|tmw|tmr|tmoro|2moro|today|this\s+(?:morning|afternoon|evening)|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b"
# block 2-4 tomorrow; but not the meeting in block 2
_ORDERED = r"\s*(?:(?:please|pls|plz|can\s+you|could\s+you|haru|hey)[\s,]+){0,3}(?:block|book)\s+"
_ISH = r"(?:1[0-2]|[1-9]|[a-z]+)(?:[:.]?\d{2})?\s?-?ish\b"
# sun cream, sat nav, sat down: what makes no day of them
_NO_DAY = (
    r"[\s-]*(?:cream|screen|block|hat|lotion|burn|tan|rise|set|shine|glasses|flower|is|was|will|comes|salutations?|room|roof|valley|city|belt|dress|"
    r"light|dried|bed|deck|life|devils|tzu|nav|down|there|around|prep|tests?|exams?|scores?|tutor\w*|math|on|by|beside|back|up|still|here|alone)\b"
)
_SHY_AFTER = rf"\.?\s*(?:$|[,;.!?)]|[-@/&+]|\d|(?:at|from|noon|{one_of(SHORT_WEEKDAYS)}|morning|afternoon|evening|night|brunch|lunch|dinner|breakfast|and|by|to|through|thru|half|quarter|or|the|until|till|in|with|w|next|this|for|before|after|around|about|all|due|btw|between|re)\b)"


def scan(text: str) -> list[Piece]:
    """All pieces, in order; none overlaps another."""
    text = readable(text)
    pieces: list[Piece] = []
    end = 0
    for token in _tokens(text):
        if len(pieces) > _MOST:
            break
        if token.start() >= end and (piece := _piece(text, token.start(), token[0], end if pieces else -1)):
            pieces.append(_beside(text, pieces, piece))
            behind = _corrected(text, pieces) if piece.fix else _following(text, piece)
            for each in (*behind, *_ending(text, [piece, *behind][-1])):
                pieces.append(_beside(text, pieces, each))
            end = pieces[-1].end
    pieces = without_names(text, _without_idle_zones(_departures(text, pieces)))
    pieces = item_hours(text, pieces)
    return sorted(pieces + loose_hours(text, pieces, end), key=lambda piece: piece.start)


def _without_idle_zones(pieces: list[Piece]) -> list[Piece]:
    """A zone without a time of day, or beside one that has its own, is a word like any other."""
    if any(piece.clock and not piece.zone for piece in pieces):
        return pieces
    return [piece for piece in pieces if piece.clock or not piece.zone]


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Where a piece may begin, as far as a message goes."""
    numbers = 0
    for token in islice(_TOKEN.finditer(text), _MOST_WORDS):
        numbers += token[0].isdecimal()
        if numbers > _MOST_NUMBERS:
            return
        yield token


def _departures(text: str, pieces: list[Piece]) -> list[Piece]:
    """The parcel arrives tomorrow: an arrival without a time before it is no end."""
    started = False
    found = []
    for piece in pieces:
        alone = not started and compiled(r"arr|land").match(text, piece.start)
        found.append(replace(piece, role="at") if alone else piece)
        started = started or piece.clock is not None
    return found


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
        return _clock_or_length(text, start)
    return zone_piece(text, start) if kind in ZONE_WORDS else None


def _clock_or_length(text: str, start: int) -> Piece | None:
    hour = compiled(HOUR_H).match(text, start)
    found = None if hour else length_piece(text, start, start) or loose_piece(text, start)
    found = found or clock_piece(text, start, start, _is_hour(text, start))
    return None if found and found.bare and found.clock and _is_numbered(text, start) else found


def _is_hour(text: str, start: int) -> bool:
    """Whether a mere number is one: 7 tonight, 8ish, 4 on thurs."""
    if text[start - 1 : start] in {"-", "#", "$"}:
        return False
    if compiled(rf"{_SOON}|{_ISH}").match(text, start):
        return True
    return compiled(_ON_DAY).match(text, start) is not None and not _is_numbered(text, start)


def _is_numbered(text: str, start: int) -> bool:
    """Pages 10-12, rooms 3-4."""
    words = text[max(0, start - 16) : start].split()
    if compiled(_ORDERED).fullmatch(text, 0, start):
        return False
    return bool(words) and words[-1].rstrip("s") in NUMBERED


def _is_day(text: str, start: int, word: str) -> bool:
    """Sat, sun, wed and mon are words of their own, too."""
    if word not in SHY_WEEKDAYS:
        return True
    after = compiled(_SHY_AFTER).match(text, start + len(word))
    if after is None and not compiled(_NO_DAY).match(text, start + len(word)):
        after = compiled(r"\d").search(text)
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
        name = " ".join(m[1].split())
        part = Piece(piece.end, m.end(), part=PARTS.get(name) or PARTS_BEHIND[name])
        return [part, *_hour_after(text, part.end)]
    return _hour_after(text, piece.end)


def _ending(text: str, piece: Piece) -> list[Piece]:
    """What belongs behind a time of day: the day on which it ends."""
    ends = end_piece(text, piece.end) if piece.clock and piece.until_clock is None else None
    return [ends, *_following(text, ends)] if ends else []


def _hour_after(text: str, end: int) -> list[Piece]:
    dates = numbers_then_month(text, end, end + 1)
    if dates is not None:
        return [dates]
    if (m := compiled(_BARE_AFTER).match(text, end)) and (clock := clock_at(text, m.end(), bare=True)):
        found = clock_piece(text, m.end(), m.end(), bare=True)
        return [found] if found and clock else []
    return []
