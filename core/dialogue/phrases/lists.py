"""What stands below a list that has more than one page."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_lists, ko_lists


class ListsSpeech(Protocol):
    """Labels. Arguments are counts, never objects of the engine."""

    def next_page(self, left: int) -> str: ...

    page_before: str

    def part(self, first: int, last: int, count: int) -> str: ...


_LISTS: dict[Lang, ListsSpeech] = {"ko": ko_lists, "en": en_lists}


def lists_speech(lang: Lang) -> ListsSpeech:
    """Those of a language."""
    return _LISTS[lang]
