"""Words about what is told unasked: whole messages, and nothing that could be an event."""

from __future__ import annotations

from datetime import time

import pytest

from core.dialogue.interpretation import ChooseNews, Meaning, Request
from core.language.understand import understand


def meaning(text: str, awaiting: str | None = None) -> Meaning:
    return understand(Request(text, "ko", awaiting)).meaning


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("매일 아침 8시에 브리핑해줘", time(8)),
        ("매일 아침 브리핑해줘", None),
        ("아침마다 7시 30분에 일정 브리핑 보내줘", time(7, 30)),
        ("매일 저녁 9시에 브리핑 받을래", time(21)),
        ("매일 밤 12시에 브리핑해줘", time(0)),
        ("매일 낮 12시에 브리핑 해줘", time(12)),
        ("매일 12시에 브리핑해주세요", time(12)),
        ("매일 새벽 4시에 브리핑해줘", time(4)),
        ("매일 4시에 브리핑해줘", time(16)),
        ("매일 오후 두시에 브리핑해줘", time(14)),
        ("매일 18:30에 브리핑해줘", time(18, 30)),
        ("매일 0시에 브리핑해줘", time(0)),
        ("매일 25시에 브리핑해줘", None),
        ("브리핑 켜줘", None),
        ("아침 브리핑 다시 시작해줘", None),
        ("브리핑 시간 7시로 바꿔줘", time(7)),
        ("브리핑을 9시 반으로 변경해줘", time(9, 30)),
        ("브리핑은 매일 아침 6시에 보내줘", time(6)),
        ("daily briefing at 7:30", time(7, 30)),
        ("Daily Briefing at 8.30 please", time(8, 30)),
        ("brief me every morning at 8", time(8)),
        ("please send me a morning briefing at 6am", time(6)),
        ("every day at 7pm tell me my schedule", time(19)),
        ("give me my agenda every evening at 9", time(21)),
        ("daily briefing at noon", time(12)),
        ("daily briefing at 12am", time(0)),
        ("turn on the daily briefing", None),
        ("move the briefing to 9", time(9)),
    ],
)
def test_a_briefing_is_asked_for(text, at):
    assert meaning(text) == ChooseNews("briefing", True, at)


@pytest.mark.parametrize(
    ("text", "at", "day"),
    [
        ("매일 아침 여덟시 반에 오늘 일정 알려줘!", time(8, 30), "today"),
        ("매일 밤 10시에 내일 일정 알려줘", time(22), "tomorrow"),
        ("내일 일정을 매일 밤 열시에 알려주세요", time(22), "tomorrow"),
        ("매일 저녁에 다음 날 일정 정리해서 보내줘", time(19), "tomorrow"),
        ("매일 자기 전에 내일 뭐 있는지 알려 줘", time(22), "tomorrow"),
        ("앞으로 매일 오후 5시에 내일 일정을 요약해 줄래?", time(17), "tomorrow"),
        ("매일 밤 1시에 그날 일정 보내줘", time(1), "today"),
        ("매일 자정에 오늘 일정 알려줘", time(0), "today"),
        ("매일 점심마다 오늘 할 일 알려줄 수 있어?", time(12), "today"),
        ("매일 오후에 내일 스케줄 보여줘", time(15), "tomorrow"),
        ("아침 9시에 매일 오늘 일정이 뭐 있는지 말해줘", time(9), "today"),
        ("하루에 한 번 아침 7시에 일정 알려줘", time(7), None),
        ("brief me every evening at 9 about tomorrow", time(21), "tomorrow"),
        ("every night at 10 tell me what's on tomorrow", time(22), "tomorrow"),
        ("send me tomorrow's agenda every evening", time(19), "tomorrow"),
        ("let me know what I have tomorrow, every evening at 9", time(21), "tomorrow"),
        ("every day at 5 pm send me the next day's plans", time(17), "tomorrow"),
        ("give me a rundown of tomorrow every night", time(22), "tomorrow"),
        ("I want a summary of my day every morning at 8", time(8), None),
        ("every night at midnight send me today's plans", time(0), "today"),
    ],
)
def test_a_briefing_is_asked_for_in_whatever_order_and_for_whichever_day(text, at, day):
    assert meaning(text) == ChooseNews("briefing", True, at, day)


@pytest.mark.parametrize(
    "text",
    [
        "아침 브리핑 꺼줘",
        "브리핑 그만 보내줘",
        "이제 브리핑 안 받을래",
        "매일 아침 브리핑 이제 필요 없어",
        "브리핑은 중지해 주세요.",
        "stop the daily briefing",
        "no more briefings",
        "turn the morning briefing off",
        "stop briefing me every morning",
        "please don't send me the daily briefing any more",
        "매일 일정 알려주는 거 이제 그만해줘",
        "매일 아침에 보내는 일정 안 보내줘도 돼",
        "일정 브리핑 더 이상 필요 없어요",
        "stop sending me my agenda every morning",
        "no more evening briefings",
    ],
)
def test_a_briefing_is_ended(text):
    assert meaning(text) == ChooseNews("briefing", False)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("알림 꺼줘", False),
        ("일정 알림 다 꺼줘", False),
        ("알림 그만 보내줘", False),
        ("알림 안 받을래요", False),
        ("turn reminders off", False),
        ("turn off all reminders", False),
        ("stop reminding me", False),
        ("mute my notifications", False),
        ("알림 켜줘", True),
        ("알림 다시 켜 주세요", True),
        ("turn reminders on", True),
        ("turn my reminders back on", True),
        ("unmute reminders", True),
    ],
)
def test_reminders_are_silenced_or_wanted(text, on):
    assert meaning(text) == ChooseNews("reminders", on)


@pytest.mark.parametrize(
    "text",
    [
        "내일 8시 브리핑 잡아줘",
        "매일 아침 8시 브리핑",
        "월요일 8시 브리핑 해줘",
        "매일 8시 브리핑 추가해줘",
        "morning briefing at 8",
        "briefing with the team tomorrow at 9",
        "schedule a daily briefing with Jun at 9",
        "30분 전에 알려줘",
        "알림 10분 전으로 바꿔줘",
        "회의 알림 꺼줘",
        "내일 일정 알려줘",
        "이번 주 일정 정리해줘",
        "remind me 10 minutes before",
        "what's my schedule",
        "cancel the briefing tomorrow",
        "알림 " * 40,
        "매일 8시 요가 일정 알려줘",
        "매일 회의 일정 알려줘",
        "매일 아침 다도 일정 알려줘",
        "매일 8시 9시에 일정 알려줘",
        "매일 오늘 내일 일정 알려줘",
        "매일 8시에 일정 그만 알려줘",
        "매일 일정",
        "매일 그만",
        "every day at 9 send my report",
        "remind me every day at 9 about tomorrow",
        "what's on every day",
    ],
)
def test_what_may_be_about_an_event_is_not_taken_for_it(text):
    assert not isinstance(meaning(text), ChooseNews)


def test_a_title_that_is_asked_for_is_one():
    assert not isinstance(meaning("브리핑 켜줘", "title"), ChooseNews)
