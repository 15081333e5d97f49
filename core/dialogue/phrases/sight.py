"""What is said about who reads pictures."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_sight, ko_sight


class SightSpeech(Protocol):
    """Sentences and labels. `unreadable` by FarFault, `remarks` by SightRemark."""

    unreadable: dict[str, str]
    remarks: dict[str, str]
    let: str
    keep: str
    kept: str
    read_inside: str
    nobody: str
    understanding: str
    added_before: str
    show: str
    hide: str
    hidden: str
    shown_to_nobody: str
    nobody_looks: str

    def first_pages(self, count: int) -> str: ...
    def reading_on(self, count: int) -> str: ...
    def offer(self, engine: str) -> str: ...
    def ask_first(self, engine: str) -> str: ...
    def let_them(self, engine: str) -> str: ...
    def read_outside(self, engine: str) -> str: ...
    def offer_showing(self, model: str) -> str: ...
    def show_them(self, model: str) -> str: ...
    def shown_to(self, model: str) -> str: ...


_SIGHT: dict[Lang, SightSpeech] = {"ko": ko_sight, "en": en_sight}


def sight_speech(lang: Lang) -> SightSpeech:
    """Those of a language."""
    return _SIGHT[lang]
