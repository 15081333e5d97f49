"""What Slack's own places say, in Korean and in English."""

from __future__ import annotations

from core.dialogue.message import Lang

FOREIGN: dict[Lang, str] = {
    "ko": "이 카드는 요청한 분만 누를 수 있어요.",
    "en": "Only the person who asked can press this.",
}
NOT_NOW: dict[Lang, str] = {
    "ko": "지금은 저장하지 못했어요. 잠시 뒤에 다시 해 주세요.",
    "en": "That could not be saved just now. Please try again in a moment.",
}
