"""What a person reads about how much a model was used for them."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_sparing, ko_sparing


class SparingSpeech(Protocol):
    """Every sentence. Arguments are ready strings; an empty one is not known, or not set."""

    def spent(self, again: str, model: str) -> str: ...
    def used(self, tokens: str, most: str, dollars: str, again: str) -> str: ...


_SPEECH: dict[Lang, SparingSpeech] = {"ko": ko_sparing, "en": en_sparing}


def sparing_speech(lang: Lang) -> SparingSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
