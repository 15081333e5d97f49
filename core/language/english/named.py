"""Weekdays that name an event instead of telling when it is: sunday roast on saturday, Friday Night Lights tomorrow."""

from __future__ import annotations

from core.calendar.time.expression import CalendarDate, DaysAway, WeekdayIn
from core.language.english.pieces import Piece
from core.language.english.spans import compiled
from core.language.english.words import SHY_WEEKDAYS

# what follows a weekday that tells when
_NO_NAME = (
    r"(?:at|on|in|with|w|from|to|for|and|or|by|until|till?|through|thru|the|this|next|last|morning|afternoon|evening|noon|"
    r"midnight|half|quarter|is|was|then|not|no|actually|sorry|please|pls|week|because|after|before|around|about)\b"
)
_MOST = 12
_NAMING = rf"(?:'?s)?\s+(?:night\s+)?(?!{_NO_NAME})[a-z]{{3,}}"
_JOINT = r"[,;\n.&+]|\b(?:and|then|or|also|no|actually|sorry|wait|instead|not|through|to|until|till)\b"
_MERE = r"(?:today|tonight|tnight|tnite|tomorrow|tm)"
_TOLD = r"(?:on|by|every|each|this|next|last|until|due)\b"
_SHY_BEGINS = r"(?:with|in|the|for|through)\b"


def without_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces that tell time: where another day is told behind it, a weekday before a noun is a name."""
    days = [piece for piece in pieces if piece.day or piece.weekdays or piece.repeat]
    names = [piece for piece in days[:-1] if _names(text, piece, days)] if len(days) <= _MOST else []
    ends = {name.end for name in names}
    return [piece for piece in pieces if piece not in names and not (piece.part and piece.start in ends)]


def _names(text: str, piece: Piece, days: list[Piece]) -> bool:
    if not _is_weekday(piece) or compiled(_TOLD).match(text, piece.start):
        return False
    other = next((other for other in days if other.start >= piece.end and _tells(text, other)), None)
    if other is None or compiled(_JOINT).search(text, piece.end, other.start):
        return False
    if piece.repeat is not None:
        return isinstance(other.day, DaysAway) and compiled(_MERE).match(text, other.start) is not None
    between = text[piece.end : other.start].strip(" ,(")
    if not between:
        return (
            isinstance(other.day, WeekdayIn)
            and text.startswith("on ", other.start)
            and other.day != piece.day
        )
    return compiled(_NAMING).match(text, piece.end) is not None or _is_verb(text, piece)


def _is_verb(text: str, piece: Piece) -> bool:
    """Sat with Mark."""
    shy = text[piece.start : piece.end] in SHY_WEEKDAYS
    return shy and compiled(rf"\s+{_SHY_BEGINS}").match(text, piece.end) is not None


def _is_weekday(piece: Piece) -> bool:
    """A mere weekday, or several."""
    if piece.clock or piece.until_day:
        return False
    rule = piece.repeat.rule if piece.repeat else None
    plural = rule is not None and rule.freq == "WEEKLY" and rule.interval == 1 and len(rule.by_day) == 1
    return plural or (isinstance(piece.day, WeekdayIn) and piece.day.week is None)


def _tells(text: str, piece: Piece) -> bool:
    """A day of its own, which is no name either."""
    own = isinstance(piece.day, WeekdayIn | DaysAway | CalendarDate) and piece.role != "until"
    return own and compiled(_NAMING).match(text, piece.end) is None
