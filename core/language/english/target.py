"""Which event is meant: the words that describe one that is there already."""

from __future__ import annotations

from core.calendar.time.expression import TimeExpression
from core.dialogue.interpretation import Target
from core.language.english.create import leaning_of
from core.language.english.people import people_in
from core.language.english.place import place_in
from core.language.english.scan import scan
from core.language.english.slots import cut
from core.language.english.spans import clock_piece, compiled
from core.language.english.tell import Told, tell
from core.language.english.title import title_of

_EVERY = r"\b(?:everything|all|every\s+(?:event|meeting|appointment|thing)|any(?:thing)?|both|each)\b"
_MANY = (
    r"(?i:\b(?:everything|all(?:\s+of)?|every|any|anything|both|each|my|the|our|other|events?|plans?|stuff|things?|schedule|calendar|agenda|day|"
    r"entries|items|i\s+have|that'?s|is|are|going\s+on|scheduled|planned|of|on|for|from)\b)"
)
_ONE = r"(?i:\b(?:the|my|our|that|this|it|one|event|entry|from|of|instead|again|already|scheduled|existing|thing|anymore|any\s+more)\b|\s(?:needs|has|ought)\s+to\s+be\s*$|\s(?:forward|back|short|should\s+be|must\s+be)\s*$)"
_TAIL = r"(?i:\s+(?:event|entry)$)"


def target_in(text: str, plain: str, every: bool = False) -> Target:
    """The event that `text` describes; an empty target where it is only `it`."""
    told, rest = _time(text, plain)
    people, rest = people_in(rest)
    _, rest = place_in(rest)
    every = every or compiled(_EVERY).search(plain) is not None
    title, _ = title_of(compiled(_MANY if every else _ONE).sub(" ", rest))
    return Target(title.strip(" .,!?"), told.expression, people, every)


def _time(text: str, plain: str) -> tuple[Told, str]:
    pieces = [piece for piece in scan(plain) if not piece.fix]
    told = tell(pieces, leaning_of(plain))
    return told, cut(text, [(piece.start, piece.end) for piece in pieces if piece not in told.unused])


def told_in(plain: str, leading: bool = False) -> Told:
    """The time that words tell, a mere number being an hour: `to 5`. `leading`: they must begin with it."""
    start = len(plain) - len(plain.lstrip())
    pieces = scan(plain)
    if not pieces and (bare := clock_piece(plain, start, start, bare=True)):
        pieces = [bare] if not plain[bare.end :].strip(" .!?") or not leading else []
    if (
        leading
        and pieces
        and not compiled(r"\s*(?:the\s+|be\s+|be\s+at\s+|start\s+(?:at\s+)?)?").fullmatch(
            plain, 0, pieces[0].start
        )
    ):
        pieces = []
    return tell(pieces, None)


def time_in(plain: str) -> TimeExpression | None:
    """As `told_in`, the expression alone."""
    return told_in(plain).expression
