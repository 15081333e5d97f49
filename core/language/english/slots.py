"""Who, where and what of an event, once the words about time are cut out of its text."""

from __future__ import annotations

from dataclasses import dataclass

from core.language.english.people import people_in
from core.language.english.place import place_in
from core.language.english.title import title_of

GAP = "\x00"


@dataclass(frozen=True, slots=True)
class Slots:
    """Empty means not said. `notes` is what came after the title, behind a comma."""

    title: str = ""
    location: str = ""
    attendees: tuple[str, ...] = ()
    notes: str = ""


def cut(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with a gap of the same length in place of each span."""
    kept, last = [], 0
    for start, end in sorted(spans):
        kept += [text[last:start], GAP * (end - max(start, last))]
        last = max(last, end)
    return "".join([*kept, text[last:]])


def slots_of(text: str) -> Slots:
    """`text` is the user's own words with gaps where time was told."""
    location, rest = place_in(text)
    attendees, rest = people_in(rest)
    title, notes = title_of(rest)
    return Slots(title, location, attendees, notes)
