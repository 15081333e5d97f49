"""What a person reads when their time has come: reminders, the day's briefing, and what they settle about both."""

from __future__ import annotations

from typing import Literal, Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_timely, ko_timely

Who = Literal["here", "both", "there", "nobody"]
"""Who reminds of an event: we, Google Calendar too, only that, or nobody, because reminders are off."""


class TimelySpeech(Protocol):
    """Every sentence and label. Arguments are ready strings and counts, never objects of the engine."""

    def reminders(self, minutes: tuple[int, ...], who: Who) -> str: ...
    def starts_in(self, minutes: int) -> str: ...
    def days_ahead(self, days: int) -> str: ...
    def reminder(self, lead: str, title: str) -> str: ...
    def several(self, count: int) -> str: ...
    def snooze(self, minutes: int) -> str: ...
    def snoozed(self, minutes: int) -> str: ...

    move: str
    seen: str
    join: str

    def ask_move(self, title: str, when: str) -> str: ...
    def briefing(self, count: int, day: str, ahead: int) -> str: ...
    def free_day(self, day: str, ahead: int) -> str: ...

    clashing: str

    def briefing_on(self, clock: str, evening: bool) -> str: ...

    briefing_off: str
    reminders_on: str
    reminders_off: str


_SPEECH: dict[Lang, TimelySpeech] = {"ko": ko_timely, "en": en_timely}


def timely_speech(lang: Lang) -> TimelySpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
