"""What a person reads about days that a series leaves out."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_leaving, ko_leaving


class LeavingSpeech(Protocol):
    """Every sentence."""

    remarks: dict[str, str]

    def without(self, days: tuple[str, ...]) -> str: ...
    def begins_without(self, day: str) -> str: ...


_SPEECH: dict[Lang, LeavingSpeech] = {"ko": ko_leaving, "en": en_leaving}


def leaving_speech(lang: Lang) -> LeavingSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
