"""Moves to another time: 내일 2시 회의 4시로 옮겨줘, 아니 4시로."""

from __future__ import annotations

import re
from dataclasses import replace

from core.calendar.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.korean.clusters import Cluster
from core.language.korean.intents import asks_to_add
from core.language.korean.scene import Scene, without
from core.language.korean.split import fold
from core.language.korean.targets import END_OF_ORDER, LEAD, POINTING, naming, target_of
from core.language.korean.told import Told
from core.language.korean.wording import any_of

_MOVES = any_of(
    "옮겨 옮기 옮길 변경 바꿔 바꾸 바꿀 바뀌 바뀜 수정 미뤄 미루 미룰 미뤘 연기 늦춰 늦추 늦출 앞?당겨 앞?당기 앞?당길 앞당",
    "조정 연장 늘려 늘리 줄여 줄이 단축 고쳐 교체 리스케줄",
)
MOVE = re.compile(_MOVES)
MOVE_TO_DO = re.compile(r"(?:변경|수정|바꾸|옮기|미루|늘리|줄이|고치|연기|조정|교체)(?:하)?기$")
_POLITE = any_of("줘 주세요 줄래 수_있[가-힣]* 될까 됐[가-힣]* 부탁[가-힣]* 해야[가-힣]* 해줘 돼")
CHANGE_WORDS = re.compile(
    rf"[을를은는이가]?\s?(?:다시\s|좀\s)?(?:{_MOVES}[가-힣]*(?:\s?{_POLITE})*"
    rf"|{any_of('해_줘 해_주세요 할게 하자 할래 가자 부탁해? 부탁드려요 해 잡아_줘')}){END_OF_ORDER}"
)
_ALL_DAY = re.compile(r"종일(?:로|\s?일정으로)")
_SAME = re.compile(r"^[\s\x00,.!~?]*$")


def moved(scene: Scene) -> ChangeEvent | None:
    """내일 2시 회의 4시로 옮겨줘 · 아니 4시로 · 회의 4시로."""
    text = scene.text
    corrected = LEAD.match(text)
    moves = MOVE.search(text) is not None and not MOVE_TO_DO.search(text.strip(" .!~"))
    new, old = _new_and_old(scene, moves=moves)
    left = without(
        text, [(one.start, one.end) for one in scene.clusters if not one.only_part or one.at or one is new]
    )
    left = CHANGE_WORDS.sub("", LEAD.sub("", left))
    if moves and (new is not None or _ends_with_move(text)):
        return _changed(scene, left, old, new)
    if new is None or asks_to_add(text):
        return None
    bare = _SAME.match(POINTING.sub("", left)) is not None
    last = _SAME.match(CHANGE_WORDS.sub("", text[new.end :])) is not None
    if bare and (corrected or new.toward):
        return _changed(scene, "", old, new)
    return _changed(scene, left, old, new) if new.toward and last else None


def _ends_with_move(text: str) -> bool:
    match = CHANGE_WORDS.search(text)
    return match is not None and MOVE.search(match[0]) is not None


def _new_and_old(scene: Scene, *, moves: bool) -> tuple[Cluster | None, list[Cluster]]:
    """The cluster that tells the new time, and those that tell which event is meant."""
    clusters = [one for one in scene.clusters if not one.vague or one.toward]
    toward = [one for one in clusters if one.toward]
    if toward:
        new = toward[-1]
    elif len(clusters) > 1 and moves:
        new = clusters[-1]
    elif clusters and (LEAD.match(scene.text) or (moves and _new_by_itself(scene, clusters[0]))):
        new = clusters[0]
    else:
        return None, clusters
    return new, [one for one in clusters if one is not new]


def _new_by_itself(scene: Scene, cluster: Cluster) -> bool:
    """회의 시간 5시 변경: what follows its title is the new time."""
    before = scene.text[: cluster.start].strip()
    return before != "" and _SAME.match(CHANGE_WORDS.sub("", scene.text[cluster.end :])) is not None


def _changed(scene: Scene, left: str, old: list[Cluster], new: Cluster | None) -> ChangeEvent:
    told, _ = fold(scene.text, naming(old))
    target = target_of(left, told)
    if new is None:
        return ChangeEvent(target, Patch(all_day=_ALL_DAY.search(scene.text) is not None))
    fresh, _ = fold(scene.text, (new,))
    target, fresh = _from_to(scene.text, target, fresh, new)
    all_day = _ALL_DAY.search(scene.text) is not None
    time = None if all_day and fresh.spoken.clock is None and fresh.spoken.day is None else fresh.expression
    return ChangeEvent(target, Patch(time=time, recurrence=fresh.recurrence, all_day=all_day))


def _from_to(text: str, target: Target, fresh: Told, new: Cluster) -> tuple[Target, Told]:
    """2시에서 4시로: the first is what it was."""
    spoken = fresh.spoken
    if "에서" not in text[new.start : new.end] or not new.toward:
        return target, fresh
    was = Spoken(day=spoken.day, clock=spoken.clock)
    if spoken.until_clock is not None or spoken.until_day is not None:
        now = Spoken(day=spoken.until_day, clock=spoken.until_clock)
        return replace(target, time=target.time or was), replace(fresh, spoken=now)
    return target, fresh
