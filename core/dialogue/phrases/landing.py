"""What a person reads of what became of a change in the remote calendar: how far it is, what it met, why it was refused."""

from __future__ import annotations

from typing import Literal, Protocol

from core.calendar.draft import ChangeKind
from core.dialogue.message import Lang
from core.dialogue.phrases import en_landing, ko_landing
from core.errors import Barrier

Way = Literal["here", "underway", "there", "waits", "never"]
"""Ours alone · on its way · read back there · held up until the person connects again · the account was let go of before it came there."""

Aim = Literal["create", "update", "delete", "undo"]
"""What a change was to do."""


class LandingSpeech(Protocol):
    """Every sentence and label. Arguments are ready strings and counts, never objects of the engine."""

    def done(self, kind: ChangeKind, count: int, way: Way) -> str: ...
    def undone(self, way: Way) -> str: ...

    mailed_already: str
    refused: str

    def collided(self, title: str) -> str: ...
    def gone_there(self, title: str) -> str: ...
    def turned_down(self, title: str, what: Aim, reason: Barrier) -> str: ...
    def conflict_title(self, kind: ChangeKind) -> str: ...
    def conflict_confirm(self, kind: ChangeKind) -> str: ...
    def conflict_discard(self, kind: ChangeKind) -> str: ...

    left_there: str

    def copied(self, count: int) -> str: ...

    none_copied: str
    copying_ended: str


_SPEECH: dict[Lang, LandingSpeech] = {"ko": ko_landing, "en": en_landing}


def landing_speech(lang: Lang) -> LandingSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
