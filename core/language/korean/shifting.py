"""Moves by a length: 하루 미뤄줘, 한 시간 앞당겨줘, 30분 연장."""

from __future__ import annotations

import re

from core.dialogue.interpretation import ChangeEvent, Patch
from core.language.korean.moving import CHANGE_WORDS, MOVE, MOVE_TO_DO
from core.language.korean.numbers import COUNT, DAY_COUNTS, number
from core.language.korean.scene import Scene, without
from core.language.korean.split import fold
from core.language.korean.targets import END_OF_ORDER, LEAD, naming, target_of
from core.language.korean.wording import Late, any_of, one_of

_MINUTES = r"(?P<minutes>\d{1,3}|[이삼사오]?십[오]?|[오])분"
_COUNTED = (
    rf"(?:(?P<word>{one_of(DAY_COUNTS)})|(?P<weeks>일주일|한\s?주|{COUNT}\s?주일?)"
    rf"|(?P<months>{COUNT}\s?(?:달|개월))|(?P<days>{COUNT})\s?일"
    rf"|(?:(?P<hours>{COUNT})\s?시간(?:\s?(?P<half>반))?)?\s?(?:{_MINUTES})?)"
)
_WAY = r"(?P<way>뒤로|앞으로|늦게|늦은|일찍|빨리|먼저)"
_VERBS = any_of(
    "미뤄 미루 미룰 밀어 밀자 연기 늦춰 늦추 늦출 늦게 당겨 당기 당길 앞당 빨리 일찍 연장 늘려 늘리 줄여 줄이 단축",
    "옮겨 옮기 변경 바꿔 시작 하자 해 (?<=[로게은찍리저])$",
)
_SHIFT = Late(
    rf"(?<![가-힣\d]){_COUNTED}(?:만|만큼|정도|씩)?\s?(?:더\s?)?(?:{_WAY}(?:으로)?)?\s?(?:만\s?|더\s?)?(?P<verb>{_VERBS})",
    "미뤄 미루 미룰 밀 연기 늦 당겨 당기 당길 앞당 빨리 일찍 연장 늘려 늘리 줄여 줄이 단축 옮겨 옮기 변경 바꿔 뒤로 앞으로 먼저 시작 하자 해".split(),
)
_DAYS_BESIDE = {"다음날": 1, "담날": 1, "이튿날": 1, "다다음날": 2, "전날": -1, "전전날": -2}
_DAY_BESIDE = Late(
    rf"(?:^|(?<=[\s,]))(?P<day>다?다음\s?날|담날|이튿날|전?전날)로(?:\s?[가-힣]{{1,5}}){{0,3}}{END_OF_ORDER}",
    "날로".split(),
)
_FORWARD = ("당겨", "당기", "당길", "앞당", "빨리", "일찍", "앞으로", "먼저")
_LENGTHEN, _SHORTEN = ("연장", "늘려", "늘리"), ("줄여", "줄이", "단축")


def shifted(scene: Scene) -> ChangeEvent | None:
    """하루 미뤄줘 · 한 시간 앞당겨줘 · 30분 연장 · 다음 날로."""
    return _to_the_day_beside(scene) or _by_a_length(scene)


def _to_the_day_beside(scene: Scene) -> ChangeEvent | None:
    match = _DAY_BESIDE.search(scene.text)
    if match is None or any(one.end > match.start() for one in scene.clusters):
        return None
    told, eaten = fold(scene.text, naming(scene.clusters))
    left = without(scene.text, [*eaten, (match.start(), len(scene.text))])
    days = _DAYS_BESIDE["".join(match["day"].split())]
    return ChangeEvent(target_of(LEAD.sub("", left), told), Patch(shift_minutes=days * 24 * 60))


def _by_a_length(scene: Scene) -> ChangeEvent | None:
    match = _SHIFT.search(scene.text)
    minutes = 0 if match is None else _minutes(match)
    if match is None or not minutes or not (MOVE.search(match["verb"]) or match["way"]):
        return None
    if MOVE_TO_DO.search(scene.text.strip()):
        return None
    kept = [one for one in scene.clusters if one.end <= match.start() or one.start >= match.end()]
    told, eaten = fold(scene.text, naming(kept))
    left = CHANGE_WORDS.sub("", without(scene.text, [*eaten, match.span()]).rstrip())
    left = re.sub(r"\x00[가-힣\s]{0,12}$", "\x00", left) if match.end() > len(scene.text) - 14 else left
    return ChangeEvent(target_of(left, told), _shift(match, minutes))


def _shift(match: re.Match[str], minutes: int) -> Patch:
    verb = match["verb"]
    if verb in _LENGTHEN or verb in _SHORTEN:
        return Patch(extend_minutes=minutes if verb in _LENGTHEN else -minutes)
    forward = verb.startswith(_FORWARD) or (match["way"] or "") in _FORWARD
    return Patch(shift_minutes=-minutes if forward else minutes)


def _minutes(match: re.Match[str]) -> int:
    day = 24 * 60
    if match["word"]:
        return DAY_COUNTS[match["word"]] * day
    if match["weeks"]:
        count = re.sub(r"주일?|\s", "", match["weeks"])
        return 7 * day * number(count)
    if match["months"]:
        return 30 * day * number(re.sub(r"달|개월|\s", "", match["months"]))
    if match["days"]:
        return number(match["days"]) * day
    return number(match["hours"] or "") * 60 + (30 if match["half"] else number(match["minutes"] or ""))
