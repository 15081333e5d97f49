"""Moves to another time: 내일 2시 회의 4시로 옮겨줘, 아니 4시로."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from core.calendar.time.expression import Spoken, WeekdayIn
from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.korean.clusters import Cluster
from core.language.korean.intents import asks_to_add
from core.language.korean.pieces import Length
from core.language.korean.recurrence import WEEKDAY_CODES
from core.language.korean.scene import Scene, without
from core.language.korean.split import fold
from core.language.korean.targets import END_OF_ORDER, LEAD, LEAD_IN, POINTING, naming, target_of
from core.language.korean.told import Told
from core.language.korean.wording import Late, any_of, stems

_MOVE_WORDS = (
    "옮겨 옮기 옮길 변경 바꿔 바꾸 바꿀 바뀌 바뀜 수정(?!이네|이랑|이가|이와|이는|이한테|아(?![가-힣])|씨|언니|누나|님) 미뤄 미루 미룰 미뤘 밀어 밀자 연기 늦춰 늦추 늦출 앞?당겨 앞?당기 앞?당길 앞당",
    "조정 연장 늘려 늘리 줄여 줄이 단축 고쳐 교체(?=\\s?(?:해|하자|하고|할)) 리스케줄",
)
_MOVES = any_of(*_MOVE_WORDS)
MOVE = Late(_MOVES, stems(*_MOVE_WORDS))
MOVE_TO_DO = Late(r"(?:변경|수정|바꾸|옮기|미루|늘리|줄이|고치|연기|조정|교체)(?:하)?기$", "기".split())
_POLITE = any_of("줘 주세요 줄래 수_있[가-힣]* 될까 됐[가-힣]* 부탁[가-힣]* 해야[가-힣]* 해줘 돼")
CHANGE_WORDS = Late(
    rf"\s?(?:다시\s|좀\s)?(?:{_MOVES}[가-힣]*(?:\s?{_POLITE})*"
    rf"|{any_of('해_줘 해_주세요 할게 하자 할래 가자 부탁해? 부탁드려요 해 잡아_줘')}){END_OF_ORDER}",
    (*stems(*_MOVE_WORDS), *"해 할 하자 가자 부탁 잡아".split()),
)
_ALL_DAY = Late(r"종일(?:로|\s?일정으로)", "종일".split())
_BY_NAME = Late(
    r"(?P<before>(?:.*\s)?)(?:시작\s?)?(?:시간|날짜|일시|시각)(?:은|는|\s?:)\s*",
    "시간 날짜 일시 시각".split(),
)
_ONLY = Late(rf"만(?:\s?(?:해줘|하자|할게|할래))?{END_OF_ORDER}", "만".split())
_LEADS_TO_MOVE = any_of("미뤄 미루 미룰 밀어 연기 옮겨 옮기 당겨 당기 늦춰 늦추")
_KEEPS_START = Late(
    rf"^(?!.*(?:{_LEADS_TO_MOVE}|{any_of('제출 마감 과제 숙제 보고서 리포트 납부 신청 접수')}))"
)
_ENDS = Late(r"(?:끝나는|끝내는|마치는|종료)\s?(?:시간|시각)(?:을|를|은|는)?", "끝나 끝내 마치 종료".split())
_SAME = re.compile(r"^[\s\x00,.!~?]*$")


def moved(scene: Scene) -> ChangeEvent | None:
    """내일 2시 회의 4시로 옮겨줘 · 아니 4시로 · 회의 4시로."""
    told = _told_by_name(scene) or _told_instead(scene) or _told_length(scene)
    return told or _moved(scene)


def _told_by_name(scene: Scene) -> ChangeEvent | None:
    """시간은 3시 · 회의 날짜는 12월 3일이야."""
    if not scene.clusters or scene.awaiting == "time":
        return None
    match = _BY_NAME.fullmatch(scene.text, 0, scene.clusters[0].start)
    gaps = "".join(scene.text[one.end : two.start] for one, two in pairwise(scene.clusters))
    last = CHANGE_WORDS.sub("", scene.text[scene.clusters[-1].end :])
    if match is None or not _SAME.match(gaps) or not _SAME.match(last):
        return None
    fresh, _ = fold(scene.text, scene.clusters)
    return ChangeEvent(target_of(match["before"], Told()), Patch(time=fresh.expression))


def _told_instead(scene: Scene) -> ChangeEvent | None:
    """내일 회의는 3시가 아니라 4시야."""
    new = scene.clusters[-1] if scene.clusters else None
    if new is None or "아니라" not in scene.text[new.start : new.end]:
        return None
    before = LEAD_IN.sub(lambda match: " " * len(match[0]), scene.text[: new.start].rstrip())
    pointed = _SAME.match(POINTING.sub("", before)) is not None
    if not (before.endswith(("은", "는")) or (pointed and before)) or not _SAME.match(scene.text[new.end :]):
        return None
    return _changed(scene, without(before, _spans(scene.clusters[:-1])), list(scene.clusters[:-1]), new)


def _told_length(scene: Scene) -> ChangeEvent | None:
    """30분만."""
    new = scene.clusters[0] if len(scene.clusters) == 1 else None
    if new is None or not all(isinstance(piece.said, Length) for piece in new.pieces):
        return None
    if not _SAME.match(LEAD.sub("", scene.text[: new.start])) or not _ONLY.fullmatch(scene.text[new.end :]):
        return None
    return _changed(scene, "", [], new)


def _spans(clusters: Iterable[Cluster]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in clusters]


def _moved(scene: Scene) -> ChangeEvent | None:
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
    target = target_of(_ENDS.sub(" ", left), told)
    if new is None:
        return ChangeEvent(target, Patch(all_day=_ALL_DAY.search(scene.text) is not None))
    fresh, _ = fold(scene.text, (new,))
    target, fresh = _from_to(scene.text, target, _until(scene.text, fresh), new)
    fresh = _other_weekday(told, fresh)
    all_day = _ALL_DAY.search(scene.text) is not None
    time = None if all_day and fresh.spoken.clock is None and fresh.spoken.day is None else fresh.expression
    return ChangeEvent(target, Patch(time=time, recurrence=fresh.recurrence, all_day=all_day))


def _other_weekday(told: Told, fresh: Told) -> Told:
    """매주 화요일 회의를 수요일로: the series goes on, on another day."""
    day, rule = fresh.spoken.day, told.rule
    if rule is None or fresh.rule is not None or not rule.by_day or not isinstance(day, WeekdayIn):
        return fresh
    rule = replace(rule, by_day=(WEEKDAY_CODES[day.weekday],))
    return replace(fresh, rule=rule, spoken=replace(fresh.spoken, day=None))


def _until(text: str, fresh: Told) -> Told:
    """출장 화요일까지로: another end; but 과제 금요일까지로 is due on another day."""
    spoken = fresh.spoken
    if spoken.clock is not None and spoken.until_clock is None and _ENDS.search(text):
        return replace(fresh, spoken=Spoken(until_day=spoken.day, until_clock=spoken.clock, zone=spoken.zone))
    if not spoken.deadline or not _KEEPS_START.match(text):
        return fresh
    ends = Spoken(until_day=spoken.day, until_clock=spoken.clock, zone=spoken.zone)
    return replace(fresh, spoken=ends)


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
