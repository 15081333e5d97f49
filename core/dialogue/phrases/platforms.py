"""What is said about what only chat platforms have."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang, Unread
from core.dialogue.phrases import en_platforms, ko_platforms


class PlatformSpeech(Protocol):
    """Sentences and labels about messages that are neither words nor pictures, and about cards that others read."""

    join: str
    own_card: str
    card_is_gone: str
    ask_in_private: str

    def unread(self, kind: Unread) -> str: ...
    def their_zone(self, place: str, time: str) -> str: ...


_PLATFORMS: dict[Lang, PlatformSpeech] = {"ko": ko_platforms, "en": en_platforms}


def platform_speech(lang: Lang) -> PlatformSpeech:
    """Those of a language."""
    return _PLATFORMS[lang]
