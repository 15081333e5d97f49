"""How long before it one is to be reminded: 10분 전에 알려줘, 알림 하루 전."""

from __future__ import annotations

import re

from core.language.korean.lengths import DAY_SPAN, SPANS, minutes_of
from core.language.korean.numbers import DAY_COUNTS, number
from core.language.korean.pieces import Reminder, Rule

_WARN = (
    r"\s?전(?:에|부터|에도)?\s?(?:미리\s?|꼭\s?)?(?:알림|알려|리마인드|리마인더|알람|노티|깨워|통지)"
    r"(?:\s?(?:을|도|이|으로)?\s?(?:설정|추가|변경|좀)?\s?(?:해|하고|바꿔|맞춰)?\s?(?:줘|주세요|줄래|요)?)"
)
_WARNING = r"(?:알림|알람|리마인더)(?:\s?시간)?[은는을를도]?\s?:?\s?"
_AHEAD = r"\s?전(?:에|으로|부터)?(?:\s?(?:설정|추가|변경|맞춰|바꿔|울려|보내)?\s?(?:해|하)?\s?(?:줘|주세요|줄래|자|요)?)(?![가-힣])"


def _reminder(match: re.Match[str]) -> Reminder:
    return Reminder(minutes_of(match))


def _days_reminder(match: re.Match[str]) -> Reminder:
    days = DAY_COUNTS[match["word"]] if match["word"] else number(match["days"])
    return Reminder(days * 24 * 60)


REMINDERS = (
    *(Rule(length + _WARN, _reminder, "전") for length, _ in SPANS),
    Rule(DAY_SPAN + _WARN, _days_reminder, "전"),
    *(Rule(_WARNING + length + _AHEAD, _reminder, "알림 알람 리마인더") for length, _ in SPANS),
    Rule(_WARNING + DAY_SPAN + _AHEAD, _days_reminder, "알림 알람 리마인더"),
)
