"""What the terminal says of itself; what the assistant says is in core/dialogue/phrases."""

from __future__ import annotations

from collections.abc import Mapping

from core.dialogue.message import Lang

INTRO: Mapping[Lang, str] = {
    "ko": "하루예요. 일정을 말씀해 주세요. 버튼은 번호로, 사진은 파일 이름으로. 끝내려면 Ctrl+D.",
    "en": "This is Haru. Tell me a plan. Press buttons by number, send a picture by its name. Ctrl+D ends.",
}

# Scripts are written by programs: what is wrong with a line is said in English.
NO_KEY = 'a line says, presses, edits, waits or shows: "say", "photo", "press", "edit", "wait" or "show"'
NOT_A_LINE = "a line is one JSON object"
NO_MESSAGE = "no such message"
NO_SUCH_BUTTON = "no such button"
NOT_WORDS = "what is said is text"
NOT_BACK = "a clock only goes forward"
NOT_A_CASE = 'a case is one JSON object with a "text"'
