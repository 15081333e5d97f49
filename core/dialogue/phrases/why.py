"""What a person reads who asks where something was read."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_why, ko_why


class WhySpeech(Protocol):
    """Every sentence. Arguments are the user's own words."""

    heading: str
    nothing: str
    not_said: str
    in_picture: str
    hint: str

    def found_by(self, words: str) -> str: ...


_SPEECH: dict[Lang, WhySpeech] = {"ko": ko_why, "en": en_why}


def why_speech(lang: Lang) -> WhySpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
