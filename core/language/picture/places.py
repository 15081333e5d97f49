"""Where the event of a page takes place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from core.language.picture.notes import Note
from core.language.picture.words import ADDRESS_OF_NET, KIND, PHONE, PLACE, is_sentence

LONGEST = 80
AUDIENCE = re.compile(r"\s*\(\d+\s*~\s*\d+\s*학년\)")
STREET = re.compile(r"(?:로|길)\s?\d+|\b\d+\s+\w+\s+(?:st|street|ave|avenue|rd|road|blvd)\b", re.IGNORECASE)


def _cleaned(text: str) -> str:
    return AUDIENCE.sub("", text).strip(" .,|·-")[:LONGEST]


def labelled_place(notes: Iterable[Note]) -> str:
    """What the page itself calls the place."""
    for note in notes:
        if note.label is not None and note.label.role == "where" and not note.moments:
            return _cleaned(note.label.value)
    return ""


def _names_a_place(note: Note) -> bool:
    text = note.rest
    short = note.label is None and len(text) <= 50 and not is_sentence(text)
    plain = short and not PHONE.search(text) and not ADDRESS_OF_NET.search(text)
    return plain and bool(PLACE.search(text)) and not (KIND.search(text) and not STREET.search(text))


def place_near(notes: Sequence[Note], at: int) -> str:
    """A row below the time, or just above it, that names a place."""
    below = [note for note in notes if at < note.at <= at + 5]
    above = [note for note in notes if at - 2 <= note.at < at]
    found = next((note for note in (*below, *above) if not note.moments and _names_a_place(note)), None)
    return _cleaned(found.rest) if found is not None else ""
