"""Korean time expressions in a text: pieces that stand together are folded into one symbolic expression."""

from __future__ import annotations

import re
from datetime import datetime

from core.calendar.time.expression import Phrase
from core.language.found import Found
from core.language.korean.clusters import Cluster, clusters_of, trapped
from core.language.korean.split import fold
from core.language.korean.wording import Late

LONGEST = 2000
_LONGEST_FOR_LIBRARY = 500
_SOME_DAY = datetime(2026, 1, 5, 9)
_HINT = re.compile(r"\d|[주달해뒤후말초]|[이그저요]날|그믐|세밑")
_NO_PLAN = Late(
    r"^(?:.{1,3}월|\d\d?년|.*분기|지금|현재|요즘|최근|당장|하루|매\S*|.{0,3}시간?|오전|오후|새벽|아침|점심|저녁|밤|낮)$"
)


def find_times(text: str) -> tuple[Found, ...]:
    """Every time expression in `text`, in order; spans do not overlap. Reads the first 2000 characters."""
    text = text[:LONGEST]
    found = (_found(text, cluster) for cluster in clusters_of(text))
    return tuple(one for one in found if one is not None) or library_times(text)


def _found(text: str, cluster: Cluster) -> Found | None:
    if cluster.vague:
        return None
    told, _ = fold(text, (cluster,))
    expression = told.expression
    return None if expression is None else Found(cluster.start, cluster.pieces[-1].end, expression)


def library_times(text: str) -> tuple[Found, ...]:
    """What korean_datetime finds where this grammar finds nothing; the words are resolved later."""
    text = text[:_LONGEST_FOR_LIBRARY]
    if not _HINT.search(text):
        return ()
    from korean_datetime import parse_all

    for start, end in trapped(text):
        text = text[:start] + "#" * (end - start) + text[end:]
    return tuple(
        Found(one.span[0], one.span[1], Phrase(one.text, "ko"))
        for one in parse_all(text, now=_SOME_DAY)
        if not _NO_PLAN.match(one.text)
    )
