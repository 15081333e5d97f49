"""Two orders in one message, of different kinds: parted, so that each gets its own answer, in order."""

from __future__ import annotations

import re

_STEMS = {
    "취소하": ("delete", "취소해줘"), "삭제하": ("delete", "삭제해줘"), "지우": ("delete", "지워줘"),
    "없애": ("delete", "없애줘"), "옮기": ("change", "옮겨줘"), "미루": ("change", "미뤄줘"),
    "당기": ("change", "당겨줘"), "바꾸": ("change", "바꿔줘"), "변경하": ("change", "변경해줘"),
    "추가하": ("create", "추가해줘"), "등록하": ("create", "등록해줘"), "잡": ("create", "잡아줘"),
    "만들": ("create", "만들어줘"), "넣": ("create", "넣어줘"), "알려주": ("ask", "알려줘"), "보여주": ("ask", "보여줘"),
}  # fmt: skip
_ENDINGS = {
    "취소": "delete", "삭제": "delete", "지워": "delete", "없애": "delete", "옮겨": "change", "미뤄": "change",
    "당겨": "change", "바꿔": "change", "변경": "change", "추가": "create", "등록": "create", "잡아": "create",
    "만들어": "create", "넣어": "create", "알려": "ask", "보여": "ask",
}  # fmt: skip
_PLEASE = r"(?: ?(?:해|해 ?줘|줘|줘요|주세요|해 ?주세요|줄래|줄래요|해 ?줄래|해요))?[.!?~ ]*$"
_KOREAN = re.compile(rf"(?P<first>.*?\S ?(?P<stem>{'|'.join(_STEMS)})고),? +(?P<rest>.*\S.*)$", re.DOTALL)
_ENDS = re.compile(rf"\S ?(?P<verb>{'|'.join(_ENDINGS)}){_PLEASE}")
_VERBS = {
    "cancel": "delete", "delete": "delete", "remove": "delete", "book": "create", "schedule": "create", "add": "create",
    "create": "create", "set up": "create", "move": "change", "reschedule": "change", "postpone": "change",
    "show": "ask", "tell": "ask",
}  # fmt: skip
_VERB = "|".join(_VERBS)
_ENGLISH = re.compile(
    rf"(?P<first>(?:please )?(?P<one>{_VERB})\b.*?\S),?\s+(?:and then|and|then)\s+(?P<rest>(?:please )?(?P<other>{_VERB})\b.*\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


def orders(text: str) -> tuple[str, ...]:
    """The message, or the two orders that it is. Several events to be added are one order, and so are several changes."""
    return _korean(text) or _english(text) or (text,)


def _korean(text: str) -> tuple[str, ...]:
    found = _KOREAN.match(text)
    ends = _ENDS.search(found["rest"]) if found else None
    if found is None or ends is None:
        return ()
    kind, order = _STEMS[found["stem"]]
    if kind == _ENDINGS[ends["verb"]]:
        return ()
    return found["first"].removesuffix(f"{found['stem']}고") + order, found["rest"]


def _english(text: str) -> tuple[str, ...]:
    found = _ENGLISH.match(text)
    if found is None or _VERBS[found["one"].lower()] == _VERBS[found["other"].lower()]:
        return ()
    return found["first"], found["rest"]
