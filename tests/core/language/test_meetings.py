"""A video call is made where one's own words ask for it, and the title stays a title."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import CreateEvents, Request
from core.dialogue.reading import Reading
from core.language.understand import understand


def events(text):
    lang = "ko" if any("가" <= letter <= "힣" for letter in text) else "en"
    meant = understand(Request(text, lang)).meaning
    assert isinstance(meant, CreateEvents)
    return meant.events


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("내일 3시 팀 회의 구글 미트로", "팀 회의"),
        ("내일 3시 화상회의", "화상회의"),
        ("내일 3시 팀 회의 Meet 링크 추가해서", "팀 회의"),
        ("내일 3시 민수랑 회의 화상회의로", "회의"),
        ("내일 3시 회의 구글 미트 링크 포함", "회의"),
        ("내일 4시 회의 잡아줘 화상회의 링크도 넣어줘", "회의"),
        ("team meeting tomorrow 3pm with a google meet link", "team meeting"),
        ("video call with Ben tomorrow 3pm", "video call"),
        ("Google Meet with Ben tomorrow 4pm", "Google Meet"),
        ("budget review tomorrow 2pm on google meet", "budget review"),
    ],
)
def test_a_video_call_is_asked_for(text, title):
    [event] = events(text)
    assert (event.title, event.meeting, event.location) == (title, True, "")


@pytest.mark.parametrize(
    "text",
    ["내일 3시 회의", "내일 3시 줌으로 화상회의", "meet Ben tomorrow 3pm", "내일 3시 밋업", "zoom video call tomorrow 3pm", "내일 3시 화상회의 https://example.com/j/1"],
)  # fmt: skip
def test_no_video_call_of_ours_is_asked_for(text):
    assert not any(event.meeting for event in events(text))


def test_of_several_events_only_that_which_asks_for_it_has_one():
    lunch, call = events("내일 12시 민수랑 점심, 3시 화상회의")
    assert (lunch.meeting, call.meeting) == (False, True)


def test_a_picture_asks_for_none():
    reading = Reading("11월 20일 3시 화상회의")
    meant = understand(Request("", "ko", reading=reading)).meaning
    assert not isinstance(meant, CreateEvents) or not any(event.meeting for event in meant.events)
