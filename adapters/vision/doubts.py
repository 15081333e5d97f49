"""Whether a reading looks as if Vision took the writing for another one: then, and only then, it is told the languages."""

from __future__ import annotations

import re

from core.dialogue.reading import Reading

HINTS = ("ko", "en")
UNSURE = 50
STRANGE = 0.2
_OURS = re.compile("[A-Za-zÀ-ɏ가-힣ㄱ-ㆎᄀ-ᇿ一-鿿぀-ヿＡ-ｚ]")


def is_doubtful(reading: Reading, *, saw_something: bool) -> bool:
    """Nothing where something was seen; nothing that is sure; or letters of scripts that hardly anybody here writes."""
    letters = [letter for letter in reading.text if letter.isalpha() or letter == "\ufffd"]
    if not reading.text.strip():
        return saw_something
    strange = sum(not _OURS.match(letter) for letter in letters)
    return reading.confidence < UNSURE or strange > STRANGE * len(letters)


def better(first: Reading, second: Reading) -> Reading:
    """Whichever read more, and more surely."""
    return second if _weight(second) >= _weight(first) else first


def _weight(reading: Reading) -> float:
    ours = len(_OURS.findall(reading.text)) + sum(letter.isdigit() for letter in reading.text)
    return reading.confidence * ours
