"""A message as the readers of intent see it: the text, what it tells about time, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.dialogue.interpretation import Awaiting
from core.language.korean.clusters import Cluster, clusters_of

GONE = "\x00"


@dataclass(frozen=True, slots=True)
class Scene:
    """`clusters` are what `text` tells about time; `awaiting` is the question that is open."""

    text: str
    clusters: tuple[Cluster, ...]
    awaiting: Awaiting | None = None


def scene_of(text: str, awaiting: Awaiting | None) -> Scene:
    """The scene of a message."""
    return Scene(text, clusters_of(text), awaiting)


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with NUL characters where it has been read already; every other letter keeps its place."""
    for start, end in spans:
        text = text[:start] + GONE * (end - start) + text[end:]
    return text
