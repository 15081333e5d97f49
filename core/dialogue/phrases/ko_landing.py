"""What became of a change in the remote calendar, in Korean."""

from __future__ import annotations

from typing import Literal

from core.calendar.draft import ChangeKind
from core.errors import Barrier

_DONE: dict[tuple[ChangeKind, str], str] = {
    ("create", "here"): "✅ 추가했어요{n}",
    ("create", "underway"): "✅ 추가했어요{n} · 구글 캘린더에 넣는 중이에요",
    ("create", "there"): "✅ 구글 캘린더에 넣었어요{n}",
    ("create", "waits"): "✅ 추가했어요{n}. 구글에 다시 연결되면 넣을게요",
    ("create", "never"): "✅ 추가했어요{n}. 연결을 해제해서 구글에는 넣지 못했어요",
    ("update", "here"): "✅ 변경했어요{n}",
    ("update", "underway"): "✅ 변경했어요{n} · 구글 캘린더에 반영하는 중이에요",
    ("update", "there"): "✅ 구글 캘린더에 반영했어요{n}",
    ("update", "waits"): "✅ 변경했어요{n}. 구글에 다시 연결되면 반영할게요",
    ("update", "never"): "⚠️ 연결을 해제해서 구글 캘린더에는 반영하지 못했어요{n}",
    ("delete", "here"): "🗑️ 삭제했어요{n}",
    ("delete", "underway"): "🗑️ 삭제했어요{n} · 구글 캘린더에서도 지우는 중이에요",
    ("delete", "there"): "🗑️ 구글 캘린더에서도 삭제했어요{n}",
    ("delete", "waits"): "🗑️ 삭제했어요{n}. 구글에 다시 연결되면 거기서도 지울게요",
    ("delete", "never"): "⚠️ 연결을 해제해서 구글 캘린더에서는 지우지 못했어요{n}",
}
_UNDONE = {
    "here": "↩️ 되돌렸어요",
    "underway": "↩️ 되돌렸어요 · 구글 캘린더에 반영하는 중이에요",
    "there": "↩️ 구글 캘린더에서도 되돌렸어요",
    "waits": "↩️ 되돌렸어요. 구글에 다시 연결되면 거기서도 되돌릴게요",
    "never": "↩️ 되돌렸어요. 연결을 해제해서 구글에서는 되돌리지 못했어요",
}
_CONFLICT: dict[ChangeKind, tuple[str, str, str]] = {
    "create": ("그 사이 구글에서 지워졌어요. 다시 만들까요?", "다시 만들기", "지운 채로 두기"),
    "update": ("그 사이 구글에서 먼저 바뀌었어요. 그래도 바꿀까요?", "그래도 바꾸기", "구글 것 그대로 두기"),
    "delete": ("그 사이 구글에서 바뀐 일정이에요. 그래도 삭제할까요?", "그래도 삭제", "구글 것 그대로 두기"),
}
_BARRIERS: dict[Barrier, str] = {
    "read_only": "{title}: 보기만 할 수 있는 캘린더라 {aim} 못했어요.",
    "not_organizer": "{title}: 다른 분이 주최한 일정이라 {aim} 못했어요. 주최자만 바꿀 수 있어요.",
    "scope": "{title}: 캘린더 권한이 없어 {aim} 못했어요. “구글 연결”이라고 말씀하시면 다시 연결해 드려요.",
    "calendar_gone": "{title}: 그 캘린더가 구글에서 없어져서 {aim} 못했어요.",
    "other": "{title}: 구글에서 받아 주지 않아 {aim} 못했어요. 내용을 바꿔 다시 말씀해 주세요.",
}
_AIMS = {"create": "추가하지", "update": "바꾸지", "delete": "삭제하지", "undo": "되돌리지"}

mailed_already = "이미 보낸 메일은 되돌릴 수 없어요"
refused = "⚠️ 구글 캘린더에 반영하지 못했어요"
left_there = "구글 캘린더에 있는 그대로 두었어요."
none_copied = "⚠️ 구글 캘린더에 넣지 못했어요. 일정은 여기에 그대로 있어요."

copying_ended = "연결을 해제해서 구글에 다 넣지 못했어요. 일정은 여기에 그대로 있어요."


def done(kind: ChangeKind, count: int, way: Literal["here", "underway", "there", "waits", "never"]) -> str:
    return _DONE[kind, way].format(n=f" ({count}개)" if count > 1 else "")


def undone(way: Literal["here", "underway", "there", "waits", "never"]) -> str:
    return _UNDONE[way]


def collided(title: str) -> str:
    return f"{title}: 그 사이 구글에서 먼저 바뀌어서 반영하지 않았어요. 구글에 있는 그대로예요."


def gone_there(title: str) -> str:
    return f"{title}: 그 사이 구글에서 지워져서 반영하지 못했어요."


def turned_down(title: str, what: Literal["create", "update", "delete", "undo"], reason: Barrier) -> str:
    return _BARRIERS[reason].format(title=title, aim=_AIMS[what])


def conflict_title(kind: ChangeKind) -> str:
    return _CONFLICT[kind][0]


def conflict_confirm(kind: ChangeKind) -> str:
    return _CONFLICT[kind][1]


def conflict_discard(kind: ChangeKind) -> str:
    return _CONFLICT[kind][2]


def copied(count: int) -> str:
    return f"✅ 일정 {count}개를 구글 캘린더에도 넣었어요."
