"""Every sentence about where something was read, in Korean."""

from __future__ import annotations

heading = "🔎 이 말씀에서 읽었어요"
nothing = "아직 보여 드린 일정이 없어요. 일정을 말씀해 주시면 어디서 읽었는지도 알려 드릴게요."
not_said = "따로 하신 말씀은 없어요"
in_picture = "보내 주신 사진의 글자"
hint = "어디서 읽었는지 궁금하시면 “왜?”라고 물어보세요."


def found_by(words: str) -> str:
    return f"“{words}” 하셔서 이 일정을 찾았어요."
