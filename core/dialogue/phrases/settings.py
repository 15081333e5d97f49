"""What a person reads about their settings."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_settings, ko_settings


class SettingsSpeech(Protocol):
    """Every sentence and label. Arguments are ready strings, never objects of the engine."""

    title: str
    how_to: str
    moved: str
    changed: str
    another_zone: str
    speak: dict[Lang, str]
    speaks: dict[Lang, str]
    follows_you: str
    follow_me: str
    day_first: str
    month_first: str
    take_day_first: str
    take_month_first: str
    home_here: str
    home_there: str
    no_home: str
    make_home: str
    made_home: str
    home_only_private: str
    back: str
    which_zone: str
    no_briefing: str
    not_briefed: str
    reminded: str
    muted: str
    remind_me: str
    mute: str
    agree: str
    refuse: str
    refused: str
    read_inside: str
    nobody_outside: str

    def offer_outside(self, model: str) -> str: ...
    def agreed(self, model: str) -> str: ...
    def read_outside(self, model: str) -> str: ...
    def zone(self, name: str, zone: str, now: str) -> str: ...
    def zone_set(self, name: str, zone: str, now: str) -> str: ...
    def ask_zone(self, name: str) -> str: ...
    def unknown_zone(self, said: str) -> str: ...
    def unknown_lang(self, said: str) -> str: ...
    def brief_at(self, clock: str) -> str: ...
    def briefed(self, clock: str, tomorrow: bool) -> str: ...
    def lang_set(self, lang: Lang) -> str: ...
    def order_set(self, day_first: bool) -> str: ...


_SPEECH: dict[Lang, SettingsSpeech] = {"ko": ko_settings, "en": en_settings}


def settings_speech(lang: Lang) -> SettingsSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
