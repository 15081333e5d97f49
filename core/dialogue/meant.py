"""What words name: a whole series, or an event by a title that reads like something else (마지막금요일 오후 7시로)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from core.calendar.event import Event, Occurrence
from core.dialogue.interpretation import ChangeEvent, RemoveEvents
from core.dialogue.invitations import answer_of

_SERIES = frozenset({"시리즈", "series", "whole", "every"})
_PARTICLE = r"(?:을|를|은|는|이|가|도|의)?"


def means_series(meaning: ChangeEvent | RemoveEvents, found: Collection[Occurrence]) -> bool:
    """Whether all of a series is meant: by its name, or by all without a day. Not where an event is called so."""
    target = meaning.target
    if target.time is not None or answer_of(meaning) is not None:
        return False
    titles = {word for one in found for word in _words(one.event.title)}
    return target.every or bool(_SERIES & _words(target.title) - titles)


def as_series(found: Iterable[Occurrence], events: Iterable[Event]) -> Iterator[Event]:
    """What was found, each series once: a changed instance stands for all of it."""
    known = {event.id: event for event in events}
    rows = (known.get(one.event.series or one.event.id, one.event) for one in found)
    return iter({row.id: row for row in rows}.values())


def named_in(text: str, events: Iterable[Event]) -> tuple[Event, ...]:
    """Events whose title stands in the text, word for word; an instance stands for its series."""
    found = [event for event in events if _is_named(event.title, text)]
    longest = max((len(event.title) for event in found), default=0)
    ids = {event.id for event in found}
    return tuple(e for e in found if len(e.title) == longest and e.series not in ids)


def _is_named(title: str, text: str) -> bool:
    bare = title.strip()
    if len(bare) < 2:
        return False
    return re.search(rf"(?<!\w){re.escape(bare)}{_PARTICLE}(?!\w)", text, re.IGNORECASE) is not None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())
