"""What goes with an event: when to be reminded of it, and notes."""

from __future__ import annotations

import re

from core.dialogue.interpretation import ChangeEvent, Patch
from core.language.korean.moving import CHANGE_WORDS
from core.language.korean.scene import Scene, without
from core.language.korean.split import fold
from core.language.korean.targets import END_OF_ORDER, LEAD, described, naming, target_of
from core.language.korean.told import Told
from core.language.korean.wording import Late, any_of

_DAY = 24 * 60
_BESIDE = re.compile(r"(?<![가-힣])(?:시작하기|시작|미리|꼭|좀|그거|다시)(?=[\s\x00])")
_LABELLED = Late(r"(?<![가-힣])(?:메모|비고)\s?:\s?(?P<notes>\S[^\n]*)", "메모 비고".split())
_DICTATED = Late(
    r"(?:^|(?<=[\s의]))(?:메모|비고|노트)(?:에|로|는|란에|에다가?)\s(?P<notes>\S.*?)['\"”’]?(?:\s?이?라고)?\s"
    + any_of("적어 남겨 추가 넣어 써 입력 기록 저장")
    + rf"[가-힣\s]{{0,8}}{END_OF_ORDER}",
    "메모 비고 노트".split(),
)


def reminded(scene: Scene) -> ChangeEvent | None:
    """10분 전에 알려줘 · 회의 30분 전 알림: of an event that is there; with an hour it is a new one."""
    clusters = naming(scene.clusters)
    told, eaten = fold(scene.text, clusters)
    if not told.reminders or told.timed or told.rule is not None or scene.awaiting == "title":
        return None
    if told.spoken.day is not None and max(told.reminders) >= _DAY:
        return None
    left = _BESIDE.sub(" ", CHANGE_WORDS.sub("", without(LEAD.sub("", scene.text), eaten)))
    return ChangeEvent(target_of(left, told), Patch(reminders=told.reminders))


def noted(scene: Scene) -> ChangeEvent | None:
    """회의 메모: 예산 · 메모에 예산이라고 적어줘."""
    match = _LABELLED.search(scene.text) or _DICTATED.search(scene.text)
    if match is None or anchored_before(scene, match.start()):
        return None
    return ChangeEvent(described(scene.text[: match.start()]), Patch(notes=match["notes"].strip()))


def notes_in(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The notes of an event that is told, and the span they stand in."""
    match = _LABELLED.search(text)
    return ("", ()) if match is None else (match["notes"].strip(), (match.span(),))


def anchored_before(scene: Scene, at: int) -> bool:
    """Whether it is said before that place when something is."""
    told: Told
    told, _ = fold(scene.text, naming(one for one in scene.clusters if one.end <= at))
    return told.anchored
