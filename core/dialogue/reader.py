"""For whom something is written: the language, and which day it is for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from core.calendar.when import Timed, When
from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Given
from core.dialogue.message import CalendarChoice, Lang
from core.dialogue.phrases import Dates, Speech, dates, speech
from core.dialogue.phrases.calendars import CalendarsSpeech, calendars_speech
from core.dialogue.phrases.files import FilesSpeech, files_speech
from core.dialogue.phrases.landing import LandingSpeech, landing_speech
from core.dialogue.phrases.lists import ListsSpeech, lists_speech
from core.dialogue.phrases.news import NewsSpeech, news_speech
from core.dialogue.phrases.own import OwnSpeech, own_speech
from core.dialogue.phrases.platforms import PlatformSpeech, platform_speech
from core.dialogue.phrases.remote import RemoteSpeech, remote_speech
from core.dialogue.phrases.sight import SightSpeech, sight_speech
from core.dialogue.phrases.timely import TimelySpeech, timely_speech


@dataclass(frozen=True, slots=True)
class Reader:
    """`today` decides whether the year is worth saying; times are told on the clocks of `zone`.

    `calendars` are the remote ones of the account; `muted`: it wants no reminders from us.
    """

    lang: Lang
    today: date
    zone: str
    calendars: tuple[CalendarChoice, ...] = ()
    muted: bool = False

    @property
    def words(self) -> Speech:
        """Sentences and labels."""
        return speech(self.lang)

    @property
    def remote(self) -> RemoteSpeech:
        """The same about remote calendars."""
        return remote_speech(self.lang)

    @property
    def landing(self) -> LandingSpeech:
        """And about what became of a change there."""
        return landing_speech(self.lang)

    @property
    def news(self) -> NewsSpeech:
        """And about what others did there."""
        return news_speech(self.lang)

    @property
    def connected(self) -> CalendarsSpeech:
        """And about the calendars themselves, and whose they are."""
        return calendars_speech(self.lang)

    @property
    def platforms(self) -> PlatformSpeech:
        """And about what only chat platforms have."""
        return platform_speech(self.lang)

    @property
    def timely(self) -> TimelySpeech:
        """And what is said when its time has come."""
        return timely_speech(self.lang)

    @property
    def own(self) -> OwnSpeech:
        """And about what is a person's own."""
        return own_speech(self.lang)

    @property
    def files(self) -> FilesSpeech:
        """And about calendar files."""
        return files_speech(self.lang)

    @property
    def sight(self) -> SightSpeech:
        """And about who reads pictures."""
        return sight_speech(self.lang)

    @property
    def lists(self) -> ListsSpeech:
        """And below long lists."""
        return lists_speech(self.lang)

    @property
    def dates(self) -> Dates:
        """How dates are written."""
        return dates(self.lang)

    def when(self, value: When) -> str:
        """A day and its hours."""
        return self.dates.when(self.home(value), self.today)

    def hours(self, value: When) -> str:
        """Only the time of day."""
        return self.dates.hours(self.home(value))

    def home(self, value: When) -> When:
        """The same instants where the reader is."""
        return Timed(value.start, value.end, self.zone) if isinstance(value, Timed) else value


def reader_of(conversation: Conversation, given: Given) -> Reader:
    """Who reads our answer to this input."""
    zone = given.preferences.zone
    today = given.at.astimezone(ZoneInfo(zone)).date()
    return Reader(conversation.lang, today, zone, given.calendars, given.preferences.muted)
