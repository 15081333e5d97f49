"""What was understood of a picture, against what was drawn."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.dialogue.drafting import ended, resolved
from core.dialogue.interpretation import CreateEvents, EventProposal, Request
from core.dialogue.message import Lang, Preferences
from core.dialogue.reading import Reading
from core.language.understand import understand
from tests.pictures.scene import SEOUL, Expected, Scene


@dataclass(frozen=True)
class Score:
    """Events that were right, wanted and invented, and pictures that were exactly right."""

    right: int = 0
    wanted: int = 0
    invented: int = 0
    pictures: int = 0
    clean: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.wanted + other.wanted,
            self.invented + other.invented,
            self.pictures + other.pictures,
            self.clean + other.clean,
        )

    @property
    def perfect(self) -> bool:
        """Nothing missed and nothing invented."""
        return self.right == self.wanted and not self.invented

    @property
    def share(self) -> float:
        """Of the wanted events those that were right."""
        return self.right / self.wanted if self.wanted else 1.0

    def row(self, name: str) -> str:
        """A line of the report."""
        return f"{name:<26}{self.pictures:>9}{self.wanted:>8}{self.right:>7}{self.wanted - self.right:>8}{self.invented:>10}"

    def figures(self) -> dict[str, float]:
        """For the last line of the report."""
        return {
            "pictures": self.pictures,
            "exactly_right": self.clean,
            "events": self.wanted,
            "right_percent": round(100 * self.share, 1),
            "missed": self.wanted - self.right,
            "invented": self.invented,
        }


@dataclass(frozen=True)
class Seen:
    """One proposed event as a card would show it."""

    title: str
    start: str | None
    end: str | None
    weekly: tuple[str, str | None] | None
    doubtful: bool
    location: str


def proposed(reading: Reading, scene: Scene) -> list[Seen]:
    """The events of a reading, resolved at the scene's present."""
    lang: Lang = "en" if scene.lang == "en" else "ko"
    meaning = understand(Request(text="", lang=lang, reading=reading)).meaning
    events = meaning.events if isinstance(meaning, CreateEvents) else ()
    return [_seen(event, scene.now) for event in events]


def _seen(event: EventProposal, now: datetime) -> Seen:
    preferences = Preferences(zone=SEOUL.key)
    anchor = now if event.anchor is None else event.anchor.replace(tzinfo=ZoneInfo(preferences.zone))
    meant = resolved(event.time, anchor, preferences, event.recurrence)
    rule = ended(event.recurrence, event.repeat_until, anchor, preferences)
    match meant.when:
        case Timed(start, end):
            span = start.isoformat(), end and end.isoformat()
        case AllDay(first, last):
            span = first.isoformat(), last.isoformat()
        case _:
            span = None, None
    return Seen(event.title, *span, _weekly(rule), bool(meant.doubts), event.location)


def _weekly(rule: Recurrence | None) -> tuple[str, str | None] | None:
    if rule is None or rule.freq != "WEEKLY":
        return None
    return ",".join(rule.by_day), rule.until.strftime("%Y%m%d") if rule.until else None


def judged(scene: Scene, got: list[Seen]) -> Score:
    """How many of the scene's events were found; what is left over is invented."""
    left, right = list(got), 0
    must = [one for one in scene.events if not one.optional]
    for want in [*must, *(one for one in scene.events if one.optional)]:
        found = next((one for one in left if same(want, one)), None)
        if found is not None:
            left.remove(found)
            right += not want.optional
    score = Score(right, len(must), len(left), 1)
    return Score(right, len(must), len(left), 1, int(score.perfect))


def same(want: Expected, got: Seen) -> bool:
    """Whether a proposed event is the expected one."""
    if want.start == "doubt":
        return got.doubtful
    if got.doubtful or not got.start or not _equal(want.start, got.start):
        return False
    if want.end is not None and not (got.end and _equal(want.end, got.end)):
        return False
    return want.weekly == got.weekly and any(alike(title, got.title) for title in want.titles)


def _equal(one: str, other: str) -> bool:
    if len(one) == 10 or len(other) == 10:
        return one == other and date.fromisoformat(one) is not None
    return datetime.fromisoformat(one) == datetime.fromisoformat(other)


def alike(one: str, other: str) -> bool:
    """Whether two titles hold one another, or share much of their pairs of letters."""
    a, b = (re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title.lower())) for title in (one, other))
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    x, y = ({word[at : at + 2] for at in range(len(word) - 1)} or {word} for word in (a, b))
    return 2 * len(x & y) / (len(x) + len(y)) >= 0.4
