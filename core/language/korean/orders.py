"""Orders in one message, parted where the first of them ends: 치과 취소하고 모레 3시에 회의 잡아줘."""

from __future__ import annotations

import re

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, Meaning, RemoveEvents, Target
from core.language.korean.changes import change
from core.language.korean.removing import remove
from core.language.korean.scene import scene_of

_STEMS = {
    "취소하": ("delete", "취소해줘"), "삭제하": ("delete", "삭제해줘"), "지우": ("delete", "지워줘"),
    "없애": ("delete", "없애줘"), "빼": ("delete", "빼줘"), "옮기": ("change", "옮겨줘"), "미루": ("change", "미뤄줘"),
    "당기": ("change", "당겨줘"), "바꾸": ("change", "바꿔줘"), "변경하": ("change", "변경해줘"), "늦추": ("change", "늦춰줘"),
    "추가하": ("create", "추가해줘"), "등록하": ("create", "등록해줘"), "잡": ("create", "잡아줘"),
    "만들": ("create", "만들어줘"), "넣": ("create", "넣어줘"), "알려주": ("ask", "알려줘"), "보여주": ("ask", "보여줘"),
    "취소해주": ("delete", "취소해줘"), "삭제해주": ("delete", "삭제해줘"), "지워주": ("delete", "지워줘"),
    "옮겨주": ("change", "옮겨줘"), "미뤄주": ("change", "미뤄줘"), "바꿔주": ("change", "바꿔줘"),
    "변경해주": ("change", "변경해줘"), "추가해주": ("create", "추가해줘"), "잡아주": ("create", "잡아줘"),
    "넣어주": ("create", "넣어줘"),
}  # fmt: skip
_ENDINGS = {
    "취소": "delete", "삭제": "delete", "지워": "delete", "없애": "delete", "빼": "delete", "옮겨": "change", "미뤄": "change",
    "당겨": "change", "바꿔": "change", "변경": "change", "늦춰": "change", "추가": "create", "등록": "create", "잡아": "create",
    "만들어": "create", "넣어": "create", "알려": "ask", "보여": "ask",
}  # fmt: skip
_PLEASE = r"(?: ?(?:해|해 ?줘|줘|줘요|주세요|해 ?주세요|줄래|줄래요|해 ?줄래|해요))?[.!?~ ]*$"
_PARTED = re.compile(
    rf"(?P<first>[^\n]*?\S ?(?P<stem>{'|'.join(sorted(_STEMS, key=len, reverse=True))})고),? +(?P<rest>[^\n]*\S[^\n]*)$"
)
_ENDS = re.compile(rf"\S ?(?P<verb>{'|'.join(_ENDINGS)}){_PLEASE}")


def orders(text: str) -> tuple[str, ...]:
    """The message, or its first order and all the rest. Several events to be added are one order."""
    found = _PARTED.match(text)
    ends = _ENDS.search(found["rest"]) if found else None
    if found is None or ends is None:
        return (text,)
    kind, order = _STEMS[found["stem"]]
    first = found["first"].removesuffix(f"{found['stem']}고") + order
    if kind == _ENDINGS[ends["verb"]] and not _of_two(kind, first, found["rest"]):
        return (text,)
    return first, found["rest"]


def _of_two(kind: str, first: str, rest: str) -> bool:
    """A 3시로 옮기고 B 5시로 바꿔줘: of two events; 4시로 옮기고 장소 강남으로 바꿔줘 is of one."""
    if kind not in ("change", "delete"):
        return False
    one, other = _target(first), _target(rest)
    return one is not None and other is not None and _names(one) and _names(other) and one != other


def _target(text: str) -> Target | None:
    scene = scene_of(text, None)
    meaning: Meaning | None = remove(scene) or change(scene)
    return meaning.target if isinstance(meaning, ChangeEvent | RemoveEvents) else None


def _names(target: Target) -> bool:
    told = isinstance(target.time, Spoken) and (target.time.day is not None)
    return bool(target.title or target.attendees or told)
