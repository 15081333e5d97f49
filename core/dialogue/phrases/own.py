"""What a person reads about their own things: other chats that are theirs, open cards there, what we hold about them."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_own, ko_own


class OwnSpeech(Protocol):
    """Every sentence and label. Arguments are ready strings and counts, never objects of the engine."""

    only_private: str

    def code(self, code: str) -> str: ...

    code_used: str
    code_gone: str
    code_moved: str
    no_such_code: str
    too_many_tries: str
    type_it_there: str

    def ask_join(self, platform: str, here: str, there: str) -> str: ...
    def ask_allow(self, platform: str) -> str: ...
    def holding(self, events: int, emails: tuple[str, ...]) -> str: ...

    join: str
    leave_apart: str

    def asked_there(self, platform: str) -> str: ...
    def joined(self, platform: str) -> str: ...

    stays_apart: str
    join_refused: str
    join_late: str
    no_cards: str
    cards: str
    cards_moved: str

    def card_line(self, what: str, platform: str) -> str: ...
    def and_more(self, count: int) -> str: ...

    card_gone: str

    def moved_to(self, platform: str) -> str: ...
    def brought(self, platform: str) -> str: ...
    def held(self, events: int, changes: int, messages: int, pictures: int, chats: int) -> str: ...
    def accounts(self, emails: tuple[str, ...]) -> str: ...
    def kept(self, picture_hours: int | None) -> str: ...

    told_away: str
    export: str
    exporting: str
    export_ready: str
    export_failed: str

    def exported(self, names: tuple[str, ...]) -> str: ...

    erase: str
    ask_erase: str
    erase_all: str
    keep_all: str
    kept_all: str
    erased: str


_SPEECH: dict[Lang, OwnSpeech] = {"ko": ko_own, "en": en_own}


def own_speech(lang: Lang) -> OwnSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
