"""Two orders in one sentence: 4시로 미루고 장소는 회의실 B로 · 치과 취소하고 모레 5시로 새로 잡아줘."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeAlias

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, CreateEvents, Patch, RemoveEvents, Target
from core.language.both import both
from core.language.korean.changes import change
from core.language.korean.creating import create
from core.language.korean.intents import asks_to_add
from core.language.korean.removing import remove
from core.language.korean.scene import Scene, scene_of
from core.language.korean.wording import Late

Order: TypeAlias = ChangeEvent | RemoveEvents

_FORMS = {
    "지우": "지워", "없애": "없애", "날리": "날려", "빼": "빼", "비우": "비워", "옮기": "옮겨", "미루": "미뤄", "바꾸": "바꿔",
    "앞당기": "앞당겨", "당기": "당겨", "늦추": "늦춰", "늘리": "늘려", "줄이": "줄여", "고치": "고쳐", "하": "해",
}  # fmt: skip
_NOUNS = "취소|삭제|제거|변경|수정|연기|조정|연장|단축|교체|추가|초대"
_JOINT = Late(
    rf"(?:(?P<done>(?:{_NOUNS})\s?|(?<=로)\s?)(?P<do>하|해주)"
    r"|(?<![가-힣])(?P<verb>지우|없애|날리|빼|비우|옮기|미루|바꾸|앞당기|당기|늦추|늘리|줄이|고치"
    r"|(?P<given>옮겨|미뤄|바꿔|앞?당겨|늦춰|늘려|줄여|고쳐|지워|없애|빼)\s?주))고[\s,]+(?=\S)"
    r"|(?<=로)(?P<comma>,)\s?(?=\S)",
    ("고", ","),
)
_ORDERS = Late(
    r"(?:줘|주라|주세요|줄래|줄래요|하자|할게|할래|해|부탁[가-힣]*|바람|취소|삭제|변경|추가|초대|로)요?[\s.!~?]*$"
)
_ANEW = re.compile(r"(?<![가-힣])(?:다시|새로|대신|그냥)(?![가-힣])\s?")


def compound(scene: Scene) -> Order | None:
    """What both orders come to where they are about one event; else the first of them."""
    match = _JOINT.search(scene.text)
    if match is None or not _ORDERS.search(scene.text):
        return None
    first = _order(scene.text[: match.start()] + _as_order(match))
    if first is None or first == ChangeEvent(first.target, Patch()):
        return None
    rest = _ANEW.sub("", scene.text[match.end() :])
    second = _order(rest) or _new_time(rest)
    if second is None:
        return None
    together = _together(first, second)
    return together or (None if match["comma"] else first)


def _as_order(match: re.Match[str]) -> str:
    if match["comma"]:
        return ""
    if match["given"]:
        return f"{match['given']}줘"
    return f"{match['done'] or ''}{_FORMS[match['verb'] or '하']}줘"


def _order(text: str) -> Order | None:
    scene = scene_of(text, None)
    return remove(scene) or change(scene)


def _new_time(text: str) -> CreateEvents | None:
    """모레 5시로 잡아줘."""
    return create(scene_of(text, None)) if asks_to_add(text) else None


def _together(first: Order, second: Order | CreateEvents) -> Order | None:
    patch = _patch_of(second)
    if patch is None or first.target.every:
        return None
    if isinstance(first, RemoveEvents):
        return ChangeEvent(first.target, patch) if patch.time is not None else None
    return replace(first, patch=both(first.patch, patch))


def _patch_of(second: Order | CreateEvents) -> Patch | None:
    """What is to be different of the event that the first order is about."""
    match second:
        case ChangeEvent(target, patch):
            return patch if target == Target() else None
        case CreateEvents((event,)) if not event.title and isinstance(event.time, Spoken):
            return Patch(time=event.time, location=event.location or None, add_attendees=event.attendees)
        case _:
            return None
