"""Reminders and briefings in Korean."""

from __future__ import annotations

from typing import Literal

from core.dialogue.phrases.ko_time import spoken

_WHO = {
    "here": "제가 알려 드릴게요",
    "both": "저와 구글 캘린더가 알려 드려요",
    "there": "제 알림은 꺼져 있고, 구글 캘린더가 알려 드려요",
    "nobody": "지금은 알림이 꺼져 있어요. “알림 켜줘”라고 하시면 알려 드려요",
}
_DAYS = {0: "오늘", 1: "내일", 2: "모레"}

move = "시간 옮기기"
seen = "확인"
join = "화상회의 참여"
clashing = "⚠️ 겹쳐요"
briefing_off = (
    "이제 매일 브리핑을 보내지 않을게요. 다시 받으려면 “매일 아침 8시에 브리핑해줘”라고 말씀해 주세요."
)
reminders_on = "이제 일정 알림을 보내 드릴게요."
reminders_off = "이제 일정 알림을 보내지 않을게요. 다시 받으려면 “알림 켜줘”라고 말씀해 주세요."


def _length(minutes: int) -> str:
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = ((days, "일"), (hours, "시간"), (left, "분"))
    return " ".join(f"{count}{unit}" for count, unit in parts if count) or "0분"


def reminders(minutes: tuple[int, ...], who: Literal["here", "both", "there", "nobody"]) -> str:
    return f"{', '.join(f'{_length(m)} 전' if m else '시작할 때' for m in minutes)} ({_WHO[who]})"


def starts_in(minutes: int) -> str:
    if minutes < 0:
        return f"{_length(-minutes)} 전에 시작했어요"
    return f"{_length(minutes)} 뒤" if minutes else "지금"


def days_ahead(days: int) -> str:
    return _DAYS.get(days) or f"{days}일 뒤"


def reminder(lead: str, title: str) -> str:
    return f"⏰ {lead} · {title}"


def several(count: int) -> str:
    return f"⏰ 다가오는 일정이 {count}개 있어요"


def snooze(minutes: int) -> str:
    return f"{_length(minutes)} 뒤 다시"


def snoozed(minutes: int) -> str:
    return f"💤 {_length(minutes)} 뒤에 다시 알려 드릴게요."


def ask_move(title: str, when: str) -> str:
    return f"“{title}”({when}), 언제로 옮길까요? 예: 오후 5시, 내일 3시, 30분 뒤로"


def briefing(count: int, day: str, ahead: int) -> str:
    return f"☀️ {_DAYS[ahead]} 일정 {count}개 · {day}"


def free_day(day: str, ahead: int) -> str:
    return f"☀️ {_DAYS[ahead]}은 일정이 없어요 · {day}"


def briefing_on(clock: str, evening: bool) -> str:
    what = "다음 날" if evening else "그날"
    return (
        f"매일 {spoken(clock)}에 {what} 일정을 알려 드릴게요. 그만 받으려면 “브리핑 꺼줘”라고 말씀해 주세요."
    )
