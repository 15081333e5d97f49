"""Reads one Korean message: the readers of intent are asked in turn, the first that understands answers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from core.calendar.time.expression import Clock, Spoken
from core.dialogue.interpretation import CreateEvents, EventProposal, Meaning, Request, SmallTalk
from core.language.korean import intents
from core.language.korean.changes import change
from core.language.korean.compound import compound
from core.language.korean.creating import create
from core.language.korean.pasted import blanked
from core.language.korean.questions import help_wanted, question
from core.language.korean.removing import remove
from core.language.korean.replies import short_reply, small_talk, take_back
from core.language.korean.responding import responded
from core.language.korean.scene import Scene, scene_of
from core.language.korean.time import LONGEST, library_times

_SIGNS = str.maketrans(
    "０１２３４５６７８９：（）～〜，．／＠－？！\u3000\u00a0\x00", "0123456789:()~~,./@-?!   "
)
_SLIPPED = re.compile(r"(?<=[해아어워꿔겨려춰러])조(?=[\s.!~?^ㅎㅋ]*$)")
_LONGEST_ORDER = 300
_BARE_HOUR = re.compile(r"\s*(?P<hour>[1-9]|1\d|2[0-4])\s*")


def read(request: Request) -> Meaning:
    """What a Korean message means; what is no business of a calendar is small talk."""
    text = normal(request.text)
    scene = scene_of(text, request.awaiting)
    for reader in _READERS if len(text) <= _LONGEST_ORDER else (_asked_title, _addition):
        meaning = reader(scene)
        if meaning is not None:
            return meaning
    return SmallTalk()


def normal(text: str) -> str:
    """The text composed, with plain digits and signs, and no longer than is read."""
    return blanked(_SLIPPED.sub("줘", unicodedata.normalize("NFC", text[:LONGEST]).translate(_SIGNS)))


def _short(scene: Scene) -> Meaning | None:
    return short_reply(scene.text, scene.awaiting)


def _asked_time(scene: Scene) -> Meaning | None:
    """When? 3시요 · 3."""
    if scene.awaiting != "time":
        return None
    if bare := _BARE_HOUR.fullmatch(scene.text):
        return CreateEvents((EventProposal(time=Spoken(clock=Clock(int(bare["hour"])))),))
    found = create(scene)
    only_time = len(found.events) == 1 and found.events[0].time is not None and not found.events[0].title
    return found if only_time else None


def _undo(scene: Scene) -> Meaning | None:
    return take_back(scene.text)


def _talk(scene: Scene) -> Meaning | None:
    """Greetings come with times in them: 내일 봐, 좋은 아침."""
    talk = small_talk(scene.text)
    timed = any(not one.vague and not one.only_part for one in scene.clusters)
    if talk is None or intents.asks_to_add(scene.text):
        return None
    return talk if not timed or (talk.kind == "bye" and not _busy(scene)) else None


def _busy(scene: Scene) -> bool:
    return create(scene).events[0].title != "" and len(scene.text) > 10


def _addition(scene: Scene) -> Meaning | None:
    text = scene.text
    asked = intents.asks_to_add(text)
    if not scene.clusters and not library_times(text) and not asked and not intents.names_an_event(text):
        return None
    found = create(scene)
    timed = any(one.time is not None or one.recurrence is not None for one in found.events)
    planned = intents.is_planned(text) or _proposes(scene)
    if not asked and not planned and _is_talk(scene, timed=timed):
        return None
    return found if timed or asked or intents.names_an_event(text) else None


def _is_talk(scene: Scene, *, timed: bool) -> bool:
    left = scene.text[scene.clusters[-1].end :] if scene.clusters else scene.text
    if intents.is_chat(scene.text, left):
        return True
    if intents.not_our_business(left) and intents.is_sentence(scene.text):
        return True
    return not timed and intents.is_sentence(scene.text) and not intents.names_an_event(scene.text)


def _asked_title(scene: Scene) -> Meaning | None:
    """What is it called? Whatever they say."""
    if scene.awaiting != "title" or not scene.text.strip():
        return None
    found = create(scene)
    return (
        found
        if any(one.title for one in found.events)
        else CreateEvents((EventProposal(scene.text.strip()),))
    )


def _question(scene: Scene) -> Meaning | None:
    return None if intents.asks_to_add(scene.text) or _proposes(scene) else question(scene)


def _proposes(scene: Scene) -> bool:
    """내일 저녁 같이 드실래요? · 3시에 커피 어때?: with a time of day and a title it is a plan."""
    if not intents.invites(scene.text) or not scene.clusters:
        return False
    event = create(scene).events[0]
    return event.title != "" and isinstance(event.time, Spoken) and event.time.clock is not None


_READERS: tuple[Callable[[Scene], Meaning | None], ...] = (
    _short,
    _asked_time,
    help_wanted,
    _undo,
    _talk,
    compound,
    remove,
    change,
    responded,
    _question,
    _asked_title,
    _addition,
)
