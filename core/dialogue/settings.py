"""The settings on one message: a line for each, and what a tap makes of it. One more is one more line of SETTINGS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Literal, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar.mornings import tells_tomorrow
from core.calendar.time.zones import zone_name
from core.calendar.when import Timed
from core.dialogue.buttons import Button, Press
from core.dialogue.consents import could_see
from core.dialogue.inputs import Given
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.phrases.settings import SettingsSpeech, settings_speech
from core.dialogue.phrases.sight import sight_speech
from core.dialogue.reader import Reader
from core.dialogue.reply import Reply

Then: TypeAlias = Preferences | Literal["zones", "home"]
"""What is so after a tap; or the zones to choose from, or that this conversation is the home."""
BACK, ZONES = 9, 100
MORNING, NIGHT = time(8), time(21)
COMMON = (
    "Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Singapore",
    "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """A button of a setting."""

    label: str
    then: Then


@dataclass(frozen=True, slots=True)
class Scene:
    """Whose settings are shown, and where. `private`: nobody else reads along."""

    given: Given
    reader: Reader
    key: ConversationKey
    private: bool

    @property
    def wishes(self) -> Preferences:
        """What holds now."""
        return self.given.preferences

    @property
    def words(self) -> SettingsSpeech:
        """Sentences and labels."""
        return settings_speech(self.reader.lang)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds, and its buttons; each keeps its number, so the place of one that is not offered stays empty."""

    text: str
    options: tuple[Option | None, ...]


def _zone(scene: Scene) -> Setting:
    zone = scene.wishes.zone
    text = scene.words.zone(zone_name(zone, scene.reader.lang), zone, now_there(zone, scene))
    return Setting(text, (Option(scene.words.another_zone, "zones"),))


def _lang(scene: Scene) -> Setting:
    words, wishes = scene.words, scene.wishes
    korean = replace(wishes, lang="ko", chosen_lang=True)
    english = replace(wishes, lang="en", chosen_lang=True)
    options = (
        _unless_so(Option(words.speak["ko"], korean), wishes),
        _unless_so(Option(words.speak["en"], english), wishes),
        _unless_so(Option(words.follow_me, replace(wishes, chosen_lang=False)), wishes),
    )
    return Setting(words.speaks[wishes.lang] if wishes.chosen_lang else words.follows_you, options)


def _order(scene: Scene) -> Setting:
    words, wishes = scene.words, scene.wishes
    options = (
        _unless_so(Option(words.take_month_first, replace(wishes, day_first=False)), wishes),
        _unless_so(Option(words.take_day_first, replace(wishes, day_first=True)), wishes),
    )
    return Setting(words.day_first if wishes.day_first else words.month_first, options)


def _home(scene: Scene) -> Setting:
    words, home = scene.words, scene.given.home
    if home == scene.key:
        return Setting(words.home_here, ())
    able = Option(words.make_home, "home") if scene.private else None
    return Setting(words.home_there if home else words.no_home, (able,))


def _briefing(scene: Scene) -> Setting:
    words, wishes = scene.words, scene.wishes

    def at_that_hour(at: time) -> Preferences:
        return replace(wishes, briefing=at, briefed_day=None)

    options = tuple(
        _unless_so(Option(words.brief_at(_clock(at, scene)), at_that_hour(at)), wishes)
        for at in (MORNING, NIGHT)
    )
    off = _unless_so(Option(words.no_briefing, replace(wishes, briefing=None)), wishes)
    if wishes.briefing is None:
        return Setting(words.not_briefed, (*options, off))
    tomorrow = tells_tomorrow(wishes.briefing, wishes.briefed_day)
    return Setting(words.briefed(_clock(wishes.briefing, scene), tomorrow), (*options, off))


def _reminders(scene: Scene) -> Setting:
    words, wishes = scene.words, scene.wishes
    other = Option(words.remind_me if wishes.muted else words.mute, replace(wishes, muted=not wishes.muted))
    return Setting(words.muted if wishes.muted else words.reminded, (other,))


def _clock(at: time, scene: Scene) -> str:
    today = scene.reader.today
    zone = scene.wishes.zone
    return scene.reader.dates.hours(Timed(datetime.combine(today, at, ZoneInfo(zone)), None, zone))


def _outside(scene: Scene) -> Setting:
    """Nothing where this house has no model."""
    words, wishes, model = scene.words, scene.wishes, scene.given.model
    if not model:
        return Setting("", ())
    other = Option(
        words.refuse if wishes.outside else words.agree, replace(wishes, outside=not wishes.outside)
    )
    return Setting(words.read_outside(model) if wishes.outside else words.read_inside, (other,))


def _pictures(scene: Scene) -> Setting:
    """The same of an engine elsewhere that reads pictures."""
    words, wishes, sight = sight_speech(scene.reader.lang), scene.wishes, scene.given.sight
    if not sight:
        return Setting("", ())
    let = wishes.pictures_outside is True
    other = Option(words.keep if let else words.let, replace(wishes, pictures_outside=not let))
    return Setting(words.read_outside(sight) if let else words.read_inside, (other,))


def _showing(scene: Scene) -> Setting:
    """Whether the model that reads along is shown pictures; nothing where that is not left to them."""
    words, wishes, model = sight_speech(scene.reader.lang), scene.wishes, scene.given.model
    if not could_see(scene.given):
        return Setting("", ())
    shown = wishes.shown_outside is True
    other = Option(words.hide if shown else words.show, replace(wishes, shown_outside=not shown))
    return Setting(words.shown_to(model) if shown else words.shown_to_nobody, (other,))


SETTINGS: tuple[Callable[[Scene], Setting], ...] = (
    _zone, _lang, _order, _home, _briefing, _reminders, _outside, _pictures, _showing,
)  # fmt: skip
"""In the order they are shown; a new one goes to the end, because buttons know their setting by its place."""


def settings_reply(reply: UUID, scene: Scene, note: str = "") -> Reply:
    """All of them, with what a tap does."""
    shown = [setting(scene) for setting in SETTINGS]
    lines = "\n".join(f"• {one.text}" for one in shown if one.text)
    parts = (note, f"{scene.words.title}\n{lines}", scene.words.how_to)
    rows = (_row(one.options, 10 * number, reply) for number, one in enumerate(shown, 1))
    return Reply(reply, "\n\n".join(part for part in parts if part), tuple(row for row in rows if row))


def zones_reply(reply: UUID, text: str, zones: tuple[str, ...], scene: Scene) -> Reply:
    """Zones to choose from, each with the time it is there."""
    rows = tuple(
        (Button(_in_zone(zone, scene), Press("set", reply, 0, ZONES + number)),)
        for number, zone in enumerate(zones, 1)
    )
    return Reply(reply, text, (*rows, (Button(scene.words.back, Press("set", reply, 0, BACK)),)))


def option_of(number: int, scene: Scene) -> Option | None:
    """The one that has this number on its button, if it is offered now."""
    line, place = divmod(number, 10)
    if not 1 <= line <= len(SETTINGS):
        return None
    options = SETTINGS[line - 1](scene).options
    return options[place - 1] if 1 <= place <= len(options) else None


def now_there(zone: str, scene: Scene) -> str:
    """Day and time at this moment, on the clocks of the zone."""
    local = scene.given.at.astimezone(ZoneInfo(zone))
    return scene.reader.dates.when(Timed(local, None, zone), local.date())


def _in_zone(zone: str, scene: Scene) -> str:
    local = scene.given.at.astimezone(ZoneInfo(zone))
    return f"{zone_name(zone, scene.reader.lang)} · {scene.reader.dates.hours(Timed(local, None, zone))}"


def _row(options: tuple[Option | None, ...], first: int, reply: UUID) -> tuple[Button, ...]:
    return tuple(_buttons(options, first, reply))


def _buttons(options: tuple[Option | None, ...], first: int, reply: UUID) -> Iterator[Button]:
    for number, option in enumerate(options, first + 1):
        if option is not None:
            yield Button(option.label, Press("set", reply, 0, number))


def _unless_so(option: Option, wishes: Preferences) -> Option | None:
    return None if option.then == wishes else option
