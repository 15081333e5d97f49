"""The words that a time, its rhythm and its reminders were told in, letter for letter."""

from __future__ import annotations

from collections.abc import Iterable

from core.dialogue.interpretation import Quote, Quoted
from core.language.korean.clusters import Cluster
from core.language.korean.pieces import Piece, Reminder, Repeat, Times


def quotes_of(
    text: str, clusters: Iterable[Cluster], eaten: Iterable[tuple[int, int]], fields: Iterable[Quoted]
) -> tuple[Quote, ...]:
    """For those of these fields that clusters told, each ending where something was `eaten`."""
    ends = {end for _, end in eaten}
    spans: dict[Quoted, list[tuple[int, int]]] = {}
    for cluster in clusters:
        for piece in cluster.pieces if cluster.end in ends else ():
            told = spans.setdefault(_field(piece), [])
            if told and cluster.start <= told[-1][0] and not text[told[-1][1] : piece.start].strip():
                told[-1] = (told[-1][0], piece.end)
            else:
                told.append((piece.start, piece.end))
    wanted = [field for field in fields if field in spans]
    return tuple(Quote(field, " ".join(text[a:b] for a, b in spans[field])) for field in wanted)


def _field(piece: Piece) -> Quoted:
    if isinstance(piece.said, Repeat | Times):
        return "recurrence"
    return "reminders" if isinstance(piece.said, Reminder) else "time"
