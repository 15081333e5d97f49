"""What a person reads about their connected calendars: the list, where new events go, and whose an account is."""

from __future__ import annotations

from typing import Literal, Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_calendars, ko_calendars


class CalendarsSpeech(Protocol):
    """Every sentence and label. Arguments are ready strings and counts, never objects of the engine."""

    title: str
    primary: str
    new_events: str
    read_only: str
    busy_only: str
    signed_out: str
    still_reading: str
    how_to: str
    moved: str
    stays_here: str
    which_calendar: str

    def checked(self, when: str) -> str: ...
    def waiting(self, count: int) -> str: ...
    def and_more(self, count: int) -> str: ...
    def new_events_go_to(self, calendar: str) -> str: ...
    def tuned(self, what: Literal["follow", "unfollow", "target"], calendar: str) -> str: ...
    def not_found(self, calendar: str) -> str: ...
    def not_writable(self, calendar: str) -> str: ...
    def target_lost(self, calendar: str) -> str: ...
    def will_be_left(self, count: int) -> str: ...
    def was_left(self, count: int) -> str: ...

    def ask_claim(self, email: str, platform: str) -> str: ...

    claim: str
    not_me: str
    claimed: str
    claim_refused: str
    claim_late: str

    def claim_made(self, platform: str) -> str: ...

    claim_denied: str
    claim_unanswered: str


_SPEECH: dict[Lang, CalendarsSpeech] = {"ko": ko_calendars, "en": en_calendars}


def calendars_speech(lang: Lang) -> CalendarsSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
