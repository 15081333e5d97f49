"""Words that announce a time, and what may follow each: at, on, in, for, from, until, by, this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from core.calendar.time.expression import Clock, DaysAway, WholeMonth
from core.calendar.time.office_days import WorkdaysAway
from core.language.english.clocks import length_at
from core.language.english.day_rules import DAY_UNIT, MONTH, NUMBER, day_at
from core.language.english.days import away, number, year_of
from core.language.english.exceptions import excepted
from core.language.english.journeys import arriving, leaving
from core.language.english.lengths import length_piece, span_piece
from core.language.english.moments import first_thing, now, this, tonight
from core.language.english.pieces import Piece, Role
from core.language.english.repeats import repeat_at
from core.language.english.spans import clock_piece, compiled, day_piece, numbers_then_month
from core.language.english.words import MONTHS, PARTS, one_of

Prefix: TypeAlias = Callable[[str, int, int], Piece | None]

_GAP = r"\s*(?:(?:around|about|approx(?:imately)?|exactly|like|noon-ish)\s+)?"
_PARTS = one_of(PARTS)
_WORD = r"\s*(?:the\s+)?([a-z]+|\d)"


def _gap(text: str, at: int, pattern: str = r"\s*") -> int:
    m = compiled(pattern).match(text, at)
    return m.end() if m else at


def _at(text: str, start: int, at: int) -> Piece | None:
    if m := compiled(r"\s+night\b").match(text, at):
        return Piece(start, m.end(), part="night")
    at = _gap(text, at, _GAP)
    if m := compiled(r"(?:lunch|lunchtime|lunch-time)\b(?!\s+(?:with|at)\b)").match(text, at):
        return Piece(start, m.end(), part="lunch")
    if m := compiled(r"(?:breakfast|breakfast\s*time)\b").match(text, at):
        return Piece(start, m.end(), part="morning")
    return clock_piece(text, start, at, bare=True) or _named_day(text, start, at)


def _named_day(text: str, start: int, at: int) -> Piece | None:
    """At the end of the month, at Christmas; not at 21 Dec Street."""
    return None if text[at : at + 1].isdigit() else day_piece(text, start, at)


def _repeat(text: str, start: int, at: int) -> Piece | None:
    m = compiled(_WORD).match(text, at)
    if m is None:
        return None
    word = "#" if m[1].isdecimal() else m[1]
    found = repeat_at(text, m.start(1), word) or repeat_at(text, _gap(text, at), "the")
    return Piece(start, found[0], repeat=found[1]) if found else None


def _on(text: str, start: int, at: int) -> Piece | None:
    return _repeat(text, start, at) or day_piece(text, start, _gap(text, at))


def _in(text: str, start: int, at: int) -> Piece | None:
    if m := compiled(rf"\s+the\s+({_PARTS})\b").match(text, at):
        return Piece(start, m.end(), part=PARTS[m[1]])
    if m := compiled(
        rf"\s+{MONTH}(?:\s+(?:of\s+)?(\d{{4}}))?(?!\s*\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?[ap]\.?m|\s?[ap]\b|[:.]\d\d))"
    ).match(text, at):
        return Piece(start, m.end(), day=WholeMonth(month=MONTHS[m[1]], year=year_of(m[2])))
    if m := compiled(rf"\s+(?:exactly\s+|about\s+)?{NUMBER}\s+{DAY_UNIT}(?:'s|')?(?:\s+time)?\b").match(
        text, at
    ):
        return Piece(start, m.end(), day=away(number(m[1]), m[2]))
    if m := compiled(rf"\s+{NUMBER}\s+(?:business|working|work)\s+days?\b").match(text, at):
        return Piece(start, m.end(), day=WorkdaysAway(number(m[1])))
    if m := compiled(r"\s+(5|10|15|20|25|30|40|45|50|60|90)(?=\s*(?:$|[,.;!?]|with\b|w/|then\b))").match(
        text, at
    ):
        return Piece(start, m.end(), elapsed=int(m[1]))
    soon = length_at(text, _gap(text, at, r"\s+(?:exactly\s+|about\s+)?"))
    if soon:
        return Piece(start, soon[0], elapsed=soon[1])
    return (
        day_piece(text, start, _gap(text, at))
        if compiled(r"\s+(?:the\s+)?(?:early|mid|late|beginning|end|week)\b").match(text, at)
        else None
    )


def _for(text: str, start: int, at: int) -> Piece | None:
    if sitting := _sitting_down(text, start, at):
        return sitting
    at = _gap(text, at, r"\s+(?:about\s+|around\s+|the\s+next\s+|roughly\s+)?")
    span, day = span_piece(text, start, at), day_piece(text, start, at)
    return day if day and (span is None or day.end > span.end) else span


def _sitting_down(text: str, start: int, at: int) -> Piece | None:
    """7 for 7.30: one comes at the first."""
    if not compiled(r"\d\s?(?:[ap]m)?\s+$").search(text[max(0, start - 6) : start]):
        return None
    m = compiled(r"\s+\d{1,2}(?:[:.][0-5]\d(?:\s?[ap]m)?|\s?[ap]m)\b").match(text, at)
    return Piece(start, m.end(), void=True) if m else None


def _from(text: str, start: int, at: int) -> Piece | None:
    at = _gap(text, at)
    days = numbers_then_month(text, start, at)
    clock, day = clock_piece(text, start, at, bare=True, spans=True), day_piece(text, start, at)
    piece = day if clock and day and day.end > clock.end else clock or day
    since = piece and not (piece.until_day or piece.until_clock)
    piece = replace(piece, since=True) if piece and since else piece
    month = None if text.startswith("may", at) else _month(text, start, at)
    return days or piece or (replace(month, since=True) if month else None)


def _between(text: str, start: int, at: int) -> Piece | None:
    at = _gap(text, at)
    piece = numbers_then_month(text, start, at) or clock_piece(text, start, at, bare=True, spans=True)
    return piece if piece and (piece.until_clock or piece.until_day) else None


def _since(text: str, start: int, at: int) -> Piece | None:
    """Starting Monday, from the 3rd of March."""
    piece = day_piece(text, start, _gap(text, at, r"\s+(?:from\s+|on\s+)?"))
    return replace(piece, since=True) if piece and not text.startswith(("during", "over"), start) else piece


def _limit(role: Role) -> Prefix:
    """Until Friday, by 5, due on the 14th: a day with or without a time, or a time."""

    def read(text: str, start: int, at: int) -> Piece | None:
        at = _gap(
            text, at, r"\s*:?\s*(?:date\s+)?(?:is\s+)?(?:by\s+|on\s+|at\s+|the\s+end\s+of\s+the\s+day\b)?"
        )
        if found := _repeat(text, start, at):
            return found
        if open_end := compiled(r"(?:late|close|closing|whenever|the\s+early\s+hours)\b").match(text, at):
            return Piece(start, open_end.end(), void=True) if role == "until" else None
        if day := day_piece(text, start, at) if not _is_clock(text, at) else None:
            return replace(day, role=role)
        clock = clock_piece(text, start, at, bare=True) or _month(text, start, at)
        return replace(clock, role=role) if clock else None

    return read


def _is_clock(text: str, at: int) -> bool:
    return compiled(r"\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b").match(text, at) is not None


def _month(text: str, start: int, at: int) -> Piece | None:
    m = compiled(rf"{MONTH}(?:\s+(\d{{4}}))?").match(text, at)
    return Piece(start, m.end(), day=WholeMonth(month=MONTHS[m[1]], year=year_of(m[2]))) if m else None


def _not(text: str, start: int, at: int) -> Piece | None:
    """Not at 10: told only to be denied."""
    at = _gap(text, at, r"\s+(?:at\s+|on\s+)?")
    denied = clock_piece(text, start, at, bare=True) or day_piece(text, start, at)
    return Piece(start, denied.end, void=True) if denied else None


def _no(text: str, start: int, at: int) -> Piece | None:
    if m := compiled(r"\s+later\s+than\b").match(text, at):
        return _limit("by")(text, start, m.end())
    return _fix(text, start, at)


_FIX = (
    r"(?:oh\s+|oops,?\s+|um,?\s+)?(?:no,?\s+wait|wait,?\s+no|no(?=,)|nope|wait,|wait\b|actually|scratch\s+that|i\s+meant?|make\s+(?:that|it)|"
    r"no\s+(?=\d)|or\s+rather|rather|sorry|correction|oops|let'?s\s+(?:make\s+it|say)|change\s+that\s+to)\b[\s,:.-]*(?:(?:no|actually|i\s+mean|make\s+(?:it|that)|"
    r"let'?s\s+(?:do|make\s+it)|it'?s)\b[\s,]*)*"
)


def _fix(text: str, start: int, at: int) -> Piece | None:
    m = compiled(_FIX).match(text, start)
    return Piece(start, m.end(), fix=True) if m else None


def _all(text: str, start: int, at: int) -> Piece | None:
    m = compiled(r"(?:all|whole)[\s-]day\b").match(text, start)
    return Piece(start, m.end(), all_day=True) if m else None


def _end_of_day(text: str, start: int, at: int) -> Piece | None:
    """EOD, end of day Friday; of today, if no day is told beside it."""
    m = compiled(
        r"(?:eod|cob)\b|(?:end|close)\s+of\s+(?:the\s+)?(?:day|business|work)\b(?!\s+(?!on\b|this\b|next\b|to)[a-z]+(?<!day)\b)"
    ).match(text, start)
    if m is None:
        return None
    five = Clock(5, part="pm")
    if day := day_piece(text, start, _gap(text, m.end(), r"\s*,?\s*(?:on\s+)?")):
        return replace(day, role="by", clock=five)
    told = any(day_at(text, word.start()) for word in compiled(r"(?<!\w)\w").finditer(text, 0, start))
    return Piece(start, m.end(), role="by", day=None if told else DaysAway(0), clock=five)


_REMIND = (
    r"(?:(?:and\s+)?(?:set|add|put|create|give\s+me|with)\s+)?(?:(?:an?|the|another)\s+)?"
    r"(?:remind(?:er)?|alert|notify|notification|alarm|ping|warn)(?:\s+(?:me|us))?(?:\s+about\s+it)?"
    r"(?:\s+set)?(?:\s+(?:at|for|of))?\s+|with\s+(?:an?\s+)?|(?:and\s+)?(?:set|add)\s+(?:an?\s+)?"
)
_THE_DAY_BEFORE = r"the\s+(day|night|week)\s+before\b(?:\s+(?:it|that))?(?!\s+\w)"


def _remind(text: str, start: int, at: int) -> Piece | None:
    m = compiled(_REMIND).match(text, start)
    if m is None:
        return None
    if day := compiled(_THE_DAY_BEFORE).match(text, m.end()):
        return Piece(start, day.end(), reminder=24 * 60 * (7 if day[1] == "week" else 1))
    piece = length_piece(text, start, m.end())
    return piece if piece and piece.reminder is not None else None


until = _limit("until")


PREFIXES: Mapping[str, Prefix] = {
    **dict.fromkeys(("at", "@", "around", "approx", "approximately", "circa", "roughly"), _at),
    "after": _at,
    "on": _on,
    "in": _in,
    "for": _for,
    "from": _from,
    **dict.fromkeys(("between", "btw", "btwn", "betw"), _between),
    **dict.fromkeys(("starting", "beginning", "since", "effective", "during", "over"), _since),
    **dict.fromkeys(("until", "till", "til", "through", "thru"), until),
    **dict.fromkeys(("by", "before", "due", "deadline"), _limit("by")),
    **dict.fromkeys(
        ("arriving", "arrives", "arrive", "arr", "arrival", "landing", "lands", "land"), arriving
    ),
    **dict.fromkeys(("departing", "departs", "depart", "dep", "departure", "leaving", "leaves"), leaving),
    **dict.fromkeys(("now", "right"), now),
    "first": first_thing,
    "this": this,
    **dict.fromkeys(("tonight", "tonite", "tonigh", "tnite", "tnight"), tonight),
    **dict.fromkeys(("eod", "cob", "end", "close"), _end_of_day),
    **dict.fromkeys(("except", "excluding", "skipping", "apart", "other", "but"), excepted),
    "no": _no,
    "not": _not,
    **dict.fromkeys(
        (
            "wait",
            "actually",
            "scratch",
            "i",
            "make",
            "or",
            "rather",
            "sorry",
            "correction",
            "oops",
            "oh",
            "let",
            "change",
        ),
        _fix,
    ),
    **dict.fromkeys(("all", "whole"), _all),
    **dict.fromkeys(
        (
            "remind",
            "reminder",
            "alert",
            "alarm",
            "notify",
            "notification",
            "ping",
            "warn",
            "with",
            "a",
            "and",
            "set",
            "add",
            "put",
            "create",
            "give",
        ),
        _remind,
    ),
}
