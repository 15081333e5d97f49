"""News from the remote calendar in Korean."""

from __future__ import annotations

from typing import Literal

from core.calendar.draft import ChangeKind

_TITLES = {
    "new": "구글 캘린더에 새 일정이 생겼어요",
    "invited": "구글 캘린더에 초대가 왔어요",
    "changed": "구글 캘린더에서 일정이 바뀌었어요",
    "gone": "구글 캘린더에서 일정이 지워졌어요",
    "along": "그 사이 누가 바꿔 둔 날이 반복 일정과 함께 지워졌어요",
}
_LINES = {"new": "새 일정", "invited": "초대", "changed": "바뀜", "gone": "지워짐"}

seen = "확인했어요"
ask_the_day = "자세한 내용은 “오늘 일정”처럼 물어봐 주세요."


def title(kind: Literal["new", "invited", "changed", "gone", "along"]) -> str:
    return _TITLES[kind]


def put_back(kind: ChangeKind) -> str:
    return "다시 만들기" if kind == "create" else "되돌리기"


def line(kind: Literal["new", "invited", "changed", "gone"], title: str, when: str) -> str:
    return f"• {_LINES[kind]}: {title} · {when}"


def several(count: int) -> str:
    return f"구글 캘린더에서 {count}가지가 달라졌어요"


def many(new: int, changed: int, gone: int) -> str:
    counts = (("새로 생긴 일정", new), ("바뀐 일정", changed), ("지워진 일정", gone))
    told = ", ".join(f"{what} {count}개" for what, count in counts if count)
    return f"구글 캘린더가 많이 달라졌어요: {told}"
