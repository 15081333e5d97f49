"""What is said about calendar files."""

from __future__ import annotations

from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_files, ko_files


class FilesSpeech(Protocol):
    """Sentences about files with events. `unreadable` by FileFault, `remarks` by FileRemark."""

    reading: str
    on_card: str
    guests: str
    unreadable: dict[str, str]
    remarks: dict[str, str]

    def many(self, count: int, shown: int) -> str: ...
    def there(self, count: int, of: int) -> str: ...
    def unread(self, count: int) -> str: ...
    def off(self, count: int) -> str: ...
    def missing(self, title: str, count: int) -> str: ...
    def locked(self, count: int) -> str: ...
    def clashing(self, count: int) -> str: ...
    def dates(self, changed: int, gone: int) -> str: ...


_FILES: dict[Lang, FilesSpeech] = {"ko": ko_files, "en": en_files}


def files_speech(lang: Lang) -> FilesSpeech:
    """Those of a language."""
    return _FILES[lang]
