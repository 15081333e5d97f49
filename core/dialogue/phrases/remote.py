"""What a person reads about remote calendars: connecting them, what may be done there, invitations."""

from __future__ import annotations

from typing import Literal, Protocol

from core.calendar.draft import ChangeKind
from core.calendar.event import Guard, Response
from core.dialogue.message import Lang
from core.dialogue.phrases import en_remote, ko_remote
from core.dialogue.phrases.landing import Way


class RemoteSpeech(Protocol):
    """Every sentence and label. Arguments are ready strings and counts, never objects of the engine."""

    only_private: str
    no_google: str
    door: str
    door_again: str
    door_label: str
    door_left: str
    came_back: str

    def ask_connect(self, email: str) -> str: ...
    def same_code(self, code: str) -> str: ...

    both_become_one: str
    connect: str
    connecting: str
    not_connected: str

    def connected(self, email: str) -> str: ...
    def connected_beside(self, email: str, target: str) -> str: ...
    def ask_copy(self, count: int) -> str: ...

    copy: str
    keep_here: str

    def copying(self, count: int) -> str: ...

    kept_here: str

    def consent_failed(self, reason: Literal["scope", "denied", "away"]) -> str: ...

    which_account: str

    def ask_disconnect(self, email: str) -> str: ...

    disconnect: str
    keep_connected: str
    stays_connected: str

    def disconnected(self, email: str) -> str: ...

    none_connected: str

    def grant_lost(self, email: str) -> str: ...

    reconnect: str

    def reconnected(self, email: str) -> str: ...

    press_there: str
    open_there: str
    not_all_dates: str

    def unread(self, calendars: tuple[str, ...]) -> str: ...

    def locked(self, title: str, reason: Guard) -> str: ...
    def some_locked(self, count: int) -> str: ...

    calendars_changed: str

    def move_to(self, calendar: str) -> str: ...
    def people(self, names: str, kind: ChangeKind, notify: bool) -> str: ...
    def stranger(self, address: str) -> str: ...
    def notify(self, notify: bool) -> str: ...

    meeting: str

    def answer(self, response: Response) -> str: ...
    def ask_answer(self, response: Response, count: int) -> str: ...
    def answered(self, response: Response, count: int, way: Way) -> str: ...
    def no_invitation(self, title: str) -> str: ...
    def still_invited(self, people: str) -> str: ...

    answer_later: str
    left_unanswered: str


_SPEECH: dict[Lang, RemoteSpeech] = {"ko": ko_remote, "en": en_remote}


def remote_speech(lang: Lang) -> RemoteSpeech:
    """The sentences of a language."""
    return _SPEECH[lang]
