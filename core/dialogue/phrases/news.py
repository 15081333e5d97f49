"""What a person reads of what somebody else did in the remote calendar."""

from __future__ import annotations

from typing import Literal, Protocol

from core.calendar.draft import ChangeKind
from core.dialogue.message import Lang
from core.dialogue.phrases import en_news, ko_news

NewsKind = Literal["new", "invited", "changed", "gone"]
TitleKind = Literal["new", "invited", "changed", "gone", "along"]
"""Along with its series went what somebody had changed unseen."""


class NewsSpeech(Protocol):
    """Every sentence and label. Arguments are ready strings and counts, never objects of the engine."""

    def title(self, kind: TitleKind) -> str: ...
    def put_back(self, kind: ChangeKind) -> str: ...

    seen: str

    def line(self, kind: NewsKind, title: str, when: str) -> str: ...
    def several(self, count: int) -> str: ...
    def many(self, new: int, changed: int, gone: int) -> str: ...

    ask_the_day: str


_SPEECH: dict[Lang, NewsSpeech] = {"ko": ko_news, "en": en_news}


def news_speech(lang: Lang) -> NewsSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
