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
        ("매일 아침 여덟시 반에 오늘 일정 알려줘!", time(8, 30)),
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
    ],
)
def test_what_may_be_about_an_event_is_not_taken_for_it(text):
    assert not isinstance(meaning(text), ChooseNews)


def test_a_title_that_is_asked_for_is_one():
    assert not isinstance(meaning("브리핑 켜줘", "title"), ChooseNews)
